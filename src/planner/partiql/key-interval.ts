import { compareNumbers } from '../../model/number-text.ts'
import type { NumberText, Value } from '../../model/value.ts'
import type { KeyCondition } from '../plan.ts'

/** The stretch of key values that conditions on one attribute leave. An absent end is open. */
export type KeyInterval = { readonly from?: End | undefined; readonly to?: End | undefined }

/** A value as it is ordered: bytes for S and B. */
type Point = Buffer | NumberText
type End = { readonly point: Point; readonly inclusive: boolean }

/** All conditions hold; they are on one attribute and have its type. */
export function intervalOf(conditions: readonly KeyCondition[]): KeyInterval {
  return conditions.map(single).reduce(intersection, {})
}

/** Whether some value lies in both. */
export function overlap(a: KeyInterval, b: KeyInterval): boolean {
  return !isEmpty(a) && !isEmpty(b) && !isEmpty(intersection(a, b))
}

/** By where they begin. */
export function compareIntervals(a: KeyInterval, b: KeyInterval): number {
  if (a.from === undefined || b.from === undefined) return Number(a.from !== undefined) - Number(b.from !== undefined)
  return comparePoints(a.from.point, b.from.point) || Number(b.from.inclusive) - Number(a.from.inclusive)
}

/** Order of two key values of one type. */
export const compareKeyValues = (a: Value, b: Value): number => comparePoints(pointOf(a), pointOf(b))

function single(condition: KeyCondition): KeyInterval {
  if (condition.operator === 'between') return { from: at(condition.low), to: at(condition.high) }
  switch (condition.operator) {
    case '=':
      return { from: at(condition.value), to: at(condition.value) }
    case '<':
      return { to: { point: pointOf(condition.value), inclusive: false } }
    case '<=':
      return { to: at(condition.value) }
    case '>':
      return { from: { point: pointOf(condition.value), inclusive: false } }
    case '>=':
      return { from: at(condition.value) }
    case 'begins_with': {
      const prefix = pointOf(condition.value)
      return { from: at(condition.value), to: typeof prefix === 'string' ? undefined : prefixEnd(prefix) }
    }
  }
}

function intersection(a: KeyInterval, b: KeyInterval): KeyInterval {
  return { from: inner(a.from, b.from, 1), to: inner(a.to, b.to, -1) }
}

/** The end that leaves less: the higher of two beginnings (`side` 1), the lower of two ends (-1). */
function inner(a: End | undefined, b: End | undefined, side: 1 | -1): End | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const order = comparePoints(a.point, b.point) * side
  if (order === 0) return a.inclusive ? b : a
  return order > 0 ? a : b
}

function isEmpty({ from, to }: KeyInterval): boolean {
  if (from === undefined || to === undefined) return false
  const order = comparePoints(from.point, to.point)
  return order > 0 || (order === 0 && !(from.inclusive && to.inclusive))
}

/** The first bytes behind everything that begins with the prefix. */
function prefixEnd(prefix: Buffer): End | undefined {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length--
  if (length === 0) return undefined
  const point = Buffer.from(prefix.subarray(0, length))
  point[length - 1] = (point[length - 1] ?? 0) + 1
  return { point, inclusive: false }
}

const at = (value: Value): End => ({ point: pointOf(value), inclusive: true })

function pointOf(value: Value): Point {
  if ('N' in value) return value.N
  if ('S' in value) return Buffer.from(value.S)
  if ('B' in value) return Buffer.from(value.B, 'base64')
  throw new Error('a key value is S, N or B')
}

function comparePoints(a: Point, b: Point): number {
  if (typeof a === 'string' && typeof b === 'string') return compareNumbers(a, b)
  if (typeof a !== 'string' && typeof b !== 'string') return Buffer.compare(a, b)
  throw new Error('key values of one attribute have one type')
}
