import type { PlanContext } from './plan-context.ts'
import { oneCall, type StatementPlan } from './statement-plan.ts'

/** SHOW CREATE TABLE: descriptions leave out tags, and those are asked for by ARN. */
export function planShowCreateTable(table: string, { tables }: PlanContext): StatementPlan {
  const arn = tables.describe(table)?.TableArn
  return {
    kind: 'calls',
    steps: [
      { step: { operation: 'DescribeTable', request: { TableName: table } } },
      ...(arn === undefined
        ? []
        : [{ step: { operation: 'ListTagsOfResource', request: { ResourceArn: arn } } } as const]),
    ],
    notes: [],
  }
}

/** SHOW INDEXES of one table, or of every table there is. */
export function planShowIndexes(table: string | undefined): StatementPlan {
  if (table === undefined) return oneCall({ operation: 'ListTables', request: {} }, { pages: {} })
  return oneCall({ operation: 'DescribeTable', request: { TableName: table } })
}
