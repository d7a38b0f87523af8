import type { Span } from '../base/shell-error.ts'
import type { TableReference } from './partiql.ts'

/** ADVISE: findings about one table, or about every one. */
export type AdviseStatement = {
  readonly kind: 'advise'
  readonly table?: TableReference | undefined
  readonly span: Span
}

/** SET STATISTICS FOR t ITEMS 1000000 KEYS 5000: how large the table is where it matters. */
export type SetStatisticsStatement = {
  readonly kind: 'set-statistics'
  readonly table: TableReference
  readonly items: number
  readonly bytes?: number | undefined
  readonly keys?: number | undefined
  readonly retentionDays?: number | undefined
  readonly span: Span
}

export type DropStatisticsStatement = {
  readonly kind: 'drop-statistics'
  readonly table: TableReference
  readonly span: Span
}

/** Without a table: of every table that has some. */
export type ShowStatisticsStatement = {
  readonly kind: 'show-statistics'
  readonly table?: TableReference | undefined
  readonly span: Span
}

export type StatisticsStatement =
  | AdviseStatement
  | SetStatisticsStatement
  | DropStatisticsStatement
  | ShowStatisticsStatement
