import { unreachable } from '../base/unreachable.ts'
import type { Item, Value } from '../model/value.ts'
import { terminalSafeJson } from './visible-text.ts'

/**
 * Plain JSON for people and scripts: digits as they are stored, binaries as base64, sets as arrays. Lossy by design, since a
 * reader cannot tell a set from a list.
 */
export const plainJson = (item: Item): string => terminalSafeJson(plain({ M: item }))

/** As `plainJson`, for one value. */
export const plainValueJson = (value: Value): string => terminalSafeJson(plain(value))

/** DynamoDB JSON, which `.import` reads back as it was. */
export const wireJson = (item: Item): string => terminalSafeJson(JSON.stringify(item))

function plain(value: Value): string {
  if ('S' in value) return JSON.stringify(value.S)
  if ('N' in value) return value.N
  if ('B' in value) return JSON.stringify(value.B)
  if ('BOOL' in value) return String(value.BOOL)
  if ('NULL' in value) return 'null'
  if ('SS' in value) return JSON.stringify(value.SS)
  if ('NS' in value) return `[${value.NS.join(',')}]`
  if ('BS' in value) return JSON.stringify(value.BS)
  if ('L' in value) return `[${value.L.map(plain).join(',')}]`
  if ('M' in value) {
    return `{${Object.entries(value.M)
      .map(([name, member]) => `${JSON.stringify(name)}:${plain(member)}`)
      .join(',')}}`
  }
  return unreachable(value)
}
