import { isUtf8 } from 'node:buffer'
import { resolve } from 'node:path'
import { FileTooLarge, readWhole, readWholeSync, textBytesMax } from '../base/read-whole.ts'
import type { Span } from '../base/shell-error.ts'
import { whyUnreadable } from '../base/why-not-file.ts'
import type { ReadFile } from '../syntax/aws-option-value.ts'
import { SessionError } from './session-error.ts'

/** The first line, counted from 1, that is not UTF-8 text; undefined when all of it is. */
export function notUtf8Line(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined
  // Decoding replaces what is wrong, so that the bytes differ from there on.
  const decoded = Buffer.from(bytes.toString('utf8'))
  const at = bytes.findIndex((byte, position) => byte !== decoded[position])
  return bytes.subarray(0, at).toString('latin1').split('\n').length
}

/** No request is as large: one may have 16 MB. */
const requestBytesMax = 64 << 20

/** Reads what a pasted AWS command names with `file://`: relative to its script, or to where the shell was started. */
export const filesBeside =
  (directory: string): ReadFile =>
  (path) =>
    readWholeSync(resolve(directory, path), requestBytesMax)

/** The text of a file that a statement names, as `given` there. Throws SessionError. */
export async function readTextFile(
  path: string,
  { given, span, bytesMax = textBytesMax }: { given: string; span: Span; bytesMax?: number },
): Promise<string> {
  const wrong = (reason: string, hint: string, cause?: unknown): SessionError =>
    new SessionError('session.unreadable-file', `cannot read ${given}: ${reason}`, { span, hint, cause })
  let bytes: Buffer
  try {
    bytes = await readWhole(path, bytesMax)
  } catch (error) {
    const isTooLarge = error instanceof FileTooLarge
    const hint = isTooLarge ? 'IMPORT reads large files of items.' : 'Paths are relative to the file they stand in.'
    throw wrong(whyUnreadable(error), hint, error)
  }
  const line = notUtf8Line(bytes)
  if (line !== undefined) throw wrong(`line ${line} is not UTF-8 text`, 'Save the file as UTF-8.')
  return bytes.toString('utf8')
}
