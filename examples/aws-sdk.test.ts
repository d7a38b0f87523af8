// AWS SDK for JavaScript v3 in a test, without a port: one database in memory for each test file.
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { clientConfig, openMemory } from 'ddb-shell'
import { afterAll, beforeAll, expect, test } from 'vitest'

const database = openMemory()
const client = new DynamoDBClient(clientConfig(database))

beforeAll(async () => {
  await client.send(
    new CreateTableCommand({
      TableName: 'orders',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'N' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  await waitUntilTableExists({ client, maxWaitTime: 30 }, { TableName: 'orders' })
})
afterAll(() => database.close())

test('what is put is got, binary and all', async () => {
  const Item = {
    pk: { S: 'c#1' },
    sk: { N: '1' },
    bytes: { B: new Uint8Array([1, 2, 255]) },
    none: { NULL: true },
  } as const
  await client.send(new PutItemCommand({ TableName: 'orders', Item }))
  const got = await client.send(
    new GetItemCommand({
      TableName: 'orders',
      Key: { pk: { S: 'c#1' }, sk: { N: '1' } },
      ReturnConsumedCapacity: 'TOTAL',
    }),
  )
  expect(got.Item).toEqual(Item)
  expect(got.ConsumedCapacity).toEqual({ TableName: 'orders', CapacityUnits: 0.5 })
})

test('refusals are the SDK’s own exceptions, with their members', async () => {
  const put = {
    TableName: 'orders',
    Item: { pk: { S: 'c#2' }, sk: { N: '1' } },
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const
  await client.send(new PutItemCommand(put))
  const failed = await client.send(new PutItemCommand(put)).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(ConditionalCheckFailedException)
  expect(failed).toMatchObject({ message: 'The conditional request failed', Item: put.Item })
  const cancelled = await client
    .send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }] }))
    .catch((error: unknown) => error)
  expect(cancelled).toBeInstanceOf(TransactionCanceledException)
  expect(cancelled).toMatchObject({ CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: put.Item }] })
})

test('pages follow one another', async () => {
  for (let sk = 1; sk <= 25; sk++) {
    await client.send(new PutItemCommand({ TableName: 'orders', Item: { pk: { S: 'c#3' }, sk: { N: String(sk) } } }))
  }
  const query = {
    TableName: 'orders',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: 'c#3' } },
  }
  const pages: number[] = []
  for await (const { Count } of paginateQuery({ client, pageSize: 10 }, query)) pages.push(Count ?? 0)
  expect(pages).toEqual([10, 10, 5])
})
