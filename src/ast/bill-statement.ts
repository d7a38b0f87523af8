import type { Span } from '../base/shell-error.ts'
import type { TimeUnit } from './clock-statement.ts'
import type { TableReference } from './partiql.ts'
import type { UnitPair } from './table-statement.ts'

/** BILL: what was done so far at list price. BILL PER MONTH: what a month of it costs. */
export type BillStatement = {
  readonly kind: 'bill'
  readonly perMonth: boolean
  /** FOR: of one table or one index only. */
  readonly table?: TableReference | undefined
  /** Whose prices; absent: those of the Region where the tables are. */
  readonly region?: BillRegion | undefined
  /** Of the newest traffic only. */
  readonly last?: { readonly count: number; readonly unit: TimeUnit } | undefined
  /** Empty without PER MONTH. */
  readonly options: BillOptions
  readonly span: Span
}

export type BillRegion = { readonly name: string; readonly span: Span }

/** What is assumed of the month, by name, with the form of its value. */
export const billOptionForms = {
  /** Whether what is free each month is taken off. */
  free_tier: 'switch',
  /** Point-in-time recovery of every table; absent: as each table says. */
  pitr: 'switch',
  /** Other Regions with a replica of every table. */
  replicas: 'names',
  reserved_1yr: 'units',
  reserved_3yr: 'units',
  /** Kind of node. */
  dax: 'name',
  dax_nodes: 'count',
  /** GetRecords calls beyond those that were measured. */
  stream_reads: 'count',
  backup_gb: 'amount',
  restore_gb: 'amount',
  export_gb: 'amount',
  import_gb: 'amount',
  transfer_gb: 'amount',
} as const

export type BillOptionName = keyof typeof billOptionForms

type OptionValues = {
  readonly switch: boolean
  readonly names: readonly string[]
  readonly name: string
  readonly units: UnitPair
  readonly count: number
  /** Decimal text. */
  readonly amount: string
}

export type BillOptions = { readonly [Name in BillOptionName]?: OptionValues[(typeof billOptionForms)[Name]] }

/** BILL DIFF: two bills that were saved as JSON. */
export type BillDiffStatement = {
  readonly kind: 'bill-diff'
  readonly before: FileName
  readonly after: FileName
  readonly span: Span
}

type FileName = { readonly path: string; readonly span: Span }

/** SHOW PRICES: the list that is used, of one Region. */
export type ShowPricesStatement = {
  readonly kind: 'show-prices'
  readonly region?: BillRegion | undefined
  readonly span: Span
}

/** BILL PATTERNS name, ...: what a month of access patterns at their rates costs; no names: all of them. */
export type BillPatternsStatement = {
  readonly kind: 'bill-patterns'
  readonly names: readonly string[]
  readonly region?: BillRegion | undefined
  readonly span: Span
}

export type MoneyStatement = BillStatement | BillDiffStatement | BillPatternsStatement | ShowPricesStatement
