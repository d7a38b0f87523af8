import type { LedgerRow } from '../../operation/ledger.ts'
import type { BilledTable } from './billed-table.ts'
import type { PriceList } from './price-list.ts'

/** What a bill is made of. All rows and tables are of one Region. */
export type BillInput = {
  readonly prices: PriceList
  /** Whose prices are used; where the tables really are does not matter. */
  readonly region: string
  readonly rows: readonly LedgerRow[]
  /** What the rows are about; empty where nothing was measured. Epoch milliseconds. */
  readonly fromMs: number
  readonly toMs: number
  readonly tables: readonly BilledTable[]
  /** Bytes of the backups there are, by the name of their table; those that the service makes by itself are free. */
  readonly backups?: readonly { readonly table: string; readonly bytes: number }[] | undefined
  /** Of all tables when absent; an index alone when it is named. */
  readonly only?: { readonly table: string; readonly index?: string | undefined } | undefined
  /** Absent: what was done, at list price. */
  readonly month?: MonthAssumptions | undefined
}

/** What is assumed of a month beyond the traffic and the tables. Amounts of GB are decimal texts. */
export type MonthAssumptions = {
  readonly free_tier?: boolean | undefined
  /** Whether every table has point-in-time recovery; absent: as each table says. */
  readonly pitr?: boolean | undefined
  /** Other Regions that have a replica of every table. */
  readonly replicas?: readonly string[] | undefined
  readonly reserved_1yr?: ReservedUnits | undefined
  readonly reserved_3yr?: ReservedUnits | undefined
  /** Kind of node, as `r5.large`. */
  readonly dax?: string | undefined
  readonly dax_nodes?: number | undefined
  /** GetRecords calls of other consumers than those measured. */
  readonly stream_reads?: number | undefined
  readonly backup_gb?: string | undefined
  readonly restore_gb?: string | undefined
  readonly export_gb?: string | undefined
  readonly import_gb?: string | undefined
  readonly transfer_gb?: string | undefined
}

/** In blocks of a hundred. */
export type ReservedUnits = { readonly readUnits: number; readonly writeUnits: number }
