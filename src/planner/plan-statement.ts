import type { Statement } from '../ast/statement.ts'
import { unreachable } from '../base/unreachable.ts'
import { planAlterTable } from './plan-alter-table.ts'
import { planApi } from './plan-api.ts'
import { planBackup } from './plan-backup.ts'
import { planBatch } from './plan-batch.ts'
import { planBill } from './plan-bill.ts'
import { planBulk } from './plan-bulk.ts'
import type { PlanContext } from './plan-context.ts'
import { planCreateTable, planDropTable } from './plan-create-table.ts'
import { PlanError } from './plan-error.ts'
import { getItemRequest } from './plan-get.ts'
import { deleteItemRequest, putItemRequest, updateItemRequest } from './plan-item-writes.ts'
import { planPartiql } from './plan-partiql.ts'
import { planQuery, planScan } from './plan-query.ts'
import { planInsertRows, planUpsert } from './plan-rows.ts'
import { planDescribe, planShowCreateTable, planShowTables } from './plan-show.ts'
import { planTransaction } from './plan-transaction.ts'
import { tableOf, targetOf } from './resolve-table.ts'
import { oneCall, type StatementPlan } from './statement-plan.ts'

/** What a statement becomes. Pure: throws PlanError for what the user has to change, and reads no data. */
export function planStatement(statement: Statement, context: PlanContext): StatementPlan {
  switch (statement.kind) {
    case 'get':
      return oneCall({ operation: 'GetItem', request: getItemRequest(statement, context) })
    case 'put':
      return oneCall({ operation: 'PutItem', request: putItemRequest(statement, context) })
    case 'update-item':
      return oneCall({ operation: 'UpdateItem', request: updateItemRequest(statement, context) })
    case 'delete-item':
      return oneCall({ operation: 'DeleteItem', request: deleteItemRequest(statement, context) })
    case 'check':
      throw new PlanError('plan.check-outside-transaction', 'CHECK stands only between BEGIN and COMMIT', {
        span: statement.span,
        hint: 'GET shows the item; a condition goes with a write: PUT ... IF ....',
      })
    case 'query':
      return planQuery(statement, context)
    case 'scan':
      return planScan(statement, context)
    case 'partiql':
      return planPartiql(statement, context)
    case 'insert-rows':
      return planInsertRows(statement, context)
    case 'upsert':
      return planUpsert(statement, context)
    case 'bulk':
      return planBulk(statement, context)
    case 'transaction':
      return planTransaction(statement, context)
    case 'batch':
      return planBatch(statement, context)
    case 'create-table':
      return planCreateTable(statement, context)
    case 'alter-table':
      return planAlterTable(statement, context)
    case 'drop-table':
      return planDropTable(statement, context)
    case 'backup-table':
    case 'restore-table':
    case 'show-backups':
    case 'describe-backup':
    case 'drop-backup':
      return planBackup(statement, context)
    case 'describe':
      return planDescribe(targetOf(statement.table, statement.span, context).table)
    case 'show-tables':
      return oneCall({ operation: 'ListTables', request: {} }, { pages: {} })
    case 'show-create-table':
      return planShowCreateTable(tableOf(statement.table, statement.span, context), context)
    case 'show-indexes':
    case 'show-scaling':
      return planShowTables(
        statement.table === undefined ? undefined : tableOf(statement.table, statement.span, context),
      )
    case 'show-limits':
      return oneCall({ operation: 'DescribeLimits', request: {} })
    case 'bill':
      return planBill(statement, context)
    case 'api':
      return planApi(statement)
    case 'show-version':
    case 'show-traffic':
    case 'explain':
    case 'expect':
    case 'set-variable':
    case 'use':
    case 'advance-clock':
    case 'set-clock':
    case 'show-clock':
    case 'set-throttling':
    case 'set-ledger':
    case 'show-prices':
    case 'bill-diff':
    case 'bill-patterns':
    case 'diff-model':
    case 'advise':
    case 'set-statistics':
    case 'drop-statistics':
    case 'show-statistics':
    case 'report':
    case 'heatmap':
    case 'top-keys':
    case 'metrics':
    case 'create-alarm':
    case 'drop-alarm':
    case 'show-alarms':
    case 'simulate':
    case 'compare':
    case 'import':
    case 'export':
    case 'copy':
    case 'assumptions':
    case 'entity':
    case 'access-pattern':
    case 'run-pattern':
    case 'generate':
    case 'drop-model':
    case 'show-model':
    case 'import-model':
    case 'export-model':
    case 'meta':
      return { kind: 'local' }
    default:
      return unreachable(statement)
  }
}
