import type { OperationName, Request } from '../operation/operation.ts'

/** One call of the API: its name and the request that goes with it. */
export type OperationStep = {
  readonly [Name in OperationName]: { readonly operation: Name; readonly request: Request<Name> }
}[OperationName]

/** What a statement becomes: operations in order. Pure data; `EXPLAIN` prints it and the session runs it. */
export type StatementPlan =
  /** Calls one after another; the answer of the last is the statement's. */
  | { readonly kind: 'calls'; readonly steps: readonly PlannedCall[] }
  /** Read many, then write each: BULK UPDATE and BULK DELETE. Not atomic. */
  | { readonly kind: 'bulk'; readonly read: PlannedCall; readonly write: BulkWrite }
  /** Nothing reaches a backend: USE, SET, EXPECT, dot commands. */
  | { readonly kind: 'local' }

export type PlannedCall = {
  readonly step: OperationStep
  /** Follow LastEvaluatedKey or NextToken until the end, or until this many items came back; absent: one page. */
  readonly pages?: { readonly items: number } | undefined
  /** IF EXISTS and IF NOT EXISTS: these errors mean there was nothing to do. */
  readonly tolerates?: readonly string[] | undefined
}

/** What is done to each item that the read found; the engine's or the service's UpdateItem or DeleteItem by its key. */
export type BulkWrite = {
  readonly operation: 'UpdateItem' | 'DeleteItem'
  /** The request but for its `Key`. */
  readonly request: Omit<Request<'UpdateItem'>, 'Key'> | Omit<Request<'DeleteItem'>, 'Key'>
  readonly keyAttributes: readonly string[]
}
