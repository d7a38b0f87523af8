import type { BillStatement } from '../ast/bill-statement.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { descriptionOf, targetOf } from './resolve-table.ts'
import { oneCall, type StatementPlan } from './statement-plan.ts'

/** A bill needs descriptions: of one table, or of every table there is. */
export function planBill({ table: reference, span }: BillStatement, context: PlanContext): StatementPlan {
  if (reference === undefined) return oneCall({ operation: 'ListTables', request: {} }, { pages: {} })
  const { table, index } = targetOf(reference, span, context)
  const { GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = descriptionOf(table, reference.span, context)
  const indexes = [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map(({ IndexName }) => IndexName)
  if (index !== undefined && !indexes.includes(index)) {
    throw new PlanError('plan.unknown-index', `table ${table} has no index ${index}`, {
      span: reference.span,
      hint: indexes.length === 0 ? 'It has no indexes.' : `It has ${indexes.join(', ')}.`,
    })
  }
  return oneCall({ operation: 'DescribeTable', request: { TableName: table } })
}
