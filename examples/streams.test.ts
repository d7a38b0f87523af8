// The stream of a table, read with the AWS SDK: every shard from its oldest record on.
import { CreateTableCommand, DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams'
import { clientConfig, openMemory } from 'ddb-shell'
import { afterAll, expect, test } from 'vitest'

const database = openMemory()
const client = new DynamoDBClient(clientConfig(database))
const streams = new DynamoDBStreamsClient(clientConfig(database))
afterAll(() => database.close())

async function recordsOf(StreamArn: string | undefined): Promise<StreamRecord[]> {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  const records: StreamRecord[] = []
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand(start))
    const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }))
    records.push(...Records)
  }
  return records
}

test('what was written can be read as records', async () => {
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName: 'orders',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  )
  const Item = { pk: { S: 'c#1' }, total: { N: '10' } }
  await client.send(new PutItemCommand({ TableName: 'orders', Item }))
  await client.send(new PutItemCommand({ TableName: 'orders', Item }))
  await client.send(new DeleteItemCommand({ TableName: 'orders', Key: { pk: { S: 'c#1' } } }))

  const records = await recordsOf(TableDescription?.LatestStreamArn)
  // The second put changed nothing.
  expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'REMOVE'])
  expect(records.map(({ dynamodb }) => [dynamodb?.NewImage, dynamodb?.OldImage])).toEqual([
    [Item, undefined],
    [undefined, Item],
  ])
  expect(records[0]?.dynamodb?.ApproximateCreationDateTime).toBeInstanceOf(Date)
})
