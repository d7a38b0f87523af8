import type { Span } from '../base/shell-error.ts'
import type { Condition, Operand, Update } from './expression.ts'
import type { DeleteStatement, PartiqlStatement, Returning, TableReference, UpdateStatement } from './partiql.ts'
import type { PastMoment } from './past-moment.ts'
import type { CapacityReport, MapLiteral } from './verb-statement.ts'

/** PartiQL as the shell takes it, and its neighbours from ddbsh and dql. Source: reference, dialects 4a, 4c, 4d. */

export type PartiqlModifiers = {
  /** SELECT COUNT(*): a Query or Scan that returns no items. The statement's projection is `*`. */
  readonly count: boolean
  readonly consistent: boolean
  /** Items to return at most, after the filter. */
  readonly limit?: number | undefined
  /** Items to evaluate at most: the API's `Limit`. */
  readonly scanLimit?: number | undefined
  /** KEYS IN ('h', 'r'), ...: one or two values each, partition key first. Reads and writes just these items. */
  readonly keys: readonly (readonly Operand[])[]
  readonly returnCapacity?: CapacityReport | undefined
  /** Absent: now. Of SELECT alone. */
  readonly asOf?: PastMoment | undefined
}

/**
 * A PartiQL statement. `USING index` has become the second part of the table; RETURN VALUES and RETURNS have become
 * `returning`. Without modifiers, the text of `statement.span` is PartiQL that the service takes as it stands, except that
 * unquoted reserved words, `my-table` and `:name` parameters are accepted here: print the node to get it quoted.
 */
export type PartiqlShellStatement = {
  readonly kind: 'partiql'
  readonly statement: PartiqlStatement
  readonly modifiers: PartiqlModifiers
  readonly span: Span
}

/** INSERT INTO t (a, b) VALUES (..), (..) and INSERT INTO t (a = 1), (..): each row fails on a duplicate. REPLACE overwrites. */
export type InsertRowsStatement = {
  readonly kind: 'insert-rows'
  readonly into: TableReference
  readonly overwrite: boolean
  /** Never empty. */
  readonly rows: readonly MapLiteral[]
  readonly returnCapacity?: CapacityReport | undefined
  readonly span: Span
}

/** UPSERT t SET ... WHERE key: UPDATE that creates the item when it is missing. */
export type UpsertStatement = {
  readonly kind: 'upsert'
  readonly table: TableReference
  readonly update: Update
  readonly where: Condition
  readonly returning?: Returning | undefined
  readonly returnCapacity?: CapacityReport | undefined
  readonly span: Span
}

export type RateLimit = { readonly readUnits?: number | undefined; readonly writeUnits?: number | undefined }

/** BULK UPDATE and BULK DELETE: read what the condition selects, then write item by item. Not atomic. */
export type BulkStatement = {
  readonly kind: 'bulk'
  /** May address an index; `where` may be absent, meaning every item. */
  readonly statement: UpdateStatement | DeleteStatement
  /** The word was not written, as ddbsh and dql do without it: where the condition says the whole key, it is a write of one item. */
  readonly orOneItem?: true | undefined
  /** Items to write at most. */
  readonly limit?: number | undefined
  /** Units per second the statement may consume. */
  readonly rateLimit?: RateLimit | undefined
  readonly span: Span
}

export type DataStatement = PartiqlShellStatement | InsertRowsStatement | UpsertStatement | BulkStatement
