import { unreachable } from '../base/unreachable.ts'
import { compareNumbers } from '../model/number-text.ts'
import { compareBinary, compareStrings } from '../model/text-order.ts'
import type { Item, Value } from '../model/value.ts'

/**
 * Equality and order of values in their canonical form: numbers and binaries are equal when their texts are, sets when
 * they have the same members, in whatever order. Source: reference, expressions 4 "Comparison semantics"; NUM-30, NUM-31, CEX-40 to CEX-45.
 */
export function valuesEqual(left: Value, right: Value): boolean {
  if (left === right) return true
  if ('S' in left) return 'S' in right && left.S === right.S
  if ('N' in left) return 'N' in right && left.N === right.N
  if ('BOOL' in left) return 'BOOL' in right && left.BOOL === right.BOOL
  if ('M' in left) return 'M' in right && itemsEqual(left.M, right.M)
  if ('L' in left) return 'L' in right && listsEqual(left.L, right.L)
  if ('NULL' in left) return 'NULL' in right
  if ('B' in left) return 'B' in right && left.B === right.B
  if ('SS' in left) return 'SS' in right && setsEqual(left.SS, right.SS)
  if ('NS' in left) return 'NS' in right && setsEqual(left.NS, right.NS)
  if ('BS' in left) return 'BS' in right && setsEqual(left.BS, right.BS)
  return unreachable(left)
}

/** The same names with equal values, in whatever order. */
export function itemsEqual(left: Item, right: Item): boolean {
  if (left === right) return true
  let names = 0
  for (const name in left) {
    if (!sameValue(left[name], right[name])) return false
    names++
  }
  for (const _ in right) names--
  return names === 0
}

/** Both absent, or both present and equal. */
export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  return left === undefined || right === undefined ? left === right : valuesEqual(left, right)
}

/** Negative, zero or positive for two strings, numbers or binaries; undefined where there is no order. */
export function orderOf(left: Value, right: Value): number | undefined {
  if ('N' in left) return 'N' in right ? compareNumbers(left.N, right.N) : undefined
  if ('S' in left) return 'S' in right ? compareStrings(left.S, right.S) : undefined
  if ('B' in left) return 'B' in right ? compareBinary(left.B, right.B) : undefined
  return undefined
}

function listsEqual(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((element, at) => sameValue(element, right[at]))
}

/** No set has a member twice, so that as many members of the one in the other are all. */
function setsEqual(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false
  if (left.every((member, at) => member === right[at])) return true
  const members = new Set(right)
  return left.every((member) => members.has(member))
}
