import type { ApiStatement } from '../ast/statement.ts'
import { serviceModel } from '../operation/service-model.ts'
import { PlanError } from './plan-error.ts'
import type { OperationStep, StatementPlan } from './statement-plan.ts'

/** A request in the API's own words: sent as it is. A pasted AWS CLI command follows pages, as the CLI does. */
export function planApi(statement: ApiStatement): StatementPlan {
  if (serviceModel.operations[statement.operation] === undefined) {
    throw new PlanError('plan.unknown-operation', `DynamoDB has no operation ${statement.operation}`, {
      span: statement.span,
      hint: 'Operations are spelled as in GetItem, Query or UpdateTable.',
    })
  }
  // The backend judges the request: a wrong one gets the service's own words.
  const step = { operation: statement.operation, request: statement.request } as unknown as OperationStep
  const pages = statement.pages !== undefined && paged.has(statement.operation) ? { pages: statement.pages } : {}
  const notes = notesAbout(statement.ignored ?? [])
  return { kind: 'calls', steps: [{ step, ...pages }], notes }
}

/** What is left out because nothing needs it, and what is left out although it was wanted. */
function notesAbout(ignored: readonly string[]): readonly string[] {
  const needless = ignored.filter((option) => option !== '--query')
  return [
    ...(needless.length === 0 ? [] : [`not needed here: ${needless.join(', ')}`]),
    ...(needless.length === ignored.length ? [] : ['--query is not applied: the whole answer is shown']),
  ]
}

const paged: ReadonlySet<string> = new Set(['Query', 'Scan', 'ListTables'])
