import type { OperationEntries } from './operation-entry.ts'

/** Backups, restores, exports and imports. */
export const backupOperations = {
  CreateBackup: {
    status: 'missing',
    missing: ['TableName', 'BackupName'],
  },
  DeleteBackup: {
    status: 'missing',
    missing: ['BackupArn'],
  },
  DescribeBackup: {
    status: 'missing',
    missing: ['BackupArn'],
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
    status: 'missing',
    missing: [
      'TableName',
      'Limit',
      'TimeRangeLowerBound',
      'TimeRangeUpperBound',
      'ExclusiveStartBackupArn',
      'BackupType',
    ],
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
    status: 'missing',
    missing: [
      'TargetTableName',
      'BackupArn',
      'BillingModeOverride',
      'GlobalSecondaryIndexOverride',
      'LocalSecondaryIndexOverride',
      'ProvisionedThroughputOverride',
      'OnDemandThroughputOverride',
      'SSESpecificationOverride',
      'VectorIndexOverride',
    ],
  },
  RestoreTableToPointInTime: {
    status: 'missing',
    missing: [
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
      'VectorIndexOverride',
    ],
  },
} as const satisfies OperationEntries
