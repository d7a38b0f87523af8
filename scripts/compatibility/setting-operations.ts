import type { OperationEntries } from './operation-entry.ts'

/** What is attached to tables. */
export const settingOperations = {
  PutResourcePolicy: {
    status: 'different',
    note: 'at once',
    same: ['ExpectedRevisionId'],
    different: {
      ResourceArn: 'of streams only the newest of a table is found',
      Policy: 'checked for size, characters and JSON; what it says is neither checked nor enforced',
      ConfirmRemoveSelfResourceAccess: 'means nothing, since nobody loses access',
    },
    tests: ['test/engine/settings-operations/resource-policy.test.ts', 'test/scripts/tables/settings.ddbq'],
  },
  GetResourcePolicy: {
    status: 'different',
    same: [],
    different: {
      ResourceArn: 'of streams only the newest of a table is found',
    },
    tests: ['test/engine/settings-operations/resource-policy.test.ts'],
  },
  DeleteResourcePolicy: {
    status: 'different',
    note: 'at once',
    same: ['ExpectedRevisionId'],
    different: {
      ResourceArn: 'of streams only the newest of a table is found',
    },
    tests: ['test/engine/settings-operations/resource-policy.test.ts'],
  },
  UpdateContributorInsights: {
    status: 'different',
    note: 'kept and described; no key is counted',
    same: ['TableName', 'IndexName', 'ContributorInsightsAction', 'ContributorInsightsMode'],
    tests: ['test/engine/settings-operations/contributor-insights.test.ts', 'test/scripts/tables/settings.ddbq'],
  },
  DescribeContributorInsights: {
    status: 'different',
    note: 'no key is counted, the rules are names alone',
    same: ['TableName', 'IndexName'],
    tests: ['test/engine/settings-operations/contributor-insights.test.ts'],
  },
  ListContributorInsights: {
    status: 'different',
    note: 'tables and indexes that never had them are left out',
    same: ['TableName', 'NextToken', 'MaxResults'],
    tests: ['test/engine/settings-operations/contributor-insights.test.ts'],
  },
  EnableKinesisStreamingDestination: {
    status: 'different',
    note: 'kept and described; no record is delivered',
    same: ['TableName', 'EnableKinesisStreamingConfiguration'],
    different: {
      StreamArn: 'the stream is not looked for',
    },
    tests: ['test/engine/settings-operations/kinesis-destination.test.ts', 'test/scripts/tables/settings.ddbq'],
  },
  DisableKinesisStreamingDestination: {
    status: 'different',
    note: 'kept and described; no record was delivered',
    same: ['TableName', 'StreamArn'],
    different: {
      EnableKinesisStreamingConfiguration: 'ignored: what the service does with it is not known',
    },
    tests: ['test/engine/settings-operations/kinesis-destination.test.ts'],
  },
  UpdateKinesisStreamingDestination: {
    status: 'different',
    note: 'kept and described; no record is delivered',
    same: ['TableName', 'StreamArn', 'UpdateKinesisStreamingConfiguration'],
    tests: ['test/engine/settings-operations/kinesis-destination.test.ts'],
  },
  DescribeKinesisStreamingDestination: {
    status: 'different',
    note: 'without DestinationStatusDescription; what is disabled is listed for ever',
    same: ['TableName'],
    tests: ['test/engine/settings-operations/kinesis-destination.test.ts'],
  },
  UpdateContinuousBackups: {
    status: 'same',
    same: ['TableName', 'PointInTimeRecoverySpecification'],
    tests: [
      'test/engine/history-laws.test.ts',
      'test/engine/settings-operations/continuous-backups.test.ts',
      'test/scripts/tables/settings.ddbq',
    ],
  },
  DescribeContinuousBackups: {
    status: 'different',
    note: 'ENABLED as soon as the table is',
    same: ['TableName'],
    tests: ['test/engine/settings-operations/continuous-backups.test.ts'],
  },
} as const satisfies OperationEntries
