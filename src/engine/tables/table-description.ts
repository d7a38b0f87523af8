import { decreasesToday } from '../../model/decrease-quota.ts'
import type { BillingMode, Index, OnDemandLimits, Table, Throughput, Units } from '../../model/table.ts'
import { indexArn, streamArn, tableArn } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'
import type {
  GlobalSecondaryIndexDescription,
  LocalSecondaryIndexDescription,
  OnDemandThroughput,
  Projection,
  ProvisionedThroughputDescription,
  TableDescription,
} from '../../operation/operation-types.ts'
import type { Statistics } from '../../storage/types.ts'
import { keySchema } from './key-schema.ts'

/** What a description needs beside the table itself. */
export type Surroundings = {
  readonly nowMs: number
  /** By the id of the table or index. */
  readonly sizeOf: (id: number) => Statistics
}

/**
 * A table as CreateTable, UpdateTable and DescribeTable show it: in the middle of its transition if it is in one.
 * Source: reference, operations 1 "TableDescription"; CT-40 to 45, UT-14 to 16; README row 21.
 */
export function tableDescription(table: Table, around: Surroundings): TableDescription {
  const status = statusOf(table)
  const size = sizeNow(table, around)
  const locals = table.indexes.filter((index) => index.kind === 'local')
  const globals = table.indexes.filter((index) => index.kind === 'global')
  return {
    AttributeDefinitions: table.attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    TableName: table.name,
    KeySchema: keySchema(table.keys),
    TableStatus: status,
    CreationDateTime: seconds(table.createdMs),
    ProvisionedThroughput: throughputDescription(table.transition?.throughput ?? table.throughput, around.nowMs),
    TableSizeBytes: size.bytes,
    ItemCount: size.items,
    TableArn: tableArn(table),
    TableId: table.uuid,
    ...billingMembers(table),
    ...(locals.length === 0
      ? {}
      : { LocalSecondaryIndexes: locals.map((index) => localDescription(table, index, around)) }),
    ...(globals.length === 0
      ? {}
      : { GlobalSecondaryIndexes: globals.map((index) => globalDescription(table, index, around)) }),
    ...streamMembers(table),
    ...settingMembers(table),
    ...restoreMembers(table),
    ...(status === 'CREATING' ? {} : { WarmThroughput: { ...warmMembers(table.warm), Status: status } }),
  }
}

/** DeleteTable's answer says less. Source: reference, operations 1 "DeleteTable"; UT-21. */
export function deletedTableDescription(table: Table, around: Surroundings): TableDescription {
  const size = sizeNow(table, around)
  return {
    TableName: table.name,
    TableStatus: 'DELETING',
    ProvisionedThroughput: throughputDescription(table.throughput, around.nowMs),
    TableSizeBytes: size.bytes,
    ItemCount: size.items,
    TableArn: tableArn(table),
    TableId: table.uuid,
    ...billingMembers(table),
    DeletionProtectionEnabled: table.deletionProtection,
  }
}

/** The service says the mode twice; its model has the first member alone. Source: reference, CT-41, UT-15, UT-16. */
function billingMembers(table: Table): TableDescription & {
  readonly TableThroughputModeSummary?: {
    readonly TableThroughputMode: BillingMode
    readonly LastUpdateToPayPerRequestDateTime?: number
  }
} {
  const { billingMode } = table
  if (billingMode === 'PROVISIONED' && table.lastOnDemandMs === undefined) return {}
  const shownMs = table.transition?.hidesSwitch ? undefined : table.lastOnDemandMs
  const date = shownMs === undefined ? {} : { LastUpdateToPayPerRequestDateTime: seconds(shownMs) }
  return {
    BillingModeSummary: { BillingMode: billingMode, ...date },
    TableThroughputModeSummary: { TableThroughputMode: billingMode, ...date },
  }
}

function streamMembers(table: Table): TableDescription {
  return {
    ...(table.stream === undefined
      ? {}
      : { StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream.viewType } }),
    ...(table.latestStreamLabel === undefined
      ? {}
      : {
          LatestStreamLabel: table.latestStreamLabel,
          LatestStreamArn: streamArn(table, table.latestStreamLabel),
        }),
  }
}

/** Source: reference, streams-ttl-backup 6 and its last part. */
function restoreMembers({ restore, transition }: Table): TableDescription {
  if (restore === undefined) return {}
  return {
    RestoreSummary: {
      ...(restore.backupArn === undefined ? {} : { SourceBackupArn: restore.backupArn }),
      SourceTableArn: restore.tableArn,
      RestoreDateTime: seconds(restore.atMs),
      RestoreInProgress: transition?.status === 'CREATING',
    },
  }
}

function settingMembers(table: Table): TableDescription {
  const { tableClass, sse } = table
  return {
    DeletionProtectionEnabled: table.deletionProtection,
    ...ceilingMembers(table.onDemandLimits),
    ...(sse === undefined
      ? {}
      : {
          SSEDescription: {
            Status: sse.transition?.status ?? 'ENABLED',
            SSEType: 'KMS',
            KMSMasterKeyArn: sse.keyArn,
          },
        }),
    ...(tableClass === undefined
      ? {}
      : {
          TableClassSummary: {
            TableClass: tableClass.name,
            ...(tableClass.changedMs === undefined ? {} : { LastUpdateDateTime: seconds(tableClass.changedMs) }),
          },
        }),
  }
}

function localDescription(table: Table, index: Index, around: Surroundings): LocalSecondaryIndexDescription {
  const size = sizeNow(index, around)
  return {
    IndexName: index.name,
    KeySchema: keySchema(index.keys),
    Projection: projection(index),
    IndexSizeBytes: size.bytes,
    ItemCount: size.items,
    IndexArn: indexArn(table, index.name),
  }
}

function globalDescription(table: Table, index: Index, around: Surroundings): GlobalSecondaryIndexDescription {
  const status = statusOf(index)
  return {
    ...localDescription(table, index, around),
    IndexStatus: status,
    ...(status === 'CREATING' && index.backfilled ? { Backfilling: true } : {}),
    ProvisionedThroughput: throughputDescription(index.transition?.throughput ?? index.throughput, around.nowMs),
    ...ceilingMembers(index.onDemandLimits),
    ...(status === 'CREATING' ? {} : { WarmThroughput: { ...warmMembers(index.warm), Status: status } }),
  }
}

function throughputDescription(throughput: Throughput, nowMs: number): ProvisionedThroughputDescription {
  const { lastIncreaseMs, lastDecreaseMs } = throughput
  return {
    ...(lastIncreaseMs === undefined ? {} : { LastIncreaseDateTime: seconds(lastIncreaseMs) }),
    ...(lastDecreaseMs === undefined ? {} : { LastDecreaseDateTime: seconds(lastDecreaseMs) }),
    NumberOfDecreasesToday: decreasesToday(throughput.decreases, nowMs),
    ReadCapacityUnits: throughput.readUnits,
    WriteCapacityUnits: throughput.writeUnits,
  }
}

function ceilingMembers(limits: OnDemandLimits | undefined): { OnDemandThroughput?: OnDemandThroughput } {
  if (limits === undefined) return {}
  return {
    OnDemandThroughput: {
      ...(limits.readUnits === undefined ? {} : { MaxReadRequestUnits: limits.readUnits }),
      ...(limits.writeUnits === undefined ? {} : { MaxWriteRequestUnits: limits.writeUnits }),
    },
  }
}

const warmMembers = (warm: Units): { ReadUnitsPerSecond: number; WriteUnitsPerSecond: number } => ({
  ReadUnitsPerSecond: warm.readUnits,
  WriteUnitsPerSecond: warm.writeUnits,
})

function projection(index: Index): Projection {
  if (index.projection.type !== 'INCLUDE') return { ProjectionType: index.projection.type }
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: index.projection.attributes }
}

/** What is being deleted has given up its rows already. */
const sizeNow = (thing: Table | Index, around: Surroundings): Statistics =>
  statusOf(thing) === 'DELETING' ? { items: 0, bytes: 0 } : around.sizeOf(thing.id)

/** API dates are epoch seconds with a fraction. */
const seconds = (ms: number): number => ms / 1000
