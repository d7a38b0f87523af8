import type { BackupReference, BackupStatement, RestoreTableStatement } from '../ast/backup-statement.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { tableOf } from './resolve-table.ts'
import { type OperationStep, oneCall, type StatementPlan } from './statement-plan.ts'

/** Backups and restores: an operation each. */
export function planBackup(statement: BackupStatement, context: PlanContext): StatementPlan {
  switch (statement.kind) {
    case 'backup-table': {
      const request = { TableName: tableOf(statement.table, statement.span, context), BackupName: statement.name }
      return oneCall({ operation: 'CreateBackup', request })
    }
    case 'restore-table': {
      const table = tableOf(statement.table, statement.span, context)
      const step = restoreStep(statement, table, context)
      return oneCall(step, statement.noWait ? {} : { wait: { table, until: 'active' } })
    }
    case 'show-backups': {
      const table = statement.table === undefined ? undefined : tableOf(statement.table, statement.span, context)
      return oneCall({ operation: 'ListBackups', request: { ...(table && { TableName: table }), BackupType: 'ALL' } })
    }
    case 'describe-backup':
      return oneCall({ operation: 'DescribeBackup', request: { BackupArn: arnOf(statement.backup, context) } })
    case 'drop-backup':
      return oneCall({ operation: 'DeleteBackup', request: { BackupArn: arnOf(statement.backup, context) } })
  }
}

function restoreStep({ source, span }: RestoreTableStatement, table: string, context: PlanContext): OperationStep {
  if (source.kind === 'backup') {
    const request = { TargetTableName: table, BackupArn: arnOf(source.backup, context) }
    return { operation: 'RestoreTableFromBackup', request }
  }
  const names = { SourceTableName: tableOf(source.table, span, context), TargetTableName: table }
  const moment =
    source.at === 'LATEST' ? { UseLatestRestorableTime: true } : { RestoreDateTime: source.at.timeMs / 1000 }
  return { operation: 'RestoreTableToPointInTime', request: { ...names, ...moment } }
}

/** The service knows ARNs alone; a name does where it is one backup's. */
function arnOf({ text, span }: BackupReference, { tables }: PlanContext): string {
  if (text.startsWith('arn:')) return text
  const [only, ...others] = tables.backupsNamed(text)
  if (only === undefined) {
    throw new PlanError('plan.unknown-backup', `there is no backup called ${text}`, {
      span,
      hint: 'SHOW BACKUPS lists those there are.',
    })
  }
  if (others.length === 0) return only
  throw new PlanError('plan.several-backups', `${others.length + 1} backups are called ${text}`, {
    span,
    hint: `Name one by its ARN, such as the newest: '${others.at(-1) ?? only}'.`,
  })
}
