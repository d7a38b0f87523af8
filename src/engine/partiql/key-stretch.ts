import type { Value } from '../../model/value.ts'
import type { KeyCondition } from '../../planner/plan.ts'
import { compareKeyBytes } from '../../storage/key-bytes.ts'
import type { PartitionRange, SortBound } from '../../storage/types.ts'
import { partitionRange } from '../query.ts'
import type { ReadTarget } from '../read-rules.ts'

/** The rows that key conditions select, and the partition key's values. Several conditions on one attribute all hold. */
export function stretchOf(
  target: ReadTarget,
  conditions: readonly KeyCondition[],
  forward: boolean,
): { readonly range: PartitionRange; readonly key: readonly Value[] } {
  const { hash } = (target.index?.index ?? target.table.table).keys
  const last = conditions.at(-1)?.attribute
  const isHash = hash.some(({ name }) => name === last)
  const ranged = isHash ? [] : conditions.filter(({ attribute }) => attribute === last)
  const equal = isHash ? conditions : conditions.filter(({ attribute }) => attribute !== last)
  const stretches = ranged.length === 0 ? [equal] : ranged.map((condition) => [...equal, condition])
  const range = stretches.map((each) => partitionRange(target, each, forward)).reduce(intersection)
  const key = equal.flatMap((condition) =>
    condition.operator === '=' && hash.some(({ name }) => name === condition.attribute) ? [condition.value] : [],
  )
  return { range, key }
}

/** Both are of one partition. */
const intersection = ({ hash, partition, forward, ...a }: PartitionRange, b: PartitionRange): PartitionRange => ({
  hash,
  partition,
  forward,
  from: tighter(a.from, b.from, 1),
  to: tighter(a.to, b.to, -1),
})

/** Of two beginnings (`side` 1) the later, of two ends (-1) the earlier. */
function tighter(a: SortBound | undefined, b: SortBound | undefined, side: 1 | -1): SortBound | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const order = compareKeyBytes(a.bytes, b.bytes) * side
  if (order === 0) return a.inclusive ? b : a
  return order > 0 ? a : b
}
