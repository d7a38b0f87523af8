import { compareNumbers } from '../model/number-text.ts'
import { compareBinary, compareStrings } from '../model/text-order.ts'
import type { Value } from '../model/value.ts'

/** All members of two sets of one type. Sets are sorted and so is the result. Source: reference, data-model 4, README conflict 14. */
export function unionOf(left: Value, right: Value): Value {
  if ('SS' in left && 'SS' in right) return { SS: merge(left.SS, right.SS, compareStrings) }
  if ('NS' in left && 'NS' in right) return { NS: merge(left.NS, right.NS, compareNumbers) }
  if ('BS' in left && 'BS' in right) return { BS: merge(left.BS, right.BS, compareBinary) }
  throw new Error('a union of two sets of one type')
}

/** What only the left set has; undefined when that is nothing, since no set is empty. UPD-27. */
export function differenceOf(left: Value, right: Value): Value | undefined {
  if ('SS' in left && 'SS' in right) {
    const SS = without(left.SS, right.SS)
    return SS && { SS }
  }
  if ('NS' in left && 'NS' in right) {
    const NS = without(left.NS, right.NS)
    return NS && { NS }
  }
  if ('BS' in left && 'BS' in right) {
    const BS = without(left.BS, right.BS)
    return BS && { BS }
  }
  throw new Error('a difference of two sets of one type')
}

/** Both are sorted, so one walk over the two keeps the order. */
function merge<Member extends string>(
  left: readonly Member[],
  right: readonly Member[],
  compare: (a: Member, b: Member) => number,
): readonly Member[] {
  const merged: Member[] = []
  let at = 0
  for (const member of left) {
    let next = right[at]
    while (next !== undefined && compare(next, member) < 0) {
      merged.push(next)
      next = right[++at]
    }
    if (next === member) at++
    merged.push(member)
  }
  return [...merged, ...right.slice(at)]
}

/** Undefined when none is left. */
function without<Member extends string>(
  left: readonly Member[],
  right: readonly Member[],
): readonly Member[] | undefined {
  const dropped = new Set(right)
  const kept = left.filter((member) => !dropped.has(member))
  return kept.length === 0 ? undefined : kept
}
