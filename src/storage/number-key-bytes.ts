import type { NumberText } from '../model/value.ts'

const bias = 0xc0
const zero = 0x80
/** Ends a negative number of fewer than 20 base-100 digits: above every digit, so that -1 follows -1.5. */
const negativeEnd = 102
const longestMantissa = 20

/** The service's packed decimal: bytes in numeric order. Source: reference, data-model 2 and SCAN-11. */
export function numberKeyBytes(text: NumberText): Uint8Array {
  // One for the exponent, pairs of digits with one begun on either side of the point, a terminator.
  const bytes = Buffer.allocUnsafe((text.length >> 1) + 4)
  return bytes.subarray(0, writeNumberKey(text, bytes))
}

/** Writes at the start of `out` and returns how many bytes. Canonical text has no exponent and no idle zeros. */
function writeNumberKey(text: string, out: Uint8Array): number {
  const negative = text.charCodeAt(0) === 0x2d
  const start = negative ? 1 : 0
  const point = text.indexOf('.', start)
  const integerEnd = point < 0 ? text.length : point
  let exponent = 0
  let at = start
  let length = 1
  let end = 1
  if (text.charCodeAt(start) !== 0x30) {
    exponent = (integerEnd - start + 1) >> 1
    if ((integerEnd - start) % 2 === 1) {
      length = end = put(out, length, digit(text, at), negative)
      at += 1
    }
    for (; at < integerEnd; at += 2) {
      const pair = digit(text, at) * 10 + digit(text, at + 1)
      length = put(out, length, pair, negative)
      if (pair !== 0) end = length
    }
  } else if (point < 0) {
    out[0] = zero
    return 1
  }
  if (point >= 0) {
    for (at = point + 1; at < text.length; at += 2) {
      const pair = digit(text, at) * 10 + (at + 1 < text.length ? digit(text, at + 1) : 0)
      if (pair === 0 && end === 1) {
        exponent -= 1
        continue
      }
      length = put(out, length, pair, negative)
      if (pair !== 0) end = length
    }
  }
  out[0] = negative ? 0xff - bias - exponent : bias + exponent
  if (negative && end <= longestMantissa) out[end++] = negativeEnd
  return end
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 0x30

function put(out: Uint8Array, at: number, pair: number, negative: boolean): number {
  out[at] = negative ? 101 - pair : pair + 1
  return at + 1
}
