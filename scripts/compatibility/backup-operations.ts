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
    status: 'missing',
    missing: ['ExportArn'],
  },
  DescribeImport: {
    status: 'missing',
    missing: ['ImportArn'],
  },
  ExportTableToPointInTime: {
    status: 'missing',
    missing: [
      'TableArn',
      'ExportTime',
      'ClientToken',
      'S3Bucket',
      'S3BucketOwner',
      'S3Prefix',
      'S3SseAlgorithm',
      'S3SseKmsKeyId',
      'ExportFormat',
      'ExportType',
      'IncrementalExportSpecification',
    ],
  },
  ImportTable: {
    status: 'missing',
    note: '`.import` reads files',
    missing: [
      'ClientToken',
      'S3BucketSource',
      'InputFormat',
      'InputFormatOptions',
      'InputCompressionType',
      'TableCreationParameters',
    ],
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
    status: 'missing',
    missing: ['TableArn', 'MaxResults', 'NextToken'],
  },
  ListImports: {
    status: 'missing',
    missing: ['TableArn', 'PageSize', 'NextToken'],
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
