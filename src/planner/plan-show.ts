import { oneCall, type StatementPlan } from './statement-plan.ts'

/** SHOW CREATE TABLE: what a table was given is spread over three operations. */
export function planShowCreateTable(table: string): StatementPlan {
  const request = { TableName: table }
  return {
    kind: 'calls',
    steps: [
      { step: { operation: 'DescribeTable', request } },
      { step: { operation: 'DescribeTimeToLive', request } },
      { step: { operation: 'DescribeContinuousBackups', request } },
    ],
    notes: [],
  }
}

/** SHOW INDEXES of one table, or of every table there is. */
export function planShowIndexes(table: string | undefined): StatementPlan {
  if (table === undefined) return oneCall({ operation: 'ListTables', request: {} }, { pages: {} })
  return oneCall({ operation: 'DescribeTable', request: { TableName: table } })
}
