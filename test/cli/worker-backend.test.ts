import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WorkerBackend, type WorkerOptions } from '../../src/cli/worker-backend.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { Backend, OperationName, Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { stateComplaints } from '../campaign/store-invariants.ts'
import { fillHungryTable, key } from './hungry-table.ts'

async function opened(options: Partial<WorkerOptions> = {}): Promise<WorkerBackend> {
  const backend = await WorkerBackend.open({ file: ':memory:', store: {}, engine: {}, ...options })
  onTestFinished(() => backend.close())
  return backend
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const createTable: Request<'CreateTable'> = {
  TableName: 'tab',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
}

const call = (backend: Backend, name: OperationName, request: unknown, charges: Charge[] = []): Promise<unknown> =>
  backend.run(name, request as Request<OperationName>, { charges })

const item = (sk: number, more: object = {}): object => ({ pk: { S: 'a' }, sk: { N: String(sk) }, ...more })
const everyType = JSON.parse(
  `{"s":{"S":"ü\\u0000"},"n":{"N":"0.1"},"b":{"B":"AQID"},"t":{"BOOL":true},"z":{"NULL":true},
    "ss":{"SS":["a","b"]},"l":{"L":[{"M":{"x":{"NS":["1","2"]}}}]},"__proto__":{"S":"a name like any other"}}`,
)

test('answers and charges are those of the engine in the same thread', async () => {
  const here = openEngine({ store: Store.open(':memory:') })
  onTestFinished(() => here.close())
  const there = await opened()
  for (const backend of [here, there]) {
    await call(backend, 'CreateTable', createTable)
    await call(backend, 'PutItem', { TableName: 'tab', Item: item(1, everyType) })
    await call(backend, 'PutItem', { TableName: 'tab', Item: item(2, { big: { S: 'x'.repeat(5000) } }) })
  }
  const requests: readonly (readonly [OperationName, object])[] = [
    ['GetItem', { TableName: 'tab', Key: item(1), ReturnConsumedCapacity: 'TOTAL' }],
    ['GetItem', { TableName: 'tab', Key: item(9) }],
    ['Scan', { TableName: 'tab' }],
    ['PutItem', { TableName: 'tab', Item: item(2), ReturnValues: 'ALL_OLD' }],
    ['BatchGetItem', { RequestItems: { tab: { Keys: [item(1), item(2)] } } }],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'tab', Key: item(1) } }] }],
  ]
  for (const [name, request] of requests) {
    const [chargedHere, chargedThere]: [Charge[], Charge[]] = [[], []]
    const answerThere = await call(there, name, request, chargedThere)
    expect(JSON.stringify(answerThere)).toBe(JSON.stringify(await call(here, name, request, chargedHere)))
    expect(chargedThere).toEqual(chargedHere)
  }
})

test('what is only looked at is not metered in the other thread either', async () => {
  const backend = await opened()
  await call(backend, 'CreateTable', createTable)
  await backend.run('Scan', { TableName: 'tab' }, { unmetered: true })
  await call(backend, 'Scan', { TableName: 'tab' })
  const rows = await backend.monitor.ledger({ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER })
  const calls = rows.flatMap(({ calls }) => calls.map(({ operation, requests }) => [operation, requests]))
  expect(calls).toEqual([
    ['CreateTable', 1],
    ['Scan', 1],
  ])
})

test('a refusal keeps its code, message and members, and what it was charged', async () => {
  const backend = await opened()
  await call(backend, 'CreateTable', createTable)
  await call(backend, 'PutItem', { TableName: 'tab', Item: item(1, everyType) })
  const condition = { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
  const charges: Charge[] = []
  const put = { TableName: 'tab', Item: item(1), ...condition }
  const failed: unknown = await call(backend, 'PutItem', put, charges).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(ApiError)
  expect(failed).toMatchObject({
    name: 'ApiError',
    code: 'ConditionalCheckFailedException',
    message: 'The conditional request failed',
  })
  expect(JSON.stringify((failed as ApiError).members.Item)).toContain('a name like any other')
  expect(charges).toMatchObject([{ table: 'tab', kind: 'write', halfUnits: 2 }])

  await expect(call(backend, 'TransactWriteItems', { TransactItems: [{ Put: put }] })).rejects.toMatchObject({
    code: 'TransactionCanceledException',
    members: { CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { s: { S: 'ü\u0000' } } }] },
  })
})

test('an operation that is not there keeps its hint', async () => {
  const backend = await opened()
  await expect(call(backend, 'CreateGlobalTable', {})).rejects.toMatchObject({
    code: 'UnknownOperationException',
    hint: expect.stringContaining('CreateGlobalTable'),
  })
})

test('a file that is not ours: the error of the storage, with its hint', async () => {
  const file = join(folder(), 'letter.txt')
  writeFileSync(file, 'Dear Sir or Madam')
  await expect(WorkerBackend.open({ file, store: {}, engine: {} })).rejects.toMatchObject({
    name: 'StorageError',
    code: 'storage.not-ours',
    hint: expect.any(String),
  })
})

test('calls that were made are answered before the file is closed; the next session reads what they wrote', async () => {
  const file = join(folder(), 'tab.db')
  const backend = await WorkerBackend.open({ file, store: {}, engine: {} })
  const calls = [
    call(backend, 'CreateTable', createTable),
    call(backend, 'PutItem', { TableName: 'tab', Item: item(1) }),
  ]
  await backend.close()
  await Promise.all(calls)
  const again = await opened({ file, store: { readOnly: true } })
  expect(await call(again, 'Scan', { TableName: 'tab', Select: 'COUNT' })).toMatchObject({ Count: 1 })
})

test('a signal stops a call in the middle of its work, which is then undone', async () => {
  const stop = new AbortController()
  const backend = await opened({ onBackfill: () => stop.abort('enough') })
  await call(backend, 'CreateTable', createTable)
  const puts = (batch: number): object[] =>
    Array.from({ length: 25 }, (_, at) => ({ PutRequest: { Item: item(batch * 25 + at, { other: { S: 'o' } }) } }))
  for (let batch = 0; batch < 800; batch++) {
    await call(backend, 'BatchWriteItem', { RequestItems: { tab: puts(batch) } })
  }
  const create = {
    IndexName: 'byOther',
    KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' as const }],
    Projection: { ProjectionType: 'ALL' as const },
  }
  const update: Request<'UpdateTable'> = {
    TableName: 'tab',
    AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }],
    GlobalSecondaryIndexUpdates: [{ Create: create }],
  }
  await expect(backend.run('UpdateTable', update, { signal: stop.signal })).rejects.toBe('enough')
  const { Table } = await backend.run('DescribeTable', { TableName: 'tab' })
  expect(Table?.GlobalSecondaryIndexes).toBeUndefined()
})

test('deterministic: the clock stands still there too', async () => {
  const backend = await opened({ deterministic: true })
  await call(backend, 'CreateTable', createTable)
  const { Table } = await backend.run('DescribeTable', { TableName: 'tab' })
  expect(Table).toMatchObject({ CreationDateTime: 1_767_225_600, TableId: '00000000-0000-4000-8000-000000000001' })
})

test('the clock moves there, and what is due happens there', async () => {
  const backend = await opened({ deterministic: true })
  await call(backend, 'CreateTable', createTable)
  await call(backend, 'UpdateTimeToLive', {
    TableName: 'tab',
    TimeToLiveSpecification: { Enabled: true, AttributeName: 'sk' },
  })
  const startMs = await backend.now()
  await call(backend, 'PutItem', { TableName: 'tab', Item: item(startMs / 1_000) })
  expect(await backend.maintain()).toEqual({ expired: [], more: false })
  await backend.advance(1_000)
  expect(await backend.now()).toBe(startMs + 1_000)
  expect(await backend.maintain()).toEqual({ expired: [{ region: 'us-east-1', table: 'tab', items: 1 }], more: false })
})

test('tables are scaled there, and what is wrong with a policy comes back', async () => {
  const backend = await opened({ deterministic: true })
  const ProvisionedThroughput = { ReadCapacityUnits: 90, WriteCapacityUnits: 90 }
  await call(backend, 'CreateTable', { ...createTable, BillingMode: 'PROVISIONED', ProvisionedThroughput })
  const change = { region: 'us-east-1', table: 'tab', dimension: 'write' } as const
  const policy = { targetPercent: 70, min: 5, max: 100 }
  await expect(backend.monitor.setScaling({ ...change, index: 'none', policy })).rejects.toMatchObject({
    code: 'scaling.unknown-index',
  })
  await backend.monitor.setScaling({ ...change, policy })
  await backend.advance(3_600_000)
  expect(await backend.maintain()).toMatchObject({ scaled: [{ table: 'tab', dimension: 'write', units: 5 }] })
  expect(await backend.monitor.scaling({ region: 'us-east-1' })).toMatchObject([{ policy, last: { from: 90, to: 5 } }])
})

test('a thread that takes over goes on with the time of the one before', async () => {
  const file = join(folder(), 'tab.db')
  const backend = await opened({ file, deterministic: true })
  await backend.advance(5_000)
  await backend.close()
  expect(await backend.now()).toBe(1_767_225_605_000)
})

test('a signal that was given before the call stops it too', async () => {
  const backend = await opened()
  const signal = AbortSignal.abort('no more')
  await expect(backend.run('CreateTable', createTable, { signal })).rejects.toBe('no more')
  expect(await call(backend, 'ListTables', {})).toEqual({ TableNames: [] })
})

type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly said: readonly string[] }

/** In a process of its own: where V8 cannot end the thread alone, it ends the process. */
function runHungryClient(file: string): Promise<Ended & { readonly errors: string }> {
  const script = join(import.meta.dirname, 'hungry-client.ts')
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, errors] = ['', '']
  child.stdout.on('data', (data) => (out += String(data)))
  child.stderr.on('data', (data) => (errors += String(data)))
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => {
      // What follows the last line end was cut off.
      resolve({ code, signal, said: out.split('\n').slice(0, -1), errors })
    })
  })
}

test('an engine that runs out of memory: what was acknowledged is in the file, and the next call opens it again', async () => {
  const file = join(folder(), 'hungry.db')
  const filler = openEngine({ store: Store.open(file) })
  fillHungryTable(filler)
  await filler.close()

  const { code, signal, said, errors } = await runHungryClient(file)
  const isProcessGone = signal !== null || code === abortedCode
  const survived = [
    ...Array.from({ length: 20 }, (_, at) => `done before-${at}`),
    ...['stopped', 'stopped'],
    ...Array.from({ length: 5 }, (_, at) => `done after-${at}`),
    'closed',
  ]
  if (isProcessGone) expect(said).toEqual(survived.slice(0, said.length))
  else expect({ code, said, errors }).toEqual({ code: 0, said: survived, errors: '' })

  const engine = openEngine({ store: Store.open(file) })
  onTestFinished(() => engine.close())
  const acknowledged = said.flatMap((line) => (line.startsWith('done ') ? [line.slice('done '.length)] : []))
  const lost = acknowledged.filter(
    (name) => engine.runSync('GetItem', { TableName: 'tab', Key: key(name) }).Item === undefined,
  )
  expect(lost).toEqual([])
  expect(stateComplaints(engine.context.store)).toEqual([])
})

/** Of a process that aborted under a shell. */
const abortedCode = 134

test('statistics that were set are kept in the file, whichever thread asks', async () => {
  const file = join(folder(), 'shop.db')
  const said = { region: 'us-east-1', table: 'orders', items: 5_000, keys: 10 }
  const first = await opened({ file })
  expect(await first.monitor.statistics()).toEqual([])
  await first.monitor.saveStatistics([said])
  expect(await (await opened({ file })).monitor.statistics()).toEqual([said])
  await first.monitor.saveStatistics([])
  expect(await first.monitor.statistics()).toEqual([])
})
