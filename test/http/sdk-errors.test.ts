import {
  ConditionalCheckFailedException,
  DuplicateItemException,
  DynamoDBServiceException,
  type GlobalSecondaryIndexUpdate,
  IdempotentParameterMismatchException,
  LimitExceededException,
  PolicyNotFoundException,
  ResourceInUseException,
  ResourceNotFoundException,
  TableNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import {
  ExpiredIteratorException,
  ResourceNotFoundException as StreamNotFoundException,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams'
import { describe, expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import { ordersRequest, refusalOf, type SdkServed, sdkServed } from './sdk-client.ts'

const TableName = 'orders'
const Key = { pk: { S: 'a' }, sk: { N: '1' } }
const Item = { ...Key, n: { N: '1' }, bytes: { B: new Uint8Array([0, 255]) } }
const once = { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } as const
const ResourceArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/orders'

/** A table with one item. */
async function withOrders(): Promise<SdkServed> {
  const served = await sdkServed()
  await served.client.createTable({
    ...ordersRequest,
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  })
  await served.client.putItem({ TableName, Item })
  return served
}

/** A refusal that the SDK has a class for. */
type Case = readonly [
  exception: new (...parts: never[]) => Error,
  message: string,
  call: (served: SdkServed) => Promise<unknown>,
]

const byKey = { AttributeDefinitions: ordersRequest.AttributeDefinitions, TableName }
const index = (IndexName: string): GlobalSecondaryIndexUpdate => ({
  Create: {
    IndexName,
    KeySchema: [{ AttributeName: 'sk', KeyType: 'HASH' }],
    Projection: { ProjectionType: 'ALL' },
  },
})

const cases: readonly Case[] = [
  [ConditionalCheckFailedException, 'The conditional request failed', ({ client }) => client.putItem(once)],
  [ResourceNotFoundException, 'Requested resource not found', ({ client }) => client.scan({ TableName: 'nothing' })],
  [
    ResourceNotFoundException,
    'Requested resource not found: Table: nothing not found',
    ({ client }) => client.deleteTable({ TableName: 'nothing' }),
  ],
  [ResourceInUseException, 'Table already exists: orders', ({ client }) => client.createTable(ordersRequest)],
  [
    DuplicateItemException,
    'Duplicate primary key exists in table',
    ({ client }) => client.executeStatement({ Statement: "INSERT INTO orders VALUE {'pk': 'a', 'sk': 1}" }),
  ],
  [
    TransactionCanceledException,
    'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
    ({ client }) =>
      client.transactWriteItems({ TransactItems: [{ Delete: { TableName, Key: other } }, { Put: once }] }),
  ],
  [
    TransactionCanceledException,
    'Transaction cancelled, please refer cancellation reasons for specific reasons [DuplicateItem]',
    ({ client }) =>
      client.executeTransaction({
        TransactStatements: [{ Statement: "INSERT INTO orders VALUE {'pk': 'a', 'sk': 1}" }],
      }),
  ],
  [
    IdempotentParameterMismatchException,
    'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.',
    async ({ client }) => {
      const write = (key: typeof Key) => ({
        ClientRequestToken: 'token',
        TransactItems: [{ Put: { TableName, Item: key } }],
      })
      await client.transactWriteItems(write(Key))
      return client.transactWriteItems(write(other))
    },
  ],
  [
    LimitExceededException,
    'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
    ({ client }) => client.updateTable({ ...byKey, GlobalSecondaryIndexUpdates: [index('one'), index('two')] }),
  ],
  [
    PolicyNotFoundException,
    `Resource-based policy not found for the provided ResourceArn: ${ResourceArn}`,
    ({ client }) => client.getResourcePolicy({ ResourceArn }),
  ],
  [
    TableNotFoundException,
    'Table not found: nothing',
    ({ client }) => client.describeContinuousBackups({ TableName: 'nothing' }),
  ],
]
const other = { pk: { S: 'other' }, sk: { N: '1' } }

describe('errors 1: refusals are the SDK’s own exceptions', () => {
  test.each(cases.map((each) => [each[0].name, ...each] as const))('%s', async (name, exception, message, call) => {
    const served = await withOrders()
    const error = await refusalOf(call(served))
    expect(error).toBeInstanceOf(exception)
    expect(error).toMatchObject({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400, attempts: 1 } })
    expect((error as DynamoDBServiceException).$metadata.requestId).toMatch(/^[0-9A-Z]{52}$/)
  })

  test('those it has no class for have their name', async () => {
    const { client } = await withOrders()
    const error = await refusalOf(client.getItem({ TableName, Key: { pk: { S: 'a' } } }))
    expect(error).toBeInstanceOf(DynamoDBServiceException)
    expect(error).toMatchObject({
      name: 'ValidationException',
      message: 'The provided key element does not match the schema',
    })
    expect(await refusalOf(client.listGlobalTables())).toMatchObject({ name: 'UnknownOperationException' })
    expect(await refusalOf(client.putItem({ TableName: 1 as unknown as string, Item }))).toMatchObject({
      name: 'SerializationException',
    })
  })

  test('a failed condition carries the item with its bytes, on each kind of write', async () => {
    const { client } = await withOrders()
    const failing = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const
    const never = { ConditionExpression: 'n > :n', ExpressionAttributeValues: { ':n': { N: '1' } }, ...failing }
    const calls = [
      client.putItem({ ...once, ...failing }),
      client.updateItem({ TableName, Key, UpdateExpression: 'REMOVE n', ...never }),
      client.deleteItem({ TableName, Key, ...never }),
      client.executeStatement({ Statement: "DELETE FROM orders WHERE pk = 'a' AND sk = 1 AND n > 1", ...failing }),
    ]
    for (const call of calls) {
      const error = await refusalOf(call)
      expect(error).toBeInstanceOf(ConditionalCheckFailedException)
      expect(error).toMatchObject({ Item })
    }
    const cancelled = client.transactWriteItems({
      TransactItems: [{ Put: { TableName, Item: other } }, { ConditionCheck: { TableName, Key, ...never } }],
    })
    expect(await refusalOf(cancelled)).toMatchObject({
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item },
      ],
    })
    expect((await client.getItem({ TableName, Key })).Item).toEqual(Item)
    expect((await client.getItem({ TableName, Key: other })).Item).toBeUndefined()
  })

  test('a batch of statements says for each what became of it', async () => {
    const { client } = await withOrders()
    const { Responses } = await client.batchExecuteStatement({
      Statements: [
        { Statement: "INSERT INTO orders VALUE {'pk': 'b', 'sk': 1}" },
        { Statement: "INSERT INTO orders VALUE {'pk': 'a', 'sk': 1}" },
      ],
    })
    expect(Responses).toEqual([
      { TableName },
      { TableName, Error: { Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' } },
    ])
  })
})

describe('streams', () => {
  /** Every record, shard by shard, each shard to the end. */
  async function recordsOf({ client, streams }: SdkServed): Promise<StreamRecord[]> {
    const { Table } = await client.describeTable({ TableName })
    const StreamArn = must(Table?.LatestStreamArn, 'a stream')
    const { StreamDescription } = await streams.describeStream({ StreamArn })
    const records: StreamRecord[] = []
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const
      let { ShardIterator } = await streams.getShardIterator(start)
      for (;;) {
        const { Records = [], NextShardIterator } = await streams.getRecords({ ShardIterator, Limit: 2 })
        records.push(...Records)
        if (Records.length === 0) break
        ShardIterator = NextShardIterator
      }
    }
    return records
  }

  test('records have their images, bytes and times', async () => {
    const served = await withOrders()
    const { client, streams, clock } = served
    await client.updateItem({ TableName, Key, UpdateExpression: 'REMOVE n' })
    await client.deleteItem({ TableName, Key })
    const { n: _, ...after } = Item
    const records = await recordsOf(served)
    expect(records.map(({ eventName, dynamodb: change }) => [eventName, change?.OldImage, change?.NewImage])).toEqual([
      ['INSERT', undefined, Item],
      ['MODIFY', Item, after],
      ['REMOVE', after, undefined],
    ])
    expect(records[0]).toMatchObject({
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: { Keys: Key, StreamViewType: 'NEW_AND_OLD_IMAGES', ApproximateCreationDateTime: new Date(clock.now()) },
    })
    expect((await streams.listStreams({ TableName })).Streams).toMatchObject([{ TableName }])
  })

  test('refusals are its own exceptions', async () => {
    const { client, streams, clock } = await withOrders()
    const StreamArn = must((await client.describeTable({ TableName })).Table?.LatestStreamArn, 'a stream')
    const { StreamDescription } = await streams.describeStream({ StreamArn })
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId
    const { ShardIterator } = await streams.getShardIterator({ StreamArn, ShardId, ShardIteratorType: 'LATEST' })
    clock.advance(16 * 60_000)
    const expired = await refusalOf(streams.getRecords({ ShardIterator }))
    expect(expired).toBeInstanceOf(ExpiredIteratorException)
    const missing = await refusalOf(streams.describeStream({ StreamArn: `${StreamArn.slice(0, -1)}x` }))
    expect(missing).toBeInstanceOf(StreamNotFoundException)
    const SequenceNumber = StreamDescription?.Shards?.[0]?.SequenceNumberRange?.StartingSequenceNumber
    clock.advance(25 * 3_600_000)
    const trimmed = await refusalOf(
      streams.getShardIterator({ StreamArn, ShardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber }),
    )
    expect(trimmed).toBeInstanceOf(TrimmedDataAccessException)
  })
})
