import {
  type CreateGlobalSecondaryIndexAction,
  paginateListContributorInsights,
  paginateListTables,
  paginateQuery,
  paginateScan,
  waitUntilContributorInsightsEnabled,
  waitUntilKinesisStreamingDestinationActive,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocument,
  paginateQuery as documentQuery,
  paginateScan as documentScan,
  paginatedBatchGet,
} from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { openEngine } from '../../src/engine/engine.ts'
import type { Backend } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { allPages, atOnce, ordersRequest, refusalOf, type SdkServed, sdkServed } from './sdk-client.ts'

const TableName = 'orders'
const itemOf = (pk: string, sk: number) => ({ pk: { S: pk }, sk: { N: String(sk) } })

/** A table with 25 items in one partition and 25 in others. */
async function filled(): Promise<SdkServed & { readonly documents: DynamoDBDocument }> {
  const served = await sdkServed()
  const documents = DynamoDBDocument.from(served.client)
  await served.client.createTable(ordersRequest)
  const puts = (pkOf: (at: number) => string) =>
    documents.batchWrite({
      RequestItems: {
        orders: Array.from({ length: 25 }, (_, at) => ({ PutRequest: { Item: { pk: pkOf(at), sk: at } } })),
      },
    })
  await puts(() => 'one')
  await puts((at) => `k${at}`)
  return { ...served, documents }
}

describe('paginators', () => {
  const ofOne = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'one' } } }
  const counts = (pages: readonly { readonly Items?: readonly unknown[] | undefined }[]) =>
    pages.map(({ Items }) => Items?.length)

  test('Query', async () => {
    const { client } = await filled()
    const pages = await allPages(paginateQuery({ client, pageSize: 10 }, { TableName, ...ofOne }))
    expect(counts(pages)).toEqual([10, 10, 5])
    expect(pages.flatMap(({ Items }) => Items?.map(({ sk }) => Number(sk?.N)))).toEqual([...Array(25).keys()])
  })

  test('Scan, also of a segment', async () => {
    const { client } = await filled()
    expect(counts(await allPages(paginateScan({ client, pageSize: 20 }, { TableName })))).toEqual([20, 20, 10])
    const segments = [0, 1, 2].map((Segment) =>
      allPages(paginateScan({ client, pageSize: 7 }, { TableName, Segment, TotalSegments: 3 })),
    )
    const items = (await Promise.all(segments)).flat().flatMap(({ Items = [] }) => Items)
    expect(new Set(items.map(({ pk, sk }) => `${pk?.S}/${sk?.N}`)).size).toBe(50)
  })

  test('ListTables and ListContributorInsights', async () => {
    const { client } = await sdkServed()
    const names = Array.from({ length: 7 }, (_, at) => `table-${at}`)
    for (const name of names) {
      await client.createTable({ ...ordersRequest, TableName: name })
      await client.updateContributorInsights({ TableName: name, ContributorInsightsAction: 'ENABLE' })
    }
    const tables = await allPages(paginateListTables({ client, pageSize: 3 }, {}))
    expect(tables.map(({ TableNames }) => TableNames)).toEqual([names.slice(0, 3), names.slice(3, 6), names.slice(6)])
    const insights = await allPages(paginateListContributorInsights({ client, pageSize: 3 }, {}))
    expect(insights.flatMap(({ ContributorInsightsSummaries }) => ContributorInsightsSummaries ?? [])).toHaveLength(7)
  })

  test('of documents: Query, Scan, BatchGet', async () => {
    const { documents: client } = await filled()
    const query = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'one' } }
    expect(counts(await allPages(documentQuery({ client, pageSize: 10 }, query)))).toEqual([10, 10, 5])
    expect(counts(await allPages(documentScan({ client, pageSize: 30 }, { TableName })))).toEqual([30, 20])
    // A page that ends with the last item says so only when one asks on. Source: reference, README row 12.
    expect(counts(await allPages(documentScan({ client, pageSize: 25 }, { TableName })))).toEqual([25, 25, 0])
    // 60 items of 400,000 bytes are more than the 16 MB of one answer. Source: reference, README row 9.
    const Keys = Array.from({ length: 60 }, (_, at) => ({ pk: `large${at}`, sk: 0 }))
    for (const key of Keys) await client.put({ TableName, Item: { ...key, text: 'x'.repeat(399_000) } })
    const pages = await allPages(paginatedBatchGet({ client }, { RequestItems: { orders: { Keys } } }))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flatMap(({ Responses }) => Responses?.['orders'] ?? [])).toHaveLength(60)
  })
})

describe('waiters', () => {
  const slow = { settings: { ddlDelayMs: 3_000 }, requestMs: 1_000 }
  const state = (result: { readonly state: unknown }) => result.state

  test('TableExists and TableNotExists ask until it is so', async () => {
    const { client } = await sdkServed(slow)
    await client.createTable(ordersRequest)
    expect((await client.describeTable({ TableName })).Table?.TableStatus).toBe('CREATING')
    expect(state(await waitUntilTableExists({ client, ...atOnce }, { TableName }))).toBe('SUCCESS')
    expect((await client.describeTable({ TableName })).Table?.TableStatus).toBe('ACTIVE')
    await client.deleteTable({ TableName })
    expect((await client.describeTable({ TableName })).Table?.TableStatus).toBe('DELETING')
    expect(state(await waitUntilTableNotExists({ client, ...atOnce }, { TableName }))).toBe('SUCCESS')
    expect(await refusalOf(client.describeTable({ TableName }))).toMatchObject({ name: 'ResourceNotFoundException' })
  })

  test('an index comes and goes while the table answers', async () => {
    const { client } = await sdkServed(slow)
    await client.createTable(ordersRequest)
    await waitUntilTableExists({ client, ...atOnce }, { TableName })
    await client.putItem({ TableName, Item: itemOf('a', 1) })
    const Create: CreateGlobalSecondaryIndexAction = {
      IndexName: 'bySk',
      KeySchema: [{ AttributeName: 'sk', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    }
    const { AttributeDefinitions } = ordersRequest
    await client.updateTable({ TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] })
    const indexes = async () => (await client.describeTable({ TableName })).Table?.GlobalSecondaryIndexes
    expect(await indexes()).toMatchObject([{ IndexStatus: 'CREATING', Backfilling: true }])
    expect((await client.getItem({ TableName, Key: itemOf('a', 1) })).Item).toEqual(itemOf('a', 1))
    expect(await refusalOf(client.scan({ TableName, IndexName: 'bySk' }))).toMatchObject({
      message: 'Cannot read from backfilling global secondary index: bySk',
    })
    await until(async () => (await indexes())?.[0]?.IndexStatus === 'ACTIVE')
    expect((await client.scan({ TableName, IndexName: 'bySk' })).Count).toBe(1)
    await client.updateTable({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'bySk' } }] })
    expect(await indexes()).toMatchObject([{ IndexStatus: 'DELETING' }])
    await until(async () => (await indexes()) === undefined)
  })

  test('ContributorInsightsEnabled', async () => {
    const { client } = await sdkServed(slow)
    await client.createTable(ordersRequest)
    await waitUntilTableExists({ client, ...atOnce }, { TableName })
    const { ContributorInsightsStatus } = await client.updateContributorInsights({
      TableName,
      ContributorInsightsAction: 'ENABLE',
    })
    expect(ContributorInsightsStatus).toBe('ENABLING')
    expect(state(await waitUntilContributorInsightsEnabled({ client, ...atOnce }, { TableName }))).toBe('SUCCESS')
  })

  test('KinesisStreamingDestinationActive', async () => {
    const { client } = await sdkServed(slow)
    await client.createTable(ordersRequest)
    await waitUntilTableExists({ client, ...atOnce }, { TableName })
    const { DestinationStatus } = await client.enableKinesisStreamingDestination({
      TableName,
      StreamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/orders',
    })
    expect(DestinationStatus).toBe('ENABLING')
    const waited = waitUntilKinesisStreamingDestinationActive({ client, ...atOnce }, { TableName })
    expect(state(await waited)).toBe('SUCCESS')
  })
})

/** As scripts wait that have no waiter for what they want. */
async function until(done: () => Promise<boolean>): Promise<void> {
  for (let asked = 0; asked < 10; asked++) if (await done()) return
  throw new Error('it did not come to that')
}

describe('what goes in comes out', () => {
  test('binaries, alone and in sets, byte for byte', async () => {
    const { client } = await sdkServed()
    await client.createTable(ordersRequest)
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const B = new Uint8Array(300_000).map((_, at) => at % 251)
    const Item = {
      ...itemOf('b', 1),
      all: { B: all },
      none: { B: new Uint8Array() },
      large: { B },
      set: { BS: [new Uint8Array([0]), new Uint8Array([0, 0]), new Uint8Array([255])] },
      nested: { M: { list: { L: [{ B: all }, { NULL: true as const }, { BOOL: false }] } } },
    }
    await client.putItem({ TableName, Item })
    expect((await client.getItem({ TableName, Key: itemOf('b', 1) })).Item).toEqual(Item)
    const { Items } = await client.executeStatement({
      Statement: 'SELECT * FROM orders WHERE pk = ? AND "all" = ?',
      Parameters: [{ S: 'b' }, { B: all }],
    })
    expect(Items).toEqual([Item])
  })

  test.each([
    ['-0', '0'],
    ['1e3', '1000'],
    ['0.10', '0.1'],
    ['1E-130', `0.${'0'.repeat(129)}1`],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
    ['-1.2345678901234567890123456789012345678', '-1.2345678901234567890123456789012345678'],
    ['9.9999999999999999999999999999999999999E+125', `${'9'.repeat(38)}${'0'.repeat(88)}`],
  ])('NUM-5, NUM-8: the number %s comes back as %s', async (sent, stored) => {
    const { client } = await sdkServed()
    await client.createTable(ordersRequest)
    await client.putItem({ TableName, Item: { ...itemOf('n', 1), n: { N: sent } } })
    const { Item } = await client.getItem({ TableName, Key: itemOf('n', 1), ProjectionExpression: 'n' })
    expect(Item).toEqual({ n: { N: stored } })
  })

  test('documents: large numbers exactly, names and texts of any script', async () => {
    const { client } = await sdkServed()
    const documents = DynamoDBDocument.from(client, { unmarshallOptions: { wrapNumbers: (text: string) => text } })
    await client.createTable(ordersRequest)
    const Item = {
      pk: '名前 🦄',
      sk: 1,
      'ключ ": {}\n': 'a\u0000b\u2028"\\',
      big: 2n ** 90n,
      numbers: new Set([1, 2.5, -3]),
      texts: new Set(['', 'b']),
      bytes: new Set([new Uint8Array([1])]),
      nothing: null,
      empty: { list: [], map: {}, text: '' },
    }
    await documents.put({ TableName, Item })
    const { Item: got } = await documents.get({ TableName, Key: { pk: '名前 🦄', sk: 1 } })
    expect(got).toEqual({
      ...Item,
      sk: '1',
      big: String(2n ** 90n),
      numbers: new Set(['-3', '1', '2.5']),
    })
  })
})

describe('an error of the server', () => {
  test('is tried again by the SDK, and is one if it stays', async () => {
    const engine = openEngine({ store: Store.open(':memory:') })
    let broken = 2
    const backend: Backend = {
      run: (name, request, call) => (broken-- > 0 ? Promise.reject(new Error('bug')) : engine.run(name, request, call)),
      close: () => engine.close(),
    }
    const { client, server } = await sdkServed({ serve: { backend }, client: { maxAttempts: 3 } })
    expect((await client.listTables()).TableNames).toEqual([])
    expect(server.failures).toHaveLength(2)
    broken = 9
    expect(await refusalOf(client.listTables())).toMatchObject({
      name: 'InternalServerError',
      message: 'Internal server error',
      $metadata: { httpStatusCode: 500, attempts: 3 },
    })
  })
})
