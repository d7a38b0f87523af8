import { unreachable } from '../base/unreachable.ts'
import type { Value } from './value.ts'

/** A value as plain JSON: digits as they are stored, binaries as base64, sets as arrays. Lossy: a set looks like a list. */
export function plainJsonText(value: Value): string {
  if ('S' in value) return JSON.stringify(value.S)
  if ('N' in value) return value.N
  if ('B' in value) return JSON.stringify(value.B)
  if ('BOOL' in value) return String(value.BOOL)
  if ('NULL' in value) return 'null'
  if ('SS' in value) return JSON.stringify(value.SS)
  if ('NS' in value) return `[${value.NS.join(',')}]`
  if ('BS' in value) return JSON.stringify(value.BS)
  if ('L' in value) return `[${value.L.map(plainJsonText).join(',')}]`
  if ('M' in value) {
    return `{${Object.entries(value.M)
      .map(([name, member]) => `${JSON.stringify(name)}:${plainJsonText(member)}`)
      .join(',')}}`
  }
  return unreachable(value)
}
