import { compareNumbers } from '../../model/number-text.ts'
import { compareBinary, compareStrings } from '../../model/text-order.ts'
import type { Value } from '../../model/value.ts'

/** Order of two sort keys of one table or index: attribute by attribute. */
export function compareSort(a: readonly Value[], b: readonly Value[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at]
    if (right === undefined) return 1
    const order = compareValues(left, right)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** As a report names a place in that order. */
export const sortText = (sort: readonly Value[]): string => sort.map(valueText).join(', ')

function compareValues(a: Value, b: Value): number {
  if ('S' in a && 'S' in b) return compareStrings(a.S, b.S)
  if ('N' in a && 'N' in b) return compareNumbers(a.N, b.N)
  if ('B' in a && 'B' in b) return compareBinary(a.B, b.B)
  throw new Error('sort keys of one index are of one type')
}

function valueText(value: Value): string {
  if ('S' in value) return value.S
  if ('N' in value) return value.N
  return 'B' in value ? value.B : JSON.stringify(value)
}
