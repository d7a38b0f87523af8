import type { OperationEntries } from './operation-entry.ts'

/** Backups, restores, exports and imports. */
export const backupOperations = {
  CreateBackup: {
    status: 'different',
    note: 'complete in the transaction of the call: nothing of a minute before or after; no quota of calls',
    same: ['TableName', 'BackupName'],
    tests: ['test/engine/settings-operations/backups.test.ts', 'test/scripts/history/backups.ddbq'],
  },
  DeleteBackup: {
    status: 'same',
    same: ['BackupArn'],
    tests: ['test/engine/settings-operations/backups.test.ts', 'test/scripts/history/backups.ddbq'],
  },
  DescribeBackup: {
    status: 'same',
    same: ['BackupArn'],
    tests: ['test/engine/settings-operations/backups.test.ts', 'test/scripts/history/backups.ddbq'],
  },
  DescribeExport: {
    status: 'same',
    same: ['ExportArn'],
    tests: ['test/engine/data-jobs/data-jobs.test.ts'],
  },
  DescribeImport: {
    status: 'same',
    same: ['ImportArn'],
    tests: ['test/engine/data-jobs/data-jobs.test.ts'],
  },
  ExportTableToPointInTime: {
    status: 'different',
    note: 'buckets are folders of `serve --s3-root` or of the setting `s3-root`',
    same: [
      'TableArn',
      'ClientToken',
      'S3Bucket',
      'S3BucketOwner',
      'S3Prefix',
      'S3SseAlgorithm',
      'S3SseKmsKeyId',
      'ExportFormat',
    ],
    different: {
      ExportTime: 'no past state is kept: the items are those of now',
      ExportType: 'INCREMENTAL_EXPORT is refused',
    },
    missing: { IncrementalExportSpecification: 'refused by name' },
    tests: ['test/engine/data-jobs/data-jobs.test.ts'],
  },
  ImportTable: {
    status: 'different',
    note: 'buckets are folders of `serve --s3-root` or of the setting `s3-root`; what CloudWatch Logs would have is in its folder `.logs`',
    same: ['ClientToken', 'S3BucketSource', 'InputFormat', 'InputFormatOptions', 'TableCreationParameters'],
    different: { InputCompressionType: 'how a file is compressed is seen from its first bytes, whatever is said' },
    tests: ['test/engine/data-jobs/data-jobs.test.ts'],
  },
  ListBackups: {
    status: 'different',
    note: 'in the order in which they were made, which the service does not promise; none comes from AWS Backup',
    same: ['TableName', 'Limit', 'TimeRangeLowerBound', 'TimeRangeUpperBound', 'ExclusiveStartBackupArn', 'BackupType'],
    tests: ['test/engine/settings-operations/backups.test.ts', 'test/scripts/history/backups.ddbq'],
  },
  ListExports: {
    status: 'same',
    same: ['TableArn', 'MaxResults', 'NextToken'],
    tests: ['test/engine/data-jobs/data-jobs.test.ts'],
  },
  ListImports: {
    status: 'same',
    same: ['TableArn', 'PageSize', 'NextToken'],
    tests: ['test/engine/data-jobs/data-jobs.test.ts'],
  },
  RestoreTableFromBackup: {
    status: 'different',
    note: 'the items are there with the answer; the words of some refusals are not known',
    same: [
      'TargetTableName',
      'BackupArn',
      'BillingModeOverride',
      'GlobalSecondaryIndexOverride',
      'LocalSecondaryIndexOverride',
      'ProvisionedThroughputOverride',
      'OnDemandThroughputOverride',
      'SSESpecificationOverride',
    ],
    missing: { VectorIndexOverride: 'refused by name' },
    tests: ['test/engine/settings-operations/backups.test.ts', 'test/scripts/history/backups.ddbq'],
  },
  RestoreTableToPointInTime: {
    status: 'different',
    note: 'keys, indexes and throughput are those of now; to the millisecond; within one Region',
    same: [
      'SourceTableArn',
      'SourceTableName',
      'TargetTableName',
      'UseLatestRestorableTime',
      'RestoreDateTime',
      'BillingModeOverride',
      'GlobalSecondaryIndexOverride',
      'LocalSecondaryIndexOverride',
      'ProvisionedThroughputOverride',
      'OnDemandThroughputOverride',
      'SSESpecificationOverride',
    ],
    missing: { VectorIndexOverride: 'refused by name' },
    tests: ['test/engine/settings-operations/backups.test.ts', 'test/engine/history-laws.test.ts'],
  },
} as const satisfies OperationEntries
