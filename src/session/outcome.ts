import type { ShellError } from '../base/shell-error.ts'
import type { Statement } from '../ast/statement.ts'
import type { Charge } from '../model/charge.ts'
import type { Item } from '../model/value.ts'
import type { OperationName } from '../operation/operation.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import type { Explanation } from '../planner/explanation.ts'

/** One statement as it happens: `begin` and `items` for a statement that answers with items, then its `Outcome`. */
export type StatementEvent =
  | { readonly kind: 'begin'; readonly meta: ItemsMeta }
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'notice'; readonly text: string }

/** What is known about items before the first arrives. */
export type ItemsMeta = {
  readonly table: string
  readonly index?: string | undefined
  /** Partition and sort key attributes of what was read, then the other key attributes of the table and its indexes. */
  readonly keys: readonly string[]
  readonly otherKeys: readonly string[]
}

export type Progress = {
  readonly label: string
  readonly done: number
  readonly total?: number | undefined
  readonly unit: string
  readonly elapsedMs: number
}

/** One kind of call that a statement made, summed over its pages or members. */
export type CallRecord = {
  readonly operation: OperationName
  /** Absent for calls about no table. */
  readonly table?: string | undefined
  readonly index?: string | undefined
  readonly pages: number
  /** Items answered, after the filter. */
  readonly returned: number
  /** Items evaluated, before the filter. */
  readonly evaluated: number
  readonly charges: readonly Charge[]
  readonly consistency?: 'eventual' | 'strong' | 'transactional' | undefined
}

/** What one statement came to. */
export type Outcome = {
  readonly statement: Statement
  /** The statement as typed. */
  readonly text: string
  readonly result: Result
  readonly calls: readonly CallRecord[]
  readonly elapsedMs: number
}

export type Result =
  /** The items went by as events; `more` says that a limit ended the reading before the data did. */
  | { readonly kind: 'items'; readonly meta: ItemsMeta; readonly count: number; readonly more: boolean }
  | { readonly kind: 'count'; readonly count: number; readonly evaluated: number }
  /** A write: `summary` as in `put 1 item`; `attributes` when ReturnValues or RETURNING asked. */
  | { readonly kind: 'written'; readonly summary: string; readonly attributes?: Item | undefined }
  | { readonly kind: 'tables'; readonly tables: readonly TableDescription[] }
  | { readonly kind: 'description'; readonly table: TableDescription }
  | { readonly kind: 'explanation'; readonly explanation: Explanation }
  /** Text to print as it is: SHOW CREATE TABLE, `.help`, `.show`. */
  | { readonly kind: 'text'; readonly text: string }
  /** An EXPECT; `actual` says what was there in the words of the expectation. */
  | { readonly kind: 'expectation'; readonly passed: boolean; readonly expected: string; readonly actual: string; readonly diff?: string | undefined }
  /** Nothing to show: SET, USE, most dot commands. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: ShellError }
  | { readonly kind: 'cancelled' }
