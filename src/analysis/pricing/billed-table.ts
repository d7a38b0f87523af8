import type { BillingMode, Units } from '../../model/table.ts'
import type { TableClass } from './request-price.ts'

/** What a bill needs to know of a table as it is now. */
export type BilledTable = {
  readonly name: string
  readonly createdMs: number
  readonly tableClass: TableClass
  readonly billing: BillingMode
  /** Of the table, whose `index` is empty, and of each global index; zeros on demand. */
  readonly throughput: readonly { readonly index: string; readonly units: Units }[]
  /** Of the table, whose `index` is empty, and of every index. */
  readonly sizes: readonly TableSize[]
  /** Point-in-time recovery is on. */
  readonly recovery: boolean
}

export type TableSize = {
  readonly index: string
  readonly kind: 'table' | 'local' | 'global'
  readonly items: number
  /** Of the items alone. */
  readonly bytes: number
}
