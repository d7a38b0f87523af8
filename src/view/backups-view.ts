import { bytesText } from '../base/bytes-text.ts'
import { countText, plural } from '../base/count-text.ts'
import { momentText } from '../base/moment-text.ts'
import type { BackupDescription, BackupSummary, KeySchemaElement } from '../operation/operation-types.ts'
import type { DescribeView } from './describe-view.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** SHOW BACKUPS: a row for each, the oldest first. */
export function backupsView(backups: readonly BackupSummary[]): {
  readonly grid: GridView
  readonly footer: string
  readonly json: readonly string[]
} {
  const grid: GridView = {
    columns: [giving('backup'), giving('table'), left('made'), right('size'), left('status'), left('id')],
    rows: backups.map((backup) => [
      visibleText(backup.BackupName ?? ''),
      visibleText(backup.TableName ?? ''),
      seconds(backup.BackupCreationDateTime),
      bytesText(backup.BackupSizeBytes ?? 0),
      backup.BackupStatus ?? '',
      visibleText(backup.BackupArn?.split('/').at(-1) ?? ''),
    ]),
  }
  return {
    grid,
    footer: plural(backups.length, 'backup'),
    json: backups.map((backup) => terminalSafeJson(JSON.stringify(backup))),
  }
}

/** DESCRIBE BACKUP. */
export function backupView({
  BackupDetails: details,
  SourceTableDetails: table,
  SourceTableFeatureDetails: features,
}: BackupDescription): DescribeView {
  const { GlobalSecondaryIndexes: globals = [], LocalSecondaryIndexes: locals = [] } = features ?? {}
  const indexes = [...globals, ...locals].map(({ IndexName }) => visibleText(IndexName ?? ''))
  return {
    table: visibleText(details?.BackupName ?? ''),
    status: details?.BackupStatus ?? 'AVAILABLE',
    facts: [
      ['table', visibleText(table?.TableName ?? '')],
      ['keys', keysText(table?.KeySchema ?? [])],
      ['items', `${countText(table?.ItemCount ?? 0)}, ${bytesText(table?.TableSizeBytes ?? 0)}`],
      ...(indexes.length === 0 ? [] : [['indexes', indexes.join(', ')] as const]),
      ['made', seconds(details?.BackupCreationDateTime)],
      ...(details?.BackupExpiryDateTime === undefined
        ? []
        : [['kept until', seconds(details.BackupExpiryDateTime)] as const]),
      ['arn', visibleText(details?.BackupArn ?? '')],
    ],
    indexes: undefined,
  }
}

const seconds = (epoch: number | undefined): string => (epoch === undefined ? '' : momentText(epoch * 1000))

const keysText = (schema: readonly KeySchemaElement[]): string =>
  schema.map(({ AttributeName }) => visibleText(AttributeName)).join(', ')
