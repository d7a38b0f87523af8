import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ManualClock } from '../../src/base/clock.ts'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import type { Charge } from '../../src/model/charge.ts'
import { Store } from '../../src/storage/store.ts'

const shop = {
  TableName: 'shop',
  KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
} as const
const item = { a: { S: '1' } }

function open(location = ':memory:'): EmbeddedEngine {
  const engine = openEngine({ store: Store.open(location), clock: new ManualClock(0) })
  onTestFinished(() => engine.close())
  return engine
}

test('README 28: an operation that is not built, or none at all, is unknown and has no message', async () => {
  const engine = open()
  for (const name of ['SearchVectors', 'NoSuchThing', 'constructor', '__proto__']) {
    await expect(engine.run(name as 'SearchVectors', {} as never)).rejects.toMatchObject({
      code: 'UnknownOperationException',
      message: '',
      hint: `ddb-shell does not support ${name} yet`,
    })
  }
})

test('a refusal rejects, and a request is validated first', async () => {
  const engine = open()
  await expect(engine.run('GetItem', { TableName: 'shop' } as never)).rejects.toMatchObject({
    code: 'ValidationException',
    message: "1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must not be null",
  })
  await expect(engine.run('GetItem', { TableName: 'shop', Key: item })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  })
})

test('each call has charges of its own, also one that then fails', () => {
  const engine = open()
  engine.runSync('CreateTable', shop)
  const first: Charge[] = []
  engine.runSync('PutItem', { TableName: 'shop', Item: item }, { charges: first })
  expect(first).toMatchObject([{ table: 'shop', kind: 'write', halfUnits: 2 }])
  const second: Charge[] = []
  const failing = { TableName: 'shop', Item: item, ConditionExpression: 'attribute_not_exists(a)' }
  expect(() => engine.runSync('PutItem', failing, { charges: second })).toThrow('The conditional request failed')
  expect(second).toMatchObject([{ table: 'shop', kind: 'write', halfUnits: 2 }])
  engine.runSync('GetItem', { TableName: 'shop', Key: item })
  expect([first.length, second.length]).toEqual([1, 1])
})

test('a page that is cancelled in the middle is charged for what was evaluated', () => {
  const engine = open()
  engine.runSync('CreateTable', shop)
  for (let at = 0; at < 600; at++) {
    engine.runSync('PutItem', { TableName: 'shop', Item: { a: { S: String(at) }, text: { S: 'x'.repeat(1_000) } } })
  }
  // Raised after the call has begun.
  let looked = 0
  const controller = new AbortController()
  const signal = new Proxy(controller.signal, {
    get(target, name) {
      if (name === 'aborted' && ++looked === 2) controller.abort()
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const charges: Charge[] = []
  expect(() => engine.runSync('Scan', { TableName: 'shop' }, { signal, charges })).toThrow('aborted')
  expect(charges[0]).toMatchObject({ table: 'shop', kind: 'read', evaluated: 512 })
  expect(charges.reduce((bytes, charge) => bytes + charge.bytes, 0)).toBeGreaterThan(512 * 1_000)
})

test('two engines on one file see each other’s tables and indexes at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'shop.db')
  const [one, other] = [open(file), open(file)]
  one.runSync('CreateTable', shop)
  other.runSync('PutItem', { TableName: 'shop', Item: { ...item, b: { S: 'x' } } })
  expect(one.runSync('GetItem', { TableName: 'shop', Key: item }).Item).toEqual({ ...item, b: { S: 'x' } })
  one.runSync('UpdateTable', {
    TableName: 'shop',
    AttributeDefinitions: [{ AttributeName: 'b', AttributeType: 'S' }],
    GlobalSecondaryIndexUpdates: [
      {
        Create: {
          IndexName: 'byB',
          KeySchema: [{ AttributeName: 'b', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      },
    ],
  })
  expect(other.runSync('Scan', { TableName: 'shop', IndexName: 'byB' }).Count).toBe(1)
  other.runSync('DeleteTable', { TableName: 'shop' })
  expect(() => one.runSync('GetItem', { TableName: 'shop', Key: item })).toThrow('Requested resource not found')
})

test('tables of two Regions in one file do not meet', () => {
  const store = Store.open(':memory:')
  const regions = ['us-east-1', 'eu-west-1'].map((region) => openEngine({ store, region, clock: new ManualClock(0) }))
  onTestFinished(() => store.close())
  for (const engine of regions) engine.runSync('CreateTable', shop)
  const [east, west] = regions
  east?.runSync('PutItem', { TableName: 'shop', Item: item })
  expect(west?.runSync('GetItem', { TableName: 'shop', Key: item })).toEqual({})
  expect(west?.runSync('DescribeTable', { TableName: 'shop' }).Table?.TableArn).toBe(
    'arn:aws:dynamodb:eu-west-1:000000000000:table/shop',
  )
})

test('operations 1, HTTP-1: DescribeEndpoints names the service in the Region, without a scheme', () => {
  expect(open().runSync('DescribeEndpoints', {})).toEqual({
    Endpoints: [{ Address: 'dynamodb.us-east-1.amazonaws.com', CachePeriodInMinutes: 1440 }],
  })
})

test('operations 1: DescribeLimits gives the default quotas', () => {
  expect(open().runSync('DescribeLimits', {})).toEqual({
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  })
})
