import type { TableSettings } from '../ast/table-statement.ts'
import type { Span } from '../base/shell-error.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { descriptionOf } from './resolve-table.ts'
import type { OperationStep } from './statement-plan.ts'

/** TTL of CREATE TABLE and ALTER TABLE. To disable it the service wants to hear its attribute once more. */
export function timeToLiveStep(
  table: string,
  timeToLive: NonNullable<TableSettings['timeToLive']>,
  span: Span,
  context: PlanContext,
): OperationStep {
  const enables = timeToLive !== 'DISABLED'
  const attribute = enables ? timeToLive.attribute : currentAttribute(table, span, context)
  return {
    operation: 'UpdateTimeToLive',
    request: { TableName: table, TimeToLiveSpecification: { Enabled: enables, AttributeName: attribute } },
  }
}

function currentAttribute(table: string, span: Span, context: PlanContext): string {
  descriptionOf(table, span, context)
  const attribute = context.tables.expiresBy(table)
  if (attribute !== undefined) return attribute
  throw new PlanError('plan.nothing-expires', `items of ${table} do not expire`, {
    span,
    hint: 'TTL (attribute) makes them.',
  })
}
