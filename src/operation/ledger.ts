import type { Units } from '../model/table.ts'
import type { OperationName } from './operation.ts'

/**
 * What one table or index did in one stretch of the backend's clock. Sums of several rows are sums of their members, so that
 * rows of several processes, and minutes of an hour, can be put together.
 */
export type LedgerRow = LedgerPlace & {
  /** One per direction and partition that had any traffic. */
  readonly flows: readonly HeatFlow[]
  /** Partition keys with most units or throttles. */
  readonly keys: readonly KeyFlow[]
  /** Single items likewise, where Contributor Insights are on. */
  readonly items: readonly KeyFlow[]
  /** Requests by operation; of the table's own row only. */
  readonly calls: readonly CallFlow[]
  /** Charges refused, or that would have been, by `throttlingReason`. */
  readonly throttles: Readonly<Record<string, number>>
  /** Items deleted because their time to live was over. */
  readonly expired: number
  /** The most that was provisioned while it was used; absent on demand. */
  readonly provisioned?: Units | undefined
}

/** Rows that overlap [fromMs, toMs); of one table and its indexes, or of all. */
export type LedgerQuestion = {
  readonly fromMs: number
  readonly toMs: number
  readonly of?: Pick<LedgerPlace, 'region' | 'table'> | undefined
}

/** Whose row it is and of which stretch. No two rows share it. */
export type LedgerPlace = {
  readonly region: string
  /** Empty: calls that named no table. */
  readonly table: string
  /** Empty: the table itself with its local indexes. */
  readonly index: string
  /** Epoch milliseconds, a multiple of `spanMs`. */
  readonly fromMs: number
  readonly spanMs: LedgerSpan
}

/** A minute, or the hour and later the day that old minutes become. */
export type LedgerSpan = 60_000 | 3_600_000 | 86_400_000

export type HeatFlow = {
  readonly kind: 'read' | 'write'
  /** Where the partition began at the time. */
  readonly fromHash: number
  /** Which part of one key's collection it is, from 1 on: those behind the first have the same beginning. */
  readonly part?: number | undefined
  readonly halfUnits: number
  readonly charges: number
  /** Smallest and largest half units of one charge; zeros where all were refused. */
  readonly least: number
  readonly most: number
  /** Charges refused, or that would have been. */
  readonly throttled: number
  /** Half units that local indexes had of it, by index. */
  readonly local?: Readonly<Record<string, number>> | undefined
  /**
   * By second of the span, in order, three numbers each: second, half units, throttled. One flat list, since an hour of a thousand
   * partitions has millions of them. Left out when old.
   */
  readonly seconds?: readonly number[] | undefined
}

export type KeyFlow = {
  readonly kind: 'read' | 'write'
  readonly hash: number
  /** JSON of the key's values in DynamoDB JSON: those of the partition key, for an item then those of the sort key. */
  readonly key: string
  readonly halfUnits: number
  readonly charges: number
  readonly throttled: number
}

export type CallFlow = {
  readonly operation: OperationName
  readonly pattern?: string | undefined
  readonly requests: number
  /** Requests by exception. */
  readonly errors: Readonly<Record<string, number>>
  /** Requests with at least one refusal for throughput. */
  readonly throttledRequests: number
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  readonly returnedItems: number
  /** Of successful requests, in milliseconds. */
  readonly latency: { readonly count: number; readonly sum: number; readonly least: number; readonly most: number }
}
