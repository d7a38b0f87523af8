import { expect, test } from 'vitest'
import { planOf, stepsOf } from './plan.ts'

const key = { pk: { S: 'a' }, sk: { S: 'b' } }

test.each<[string, string, object]>([
  ["GET orders {pk: 'a', sk: 'b'}", 'GetItem', { TableName: 'orders', Key: key }],
  [
    "GET orders {pk: 'a', sk: 'b'} PROJECT status, rows_[0].sku CONSISTENT",
    'GetItem',
    {
      TableName: 'orders',
      Key: key,
      ConsistentRead: true,
      ProjectionExpression: '#status, rows_[0].sku',
      ExpressionAttributeNames: { '#status': 'status' },
    },
  ],
  [
    "PUT orders {pk: 'a', sk: 'b', n: 1.50, tags: <<'x', 'y'>>, m: {a: [true, null]}}",
    'PutItem',
    {
      TableName: 'orders',
      Item: {
        ...key,
        n: { N: '1.50' },
        tags: { SS: ['x', 'y'] },
        m: { M: { a: { L: [{ BOOL: true }, { NULL: true }] } } },
      },
    },
  ],
  [
    "PUT orders {pk: 'a', sk: 'b'} IF attribute_not_exists(pk) RETURN VALUES ALL OLD ON FAILURE RETURN OLD",
    'PutItem',
    {
      TableName: 'orders',
      Item: key,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValues: 'ALL_OLD',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  ],
  [
    "UPDATE orders {pk: 'a', sk: 'b'} SET status = 'X', n = if_not_exists(n, 0) + 1 REMOVE old IF price > 5",
    'UpdateItem',
    {
      TableName: 'orders',
      Key: key,
      UpdateExpression: 'SET #status = :v0, n = if_not_exists(n, :v1) + :v2 REMOVE #old',
      ConditionExpression: 'price > :v3',
      ExpressionAttributeNames: { '#status': 'status', '#old': 'old' },
      ExpressionAttributeValues: { ':v0': { S: 'X' }, ':v1': { N: '0' }, ':v2': { N: '1' }, ':v3': { N: '5' } },
    },
  ],
  ["DELETE orders {pk: 'a', sk: 'b'}", 'DeleteItem', { TableName: 'orders', Key: key }],
  [
    "QUERY orders.byStatus WHERE status = 'OPEN' AND placed > 5 FILTER price > 10 PROJECT price DESC LIMIT 20",
    'Query',
    {
      TableName: 'orders',
      IndexName: 'byStatus',
      KeyConditionExpression: '#status = :v0 AND placed > :v1',
      FilterExpression: 'price > :v2',
      ProjectionExpression: 'price',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':v0': { S: 'OPEN' }, ':v1': { N: '5' }, ':v2': { N: '10' } },
      ScanIndexForward: false,
    },
  ],
  [
    "QUERY orders WHERE pk = 'a' LIMIT 20",
    'Query',
    {
      TableName: 'orders',
      KeyConditionExpression: 'pk = :v0',
      ExpressionAttributeValues: { ':v0': { S: 'a' } },
      Limit: 20,
    },
  ],
  ['SCAN orders SEGMENT 0 OF 4', 'Scan', { TableName: 'orders', Segment: 0, TotalSegments: 4 }],
  ['SCAN orders SCAN LIMIT 5 CONSISTENT', 'Scan', { TableName: 'orders', Limit: 5, ConsistentRead: true }],
])('%s', (text, operation, request) => {
  expect(stepsOf(text)).toEqual([[operation, request]])
})

test('a filter keeps LIMIT out of the request, since Limit counts before it', () => {
  const plan = planOf("QUERY orders WHERE pk = 'a' FILTER n > 1 LIMIT 3")
  expect(plan).toMatchObject({ steps: [{ pages: { items: 3 } }] })
  expect(JSON.stringify(plan)).not.toContain('Limit')
})

test('a variable keeps its name, and stands for its value wherever it is written', () => {
  const variables = new Map([['who', { S: 'a' }]])
  expect(stepsOf('QUERY orders WHERE pk = :who', { variables })).toEqual([
    [
      'Query',
      { TableName: 'orders', KeyConditionExpression: 'pk = :who', ExpressionAttributeValues: { ':who': { S: 'a' } } },
    ],
  ])
  expect(stepsOf("GET orders {pk: :who, sk: 'b'}", { variables })).toEqual([
    ['GetItem', { TableName: 'orders', Key: key }],
  ])
})

test('USE names the table, and the index where one is read', () => {
  const currentTable = { table: 'orders', index: 'byStatus' }
  expect(stepsOf("QUERY WHERE status = 'X'", { currentTable })[0]?.[1]).toMatchObject({
    TableName: 'orders',
    IndexName: 'byStatus',
  })
  expect(stepsOf("GET {pk: 'a', sk: 'b'}", { currentTable })[0]?.[1]).toEqual({ TableName: 'orders', Key: key })
})

test.each([
  ["GET {pk: 'a'}", 'plan.no-table'],
  ["GET orders.byStatus {pk: 'a'}", 'plan.index-not-here'],
  ['GET orders {pk: :gone}', 'plan.unknown-variable'],
  ["GET a.b.c {pk: 'a'}", 'plan.bad-table-name'],
])('%s: %s', (text, code) => {
  expect(() => planOf(text)).toThrow(expect.objectContaining({ code }))
})
