import type { Value } from '../model/value.ts'

/** All members of two sets of one type: those of the left one, then what is new. Source: reference, data-model 4. */
export function unionOf(left: Value, right: Value): Value {
  if ('SS' in left && 'SS' in right) return { SS: union(left.SS, right.SS) }
  if ('NS' in left && 'NS' in right) return { NS: union(left.NS, right.NS) }
  if ('BS' in left && 'BS' in right) return { BS: union(left.BS, right.BS) }
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

const union = <Member extends string>(left: readonly Member[], right: readonly Member[]): readonly Member[] => [
  ...new Set([...left, ...right]),
]

/** Undefined when none is left. */
function without<Member extends string>(
  left: readonly Member[],
  right: readonly Member[],
): readonly Member[] | undefined {
  const dropped = new Set(right)
  const kept = left.filter((member) => !dropped.has(member))
  return kept.length === 0 ? undefined : kept
}
