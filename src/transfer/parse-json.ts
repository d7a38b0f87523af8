import { isLosslessNumber, parse } from 'lossless-json'

/**
 * JSON with every digit of its numbers. What JSON.parse keeps as it is goes through it, ten times faster; else numbers are
 * `LosslessNumber`. Throws SyntaxError.
 */
export const parseJsonText = (text: string): unknown => (mayLoseDigits.test(text) ? parse(text) : JSON.parse(text))

/** A number of sixteen characters or more, or one with an exponent; perhaps inside a string, where it only costs time. */
const mayLoseDigits = /[:,[\s]-?(?:\d[\d.]{15}|\d[\d.]*[eE])|^-?\d/

/** The text of a number of either kind; undefined for anything else. */
export function numberTextOf(json: unknown): string | undefined {
  if (typeof json === 'number') return String(json)
  return isLosslessNumber(json) ? json.value : undefined
}

/** Whether it is an object, and neither an array nor a number. */
export const isJsonObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
