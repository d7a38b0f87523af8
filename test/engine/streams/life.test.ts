import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../src/base/clock.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import { trimStreams } from '../../../src/engine/streams/trim-streams.ts'
import type { Request } from '../../../src/operation/operation.ts'
import { Store } from '../../../src/storage/store.ts'
import { openStore, temporaryPath } from '../../storage/example.ts'
import { Fixture, N, plain, refused, S, startMs } from '../support.ts'
import { createTableRequest, type Plain } from '../table-shape.ts'
import {
  allRecords,
  dayMs,
  describe as describeStream,
  eventsOf,
  hourMs,
  recordsInOrder,
  setStream,
  shardsOf,
  streamedTable,
} from './stream-reader.ts'

/** How streams begin and end. Source: reference, streams-ttl-backup 1.1, 1.2; operations 12; errors 248. */

const Key = { pk: S('k') }
const list = (db: Fixture, more: Plain = {}): unknown => plain(db.ok('ListStreams', { TableName: undefined, ...more }))
const entry = (arn: string): Plain => {
  const [, table = '', , label = ''] = arn.split('/')
  return { StreamArn: arn, TableName: table, StreamLabel: label }
}
const notFound = (arn: string): unknown =>
  refused(`Requested resource not found: Stream: ${arn} not found`, 'ResourceNotFoundException')
const closed = (db: Fixture, arn: string): readonly boolean[] =>
  shardsOf(db, arn).map(({ SequenceNumberRange: range }) => range?.EndingSequenceNumber !== undefined)

describe('operations 12 a stream that is disabled', () => {
  it('1.1: can be read for 24 hours, its shards are closed, and it is listed', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    db.put(Key)
    setStream(db, undefined)
    db.put({ ...Key, n: N(1) })
    expect(describeStream(db, arn).StreamStatus).toBe('DISABLED')
    expect(closed(db, arn)).toEqual([true, true, true, true])
    db.clock.advance(dayMs - 1)
    expect(eventsOf(db, arn)).toEqual(['INSERT'])
    expect(list(db)).toEqual({ Streams: [entry(arn)] })
    db.clock.advance(2)
    expect(list(db)).toEqual({ Streams: [] })
    expect(db.call('DescribeStream', { StreamArn: arn })).toEqual(notFound(arn))
  })

  it('is another one when enabled again, and the old one stays', () => {
    const db = new Fixture()
    const first = streamedTable(db, 'KEYS_ONLY')
    db.put(Key)
    setStream(db, undefined)
    const second = setStream(db, 'NEW_IMAGE')
    db.put({ ...Key, n: N(1) })
    expect(second).not.toBe(first)
    expect(list(db)).toEqual({ Streams: [entry(first), entry(second)] })
    expect(eventsOf(db, first)).toEqual(['INSERT'])
    expect(eventsOf(db, second)).toEqual(['MODIFY'])
    expect([first, second].map((arn) => describeStream(db, arn).StreamViewType)).toEqual(['KEYS_ONLY', 'NEW_IMAGE'])
  })
})

describe('a table that is deleted', () => {
  it('operations 1: its stream can be read for 24 hours', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    db.put(Key)
    db.ok('DeleteTable', {})
    expect(describeStream(db, arn)).toMatchObject({ StreamStatus: 'DISABLED', TableName: 'tab' })
    expect(closed(db, arn)).toEqual([true, true, true, true])
    expect(eventsOf(db, arn)).toEqual(['INSERT'])
    expect(list(db, { TableName: 'tab' })).toEqual({ Streams: [entry(arn)] })
  })

  it('and made again at the same moment has another', () => {
    const db = new Fixture()
    const first = streamedTable(db)
    db.put(Key)
    db.ok('DeleteTable', {})
    const second = streamedTable(db)
    expect(second).not.toBe(first)
    db.put({ ...Key, n: N(1) }, { ...Key, n: N(2) })
    expect([eventsOf(db, first), eventsOf(db, second)]).toEqual([['INSERT'], ['INSERT', 'MODIFY']])
  })
})

it('a stream begins with the table or later, and knows nothing of what was before', () => {
  const db = new Fixture()
  db.table()
  db.put(Key)
  const arn = setStream(db, 'NEW_AND_OLD_IMAGES')
  db.ok('DeleteItem', { Key })
  expect(eventsOf(db, arn)).toEqual(['REMOVE'])
  expect(recordsInOrder(db, arn)[0]?.dynamodb?.OldImage).toMatchObject(Key)
})

it('1.1: ENABLING and DISABLING when tables take their time', () => {
  const db = new Fixture({ settings: { ddlDelayMs: 1000 } })
  const arn = streamedTable(db)
  const status = (): unknown => describeStream(db, arn).StreamStatus
  expect(status()).toBe('ENABLING')
  db.clock.advance(1000)
  expect(status()).toBe('ENABLED')
  setStream(db, undefined)
  expect(status()).toBe('DISABLING')
  db.clock.advance(1000)
  expect(status()).toBe('DISABLED')
})

describe('operations 12 ListStreams', () => {
  const three = (): { db: Fixture; arns: readonly string[] } => {
    const db = new Fixture()
    return { db, arns: ['one', 'three', 'two'].map((name) => streamedTable(db, 'KEYS_ONLY', { name })) }
  }

  it('all, or those of one table', () => {
    const { db, arns } = three()
    db.table({ name: 'none' })
    expect(list(db)).toEqual({ Streams: arns.map(entry) })
    expect(list(db, { TableName: 'two' })).toEqual({ Streams: arns.slice(2).map(entry) })
    expect(list(db, { TableName: 'none' })).toEqual({ Streams: [] })
    expect(list(db, { TableName: 'nowhere' })).toEqual({ Streams: [] })
  })

  it('LastEvaluatedStreamArn is the last one returned, and absent on the last page', () => {
    const { db, arns } = three()
    const [one = '', three_ = '', two = ''] = arns
    expect(list(db, { Limit: 2 })).toEqual({ Streams: [entry(one), entry(three_)], LastEvaluatedStreamArn: three_ })
    expect(list(db, { Limit: 2, ExclusiveStartStreamArn: three_ })).toEqual({ Streams: [entry(two)] })
    expect(list(db, { Limit: 3 })).not.toHaveProperty('LastEvaluatedStreamArn')
  })

  it('pages survive the deletion of the table they start after', () => {
    const { db, arns } = three()
    db.ok('DeleteTable', { TableName: 'three' })
    db.clock.advance(dayMs + 2 * hourMs)
    expect(list(db, { ExclusiveStartStreamArn: arns[1] })).toEqual({ Streams: [entry(arns[2] ?? '')] })
  })
})

describe('errors 248 the ARN of a stream', () => {
  it('that is not there, or is of another Region or account', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    const others = [
      arn.replace('us-east-1', 'eu-west-1'),
      arn.replace('000000000000', '000000000001'),
      arn.replace('arn:aws:', 'arn:aws-cn:'),
      arn.replace('table/tab', 'table/bat'),
      arn.replace('2026', '2025'),
    ]
    for (const other of others) {
      expect(db.call('DescribeStream', { StreamArn: other })).toEqual(notFound(other))
      const ShardId = 'shardId-00000001772409600000-00000000'
      expect(db.call('GetShardIterator', { StreamArn: other, ShardId, ShardIteratorType: 'LATEST' })).toEqual(
        notFound(other),
      )
    }
  })

  it.each([
    'x'.repeat(40),
    'arn:aws:dynamodb:us-east-1:000000000000:table/tab',
    'arn:aws:dynamodb:us-east-1:000000000000:table/tab/index/2026-03-02T00:00:00.000',
  ])('that is none: %s', (StreamArn) => {
    const db = new Fixture()
    const error = { error: { name: 'ValidationException' } }
    expect(db.call('DescribeStream', { StreamArn })).toMatchObject(error)
    expect(db.call('ListStreams', { TableName: undefined, ExclusiveStartStreamArn: StreamArn })).toMatchObject(error)
  })
})

describe('1.1 what is forgotten leaves the file', () => {
  const rows = (db: Fixture): unknown => {
    const { streams } = db.engine.context.store
    return { first: streams.first() !== undefined, streams: streams.list('us-east-1').length }
  }

  it('when it is told to', () => {
    const db = new Fixture()
    streamedTable(db)
    db.put(Key)
    db.ok('DeleteTable', {})
    db.clock.advance(dayMs)
    trimStreams(db.engine.context)
    expect(rows(db)).toEqual({ first: true, streams: 1 })
    db.clock.advance(1)
    trimStreams(db.engine.context)
    expect(rows(db)).toEqual({ first: false, streams: 0 })
  })

  it('when somebody looks, an hour later', () => {
    const db = new Fixture()
    streamedTable(db)
    db.put(Key)
    db.ok('DeleteTable', {})
    db.clock.advance(dayMs + hourMs - 1)
    list(db)
    expect(rows(db)).toEqual({ first: true, streams: 1 })
    db.clock.advance(3)
    list(db)
    expect(rows(db)).toEqual({ first: false, streams: 0 })
  })

  it('when somebody writes, and nothing is written with a number that was given before', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    db.put(Key)
    const { streams } = db.engine.context.store
    const first = streams.first()
    db.clock.advance(dayMs + 2 * hourMs)
    db.put({ ...Key, n: N(1) })
    expect(streams.first()).toBe(streams.last())
    expect(streams.first()).toBeGreaterThan(first ?? 0)
    expect(eventsOf(db, arn)).toEqual(['MODIFY'])
  })
})

it('a clock that is set back does not set the numbers back', () => {
  const clock = { ms: startMs + 10_000, now: () => clock.ms }
  const engine = openEngine({ store: openStore(), clock })
  const run = (Item: Plain): unknown => engine.runSync('PutItem', { TableName: 'tab', Item } as Request<'PutItem'>)
  engine.runSync('CreateTable', {
    ...createTableRequest({}),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  } as unknown as Request<'CreateTable'>)
  const { streams } = engine.context.store
  run({ ...Key, n: N(1) })
  const first = streams.last() ?? 0
  clock.ms -= 9_000
  run({ ...Key, n: N(2) })
  expect(streams.last()).toBe(first + 1)
})

it('two processes write one stream, and one that only reads sees it', () => {
  const path = temporaryPath()
  const clock = new ManualClock(startMs)
  const open = (readOnly = false) => openEngine({ store: openStore(path, { readOnly }), clock })
  const [ours, theirs] = [open(), open()]
  const created = ours.runSync('CreateTable', {
    ...createTableRequest({}),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  } as unknown as Request<'CreateTable'>)
  for (let n = 0; n < 6; n += 1) {
    const put = { TableName: 'tab', Item: { ...Key, n: N(n) } } as unknown as Request<'PutItem'>
    for (const engine of [ours, theirs]) engine.runSync('PutItem', put)
  }
  const reader = open(true)
  clock.advance(5 * hourMs)
  const StreamArn = created.TableDescription?.LatestStreamArn ?? ''
  const shards = reader.runSync('DescribeStream', { StreamArn }).StreamDescription?.Shards ?? []
  expect(shards).toHaveLength(8)
  const found = shards.flatMap(({ ShardId = '' }) => {
    const { ShardIterator = '' } = reader.runSync('GetShardIterator', {
      StreamArn,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    })
    return reader.runSync('GetRecords', { ShardIterator }).Records ?? []
  })
  expect(plain(found.map(({ dynamodb }) => dynamodb?.NewImage))).toEqual(
    Array.from({ length: 6 }, (_, n) => ({ ...Key, n: N(n) })),
  )
  expect(new Set(found.map(({ dynamodb }) => dynamodb?.SequenceNumber)).size).toBe(6)
})

it('a stream that another process has begun or ended is known at the next write', () => {
  const path = temporaryPath()
  const open = () => openEngine({ store: Store.open(path), clock: new ManualClock(startMs) })
  const [ours, theirs] = [open(), open()]
  const put = (engine: typeof ours, n: number): unknown =>
    engine.runSync('PutItem', { TableName: 'tab', Item: { ...Key, n: N(n) } } as unknown as Request<'PutItem'>)
  const set = (StreamEnabled: boolean): unknown =>
    theirs.runSync('UpdateTable', {
      TableName: 'tab',
      StreamSpecification: { StreamEnabled, ...(StreamEnabled ? { StreamViewType: 'KEYS_ONLY' } : {}) },
    } as Request<'UpdateTable'>)
  ours.runSync('CreateTable', createTableRequest({}) as unknown as Request<'CreateTable'>)
  put(ours, 1)
  set(true)
  put(ours, 2)
  const last = ours.context.store.streams.last()
  expect(last).toBeDefined()
  set(false)
  put(ours, 3)
  expect(ours.context.store.streams.last()).toBe(last)
  for (const engine of [ours, theirs]) engine.context.store.close()
})

it('records outlive their page: all of a day, in order, with those of other streams between', () => {
  const db = new Fixture({ settings: { streamShards: 'single' } })
  const arns = ['tab', 'other'].map((name) => streamedTable(db, 'NEW_IMAGE', { name }))
  for (let n = 0; n < 300; n += 1) {
    for (const TableName of ['tab', 'other']) db.ok('PutItem', { TableName, Item: { ...Key, n: N(n) } })
    db.clock.advance(4 * minuteMs)
  }
  for (const arn of arns) {
    expect(allRecords(db, arn).map(({ dynamodb }) => plain(dynamodb?.NewImage))).toEqual(
      Array.from({ length: 300 }, (_, n) => ({ ...Key, n: N(n) })),
    )
  }
})

const minuteMs = 60_000
