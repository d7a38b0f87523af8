import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { afterAll, expect, expectTypeOf, test } from 'vitest'
import {
  ApiError,
  type Charge,
  clientConfig,
  createHandler,
  executeScript,
  type Item,
  ManualClock,
  openFile,
  openMemory,
  runScript,
  ScriptSyntaxError,
  type SdkResponse,
  StorageError,
  type TrafficRecord,
} from '../src/index.ts'

const root = dirname(import.meta.dirname)
const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-library-'))
afterAll(() => rmSync(folder, { recursive: true }))

const createOrders = {
  TableName: 'orders',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
} as const

test('operations by their names, with what they cost', async () => {
  const database = openMemory()
  await database.run('CreateTable', createOrders)
  const charges: Charge[] = []
  await database.run('PutItem', { TableName: 'orders', Item: { pk: { S: 'a' }, n: { N: '1.50' } } }, { charges })
  expect(charges.map(({ kind, halfUnits }) => ({ kind, halfUnits }))).toEqual([{ kind: 'write', halfUnits: 2 }])
  const { Item: item } = await database.run('GetItem', { TableName: 'orders', Key: { pk: { S: 'a' } } })
  expectTypeOf(item).toEqualTypeOf<Item | undefined>()
  expect(item).toEqual({ pk: { S: 'a' }, n: { N: '1.5' } })
  await database.close()
})

test('answers are plain data, to be printed and copied', async () => {
  const database = openMemory()
  await database.run('CreateTable', createOrders)
  await database.run('PutItem', { TableName: 'orders', Item: { pk: { S: 'a' } } })
  const answer = await database.run('GetItem', { TableName: 'orders', Key: { pk: { S: 'a' } } })
  expect(Object.getOwnPropertyDescriptor(answer, 'Item')?.value).toEqual({ pk: { S: 'a' } })
  expect(structuredClone(answer)).toEqual({ Item: { pk: { S: 'a' } } })
})

test('a refusal is an ApiError in the words of the service', async () => {
  const database = openMemory()
  const refused = database.run('GetItem', { TableName: 'nothing', Key: { pk: { S: 'a' } } })
  await expect(refused).rejects.toThrow(ApiError)
  await expect(refused).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'Requested resource not found',
  })
})

test('statements move the clock of a database that was opened here, ahead of the one it was given', async () => {
  const clock = new ManualClock(Date.UTC(2026, 0, 1))
  const database = openMemory({ clock })
  const script = `CREATE TABLE visits (id STRING HASH) TTL (until);
    PUT visits {id: 'a', until: 1767229200}; PUT visits {id: 'b', until: 1767232800};
    CLOCK ADVANCE 61 MINUTES; EXPECT ROWS = 1; SHOW CLOCK`
  const results = []
  for await (const { result } of runScript(database, script)) results.push(result)
  expect(results.slice(-2)).toMatchObject([{ passed: true }, { text: '2026-01-01T01:01:00Z' }])
  expect(await database.maintain()).toEqual({ expired: [], more: false })
  clock.advance(3_600_000)
  expect(await database.maintain()).toEqual({
    expired: [{ region: 'us-east-1', table: 'visits', items: 1 }],
    more: false,
  })
})

test('with transactionTimeMs a client meets a transaction until it is answered; a caller of the engine waits for nothing', async () => {
  const database = openMemory({ settings: { transactionTimeMs: 300 } })
  await database.run('CreateTable', createOrders)
  const client = new DynamoDB({ ...clientConfig(database), maxAttempts: 1 })
  const Item = { pk: { S: '1' } }
  const put = { TableName: 'orders', Item }
  const startMs = performance.now()
  const first = client.transactWriteItems({ TransactItems: [{ Put: put }] })
  while ((await client.getItem({ TableName: 'orders', Key: Item })).Item === undefined);
  await expect(client.putItem(put)).rejects.toMatchObject({ name: 'TransactionConflictException' })
  await first
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(300)
  await client.putItem(put)
  const secondMs = performance.now()
  await database.run('TransactWriteItems', { TransactItems: [{ Put: put }] })
  await expect(database.run('PutItem', put)).rejects.toMatchObject({ code: 'TransactionConflictException' })
  expect(performance.now() - secondMs).toBeLessThan(250)
})

test('the clock of a database that somebody else made is not ours', async () => {
  const { run, maintain, close } = openMemory()
  for await (const { result } of runScript({ run, maintain, close }, 'SHOW CLOCK')) {
    expect(result).toMatchObject({ error: { code: 'session.no-clock' } })
  }
})

test('a file keeps what it is given, and another file is left alone', async () => {
  const path = join(folder, 'shop.db')
  const first = openFile(path, { clock: new ManualClock(Date.UTC(2026, 0, 1)) })
  await first.run('CreateTable', createOrders)
  await first.close()
  const again = openFile(path, { readOnly: true })
  expect((await again.run('ListTables', {})).TableNames).toEqual(['orders'])
  expect((await again.run('DescribeTable', { TableName: 'orders' })).Table?.CreationDateTime).toBe(
    Date.UTC(2026, 0, 1) / 1000,
  )
  await again.close()
  writeFileSync(join(folder, 'letter.txt'), 'Dear Ada,\n')
  expect(() => openFile(join(folder, 'letter.txt'))).toThrow(StorageError)
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('Dear Ada,\n')
})

test('the language of the shell, statement by statement', async () => {
  const database = openMemory()
  const script = `
    CREATE TABLE orders (pk STRING HASH);
    INSERT INTO orders VALUE {'pk': 'a', 'total': 12.50};
    SELECT total FROM orders WHERE pk = 'a';
    EXPECT READ UNITS = 0.5;
    EXPECT ROWS = 2;
    DROP TABLE orders;`
  const outcomes = []
  for await (const { result, items } of runScript(database, script))
    outcomes.push({ kind: result.kind, items: items.length })
  // The broken expectation is the last thing that happens.
  expect(outcomes).toEqual([
    { kind: 'written', items: 0 },
    { kind: 'written', items: 0 },
    { kind: 'items', items: 1 },
    { kind: 'expectation', items: 0 },
    { kind: 'expectation', items: 0 },
  ])
  const kinds = []
  for await (const { result } of runScript(database, 'GET orders {}; DROP TABLE orders', { keepGoing: true }))
    kinds.push(result.kind)
  expect(kinds).toEqual(['failed', 'written'])
  await expect(runScript(database, 'SELCT 1').next()).rejects.toThrow(ScriptSyntaxError)
})

test('the types hold for someone who installed the package', () => {
  const installed = join(folder, 'node_modules', 'ddb-shell')
  mkdirSync(installed, { recursive: true })
  writeFileSync(join(installed, 'package.json'), readFileSync(join(root, 'package.json')))
  compile(root, '-p', 'tsconfig.build.json', '--outDir', join(installed, 'dist', 'lib'))
  const consumer = `
    import { ApiError, openMemory, runScript, type Charge } from 'ddb-shell'
    const database = openMemory({ settings: { scanMinimum: 'single' } })
    const charges: Charge[] = []
    const { Items } = await database.run('Query', {
      TableName: 'orders', KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { N: '1' } },
    }, { charges })
    const first: object | undefined = Items?.[0]?.['pk']
    for await (const outcome of runScript(database, 'SHOW TABLES')) if (outcome.result.kind === 'failed') throw outcome.result.error
    const message = (error: unknown) => error instanceof ApiError ? error.code : String(first)
    // @ts-expect-error There is no such operation.
    await database.run('GetItems', {})
    // @ts-expect-error A request needs its members.
    await database.run('GetItem', { TableName: 'orders' })
    // @ts-expect-error A number is text.
    await database.run('GetItem', { TableName: 'orders', Key: { pk: { N: 1 } } })
    export { message }`
  writeFileSync(join(folder, 'consumer.mts'), consumer)
  const strict = [
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--types',
    '',
    '--lib',
    'es2024,dom',
    '--exactOptionalPropertyTypes',
  ]
  compile(folder, '--noEmit', '--ignoreConfig', ...strict, 'consumer.mts')
}, 60_000)

function compile(cwd: string, ...args: readonly string[]): void {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...args], { cwd, encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
}

test('a script that must succeed rejects with what did not', async () => {
  const database = openMemory()
  const outcomes = await executeScript(
    database,
    "CREATE TABLE orders (pk STRING HASH); PUT orders {pk: 'a'}; SCAN orders",
  )
  expect(outcomes.at(-1)?.items).toEqual([{ pk: { S: 'a' } }])
  await expect(executeScript(database, 'SCAN nothing')).rejects.toThrow(ApiError)
  await expect(executeScript(database, 'SCAN orders; EXPECT ROWS = 2;')).rejects.toThrow(
    'expected ROWS = 2, found ROWS = 1',
  )
  await expect(executeScript(database, 'SELEC')).rejects.toThrow(ScriptSyntaxError)
})

test('an SDK is answered in this process, in the tables of its region, and its requests are told of', async () => {
  const database = openMemory({ account: '123456789012' })
  const requests: TrafficRecord[] = []
  const send = (target: string, body: unknown, region = 'us-east-1') =>
    createHandler(database, { onRequest: (record) => requests.push(record) }).handle({
      headers: {
        'X-Amz-Target': `DynamoDB_20120810.${target}`,
        authorization: `AWS4-HMAC-SHA256 Credential=k/20260101/${region}/dynamodb/aws4_request, SignedHeaders=a, Signature=b`,
      },
      body: JSON.stringify(body),
    })
  const text = ({ response }: SdkResponse) => Buffer.from(response.body).toString()
  expect(text(await send('CreateTable', createOrders, 'eu-west-1'))).toContain(':eu-west-1:123456789012:table/orders')
  expect(text(await send('ListTables', {}))).toBe('{"TableNames":[]}')
  expect((await send('GetItem', { TableName: 'orders' }, 'eu-west-1')).response.statusCode).toBe(400)
  expect(requests).toMatchObject([
    { operation: 'CreateTable', tables: ['orders'], error: undefined },
    { operation: 'ListTables', tables: [] },
    { operation: 'GetItem', tables: ['orders'], error: 'ValidationException' },
  ])
  const aborted = { abortSignal: AbortSignal.abort() }
  const { handle } = createHandler(database)
  await expect(handle({ headers: {} }, aborted)).rejects.toMatchObject({ name: 'AbortError' })
})

test('HTTP-7: an answer in this process has an id of its own as well', async () => {
  const { handle } = createHandler(openMemory())
  const ids = await Promise.all([1, 2].map(async () => (await handle({ headers: {} })).response.headers))
  const [first, second] = ids.map((headers) => headers['x-amzn-requestid'])
  expect(first).toMatch(/^[0-9A-Z]{52}$/)
  expect(second).not.toBe(first)
})

test.each([
  ['ListTables', {}],
  ['GetItem', { TableName: 'orders', Key: { pk: { S: 'a' } } }],
  ['CreateTable', { ...createOrders, TableName: 'more' }],
  ['PutItem', { TableName: 'orders', Item: { pk: { S: 'a' } } }],
] as const)('%s after the database was closed says so, by both doors', async (name, request) => {
  for (const open of [openMemory, () => openFile(join(folder, `${name}.db`))]) {
    const database = open()
    await database.run('CreateTable', createOrders)
    const { handle } = createHandler(database)
    await database.close()
    const failed = await database.run(name, request as never).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(StorageError)
    expect(failed).toMatchObject({ code: 'storage.closed', message: expect.stringMatching(/ has been closed$/) })
    const headers = { 'x-amz-target': `DynamoDB_20120810.${name}` }
    const { response } = await handle({ headers, body: JSON.stringify(request) })
    expect([response.statusCode, Buffer.from(response.body).toString()]).toEqual([
      500,
      expect.stringContaining(' has been closed'),
    ])
    await database.close()
  }
})

test('bodies may be texts, bytes or streams of bytes', async () => {
  const { handle } = createHandler(openMemory())
  const headers = { 'x-amz-target': 'DynamoDB_20120810.DescribeTable' }
  const body = '{"TableName":"näme"}'
  const bytes = Buffer.from(body)
  async function* chunks() {
    for (const byte of bytes) yield Uint8Array.of(byte)
  }
  const answers = await Promise.all([body, bytes, chunks()].map((sent) => handle({ headers, body: sent })))
  const texts = answers.map(({ response }) => Buffer.from(response.body).toString())
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toContain('näme')
})
