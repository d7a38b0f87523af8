import { expect, test } from 'vitest'
import { planOf, stepsOf } from './plan.ts'

const key = { pk: { S: 'a' }, sk: { S: 'b' } }
const written = "{pk: 'a', sk: 'b'}"

test('verbs between BEGIN and COMMIT are one TransactWriteItems', () => {
  const text = `BEGIN TOKEN 'once';
    PUT orders ${written} IF attribute_not_exists(pk);
    UPDATE orders ${written} SET n = 1;
    DELETE orders ${written};
    CHECK orders ${written} IF n > 0 ON FAILURE RETURN OLD;
    UPSERT orders SET n = 2 WHERE pk = 'a' AND sk = 'b';
    INSERT INTO orders (pk, sk) VALUES ('a', 'b');
  COMMIT;`
  const values = { ':v0': { N: '1' } }
  expect(stepsOf(text)).toEqual([
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'orders', Item: key, ConditionExpression: 'attribute_not_exists(pk)' } },
          {
            Update: {
              TableName: 'orders',
              Key: key,
              UpdateExpression: 'SET n = :v0',
              ExpressionAttributeValues: values,
            },
          },
          { Delete: { TableName: 'orders', Key: key } },
          {
            ConditionCheck: {
              TableName: 'orders',
              Key: key,
              ConditionExpression: 'n > :v0',
              ExpressionAttributeValues: { ':v0': { N: '0' } },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          {
            Update: {
              TableName: 'orders',
              Key: key,
              UpdateExpression: 'SET n = :v0',
              ExpressionAttributeValues: { ':v0': { N: '2' } },
            },
          },
          { Put: { TableName: 'orders', Item: key, ConditionExpression: 'attribute_not_exists(pk)' } },
        ],
        ClientRequestToken: 'once',
      },
    ],
  ])
})

test('GETs are TransactGetItems, PartiQL is ExecuteTransaction, ROLLBACK sends nothing', () => {
  expect(stepsOf(`BEGIN; GET orders ${written} PROJECT n; COMMIT;`)).toEqual([
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'orders', Key: key, ProjectionExpression: 'n' } }] }],
  ])
  expect(
    stepsOf(
      "BEGIN; INSERT INTO orders VALUE {'pk': 'a', 'sk': 'b'}; EXISTS(SELECT * FROM orders WHERE pk = 'a' AND sk = 'c' AND n = 1); COMMIT;",
    ),
  ).toEqual([
    [
      'ExecuteTransaction',
      {
        TransactStatements: [
          { Statement: "INSERT INTO orders VALUE {'pk': 'a', 'sk': 'b'}" },
          { Statement: "EXISTS(SELECT * FROM orders WHERE pk = 'a' AND sk = 'c' AND n = 1)" },
        ],
      },
    ],
  ])
  expect(planOf(`BEGIN; PUT orders ${written}; ROLLBACK;`)).toEqual({ kind: 'local' })
})

test('BATCH of writes goes in calls of 25, of reads in calls of 100', () => {
  const puts = Array.from({ length: 30 }, (_, at) => `PUT orders {pk: 'p', sk: '${at}'}`).join('; ')
  const plan = planOf(`BATCH { ${puts}; DELETE orders ${written} }`)
  expect(plan).toMatchObject({ kind: 'calls', notes: ['31 members go as 2 calls'] })
  expect(
    stepsOf(`BATCH { ${puts}; DELETE orders ${written} }`).map(
      ([, request]) => (request as { RequestItems: { orders: unknown[] } }).RequestItems.orders.length,
    ),
  ).toEqual([25, 6])
  const gets = Array.from({ length: 101 }, (_, at) => `GET orders {pk: 'p', sk: '${at}'}`).join('; ')
  expect(
    stepsOf(`BATCH { ${gets} }`).map(
      ([, request]) => (request as { RequestItems: { orders: { Keys: unknown[] } } }).RequestItems.orders.Keys.length,
    ),
  ).toEqual([100, 1])
})

test('reads of one table with different projections need different calls', () => {
  expect(
    stepsOf(`BATCH { GET orders ${written} PROJECT n; GET orders ${written} PROJECT n; GET orders ${written} }`),
  ).toEqual([
    ['BatchGetItem', { RequestItems: { orders: { Keys: [key, key], ProjectionExpression: 'n' } } }],
    ['BatchGetItem', { RequestItems: { orders: { Keys: [key] } } }],
  ])
})

test('PartiQL in a batch is BatchExecuteStatement', () => {
  expect(
    stepsOf(
      "BATCH { SELECT CONSISTENT * FROM orders WHERE pk = 'a' AND sk = 'b'; SELECT * FROM orders WHERE pk = 'a' AND sk = 'c' }",
    ),
  ).toEqual([
    [
      'BatchExecuteStatement',
      {
        Statements: [
          { Statement: "SELECT * FROM orders WHERE pk = 'a' AND sk = 'b'", ConsistentRead: true },
          { Statement: "SELECT * FROM orders WHERE pk = 'a' AND sk = 'c'" },
        ],
      },
    ],
  ])
})

test.each([
  [`BEGIN; GET orders ${written}; PUT orders ${written}; COMMIT`, 'plan.mixed-transaction'],
  [`BEGIN; PUT orders ${written}; INSERT INTO orders VALUE {'pk': 'a'}; COMMIT`, 'plan.mixed-transaction'],
  [`BEGIN; UPDATE orders ${written}; COMMIT`, 'plan.not-in-transaction'],
  [`BEGIN; PUT orders ${written} RETURN VALUES ALL OLD; COMMIT`, 'plan.not-in-transaction'],
  [`BATCH { GET orders ${written}; PUT orders ${written} }`, 'plan.mixed-batch'],
  [`BATCH { PUT orders ${written} IF n = 1 }`, 'plan.not-in-batch'],
  [`BATCH { INSERT INTO orders (pk, sk) VALUES ('a', 'b') }`, 'plan.not-in-batch'],
])('%s: %s', (text, code) => {
  expect(() => planOf(text)).toThrow(expect.objectContaining({ code }))
})
