import { type AttributeValue, DynamoDB, paginateQuery } from '@aws-sdk/client-dynamodb'

const S = (text: string): AttributeValue => ({ S: text })
const TableName = 'shop'

/** What a shop's application might do in a minute: most of it declared in fixtures/shop/shop.ddbq, some of it not. */
export async function runShopApp(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDB({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  await declaredReads(client)
  await declaredWrites(client)
  await undeclared(client)
  client.destroy()
}

async function declaredReads(client: DynamoDB): Promise<void> {
  for (const number of [7, 8, 9]) {
    const Key = { sk: S('PROFILE'), pk: S(`CUST#${number}`) }
    await client.getItem({ TableName, Key })
  }
  const Key = { pk: S('CUST#7'), sk: S('PROFILE') }
  await client.getItem({ TableName, Key, ProjectionExpression: '#n', ExpressionAttributeNames: { '#n': 'name' } })
  await client.batchGetItem({
    RequestItems: { shop: { Keys: [7, 8].map((number) => ({ ...Key, pk: S(`CUST#${number}`) })) } },
  })
  // Conditions the other way round, names and values called otherwise, and as two pages.
  const pages = paginateQuery(
    { client, pageSize: 2 },
    {
      TableName,
      KeyConditionExpression: 'begins_with(#sort, :prefix) AND #part = :who',
      ExpressionAttributeNames: { '#sort': 'sk', '#part': 'pk' },
      ExpressionAttributeValues: { ':prefix': S('ORDER#'), ':who': S('CUST#7') },
      ScanIndexForward: false,
    },
  )
  for await (const _page of pages);
  await client.executeStatement({
    Statement: `SELECT * FROM "shop" WHERE begins_with("sk", 'ORDER#') AND "pk" = ? ORDER BY sk DESC`,
    Parameters: [S('CUST#7')],
    Limit: 10,
  })
  const category = { KeyConditionExpression: 'category = :c AND price <= :p', ProjectionExpression: 'price, #n' }
  await client.query({
    TableName,
    IndexName: 'byCategory',
    ...category,
    ExpressionAttributeNames: { '#n': 'name' },
    ExpressionAttributeValues: { ':c': S('coffee'), ':p': { N: '50' } },
    ScanIndexForward: false,
  })
  const cart = await client.query({
    TableName,
    KeyConditionExpression: 'pk = :c AND begins_with(sk, :p)',
    ExpressionAttributeValues: { ':c': S('CUST#7'), ':p': S('CART#') },
  })
  for (const line of cart.Items ?? [])
    await client.getItem({
      TableName,
      Key: { pk: S(`PROD#${line['sku']?.S}`), sk: S('INFO') },
      ProjectionExpression: 'sku, #n, price, stock',
      ExpressionAttributeNames: { '#n': 'name' },
    })
}

async function declaredWrites(client: DynamoDB): Promise<void> {
  const one = { ':one': { N: '1' } }
  await client.updateItem({
    TableName,
    Key: { pk: S('CUST#7'), sk: S('CART#SKU-101') },
    UpdateExpression: 'ADD quantity :one',
    ExpressionAttributeValues: one,
  })
  const coupon = {
    TableName,
    UpdateExpression: 'SET redeemed = redeemed + :one',
    ConditionExpression: 'redeemed < redeemable',
    ExpressionAttributeValues: one,
  }
  await client.updateItem({ ...coupon, Key: { pk: S('COUPON#WELCOME'), sk: S('INFO') } })
  await client.updateItem({ ...coupon, Key: { pk: S('COUPON#GONE'), sk: S('INFO') } }).catch(() => {})
  const number = '7-9'
  const item = { gsi1pk: S(`ORDER#${number}`), number: S(number) }
  const update = (pk: string, sk: string, UpdateExpression: string) => ({
    Update: { TableName, Key: { pk: S(pk), sk: S(sk) }, UpdateExpression, ExpressionAttributeValues: one },
  })
  await client.transactWriteItems({
    TransactItems: [
      {
        Update: {
          ...update('COUNTER', 'ORDERS', 'SET #n = #n + :one').Update,
          ExpressionAttributeNames: { '#n': 'next' },
        },
      },
      {
        Update: {
          ...update('PROD#SKU-101', 'INFO', 'SET stock = stock - :one').Update,
          ConditionExpression: 'stock >= :one',
        },
      },
      {
        Put: {
          TableName,
          Item: { ...item, pk: S('CUST#7'), sk: S(`ORDER#2026-11-20T10:00:00Z#${number}`), gsi1sk: S('A#ORDER') },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      { Put: { TableName, Item: { ...item, pk: S(`ORDER#${number}`), sk: S('LINE#1'), gsi1sk: S('LINE#1') } } },
    ],
  })
}

async function undeclared(client: DynamoDB): Promise<void> {
  const reviews = await client.query({
    TableName,
    IndexName: 'byCategory',
    KeyConditionExpression: 'category = :c',
    ExpressionAttributeValues: { ':c': S('coffee') },
  })
  for (const product of reviews.Items ?? [])
    await client.getItem({ TableName, Key: { pk: product['pk'] ?? S(''), sk: S('INFO') }, ConsistentRead: true })
  await client.scan({
    TableName,
    FilterExpression: '#t = :t',
    ExpressionAttributeNames: { '#t': 'type' },
    ExpressionAttributeValues: { ':t': S('Review') },
  })
  const Item = {
    pk: S('PROD#SKU-100'),
    sk: S('REVIEW#2026-11-20#9'),
    stars: { N: '5' },
    text: S('nobody need read this'),
  }
  await client.putItem({ TableName, Item })
  await client.getItem({ TableName, Key: { pk: S('half a key') } }).catch(() => {})
  await client.listTables({})
}
