import { expect, test } from 'vitest'
import { planOf, stepsOf } from './plan.ts'

const variables = new Map<string, { readonly S: string }>([['who', { S: 'c#1' }]])

const statement = (text: string): object => {
  const [[operation, request] = ['', {}]] = stepsOf(text, { variables })
  expect(operation).toBe('ExecuteStatement')
  return request
}

test.each<[string, object]>([
  // As typed, so that positions in the service's messages stay right.
  ["SELECT   *\nFROM orders WHERE pk='a'", { Statement: "SELECT   *\nFROM orders WHERE pk='a'" }],
  [
    'SELECT * FROM orders WHERE pk = :who',
    { Statement: 'SELECT * FROM orders WHERE pk = ?', Parameters: [{ S: 'c#1' }] },
  ],
  [
    'SELECT "order", user FROM orders WHERE value = 1',
    { Statement: 'SELECT "order", "user" FROM orders WHERE "value" = 1' },
  ],
  ['SELECT * FROM my-table WHERE pk = 1', { Statement: 'SELECT * FROM "my-table" WHERE pk = 1' }],
  ['SELECT CONSISTENT * FROM orders', { Statement: 'SELECT * FROM orders', ConsistentRead: true }],
  [
    "SELECT * FROM orders WHERE status = 'X' USING byStatus",
    { Statement: "SELECT * FROM orders.byStatus WHERE status = 'X'" },
  ],
  ["SELECT pk FROM orders WHERE pk = 'a' LIMIT 5", { Statement: "SELECT pk FROM orders WHERE pk = 'a'", Limit: 5 }],
  ['SELECT pk FROM orders WHERE n = 1 LIMIT 5', { Statement: 'SELECT pk FROM orders WHERE n = 1' }],
  ['SELECT pk FROM orders WHERE n = 1 SCAN LIMIT 5', { Statement: 'SELECT pk FROM orders WHERE n = 1', Limit: 5 }],
  [
    "INSERT INTO orders VALUE {'pk': :who, 'sk': 'x'}",
    { Statement: "INSERT INTO orders VALUE {'pk': ?, 'sk': 'x'}", Parameters: [{ S: 'c#1' }] },
  ],
  [
    "UPDATE orders SET n = n + 1 WHERE pk = :who AND sk = 'x' RETURNING ALL NEW *",
    {
      Statement: "UPDATE orders SET n = n + 1 WHERE pk = ? AND sk = 'x' RETURNING ALL NEW *",
      Parameters: [{ S: 'c#1' }],
    },
  ],
  ["DELETE FROM orders WHERE pk = 'a' AND sk = 'x'", { Statement: "DELETE FROM orders WHERE pk = 'a' AND sk = 'x'" }],
  [
    "SELECT * FROM orders WHERE pk = 'a' ORDER BY sk DESC LIMIT 1 RETURN CONSUMED CAPACITY INDEXES",
    {
      Statement: `SELECT * FROM orders WHERE pk = 'a' ORDER BY "sk" DESC`,
      Limit: 1,
      ReturnConsumedCapacity: 'INDEXES',
    },
  ],
])('%s', (text, request) => {
  expect(statement(text)).toEqual(request)
})

test('KEYS IN is one statement per key', () => {
  expect(stepsOf("SELECT * FROM orders KEYS IN ('a', 'b'), ('c', 'd') WHERE n = 1")).toEqual([
    [
      'ExecuteStatement',
      {
        Statement: `SELECT * FROM orders WHERE "pk" = ? AND "sk" = ? AND (n = 1)`,
        Parameters: [{ S: 'a' }, { S: 'b' }],
      },
    ],
    [
      'ExecuteStatement',
      {
        Statement: `SELECT * FROM orders WHERE "pk" = ? AND "sk" = ? AND (n = 1)`,
        Parameters: [{ S: 'c' }, { S: 'd' }],
      },
    ],
  ])
})

test('COUNT(*) is a Query or a Scan that returns no items', () => {
  expect(stepsOf('SELECT COUNT(*) FROM orders')).toEqual([['Scan', { TableName: 'orders', Select: 'COUNT' }]])
  expect(
    stepsOf("SELECT COUNT(*) FROM orders WHERE pk = :who AND begins_with(sk, 'o') AND status = 'X'", { variables }),
  ).toEqual([
    [
      'Query',
      {
        TableName: 'orders',
        KeyConditionExpression: 'pk = :v0 AND begins_with(sk, :v1)',
        FilterExpression: '#status = :v2',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':v0': { S: 'c#1' }, ':v1': { S: 'o' }, ':v2': { S: 'X' } },
        Select: 'COUNT',
      },
    ],
  ])
  expect(stepsOf("SELECT COUNT(*) FROM orders WHERE pk IN ['a', 'b']").map(([operation]) => operation)).toEqual([
    'Query',
    'Query',
  ])
})

test('what no Query can say is read and counted', () => {
  const text = "SELECT COUNT(*) FROM orders WHERE pk = 'a' AND sk > 'b' AND sk < 'c'"
  expect(planOf(text)).toMatchObject({ steps: [{ counts: true, pages: {} }] })
  expect(stepsOf(text)).toEqual([
    ['ExecuteStatement', { Statement: "SELECT * FROM orders WHERE pk = 'a' AND sk > 'b' AND sk < 'c'" }],
  ])
  expect(stepsOf("SELECT COUNT(*) FROM orders WHERE pk = 'a' AND sk <> 'b'").map(([operation]) => operation)).toEqual([
    'ExecuteStatement',
  ])
})

test('rows are puts that fail on a duplicate; REPLACE overwrites', () => {
  expect(stepsOf("INSERT INTO orders (pk, sk) VALUES ('a', 'b'), ('a', 'c')")).toEqual([
    [
      'PutItem',
      {
        TableName: 'orders',
        Item: { pk: { S: 'a' }, sk: { S: 'b' } },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    ],
    [
      'PutItem',
      {
        TableName: 'orders',
        Item: { pk: { S: 'a' }, sk: { S: 'c' } },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    ],
  ])
  expect(stepsOf("REPLACE INTO orders (pk, sk) VALUES ('a', 'b')")).toEqual([
    ['PutItem', { TableName: 'orders', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }],
  ])
})

test('UPSERT is an UpdateItem without a look whether the item is there', () => {
  expect(stepsOf("UPSERT orders SET n = 1 WHERE pk = 'a' AND sk = :who AND price > 2", { variables })).toEqual([
    [
      'UpdateItem',
      {
        TableName: 'orders',
        Key: { pk: { S: 'a' }, sk: { S: 'c#1' } },
        UpdateExpression: 'SET n = :v0',
        ConditionExpression: 'price > :v1',
        ExpressionAttributeValues: { ':v0': { N: '1' }, ':v1': { N: '2' } },
      },
    ],
  ])
})

test('BULK reads the keys and sends the condition along with every write', () => {
  expect(stepsOf("BULK UPDATE orders SET n = 1 WHERE status = 'X' OR n IS MISSING")).toEqual([
    ['ExecuteStatement', { Statement: `SELECT "pk", "sk" FROM "orders" WHERE status = 'X' OR n IS MISSING` }],
    [
      'UpdateItem',
      {
        TableName: 'orders',
        UpdateExpression: 'SET n = :v0',
        ConditionExpression: 'attribute_exists(pk) AND (#status = :v1 OR attribute_not_exists(n))',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':v0': { N: '1' }, ':v1': { S: 'X' } },
      },
    ],
  ])
  expect(stepsOf('BULK DELETE FROM orders.byStatus LIMIT 10')).toEqual([
    ['ExecuteStatement', { Statement: `SELECT "pk", "sk" FROM "orders"."byStatus"` }],
    ['DeleteItem', { TableName: 'orders', ConditionExpression: 'attribute_exists(pk)' }],
  ])
})

test.each([
  ["UPSERT orders SET n = 1 WHERE pk = 'a'", 'plan.key-needed'],
  ["UPSERT nowhere SET n = 1 WHERE pk = 'a'", 'plan.unknown-table'],
  ["INSERT INTO nowhere (pk) VALUES ('a')", 'plan.unknown-table'],
  ['BULK DELETE FROM nowhere', 'plan.unknown-table'],
  ["SELECT * FROM orders.nowhere KEYS IN ('a')", 'plan.unknown-index'],
  ['SELECT * FROM orders WHERE pk = ?', 'plan.positional-parameter'],
])('%s: %s', (text, code) => {
  expect(() => planOf(text)).toThrow(expect.objectContaining({ code }))
})

test('KEYS IN gives at most what the key has', () => {
  const table = { TableName: 'plain', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }] }
  const tables = { describe: () => table, expiresBy: () => undefined, backupsNamed: () => [] }
  expect(() => planOf("SELECT * FROM plain KEYS IN ('a', 'b')", { tables })).toThrow(
    expect.objectContaining({ code: 'plan.key-needed', hint: 'Give id.' }),
  )
})
