import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openEngine } from '../../src/engine/engine.ts'
import { serve } from '../../src/http/server.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { Layer, OperationName, Request } from '../../src/operation/operation.ts'
import { serviceModel } from '../../src/operation/service-model.ts'
import { Store } from '../../src/storage/store.ts'
import { compareEndpoints } from './compare.ts'
import { corpusSteps } from './corpus.ts'
import { differencesOf } from './differences.ts'
import { Endpoint } from './endpoint.ts'
import { GeneratedCase, generatedTables } from './generated-case.ts'
import { knownDifferences } from './known-differences.ts'
import { levelTable } from './level-tables.ts'
import { normalised } from './normalise.ts'
import { hasSafeStatements, isSafeStatement, onlyOwnTables } from './own-tables.ts'
import { reportLines } from './report.ts'
import { signedHeaders } from './sign.ts'

const knownFolder = new URL('known/', import.meta.url)

type Seen = { readonly name: OperationName; readonly request: unknown }

/** An endpoint over a database of its own, which a layer may spoil. */
async function endpoint(name: string, spoil: Layer = (inner) => inner) {
  const engine = openEngine({ store: Store.open(':memory:') })
  const seen: Seen[] = []
  const recorded: Layer = (inner) => ({
    run: (operation, request, call) => {
      seen.push({ name: operation, request })
      return inner.run(operation, request, call)
    },
    close: () => inner.close(),
  })
  const serving = await serve({
    host: '127.0.0.1',
    port: 0,
    open: () => ({ region: 'us-east-1', backend: recorded(spoil(engine)), onFailure: () => undefined }),
  })
  onTestFinished(async () => {
    await serving.stop()
    await engine.close()
  })
  return { endpoint: new Endpoint(name, serving.url), engine, seen }
}

const shoutsConditions: Layer = (inner) => ({
  run: async (name, request, call) => {
    try {
      return await inner.run(name, request, call)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'ConditionalCheckFailedException') throw error
      throw new ApiError(error.code, 'THE CONDITIONAL REQUEST FAILED', { members: error.members })
    }
  },
  close: () => inner.close(),
})

test('two endpoints that are the same have no differences, and no table is left', async () => {
  const [left, right] = [await endpoint('left'), await endpoint('right')]
  const report = await compareEndpoints({ left: left.endpoint, right: right.endpoint, seed: 5, cases: 1 })
  expect(report.findings).toEqual([])
  expect(report.requests).toBeGreaterThan(corpusSteps('x').length)
  for (const { engine } of [left, right])
    expect(engine.runSync('ListTables', {} as Request<'ListTables'>).TableNames).toEqual([])
}, 60_000)

test('a difference is found, with the request that shows it', async () => {
  const [left, right] = [await endpoint('left'), await endpoint('right', shoutsConditions)]
  const options = { left: left.endpoint, right: right.endpoint, seed: 15, cases: 1, from: 0 }
  const report = await compareEndpoints({ ...options, only: 'PutItem' })
  const found = report.findings.map(({ path, step, known }) => `${step.operation} ${path} ${known}`)
  expect(found).toContain('PutItem message undefined')
  expect(new Set(found).size).toBe(1)
  const text = reportLines(report, ['left', 'right']).join('\n')
  expect(text).toContain('right: "THE CONDITIONAL REQUEST FAILED"')
  expect(text).toMatch(/ differences of 1 kinds, 0 known ones$/)
})

test('an answer beside a refusal is one difference, and so are two refusals of different names', () => {
  const reply = (status: number, body: object) => ({ status, contentType: '', body })
  const refusal = (name: string) => reply(400, { __type: `com.amazon.coral.service#${name}`, Message: 'No.' })
  expect(differencesOf(reply(200, { Count: 1, Items: [] }), refusal('ValidationException'))).toEqual([
    { path: 'outcome', left: 'ok', right: 'ValidationException: No.' },
  ])
  expect(differencesOf(refusal('LimitExceededException'), refusal('ValidationException'))).toEqual([
    { path: 'outcome', left: 'LimitExceededException: No.', right: 'ValidationException: No.' },
  ])
  const told = (message: string) => reply(400, { __type: 'x#ValidationException', message })
  const enveloped = '1 validation error detected: No.'
  expect(differencesOf(told(enveloped), told('No.'))).toEqual([
    { path: 'message (envelope)', left: `"${enveloped}"`, right: '"No."' },
  ])
  expect(differencesOf(told(enveloped), told('Never.'))).toEqual([
    { path: 'message', left: `"${enveloped}"`, right: '"Never."' },
  ])
  const cancelled = (Code: string) =>
    reply(400, { __type: 'x#TransactionCanceledException', Message: `[${Code}]`, CancellationReasons: [{ Code }] })
  expect(differencesOf(cancelled('None'), cancelled('ValidationError'))).toEqual([
    { path: 'CancellationReasons[].Code', left: '"None"', right: '"ValidationError"' },
  ])
  const batch = (error?: object) =>
    reply(200, { Responses: [{ TableName: 'a' }, error === undefined ? { TableName: 'b' } : { Error: error }] })
  expect(differencesOf(batch(), batch({ Code: 'ValidationError', Message: 'No.' }))).toEqual([
    { path: 'Responses[].Error', left: 'undefined', right: '{"Code":"ValidationError","Message":"No."}' },
  ])
  const paid = (units: number, error?: object) =>
    reply(200, {
      Responses: [error === undefined ? {} : { Error: error }],
      ConsumedCapacity: [{ CapacityUnits: units }],
    })
  expect(differencesOf(paid(1), paid(2, { Code: 'ValidationError' })).map(({ path }) => path)).toEqual([
    'Responses[].Error',
  ])
  expect(differencesOf(paid(1), paid(2)).map(({ path }) => path)).toEqual(['ConsumedCapacity[].CapacityUnits'])
  const reason = (member: object) =>
    reply(400, { __type: 'x#TransactionCanceledException', Message: '', CancellationReasons: [member] })
  expect(
    differencesOf(reason({ Code: 'None' }), reason({ Code: 'ValidationError', Message: 'No.', Item: {} })).map(
      ({ path }) => path,
    ),
  ).toEqual(['CancellationReasons[].Code'])
  expect(
    differencesOf(reason({ Code: 'ValidationError', Message: 'No.' }), reason({ Code: 'ValidationError' })).map(
      ({ path }) => path,
    ),
  ).toEqual(['CancellationReasons[].Message'])
  expect(
    differencesOf(reply(200, { Responses: [{ TableName: 'a' }] }), reply(200, { Responses: [{ TableName: 'b' }] })),
  ).toEqual([{ path: 'Responses[].TableName', left: '"a"', right: '"b"' }])
})

test('after a write that differs the right side gets the items of the left one', async () => {
  const [left, right] = [(await endpoint('left')).endpoint, (await endpoint('right')).endpoint]
  const table = {
    TableName: 'tab',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }],
  }
  const AttributeDefinitions = [{ AttributeName: 'a', AttributeType: 'S' }]
  const put = (side: Endpoint, a: string, b: string) =>
    side.must('PutItem', { TableName: 'tab', Item: { a: { S: a }, b: { S: b } } })
  for (const side of [left, right]) await side.must('CreateTable', { ...table, AttributeDefinitions })
  await Promise.all([put(left, 'same', '1'), put(left, 'mine', '1'), put(left, 'other', '1')])
  await Promise.all([put(right, 'same', '1'), put(right, 'yours', '1'), put(right, 'other', '2')])
  await levelTable(left, right, 'tab')
  const [mine, yours] = await Promise.all([left, right].map((side) => side.must('Scan', { TableName: 'tab' })))
  expect(yours).toEqual(mine)
  expect(mine?.['Count']).toBe(3)
  await levelTable(left, right, 'nowhere')
})

test('tables that cannot be emptied are made again', async () => {
  const keepsItems: Layer = (inner) => ({
    run: async (name, request, call) => {
      if (name === 'BatchWriteItem' && /"DeleteRequest":\{"Key":/.test(JSON.stringify(request)))
        throw new ApiError('ValidationException', 'No.')
      return inner.run(name, request, call)
    },
    close: () => inner.close(),
  })
  const [left, right] = [await endpoint('left'), await endpoint('right', keepsItems)]
  const options = { left: left.endpoint, right: right.endpoint, seed: 15, cases: 3, from: 0 }
  await compareEndpoints({ ...options, only: 'PutItem' })
  const created = ({ seen }: { readonly seen: readonly Seen[] }) =>
    seen.filter(({ name }) => name === 'CreateTable').length
  expect(created(right)).toBeGreaterThan(created(left))
  expect(right.engine.runSync('ListTables', {} as Request<'ListTables'>).TableNames).toEqual([])
}, 60_000)

test('an index that one side describes with more members is compared with itself', () => {
  const index = (IndexName: string, more: object = {}) => ({ ...more, IndexName, IndexStatus: 'ACTIVE' })
  const reply = (...GlobalSecondaryIndexes: readonly object[]) =>
    normalised(
      { status: 200, contentType: '', text: JSON.stringify({ Table: { GlobalSecondaryIndexes } }) },
      'p-',
      'arn',
    )
  expect(differencesOf(reply(index('b', { Backfilling: true }), index('a')), reply(index('a'), index('b')))).toEqual([
    { path: 'Table.GlobalSecondaryIndexes[].Backfilling', left: 'true', right: 'undefined' },
  ])
})

test('what a file of known differences explains is counted and not shown', async () => {
  const missing: Layer = (inner) => ({
    run: async (name, request, call) => {
      if (name === 'TransactGetItems') throw new ApiError('UnknownOperationException', '')
      return inner.run(name, request, call)
    },
    close: () => inner.close(),
  })
  const [left, right] = [await endpoint('left'), await endpoint('dynalite', missing)]
  const report = await compareEndpoints({
    left: left.endpoint,
    right: right.endpoint,
    seed: 5,
    cases: 1,
    from: 0,
    only: 'TransactGetItems',
  })
  expect(report.findings.length).toBeGreaterThan(0)
  expect(new Set(report.findings.map(({ known }) => known))).toEqual(new Set(['dynalite has no such operation']))
  const lines = reportLines(report, ['left', 'dynalite'])
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^known, \d+ times: dynalite has no such operation$/)
})

test('no request names a table that does not begin with the prefix', async () => {
  const { endpoint: one, seen } = await endpoint('left')
  await compareEndpoints({ left: one, right: (await endpoint('right')).endpoint, seed: 8, cases: 3, from: 0 })
  const prefix = /cmp-[0-9a-f]{8}-/.exec(JSON.stringify(seen))?.[0] ?? 'none'
  for (const { name, request } of seen) {
    const changed = structuredClone(request)
    onlyOwnTables(changed, prefix)
    expect(changed, name).toEqual(request)
  }
})

test('the corpus has every operation of the service, and names no table but its own', () => {
  const steps = corpusSteps('cmp-0-')
  expect([...new Set(steps.map(({ operation }) => operation))].sort()).toEqual(
    Object.keys(serviceModel.operations).sort(),
  )
  for (const { operation, body, from } of steps) {
    if (operation === 'ListTables') continue
    const request = JSON.parse(body) as unknown
    expect(hasSafeStatements(request, 'cmp-0-') || /"(?:DROP TABLE|SELECT \* FROM)/.test(body), from).toBe(true)
    const own = structuredClone(request)
    onlyOwnTables(own, 'cmp-0-')
    expect(own, from).toEqual(request)
  }
})

test('names that could be a table get the prefix; names that cannot be one stay wrong', () => {
  const request = {
    TableName: 'orders',
    TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/orders',
    RequestItems: { orders: {}, 'p-mine': {}, '': {} },
    Inner: [{ TableName: 'x' }, { TableName: '../x' }, { TableName: 'p-mine' }],
  }
  onlyOwnTables(request, 'p-')
  expect(request).toEqual({
    TableName: 'p-orders',
    TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/p-orders',
    RequestItems: { 'p-orders': {}, 'p-mine': {}, '': {} },
    Inner: [{ TableName: 'x' }, { TableName: '../x' }, { TableName: 'p-mine' }],
  })
})

test.each([
  ['SELECT * FROM "p-orders" WHERE a = 1', true],
  ['UPDATE p-orders SET a = 1', true],
  ['DELETE FROM "orders" WHERE a = 1', false],
  ['INSERT INTO\n"orders" VALUE {}', false],
  ['SELECT * FROM /* p-orders */ orders', false],
  ['SELECT * FROM -- p-orders\norders', false],
  ['SELECT * FROM "p-orders" WHERE EXISTS(SELECT * FROM "orders")', false],
])('%s is safe: %s', (statement, safe) => {
  expect(isSafeStatement(statement, 'p-')).toBe(safe)
})

test('a case is the same for the same seed, and other seeds have others', () => {
  const steps = (seed: number) => [...new GeneratedCase({ seed, number: 3, prefix: 'p-' }).steps()]
  expect(steps(1)).toEqual(steps(1))
  expect(steps(1)).not.toEqual(steps(2))
  expect(generatedTables('p-').every(({ TableName }) => String(TableName).startsWith('p-'))).toBe(true)
})

test('requests on documents nest, repeat themselves in other spellings, and have every kind of statement', () => {
  const bodies = Array.from({ length: 60 }, (_, number) => number)
    .flatMap((number) => [...new GeneratedCase({ seed: 1, number, prefix: 'p-' }).steps()])
    .filter(({ body }) => body.includes('p-docs'))
    .map(({ body }) => body)
    .join('\n')
  for (const wanted of [
    /"UpdateExpression":"[^"]*\bm\.l\[\d\]/,
    /"ReturnValues":"UPDATED_NEW"/,
    /"ReturnValuesOnConditionCheckFailure":"ALL_OLD"/,
    /"Segment":\d/,
    /"AttributeUpdates"/,
    /"ScanFilter"/,
    /"KeyConditions"/,
    /"ExclusiveStartKey"/,
    /"TransactItems":\[\{"Get"/,
    /"sk":\{"N":"1e1"\}/,
    /set_add\(/,
    /INSERT INTO/,
  ])
    expect(bodies).toMatch(wanted)
})

test('files of known differences give a reason for each', () => {
  for (const file of readdirSync(knownFolder)) {
    const entries = JSON.parse(readFileSync(new URL(file, knownFolder), 'utf8')) as readonly {
      readonly reason: string
    }[]
    for (const { reason } of entries)
      expect(reason).toMatch(/^(?:reference, |reference is silent |COMPATIBILITY\.md, |\w+ has no such|counts )/)
  }
})

test.each(readdirSync(knownFolder))('%s knows no difference that nobody looked at', (file) => {
  const known = knownDifferences({ left: 'nobody', right: file.replace('.json', '') })
  const outcomes = ['ok', 'ValidationException: No.', 'InternalServerError: ', 'SerializationException: No.']
  const members = ['undefined', '"a"', '1', '{"S":"a"}', '[]', '{"CapacityUnits":1,"TableName":"t"}']
  const pairs = (texts: readonly string[]) => texts.flatMap((left) => texts.map((right) => ({ left, right })))
  for (const operation of Object.keys(serviceModel.operations)) {
    const step = { operation, body: '{"TableName":"t","Statement":"SELECT * FROM \\"t\\""}' }
    for (const pair of pairs(outcomes)) {
      if (pair.left !== pair.right) expect(known(step, { path: 'outcome', ...pair }), operation).toBe(undefined)
    }
    for (const path of [
      'message',
      'message (envelope)',
      'Item.a',
      'Items',
      'Items[].a.S',
      'Attributes',
      'Count',
      'LastEvaluatedKey.a.S',
    ])
      for (const pair of pairs(members)) expect(known(step, { path, ...pair }), `${operation} ${path}`).toBe(undefined)
  }
})

test('a signature is that of the example in "Signature Version 4 signing process", DynamoDB', () => {
  const { authorization } = signedHeaders({
    url: 'https://dynamodb.us-east-1.amazonaws.com/',
    region: 'us-east-1',
    target: 'DynamoDB_20120810.ListTables',
    body: '{}',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
    at: new Date('2026-01-01T00:00:00Z'),
  })
  expect(authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20260101\/us-east-1\/dynamodb\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$/,
  )
})

test('the program says what differs and ends with 1, with 0 when nothing does, and with 2 without endpoints', async () => {
  const [left, right, spoilt] = [
    await endpoint('left'),
    await endpoint('right'),
    await endpoint('right', shoutsConditions),
  ]
  const short = ['--seed', '15', '--from', '0', '--cases', '1', '--only', 'PutItem']
  expect(await program('--endpoint', left.endpoint.url, '--endpoint', right.endpoint.url, ...short)).toMatchObject({
    status: 0,
  })
  expect(await program('--endpoint', left.endpoint.url, '--endpoint', spoilt.endpoint.url, ...short)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('THE CONDITIONAL REQUEST FAILED'),
  })
  expect(await program('--endpoint', left.endpoint.url)).toMatchObject({ status: 2 })
}, 60_000)

function program(...words: readonly string[]): Promise<{ status: number | null; stdout: string }> {
  const file = fileURLToPath(new URL('run.ts', import.meta.url))
  expect(existsSync(file)).toBe(true)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...words], { stdio: ['ignore', 'pipe', 'ignore'] })
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    child.on('close', (status) => resolve({ status, stdout }))
  })
}
