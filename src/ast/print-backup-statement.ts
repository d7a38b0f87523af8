import type { BackupStatement, RestoreTableStatement } from './backup-statement.ts'
import { printTable } from './print-clauses.ts'
import { printString } from './print-expression.ts'

export function printBackupStatement(statement: BackupStatement): string {
  switch (statement.kind) {
    case 'backup-table':
      return `BACKUP TABLE ${printTable(statement.table)} CALLED ${printString(statement.name)}`
    case 'restore-table':
      return printRestore(statement)
    case 'show-backups':
      return `SHOW BACKUPS${statement.table === undefined ? '' : ` FROM ${printTable(statement.table)}`}`
    case 'describe-backup':
      return `DESCRIBE BACKUP ${printString(statement.backup.text)}`
    case 'drop-backup':
      return `DROP BACKUP ${printString(statement.backup.text)}`
  }
}

function printRestore({ table, source, noWait }: RestoreTableStatement): string {
  const head = `RESTORE TABLE ${noWait ? 'NOWAIT ' : ''}${printTable(table)} FROM`
  if (source.kind === 'backup') return `${head} BACKUP ${printString(source.backup.text)}`
  const at = source.at === 'LATEST' ? source.at : printString(new Date(source.at.timeMs).toISOString())
  return `${head} ${printTable(source.table)} TO PITR ${at}`
}
