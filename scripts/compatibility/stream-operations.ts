import type { OperationEntries } from './operation-entry.ts'

/** DynamoDB Streams, a service of its own. */
export const streamOperations = {
  ListStreams: {
    status: 'missing',
    missing: ['TableName', 'Limit', 'ExclusiveStartStreamArn'],
  },
  DescribeStream: {
    status: 'missing',
    missing: ['StreamArn', 'Limit', 'ExclusiveStartShardId', 'ShardFilter'],
  },
  GetShardIterator: {
    status: 'missing',
    missing: ['StreamArn', 'ShardId', 'ShardIteratorType', 'SequenceNumber'],
  },
  GetRecords: {
    status: 'missing',
    missing: ['ShardIterator', 'Limit'],
  },
} as const satisfies OperationEntries
