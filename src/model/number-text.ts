import { validationError } from './api-error.ts'
import { numberMessages } from './messages/value.ts'
import type { NumberText } from './value.ts'

/** Numbers as exact decimal text. Rules and examples: reference, data-model 2; NUM-1 to NUM-32. */

const maximumDigits = 38
const largestExponent = 125
const smallestExponent = -130

/** Canonical text of any accepted spelling. Throws the service's ValidationException for everything else. */
export function parseNumber(text: string): NumberText {
  if (isCanonicalInteger(text)) return text as NumberText
  if (text === '') throw validationError(numberMessages.empty)
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text)
  const integer = match?.[2] ?? ''
  const fraction = match?.[3] ?? ''
  if (match === null || integer.length + fraction.length === 0) throw validationError(numberMessages.notANumber(text))
  const decimal = decimalOf(match[1] === '-', integer + fraction, integer.length - 1 + Number(match[4] ?? 0))
  if (decimal.digits === '') return '0' as NumberText
  assertInRange(decimal)
  if (decimal.digits.length > maximumDigits) throw validationError(numberMessages.tooPrecise)
  return textOf(decimal)
}

export function compareNumbers(a: NumberText, b: NumberText): number {
  if (a === b) return 0
  // Up to 15 digits every decimal has a double of its own, in the same order.
  if (a.length < 16 && b.length < 16) return Number(a) - Number(b)
  return compareDecimals(readDecimal(a), readDecimal(b))
}

export const addNumbers = (a: NumberText, b: NumberText): NumberText => sum(a, b, 1n)
export const subtractNumbers = (a: NumberText, b: NumberText): NumberText => sum(a, b, -1n)

/**
 * Bytes a number counts for: 1, a byte per base-100 digit aligned on the decimal point, and 1 when negative unless
 * there are already 20. Source: reference, README conflict 1 and data-model 9.
 */
export function numberSizeBytes(number: NumberText): number {
  if (number === '0') return 1
  const negative = number.charCodeAt(0) === minus
  const point = number.indexOf('.')
  const integerEnd = point < 0 ? number.length : point
  let first = negative ? 1 : 0
  while (number.charCodeAt(first) === zero || first === point) first++
  let last = number.length - 1
  while (number.charCodeAt(last) === zero) last--
  const pairs = pairIndex(first, integerEnd) - pairIndex(last, integerEnd) + 1
  return 1 + pairs + (negative && pairs < 20 ? 1 : 0)
}

const zero = 48
const nine = 57
const minus = 45

/** Which base-100 digit the character at `at` belongs to: 0 holds units and tens, -1 the first two decimals. */
function pairIndex(at: number, integerEnd: number): number {
  const power = at < integerEnd ? integerEnd - 1 - at : integerEnd - at
  return Math.floor(power / 2)
}

function isCanonicalInteger(text: string): boolean {
  const start = text.charCodeAt(0) === minus ? 1 : 0
  const length = text.length - start
  if (length < 1 || length > maximumDigits) return false
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < zero || unit > nine) return false
  }
  return text.charCodeAt(start) !== zero || (length === 1 && start === 0)
}

/** Value = sign x 0.d1d2d3... x 10^(exponent + 1); `digits` has no zeros at either end and is empty for zero. */
type Decimal = { readonly negative: boolean; readonly digits: string; readonly exponent: number }

function decimalOf(negative: boolean, digits: string, exponent: number): Decimal {
  let start = 0
  while (start < digits.length && digits.charCodeAt(start) === zero) start++
  let end = digits.length
  while (end > start && digits.charCodeAt(end - 1) === zero) end--
  return { negative, digits: digits.slice(start, end), exponent: exponent - start }
}

function readDecimal(number: NumberText): Decimal {
  const negative = number.charCodeAt(0) === minus
  const unsigned = negative ? number.slice(1) : number
  const point = unsigned.indexOf('.')
  if (point < 0) return decimalOf(negative, unsigned, unsigned.length - 1)
  return decimalOf(negative, unsigned.slice(0, point) + unsigned.slice(point + 1), point - 1)
}

function assertInRange(decimal: Decimal): void {
  if (decimal.exponent > largestExponent) throw validationError(numberMessages.overflow)
  if (decimal.exponent < smallestExponent) throw validationError(numberMessages.underflow)
}

function textOf({ negative, digits, exponent }: Decimal): NumberText {
  const sign = negative ? '-' : ''
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}` as NumberText
  const integer = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return `${sign}${integer}${fraction === '' ? '' : `.${fraction}`}` as NumberText
}

function compareDecimals(a: Decimal, b: Decimal): number {
  const signA = a.digits === '' ? 0 : a.negative ? -1 : 1
  const signB = b.digits === '' ? 0 : b.negative ? -1 : 1
  if (signA !== signB) return signA - signB
  if (a.exponent !== b.exponent) return signA * (a.exponent - b.exponent)
  if (a.digits === b.digits) return 0
  return a.digits < b.digits ? -signA : signA
}

function sum(a: NumberText, b: NumberText, factor: 1n | -1n): NumberText {
  const scaleA = fractionLength(a)
  const scaleB = fractionLength(b)
  const scale = Math.max(scaleA, scaleB)
  const total = unscaled(a, scale - scaleA) + factor * unscaled(b, scale - scaleB)
  const unsigned = (total < 0n ? -total : total).toString()
  const decimal = decimalOf(total < 0n, unsigned, unsigned.length - 1 - scale)
  if (decimal.digits === '') return '0' as NumberText
  assertInRange(decimal)
  // The service words too many digits in a result as an overflow. Source: reference, data-model 2, "Arithmetic".
  if (decimal.digits.length > maximumDigits) throw validationError(numberMessages.overflow)
  return textOf(decimal)
}

function fractionLength(number: NumberText): number {
  const point = number.indexOf('.')
  return point < 0 ? 0 : number.length - point - 1
}

const unscaled = (number: NumberText, zeros: number): bigint => BigInt(number.replace('.', '') + '0'.repeat(zeros))
