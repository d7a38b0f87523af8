import { type Backup, backupArn } from '../../model/backup.ts'
import { type Table, tableArn } from '../../model/table.ts'
import type {
  BackupDescription,
  BackupDetails,
  BackupStatus,
  BackupSummary,
  SourceTableDetails,
  SourceTableFeatureDetails,
  TableDescription,
} from '../../operation/operation-types.ts'
import { tableDescription } from '../tables/table-description.ts'
import { timeToLiveDescription } from '../tables/time-to-live.ts'

/** Source: reference, operations 13; streams-ttl-backup 7. */
export function backupDescription(backup: Backup, nowMs: number, status?: BackupStatus): BackupDescription {
  const described = descriptionOf(backup)
  return {
    BackupDetails: backupDetails(backup, nowMs, status),
    SourceTableDetails: sourceTable(backup, described),
    SourceTableFeatureDetails: features(backup.table, described),
  }
}

export function backupDetails(backup: Backup, nowMs: number, status = statusOf(backup, nowMs)): BackupDetails {
  return {
    BackupArn: backupArn(backup),
    BackupName: backup.name,
    BackupSizeBytes: backup.bytes,
    BackupStatus: status,
    BackupType: backup.type,
    BackupCreationDateTime: backup.createdMs / 1000,
    ...(backup.expiresMs === undefined ? {} : { BackupExpiryDateTime: backup.expiresMs / 1000 }),
  }
}

export function backupSummary(backup: Backup, nowMs: number): BackupSummary {
  const { table } = backup
  return { TableName: table.name, TableId: table.uuid, TableArn: tableArn(table), ...backupDetails(backup, nowMs) }
}

const statusOf = ({ availableMs }: Backup, nowMs: number): BackupStatus =>
  availableMs > nowMs ? 'CREATING' : 'AVAILABLE'

/** As DescribeTable showed the table then. */
const descriptionOf = ({ table, items, bytes, createdMs }: Backup): TableDescription =>
  tableDescription(table, {
    nowMs: createdMs,
    sizeOf: (id) => (id === table.id ? { items, bytes } : { items: 0, bytes: 0 }),
  })

function sourceTable({ table, items, bytes }: Backup, described: TableDescription): SourceTableDetails {
  const { readUnits, writeUnits } = table.throughput
  return {
    TableName: table.name,
    TableId: table.uuid,
    TableArn: tableArn(table),
    TableSizeBytes: bytes,
    KeySchema: described.KeySchema ?? [],
    TableCreationDateTime: table.createdMs / 1000,
    ProvisionedThroughput: { ReadCapacityUnits: readUnits, WriteCapacityUnits: writeUnits },
    ...(described.OnDemandThroughput === undefined ? {} : { OnDemandThroughput: described.OnDemandThroughput }),
    ItemCount: items,
    BillingMode: table.billingMode,
  }
}

function features(table: Table, described: TableDescription): SourceTableFeatureDetails {
  const {
    LocalSecondaryIndexes: locals,
    GlobalSecondaryIndexes: globals,
    StreamSpecification: stream,
    SSEDescription: sse,
  } = described
  return {
    ...(locals === undefined
      ? {}
      : {
          LocalSecondaryIndexes: locals.map(({ IndexName, KeySchema, Projection }) => ({
            IndexName,
            KeySchema,
            Projection,
          })),
        }),
    ...(globals === undefined
      ? {}
      : {
          GlobalSecondaryIndexes: globals.map(({ IndexName, KeySchema, Projection, ...index }) => ({
            IndexName,
            KeySchema,
            Projection,
            ProvisionedThroughput: {
              ReadCapacityUnits: index.ProvisionedThroughput?.ReadCapacityUnits ?? 0,
              WriteCapacityUnits: index.ProvisionedThroughput?.WriteCapacityUnits ?? 0,
            },
            ...(index.OnDemandThroughput === undefined ? {} : { OnDemandThroughput: index.OnDemandThroughput }),
          })),
        }),
    ...(stream === undefined ? {} : { StreamDescription: stream }),
    TimeToLiveDescription: timeToLiveDescription(table),
    ...(sse === undefined ? {} : { SSEDescription: sse }),
  }
}
