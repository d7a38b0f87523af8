import { ShellError } from '../base/shell-error.ts'

export type PlanErrorCode =
  | 'plan.no-table'
  | 'plan.unknown-table'
  | 'plan.unknown-index'
  | 'plan.bad-table-name'
  | 'plan.index-not-here'
  | 'plan.unknown-variable'
  | 'plan.no-member'
  | 'plan.positional-parameter'
  | 'plan.not-a-value'
  | 'plan.mixed-set'
  | 'plan.not-an-expression'
  | 'plan.key-needed'
  | 'plan.mixed-transaction'
  | 'plan.not-in-transaction'
  | 'plan.check-outside-transaction'
  | 'plan.mixed-batch'
  | 'plan.not-in-batch'
  | 'plan.exists-outside-transaction'
  | 'plan.nothing-to-explain'
  | 'plan.unknown-operation'
  | 'plan.nothing-expires'
  | 'plan.bad-scaling'

/** A statement that parses but cannot become operations; the user can fix it. */
export class PlanError extends ShellError<PlanErrorCode> {}
