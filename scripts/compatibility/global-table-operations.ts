import type { OperationEntries } from './operation-entry.ts'

/** Replicas in other Regions. */
export const globalTableOperations = {
  CreateGlobalTable: {
    status: 'missing',
    missing: ['GlobalTableName', 'ReplicationGroup'],
  },
  DescribeGlobalTable: {
    status: 'missing',
    missing: ['GlobalTableName'],
  },
  DescribeGlobalTableSettings: {
    status: 'missing',
    missing: ['GlobalTableName'],
  },
  DescribeTableReplicaAutoScaling: {
    status: 'missing',
    missing: ['TableName'],
  },
  ListGlobalTables: {
    status: 'missing',
    missing: ['ExclusiveStartGlobalTableName', 'Limit', 'RegionName'],
  },
  UpdateGlobalTable: {
    status: 'missing',
    missing: ['GlobalTableName', 'ReplicaUpdates'],
  },
  UpdateGlobalTableSettings: {
    status: 'missing',
    missing: [
      'GlobalTableName',
      'GlobalTableBillingMode',
      'GlobalTableProvisionedWriteCapacityUnits',
      'GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate',
      'GlobalTableGlobalSecondaryIndexSettingsUpdate',
      'ReplicaSettingsUpdate',
    ],
  },
  UpdateTableReplicaAutoScaling: {
    status: 'missing',
    missing: [
      'GlobalSecondaryIndexUpdates',
      'TableName',
      'ProvisionedWriteCapacityAutoScalingUpdate',
      'ReplicaUpdates',
    ],
  },
} as const satisfies OperationEntries
