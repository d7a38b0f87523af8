import type { SetOrder } from '../model/sort-sets.ts'

/**
 * Where witnesses of the service disagree, or where it does more than a laptop needs, one named switch each.
 * Source: reference, README 2, column "Switch" (row numbers below).
 */
export type Settings = {
  /** Milliseconds of clock time that a created, changed or deleted table or index spends on the way; 0: none. */
  readonly ddlDelayMs: number
  /**
   * Milliseconds of clock time that a transaction which writes has its items, so that others meet it; 0: none, and no two
   * ever meet. Its writes are done and on the disk from the start: only the answer of a server waits. Source: operations 8.
   */
  readonly transactionTimeMs: number
  /** Milliseconds of clock time between two changes of one resource policy. Source: security 6. */
  readonly policyIntervalMs: number
  /** Row 4: which generation of the validation envelope. */
  readonly messages: '2026-05' | '2026-07' | '2026-08'
  /** Row 7: a Scan page costs at least one block per partition it touches, or just one. */
  readonly scanMinimum: 'partitions' | 'single'
  /** Row 14: the members of a set that is written are sorted, or keep the order they were given in. */
  readonly setOrder: SetOrder
  /** Row 24: a stream has a shard for each partition of its table, or just one. Looked at when a stream begins. */
  readonly streamShards: 'partitions' | 'single'
  /** Row 2: how UpdateItem measures the 400 KB limit. */
  readonly updateGate: 'exact' | 'plain'
  /** An item collection of a table with a local index may not grow beyond. Source: data-model 11. */
  readonly itemCollectionBytesMax: number
  /** Row 9: BatchGetItem stops at 1 MiB per partition. */
  readonly batchGetPartitionCut: boolean
  /** Row 12: a LastEvaluatedKey when Limit ends exactly at the end. */
  readonly exactLimitKey: boolean
  /** Row 27: milliseconds that an expired item is still there before it is deleted. */
  readonly ttlDelayMs: number
  /** Row 27: milliseconds between two changes of a table's time to live. */
  readonly ttlIntervalMs: number
  /** Row 33: what PartiQL's `<>` says of a missing attribute. */
  readonly partiqlMissingNe: boolean
  /** Row 34: items on a page of a PartiQL read with several branches. */
  readonly partiqlInPageSize: number
  /** Row 35: whether PartiQL refuses parameters in excess. */
  readonly partiqlExtraParameters: 'ignored' | 'refused'
  /** A folder that stands for S3 in imports and exports: its folders are buckets. Undefined: there is no bucket. */
  readonly s3Root: string | undefined
}

export const defaultSettings: Settings = {
  ddlDelayMs: 0,
  transactionTimeMs: 0,
  policyIntervalMs: 15_000,
  messages: '2026-08',
  scanMinimum: 'partitions',
  setOrder: 'sorted',
  streamShards: 'partitions',
  updateGate: 'exact',
  itemCollectionBytesMax: 10 * 1024 ** 3,
  batchGetPartitionCut: true,
  exactLimitKey: true,
  ttlDelayMs: 0,
  ttlIntervalMs: 3_600_000,
  partiqlMissingNe: true,
  partiqlInPageSize: 10,
  partiqlExtraParameters: 'ignored',
  s3Root: undefined,
}
