import { unreachable } from '../base/unreachable.ts'
import { numberSizeBytes } from './number-text.ts'
import type { Item, Value } from './value.ts'

/** Bytes an item counts for: attribute names in UTF-8 plus values. Source: reference, data-model 9. */
export function itemSizeBytes(item: Item): number {
  let bytes = 0
  for (const name in item) {
    const value = item[name]
    if (value !== undefined) bytes += textSizeBytes(name) + valueSizeBytes(value)
  }
  return bytes
}

/** Bytes one value counts for, without its name. */
export function valueSizeBytes(value: Value): number {
  if ('S' in value) return textSizeBytes(value.S)
  if ('N' in value) return numberSizeBytes(value.N)
  if ('B' in value) return binarySizeBytes(value.B)
  if ('BOOL' in value || 'NULL' in value) return 1
  if ('M' in value) return 3 + itemSizeBytes(value.M) + Object.keys(value.M).length
  if ('L' in value) return value.L.reduce((bytes, element) => bytes + 1 + valueSizeBytes(element), 3)
  if ('SS' in value) return value.SS.reduce((bytes, member) => bytes + textSizeBytes(member), 0)
  if ('NS' in value) return value.NS.reduce((bytes, member) => bytes + numberSizeBytes(member), 0)
  if ('BS' in value) return value.BS.reduce((bytes, member) => bytes + binarySizeBytes(member), 0)
  return unreachable(value)
}

/** UTF-8 length. */
export const textSizeBytes = (text: string): number => Buffer.byteLength(text)

/** Raw bytes behind canonical base64. */
export function binarySizeBytes(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  return (base64.length / 4) * 3 - padding
}
