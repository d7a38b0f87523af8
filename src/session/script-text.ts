import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReadFile } from '../syntax/aws-option-value.ts'

/** The first line, counted from 1, that is not UTF-8 text; undefined when all of it is. */
export function notUtf8Line(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined
  // Decoding replaces what is wrong, so that the bytes differ from there on.
  const decoded = Buffer.from(bytes.toString('utf8'))
  const at = bytes.findIndex((byte, position) => byte !== decoded[position])
  return bytes.subarray(0, at).toString('latin1').split('\n').length
}

/** Reads what a pasted AWS command names with `file://`: relative to its script, or to where the shell was started. */
export const filesBeside =
  (directory: string): ReadFile =>
  (path) =>
    readFileSync(resolve(directory, path))
