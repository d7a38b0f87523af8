import type { Charge } from './charge.ts'
import type { BillingMode } from './table.ts'
import type { Value } from './value.ts'

/** What ran out. Source: reference, partitions 8. */
export type ThrottleCause = 'ProvisionedThroughput' | 'KeyRangeThroughput' | 'AccountLimit' | 'MaxOnDemandThroughput'

/** Why one arm of a call is throttled, and what the model knows about it. */
export type Throttle = {
  readonly table: string
  /** Absent: the table itself, or one of its local indexes. */
  readonly index?: string | undefined
  readonly kind: 'read' | 'write'
  readonly cause: ThrottleCause
  readonly billing: BillingMode
  /** Which limit it is: a whole table's or index's, its on-demand maximum, the account's, or one partition's. */
  readonly bucket: ThrottleBucket
  /** Of that limit, in units per second. */
  readonly unitsPerSecond: number
  /** Since when the limit has been met without a pause of more than a second. Epoch milliseconds. */
  readonly sinceMs: number
  /** The partition's range of hashes, [from, to), where the limit is a partition's. */
  readonly partition?: { readonly fromHash: number; readonly toHash: number } | undefined
  /** The partition key that takes most of the partition's traffic, when it is known, with its share from 0 to 1. */
  readonly hottest?: { readonly key: readonly Value[]; readonly share: number } | undefined
  /** Why a split would not help; absent: it would, or the limit is not a partition's. */
  readonly unsplittable?: Unsplittable | undefined
}

/** Source: reference, partitions 10.3. `allocation` exists in the classic modes of adaptive capacity only. */
export type ThrottleBucket = 'account' | 'maximum' | 'table' | 'allocation' | 'partition'

/** The cases in which heat cannot be split. Source: reference, partitions 6 and 10.6. */
export type Unsplittable = 'SINGLE_ITEM' | 'MONOTONIC' | 'LSI_COLLECTION' | 'SHORT_SPIKE'

/** `TableWriteKeyRangeThroughputExceeded` and the like, sixteen in all. Source: reference, partitions 8. */
export const throttlingReason = ({ index, kind, cause }: Pick<Throttle, 'index' | 'kind' | 'cause'>): string =>
  `${index === undefined ? 'Table' : 'Index'}${kind === 'read' ? 'Read' : 'Write'}${cause}Exceeded`

/** Exceptions of requests that may be tried again after a pause. */
export const throttlingCodes: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
])

/** Whether a charge is among those that were refused. A local index draws on its table. */
export function concerns({ table, index, kind, partition }: Throttle, charge: Charge): boolean {
  const charged = charge.index?.kind === 'global' ? charge.index.name : undefined
  if (charge.table !== table || charged !== index || charge.kind !== kind) return false
  return partition === undefined || (charge.hash >= partition.fromHash && charge.hash < partition.toHash)
}
