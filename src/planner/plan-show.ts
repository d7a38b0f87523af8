import type { PlanContext } from './plan-context.ts'
import { oneCall, type PlannedCall, type StatementPlan } from './statement-plan.ts'

/** DESCRIBE: descriptions leave out time to live and recovery. */
export const planDescribe = (table: string): StatementPlan => ({ kind: 'calls', steps: descriptions(table), notes: [] })

const descriptions = (table: string): readonly PlannedCall[] => [
  { step: { operation: 'DescribeTable', request: { TableName: table } } },
  { step: { operation: 'DescribeTimeToLive', request: { TableName: table } } },
  { step: { operation: 'DescribeContinuousBackups', request: { TableName: table } } },
]

/** SHOW CREATE TABLE: descriptions leave out tags too, and those are asked for by ARN. */
export function planShowCreateTable(table: string, { tables }: PlanContext): StatementPlan {
  const arn = tables.describe(table)?.TableArn
  return {
    kind: 'calls',
    steps: [
      ...descriptions(table),
      ...(arn === undefined
        ? []
        : [{ step: { operation: 'ListTagsOfResource', request: { ResourceArn: arn } } } as const]),
    ],
    notes: [],
  }
}

/** SHOW INDEXES and SHOW SCALING of one table, or of every table there is. */
export function planShowTables(table: string | undefined): StatementPlan {
  if (table === undefined) return oneCall({ operation: 'ListTables', request: {} }, { pages: {} })
  return oneCall({ operation: 'DescribeTable', request: { TableName: table } })
}
