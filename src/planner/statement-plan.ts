import type { RateLimit } from '../ast/data-statement.ts'
import type { OperationName, Request } from '../operation/operation.ts'
import type { ScalingChange } from '../operation/scaling.ts'

/** One call of the API: its name and the request that goes with it. */
export type OperationStep = {
  readonly [Name in OperationName]: { readonly operation: Name; readonly request: Request<Name> }
}[OperationName]

/** What a statement becomes: operations in order. Pure data; `EXPLAIN` prints it and the session runs it. */
export type StatementPlan =
  /** Calls one after another; what they answer is the statement's answer, in order. */
  | {
      readonly kind: 'calls'
      readonly steps: readonly PlannedCall[]
      readonly notes: readonly string[]
      /** Set when the calls are done. On AWS auto scaling is another service, with requests of its own. */
      readonly scaling?: readonly PlannedScaling[] | undefined
    }
  /** Read many, then write each: BULK UPDATE and BULK DELETE. Not atomic. */
  | { readonly kind: 'bulk'; readonly read: PlannedCall; readonly write: BulkWrite; readonly notes: readonly string[] }
  /** Nothing reaches a backend: USE, SET, CLOCK, EXPECT, BILL DIFF, dot commands, ROLLBACK. */
  | { readonly kind: 'local' }

/** Of a table in the Region of the session. */
export type PlannedScaling = Omit<ScalingChange, 'region'>

export type PlannedCall = {
  readonly step: OperationStep
  /** Present: LastEvaluatedKey, NextToken or LastEvaluatedTableName is followed. Absent: one page. */
  readonly pages?: PageLimits | undefined
  /** The items are counted, not shown. */
  readonly counts?: true | undefined
  /** IF EXISTS and IF NOT EXISTS: these errors mean there was nothing to do, and nothing is left to do. */
  readonly tolerates?: readonly string[] | undefined
  /** Wait until the table is ACTIVE with all its indexes, or gone, before going on. */
  readonly wait?: { readonly table: string; readonly until: 'active' | 'gone' } | undefined
}

/** Both absent: to the end of the data. */
export type PageLimits = {
  /** Items returned, after the filter. */
  readonly items?: number | undefined
  /** Items evaluated, before the filter. */
  readonly evaluated?: number | undefined
}

/** What is done to each item that the read found, by its key. */
export type BulkWrite = {
  readonly keyAttributes: readonly string[]
  /** WITH RATELIMIT: what the reads and the writes may consume, each. */
  readonly rateLimit?: RateLimit | undefined
} & (
  | { readonly operation: 'UpdateItem'; readonly request: Omit<Request<'UpdateItem'>, 'Key'> }
  | { readonly operation: 'DeleteItem'; readonly request: Omit<Request<'DeleteItem'>, 'Key'> }
)

/** A plan of one call. */
export const oneCall = (step: OperationStep, more: Omit<PlannedCall, 'step'> = {}): StatementPlan => ({
  kind: 'calls',
  steps: [{ step, ...more }],
  notes: [],
})
