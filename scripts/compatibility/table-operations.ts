import type { OperationEntries } from './operation-entry.ts'

/** Tables, their tags and their time to live; the account. */
export const tableOperations = {
  CreateTable: {
    status: 'different',
    note: 'the table is ACTIVE at once',
    same: [
      'AttributeDefinitions',
      'TableName',
      'KeySchema',
      'LocalSecondaryIndexes',
      'GlobalSecondaryIndexes',
      'BillingMode',
      'StreamSpecification',
      'Tags',
      'TableClass',
      'DeletionProtectionEnabled',
    ],
    different: {
      ProvisionedThroughput:
        'kept, checked and described; enforced by a model of partitions and buckets, where that is asked for',
      OnDemandThroughput:
        'kept, checked and described; enforced by a model of partitions and buckets, where that is asked for',
      WarmThroughput:
        'kept, checked and described; enforced by a model of partitions and buckets, where that is asked for',
      SSESpecification: 'kept and described; nothing is encrypted, and keys are not looked for',
      ResourcePolicy: 'kept; what it says is neither checked nor enforced',
    },
    missing: {
      GlobalTableSourceArn: 'refused by name',
      GlobalTableSettingsReplicationMode: 'refused by name',
      VectorIndexes: 'refused by name',
    },
    tests: [
      'test/engine/tables/create-table.test.ts',
      'test/scripts/tables/create.ddbq',
      'test/engine/streams/life.test.ts',
    ],
  },
  DescribeTable: {
    status: 'different',
    note: 'ItemCount and sizes are those of the moment, not of the last six hours; a long run of writes by another process is counted within a second, and after a crash by whoever opens the file to write',
    same: ['TableName'],
    tests: ['test/engine/tables/describe-table.test.ts'],
  },
  UpdateTable: {
    status: 'different',
    note: 'takes effect at once',
    same: [
      'AttributeDefinitions',
      'TableName',
      'BillingMode',
      'GlobalSecondaryIndexUpdates',
      'StreamSpecification',
      'TableClass',
      'DeletionProtectionEnabled',
    ],
    different: {
      ProvisionedThroughput:
        'kept, checked and described; enforced by a model of partitions and buckets, where that is asked for',
      OnDemandThroughput:
        'kept, checked and described; enforced by a model of partitions and buckets, where that is asked for',
      WarmThroughput:
        'kept, checked and described; enforced by a model of partitions and buckets, where that is asked for',
      SSESpecification:
        'kept and described; nothing is encrypted, keys are not looked for and may be switched as often as you like',
    },
    missing: {
      ReplicaUpdates: 'refused by name',
      MultiRegionConsistency: 'refused by name',
      GlobalTableWitnessUpdates: 'refused by name',
      GlobalTableSettingsReplicationMode: 'refused by name',
      VectorIndexUpdates: 'refused by name',
    },
    tests: [
      'test/engine/tables/update-indexes.test.ts',
      'test/engine/tables/update-throughput.test.ts',
      'test/engine/tables/update-settings.test.ts',
      'test/engine/streams/life.test.ts',
    ],
  },
  DeleteTable: {
    status: 'different',
    note: 'the table is gone at once',
    same: ['TableName'],
    tests: ['test/engine/tables/list-and-delete.test.ts'],
  },
  ListTables: {
    status: 'same',
    same: ['ExclusiveStartTableName', 'Limit'],
    tests: ['test/engine/tables/list-and-delete.test.ts'],
  },
  TagResource: {
    status: 'different',
    note: 'at once',
    same: ['Tags'],
    different: {
      ResourceArn: 'of streams only the newest of a table is found',
    },
    tests: ['test/engine/tables/tags.test.ts', 'test/scripts/tables/tags.ddbq'],
  },
  UntagResource: {
    status: 'different',
    note: 'at once',
    same: ['TagKeys'],
    different: {
      ResourceArn: 'of streams only the newest of a table is found',
    },
    tests: ['test/engine/tables/tags.test.ts'],
  },
  ListTagsOfResource: {
    status: 'different',
    note: 'at once',
    same: [],
    different: {
      ResourceArn: 'of streams only the newest of a table is found',
      NextToken: 'all tags are on one page, so that no token is one of ours',
    },
    tests: ['test/engine/tables/tags.test.ts'],
  },
  DescribeTimeToLive: {
    status: 'different',
    note: 'no AttributeName once it is DISABLED again: what the service shows then is not known',
    same: ['TableName'],
    tests: ['test/engine/tables/time-to-live.test.ts'],
  },
  UpdateTimeToLive: {
    status: 'different',
    note: 'takes effect at once',
    same: ['TableName', 'TimeToLiveSpecification'],
    tests: ['test/engine/tables/time-to-live.test.ts', 'test/scripts/tables/time-to-live.ddbq'],
  },
  DescribeLimits: {
    status: 'same',
    note: 'the default quotas of an account',
    same: [],
    tests: ['test/engine/engine.test.ts'],
  },
  DescribeEndpoints: {
    status: 'different',
    note: 'over HTTP the address that was asked, so that a client stays; else that of the service',
    same: [],
    tests: ['test/engine/engine.test.ts', 'test/scripts/tables/settings.ddbq'],
  },
} as const satisfies OperationEntries
