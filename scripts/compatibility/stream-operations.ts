import type { OperationEntries } from './operation-entry.ts'

/** DynamoDB Streams, a service of its own. */
export const streamOperations = {
  ListStreams: {
    status: 'same',
    note: 'none of a table that is not there',
    same: ['TableName', 'Limit', 'ExclusiveStartStreamArn'],
    tests: ['test/engine/streams/life.test.ts', 'test/scripts/tables/streams.ddbq'],
  },
  DescribeStream: {
    status: 'different',
    note: 'shards follow from the clock: they roll every four hours, and divide when UpdateTable asks for more partitions',
    same: ['StreamArn', 'Limit', 'ExclusiveStartShardId', 'ShardFilter'],
    tests: ['test/engine/streams/shards.test.ts', 'test/scripts/tables/streams.ddbq'],
  },
  GetShardIterator: {
    status: 'same',
    same: ['StreamArn', 'ShardId', 'ShardIteratorType', 'SequenceNumber'],
    tests: ['test/engine/streams/iterators.test.ts', 'test/scripts/tables/streams.ddbq'],
  },
  GetRecords: {
    status: 'same',
    same: ['ShardIterator', 'Limit'],
    tests: [
      'test/engine/streams/iterators.test.ts',
      'test/engine/streams/records.test.ts',
      'test/scripts/tables/streams.ddbq',
    ],
  },
} as const satisfies OperationEntries
