import type { Span } from '../base/shell-error.ts'
import type { TableReference } from './partiql.ts'

/** Backups and restores. Source: reference, dialects 4a (ddbsh's grammar). */

/** By ARN, or by the name that BACKUP TABLE gave it. */
export type BackupReference = { readonly text: string; readonly span: Span }

export type BackupTableStatement = {
  readonly kind: 'backup-table'
  readonly table: TableReference
  readonly name: string
  readonly span: Span
}

export type RestoreTableStatement = {
  readonly kind: 'restore-table'
  /** The new table. */
  readonly table: TableReference
  readonly source:
    | { readonly kind: 'backup'; readonly backup: BackupReference }
    | { readonly kind: 'table'; readonly table: TableReference; readonly at: 'LATEST' | { readonly timeMs: number } }
  /** Do not wait until the table is ACTIVE. */
  readonly noWait: boolean
  readonly span: Span
}

/** Without a table: of every table, also of those that are gone. */
export type ShowBackupsStatement = {
  readonly kind: 'show-backups'
  readonly table?: TableReference | undefined
  readonly span: Span
}

export type DescribeBackupStatement = {
  readonly kind: 'describe-backup'
  readonly backup: BackupReference
  readonly span: Span
}

export type DropBackupStatement = {
  readonly kind: 'drop-backup'
  readonly backup: BackupReference
  readonly span: Span
}

export type BackupStatement =
  | BackupTableStatement
  | RestoreTableStatement
  | ShowBackupsStatement
  | DescribeBackupStatement
  | DropBackupStatement
