import { expect, onTestFinished, test } from 'vitest'
import { ManualClock } from '../../src/base/clock.ts'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import { parseNumber } from '../../src/model/number-text.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { stateComplaints } from '../campaign/store-invariants.ts'
import { temporaryPath } from '../storage/example.ts'
import { startMs } from './support.ts'
import { createTableRequest } from './table-shape.ts'

const TableName = 'tab'
const over = { pk: { S: 'a' }, expires: { N: parseNumber(String(startMs / 1_000 - 1)) } }

/** Engines on one file, as several processes have it open. */
function engines(...options: { readonly readOnly?: boolean }[]): readonly EmbeddedEngine[] {
  const path = temporaryPath()
  return options.map((option) => {
    const engine = openEngine({ store: Store.open(path, option), clock: new ManualClock(startMs) })
    onTestFinished(() => engine.close())
    return engine
  })
}

const enable = (engine: EmbeddedEngine): unknown =>
  engine.runSync('UpdateTimeToLive', {
    TableName,
    TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' },
  })

const create = (engine: EmbeddedEngine): unknown =>
  engine.runSync('CreateTable', createTableRequest({ name: TableName }) as unknown as Request<'CreateTable'>)

test('what one process enables, another keeps up and a third sees expire', () => {
  const [one, two, three] = engines({}, {}, {}) as [EmbeddedEngine, EmbeddedEngine, EmbeddedEngine]
  create(one)
  two.runSync('PutItem', { TableName, Item: { pk: { S: 'b' } } })
  expect(three.maintain().expired).toEqual([])
  enable(one)
  two.runSync('PutItem', { TableName, Item: over })
  expect(stateComplaints(one.context.store)).toEqual([])
  expect(three.maintain().expired).toEqual([{ region: 'us-east-1', table: TableName, items: 1 }])
  expect(two.runSync('Scan', { TableName }).Count).toBe(1)
  one.runSync('DeleteTable', { TableName })
  expect(three.maintain()).toEqual({ expired: [], more: false })
})

test('who has the file open for reading leaves the rest to others', () => {
  const [writer, reader] = engines({}, { readOnly: true }) as [EmbeddedEngine, EmbeddedEngine]
  create(writer)
  enable(writer)
  writer.runSync('PutItem', { TableName, Item: over })
  expect(reader.maintain()).toEqual({ expired: [], more: false })
  expect(reader.runSync('Scan', { TableName }).Count).toBe(1)
})

test('the file remembers it', () => {
  const path = temporaryPath()
  const open = () => openEngine({ store: Store.open(path), clock: new ManualClock(startMs) })
  const first = open()
  create(first)
  enable(first)
  first.runSync('PutItem', { TableName, Item: over })
  first.context.store.close()
  const again = open()
  onTestFinished(() => again.close())
  expect(again.runSync('DescribeTimeToLive', { TableName }).TimeToLiveDescription).toEqual({
    TimeToLiveStatus: 'ENABLED',
    AttributeName: 'expires',
  })
  expect(again.maintain().expired).toEqual([{ region: 'us-east-1', table: TableName, items: 1 }])
})
