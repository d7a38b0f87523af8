import type { Span } from '../base/shell-error.ts'
import type { Condition, Operand, Path, Update } from './expression.ts'

/** PartiQL for DynamoDB. Source: reference, partiql 3. */

/** `table` or `table.index`; `parts` keeps a third component so that the service's own refusal can be given. */
export type TableReference = { readonly parts: readonly string[]; readonly span: Span }

export type OrderTerm = { readonly name: string; readonly descending: boolean; readonly span: Span }

export type Returning = { readonly which: 'ALL' | 'MODIFIED'; readonly when: 'OLD' | 'NEW'; readonly span: Span }

export type SelectStatement = {
  readonly kind: 'select'
  /** `*`, or the paths in order. */
  readonly projection: '*' | readonly Path[]
  readonly from: TableReference
  readonly where?: Condition | undefined
  readonly orderBy: readonly OrderTerm[]
  readonly span: Span
}

export type InsertStatement = {
  readonly kind: 'insert'
  readonly into: TableReference
  /** A map literal, or a parameter where a dialect allows it. */
  readonly value: Operand
  readonly span: Span
}

export type UpdateStatement = {
  readonly kind: 'update'
  readonly table: TableReference
  readonly update: Update
  readonly where?: Condition | undefined
  readonly returning?: Returning | undefined
  readonly span: Span
}

export type DeleteStatement = {
  readonly kind: 'delete'
  readonly from: TableReference
  readonly where?: Condition | undefined
  readonly returning?: Returning | undefined
  readonly span: Span
}

/** `EXISTS(SELECT ...)`: a condition check inside a transaction. */
export type ExistsStatement = { readonly kind: 'exists'; readonly select: SelectStatement; readonly span: Span }

export type PartiqlStatement = SelectStatement | InsertStatement | UpdateStatement | DeleteStatement | ExistsStatement
