import { expect, test } from 'vitest'
import { must } from '../../../src/base/must.ts'
import { createHandler, executeScript, openMemory, type TrafficRecord } from '../../../src/index.ts'
import { livePatterns } from '../../../src/modelling/recorder/live-patterns.ts'
import type { OperationName } from '../../../src/operation/operation.ts'
import { Shell } from '../../session/shell.ts'

const tables = `
CREATE TABLE shop (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH));
`
const patterns = `
ACCESS PATTERN ordersOfCustomer(:customer = '7') AS QUERY shop WHERE pk = 'CUST#' + :customer AND begins_with(sk, 'ORDER#');
ACCESS PATTERN customer(:customer = '7') AS GET shop {pk: 'CUST#' + :customer, sk: 'PROFILE'};
ACCESS PATTERN open() AS QUERY shop.byStatus WHERE status = 'OPEN';
ACCESS PATTERN place(:customer = '7', :order = '1') AS BEGIN;
  PUT shop {pk: 'CUST#' + :customer, sk: 'ORDER#' + :order, status: 'OPEN'};
  UPDATE shop {pk: 'CUST#' + :customer, sk: 'PROFILE'} ADD orders 1;
  COMMIT;
ACCESS PATTERN allOf(:pk = 'CUST#7') AS SELECT * FROM shop WHERE pk = :pk;
ACCESS PATTERN former() STATUS 'dropped' AS SCAN shop;
`

const text = (value: string) => ({ S: value })
const getCustomer = { TableName: 'shop', Key: { pk: text('CUST#9'), sk: text('PROFILE') } }
const queryOrders = {
  TableName: 'shop',
  KeyConditionExpression: '#p = :p AND begins_with(sk, :o)',
  ExpressionAttributeNames: { '#p': 'pk' },
  ExpressionAttributeValues: { ':p': text('CUST#9'), ':o': text('ORDER#') },
}

const queryAll = {
  TableName: 'shop',
  KeyConditionExpression: 'pk = :p',
  ExpressionAttributeValues: { ':p': text('CUST#9') },
}

/** What a shell's database declares, on a clock that stands still. */
function watched(shell: Shell) {
  const clock = { nowMs: 0 }
  const { backend, shelf } = shell.session.connection
  const patternOf = livePatterns({
    backend,
    shelf: must(shelf, 'it keeps a model'),
    region: 'us-east-1',
    nowMs: () => clock.nowMs,
  })
  return {
    clock,
    patternOf: async (name: OperationName, request: object, region?: string) => patternOf(name, request, region),
  }
}

test('requests belong to the pattern that asks for the same, whatever their placeholders are called', async () => {
  const shell = new Shell()
  await shell.run(tables + patterns)
  const { patternOf } = watched(shell)
  expect(await patternOf('GetItem', getCustomer)).toBe('customer')
  expect(await patternOf('Query', queryOrders)).toBe('ordersOfCustomer')
  const statement = "SELECT sk FROM shop WHERE pk = ? AND begins_with(sk, 'ORDER#')"
  expect(await patternOf('ExecuteStatement', { Statement: statement, Parameters: [text('CUST#1')] })).toBe(
    'ordersOfCustomer',
  )
  const open = {
    TableName: 'shop',
    IndexName: 'byStatus',
    KeyConditionExpression: '#s = :s',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':s': text('OPEN') },
  }
  expect(await patternOf('Query', open)).toBe('open')
  const shipped = { ...open, ExpressionAttributeValues: { ':s': text('SHIPPED') } }
  expect(await patternOf('Query', shipped)).toBeUndefined()
  const put = {
    TableName: 'shop',
    Item: { pk: text('CUST#9'), sk: text('ORDER#3'), status: text('OPEN'), total: { N: '3' } },
  }
  const update = { ...getCustomer, UpdateExpression: 'ADD orders :n', ExpressionAttributeValues: { ':n': { N: '1' } } }
  expect(await patternOf('TransactWriteItems', { TransactItems: [{ Put: put }, { Update: update }] })).toBe('place')
  expect(await patternOf('PutItem', put)).toBeUndefined()
})

test('keys that are put together of what an earlier step finds, and of several parameters', async () => {
  const shell = new Shell()
  await shell.run(`${tables}
ACCESS PATTERN prices(:customer = '7', :no = '1') AS STEPS {
  LET order = GET shop {pk: 'CUST#' + :customer, sk: 'ORDER#' + :customer + '#' + :no};
  FOR EACH line IN :order.lines { GET shop {pk: 'PROD#' + :line.sku, sk: 'PRICE#' + :line.sku + '#now'} };
};`)
  const { patternOf } = watched(shell)
  const get = (pk: string, sk: string) =>
    patternOf('GetItem', { TableName: 'shop', Key: { pk: text(pk), sk: text(sk) } })
  expect(await get('CUST#9', 'ORDER#9#4')).toBe('prices')
  expect(await get('PROD#a', 'PRICE#a#now')).toBe('prices')
  expect(await get('PROD#a', 'PRICE#a#then')).toBeUndefined()
  expect(await get('CUST#9', 'INVOICE#9#4')).toBeUndefined()
})

test('what is dropped, of another Region, about no items or no request at all belongs to none', async () => {
  const shell = new Shell()
  await shell.run(tables + patterns)
  const { patternOf } = watched(shell)
  expect(await patternOf('Scan', { TableName: 'shop' })).toBeUndefined()
  expect(await patternOf('GetItem', getCustomer, 'eu-west-1')).toBeUndefined()
  expect(await patternOf('GetItem', getCustomer, 'us-east-1')).toBe('customer')
  expect(await patternOf('DescribeTable', { TableName: 'shop' })).toBeUndefined()
  for (const request of [{}, { TableName: 7 }, { TableName: 'shop', Key: null }, { KeyConditionExpression: '((' }])
    for (const name of ['GetItem', 'Query', 'TransactWriteItems'] as const)
      expect(await patternOf(name, request)).toBeUndefined()
})

test('what is declared, and the tables it is about, are looked up again after a second', async () => {
  const shell = new Shell()
  const { clock, patternOf } = watched(shell)
  expect(await patternOf('GetItem', getCustomer)).toBeUndefined()
  await shell.run(patterns)
  clock.nowMs = 999
  expect(await patternOf('GetItem', getCustomer)).toBeUndefined()
  // The table is not there yet: nobody knows what is its key, and whether a SELECT is a Query.
  clock.nowMs = 1_000
  expect(await patternOf('Query', queryAll)).toBeUndefined()
  await shell.run(tables)
  clock.nowMs = 2_000
  expect(await patternOf('Query', queryAll)).toBe('allOf')
  expect(await patternOf('GetItem', getCustomer)).toBe('customer')
  await shell.run('DROP ACCESS PATTERN customer')
  clock.nowMs = 3_000
  expect(await patternOf('GetItem', getCustomer)).toBeUndefined()
  expect(await patternOf('Query', queryOrders)).toBe('ordersOfCustomer')
})

test('between two looks a request is answered at once, and with no pattern declared none is looked at', async () => {
  const shell = new Shell()
  await shell.run(tables)
  const { backend, shelf } = shell.session.connection
  let looks = 0
  const counted = {
    ...must(shelf, 'it keeps a model'),
    members: async () => {
      looks += 1
      return must(shelf, 'it does').members()
    },
  }
  const patternOf = livePatterns({ backend, shelf: counted, region: 'us-east-1', nowMs: () => 0 })
  const [first, second] = [patternOf('GetItem', getCustomer, undefined), patternOf('Query', queryOrders, undefined)]
  expect([await first, await second, looks]).toEqual([undefined, undefined, 1])
  expect(patternOf('GetItem', getCustomer, undefined)).toBeUndefined()
  expect(looks).toBe(1)
})

test("an application's requests are summed up by pattern, in what is told of them and in the ledger", async () => {
  const database = openMemory()
  await executeScript(database, tables + patterns)
  const told: TrafficRecord[] = []
  const handler = createHandler(database, { onRequest: (record) => told.push(record) })
  const send = (target: string, body: object, headers: { readonly [name: string]: string } = {}) =>
    handler.handle({
      headers: { 'x-amz-target': `DynamoDB_20120810.${target}`, ...headers },
      body: JSON.stringify(body),
    })
  await send('GetItem', getCustomer)
  await send('GetItem', getCustomer)
  await send('Query', queryOrders)
  await send('Scan', { TableName: 'shop' })
  await send('Scan', { TableName: 'shop' }, { 'x-ddb-shell-pattern': 'nightly' })
  expect(told.map(({ pattern }) => pattern)).toEqual(['customer', 'customer', 'ordersOfCustomer', undefined, 'nightly'])
  const [metrics] = await executeScript(database, 'METRICS ConsumedReadCapacityUnits BY PATTERN')
  const result = must(metrics, 'an outcome').result
  if (result.kind !== 'metrics') throw new Error(result.kind)
  expect(result.series.map(({ dimensions, points }) => [dimensions.pattern, points[0]?.sample.sum])).toEqual([
    ['', 2],
    ['customer', 1],
    ['nightly', 2],
    ['ordersOfCustomer', 0.5],
  ])
})
