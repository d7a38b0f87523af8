import type { OrderTerm } from '../../ast/partiql.ts'
import { validationError } from '../../model/api-error.ts'
import { planMessages } from '../../model/messages/partiql.ts'
import type { Keys } from '../../model/table.ts'
import type { Value } from '../../model/value.ts'
import type { KeyCondition } from '../plan.ts'
import type { Branch } from './branches.ts'
import { compareIntervals, compareKeyValues, intervalOf, type KeyInterval, overlap } from './key-interval.ts'
import { sameKeyValue } from './key-leaf.ts'

/** Branches of one partition key, with the stretches they read. */
type Partition = { readonly values: readonly Value[]; readonly branches: readonly Stretch[] }
type Stretch = { readonly branch: Branch; readonly intervals: readonly KeyInterval[] }

/** Branches in the order their rows come, and whether sort keys ascend. Source: reference, partiql 5 "ORDER BY". */
export function orderBranches(
  branches: readonly Branch[],
  keys: Keys,
  terms: readonly OrderTerm[],
): { readonly branches: readonly Branch[]; readonly forward: boolean } {
  const partitions = partitionsOf(branches)
  for (const { branches: stretches } of partitions) refuseOverlaps(stretches)
  const hashTerm = termOn(terms, keys.hash)
  const rangeTerm = termOn(terms, keys.range)
  if (terms.length > 0 && partitions.length > 1 && hashTerm === undefined)
    throw validationError(planMessages.orderNeedsHash)
  // The partition key alone leaves each partition in descending order: the service's own quirk.
  const forward = rangeTerm === undefined ? hashTerm === undefined : !rangeTerm.descending
  const direction = forward ? 1 : -1
  const ordered =
    hashTerm === undefined ? partitions : partitions.toSorted((a, b) => compareTuples(a.values, b.values, hashTerm))
  return {
    branches: ordered.flatMap(({ branches: stretches }) =>
      stretches.toSorted((a, b) => direction * compareStretches(a, b)).map(({ branch }) => branch),
    ),
    forward,
  }
}

/** What ORDER BY may name, and that there is a partition to order; `branches` undefined: the read is a scan. */
export function checkOrder(terms: readonly OrderTerm[], keys: Keys, branches: readonly Branch[] | undefined): void {
  if (terms.length === 0) return
  for (const { name } of terms) {
    if (![...keys.hash, ...keys.range].some((attribute) => attribute.name === name)) {
      throw validationError(planMessages.orderOnOther(name))
    }
  }
  if (branches === undefined) throw validationError(planMessages.orderWithoutHash)
}

const termOn = (terms: readonly OrderTerm[], attributes: Keys['hash']): OrderTerm | undefined =>
  terms.find(({ name }) => attributes.some((attribute) => attribute.name === name))

function partitionsOf(branches: readonly Branch[]): readonly Partition[] {
  const partitions = new Map<string, { values: readonly Value[]; branches: Stretch[] }>()
  for (const branch of branches) {
    const values = branch.hash.map(pinnedValue)
    const name = JSON.stringify(values)
    const stretch = { branch, intervals: branch.range.map(intervalOf) }
    const known = partitions.get(name)
    if (known === undefined) partitions.set(name, { values, branches: [stretch] })
    else known.branches.push(stretch)
  }
  return [...partitions.values()]
}

function pinnedValue(condition: KeyCondition): Value {
  if (condition.operator !== '=') throw new Error('a HASH attribute is pinned by =')
  return condition.value
}

function refuseOverlaps(stretches: readonly Stretch[]): void {
  stretches.forEach((one, at) => {
    if (stretches.slice(0, at).some((other) => intersect(one, other))) throw validationError(planMessages.overlapping)
  })
}

/** Every RANGE attribute that both speak of has values in common. */
const intersect = (a: Stretch, b: Stretch): boolean =>
  a.intervals.every((interval, at) => {
    const other = b.intervals[at]
    return other === undefined || overlap(interval, other)
  })

function compareStretches(a: Stretch, b: Stretch): number {
  for (const [at, interval] of a.intervals.entries()) {
    const other = b.intervals[at]
    const order = other === undefined ? 1 : compareIntervals(interval, other)
    if (order !== 0) return order
  }
  return a.intervals.length - b.intervals.length
}

function compareTuples(a: readonly Value[], b: readonly Value[], { descending }: OrderTerm): number {
  const at = a.findIndex((value, index) => !sameKeyValue(value, b[index] ?? value))
  const left = a[at]
  const right = b[at]
  if (left === undefined || right === undefined) return 0
  return (descending ? -1 : 1) * compareKeyValues(left, right)
}
