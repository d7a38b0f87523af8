import type { PastMoment } from '../ast/past-moment.ts'
import type { Statement } from '../ast/statement.ts'
import { PlanError } from './plan-error.ts'

/** The moment that a statement wants to see; undefined: now. */
export function pastOf(statement: Statement): PastMoment | undefined {
  switch (statement.kind) {
    case 'partiql':
      return statement.modifiers.asOf
    case 'get':
    case 'query':
    case 'scan':
      return statement.asOf
    default:
      return undefined
  }
}

/** Where a statement stands for requests, which cannot say when: inside another one, and as code. */
export function refusePast(statement: Statement): void {
  const moment = pastOf(statement)
  if (moment === undefined) return
  throw new PlanError('plan.no-past', 'AS OF is for a statement by itself: no request of DynamoDB says when', {
    span: moment.span,
    hint: 'Leave AS OF out here, or read by a statement of its own.',
  })
}
