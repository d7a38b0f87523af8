import { describe, expect, it } from 'vitest'
import { writeOne } from '../../../src/engine/write-plan.ts'
import { itemSizeBytes } from '../../../src/model/item-size.ts'
import type { Item } from '../../../src/model/value.ts'
import { Fixture, N, plain, S, startMs } from '../support.ts'
import type { Plain } from '../table-shape.ts'
import {
  allRecords,
  eventsOf,
  imagesOf,
  numberOf,
  recordsInOrder,
  streamedTable,
  type ViewType,
} from './stream-reader.ts'

/** What is written into a stream. Source: reference, streams-ttl-backup 1.1, 1.4; operations 12; STR-1. */

const Key = { pk: S('k') }

function fixture(view: ViewType = 'NEW_AND_OLD_IMAGES'): { db: Fixture; arn: string } {
  const db = new Fixture()
  return { db, arn: streamedTable(db, view) }
}

const update = (UpdateExpression: string, values: Plain = {}): Plain => ({
  Key,
  UpdateExpression,
  ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
})

it('operations 12 a record, whole', () => {
  const { db, arn } = fixture()
  db.clock.advance(1999)
  db.put({ ...Key, n: N(1) })
  const [record] = allRecords(db, arn)
  expect(plain(record)).toEqual({
    eventID: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      // Rounded down to the second.
      ApproximateCreationDateTime: startMs / 1000 + 1,
      Keys: Key,
      NewImage: { ...Key, n: N(1) },
      SequenceNumber: expect.stringMatching(/^\d{21}$/) as unknown,
      SizeBytes: 9,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  })
})

describe('STR-1 what the view type shows', () => {
  const fresh = { ...Key, n: N(2) }
  const old = { ...Key, n: N(1) }
  it.each<[ViewType, Plain, Plain, Plain]>([
    ['KEYS_ONLY', {}, {}, {}],
    ['NEW_IMAGE', { NewImage: old }, { NewImage: fresh }, {}],
    ['OLD_IMAGE', {}, { OldImage: old }, { OldImage: fresh }],
    ['NEW_AND_OLD_IMAGES', { NewImage: old }, { NewImage: fresh, OldImage: old }, { OldImage: fresh }],
  ])('%s', (view, insert, modify, remove) => {
    const { db, arn } = fixture(view)
    db.put(old)
    db.put(fresh)
    db.ok('DeleteItem', { Key })
    const sizeOf = (images: Plain): number =>
      [Key, ...Object.values(images)].reduce<number>((bytes, item) => bytes + itemSizeBytes(item as Item), 0)
    expect(allRecords(db, arn).map(imagesOf)).toEqual(
      [insert, modify, remove].map((images) => ({ Keys: Key, ...images, SizeBytes: sizeOf(images) })),
    )
    expect(eventsOf(db, arn)).toEqual(['INSERT', 'MODIFY', 'REMOVE'])
  })

  it('an item with nothing but its key has an image with nothing but its key', () => {
    const { db, arn } = fixture('OLD_IMAGE')
    db.put(Key)
    db.ok('DeleteItem', { Key })
    expect(imagesOf(allRecords(db, arn)[1])).toEqual({ Keys: Key, OldImage: Key, SizeBytes: 6 })
  })

  it('keys come in the order of the schema, whatever the request had', () => {
    const db = new Fixture()
    const arn = streamedTable(db, 'KEYS_ONLY', { keys: 'pk:S sk:N' })
    db.ok('UpdateItem', { Key: { sk: N('1.0'), pk: S('k') } })
    expect(JSON.stringify(allRecords(db, arn)[0]?.dynamodb?.Keys)).toBe('{"pk":{"S":"k"},"sk":{"N":"1"}}')
  })
})

describe('1.4 SizeBytes, as verified', () => {
  const table = (): { db: Fixture; arn: string } => {
    const db = new Fixture()
    return { db, arn: streamedTable(db, 'NEW_AND_OLD_IMAGES', { keys: 'id:S' }) }
  }
  const sizes = (db: Fixture, arn: string): unknown =>
    recordsInOrder(db, arn).map(({ dynamodb }) => dynamodb?.SizeBytes)

  it('INSERT 12, MODIFY 26', () => {
    const { db, arn } = table()
    db.put({ id: S('Fred') }, { id: S('Fred'), name: S('Fred') })
    expect(sizes(db, arn)).toEqual([12, 26])
  })

  it('INSERT 16, REMOVE 16', () => {
    const { db, arn } = table()
    db.put({ id: S('NewKey') })
    db.ok('DeleteItem', { Key: { id: S('NewKey') } })
    expect(sizes(db, arn)).toEqual([16, 16])
  })

  it('MODIFY 46, REMOVE 38', () => {
    const { db, arn } = table()
    db.put({ id: S('NewKey') }, { id: S('NewKey'), attr1: S('value1'), attr2: S('value2') })
    db.ok('DeleteItem', { Key: { id: S('NewKey') } })
    expect(sizes(db, arn)).toEqual([16, 46, 38])
  })
})

describe('1.1 a write that changes nothing writes no record', () => {
  const item = { ...Key, m: { M: { a: N(1), b: N(2) } }, s: { SS: ['x', 'y'] } }
  it.each<[string, (db: Fixture) => unknown]>([
    ['the same item again', (db) => db.ok('PutItem', { Item: item })],
    [
      'README 14: with members and sets in another order',
      (db) => db.ok('PutItem', { Item: { s: { SS: ['y', 'x'] }, m: { M: { b: N('2.0'), a: N(1) } }, ...Key } }),
    ],
    ['an update to the same value', (db) => db.ok('UpdateItem', update('SET s = :s', { ':s': { SS: ['y', 'x'] } }))],
    ['an update of nothing', (db) => db.ok('UpdateItem', { Key })],
    ['removing a missing attribute', (db) => db.ok('UpdateItem', update('REMOVE nowhere'))],
    ['deleting a missing item', (db) => db.ok('DeleteItem', { Key: { pk: S('nobody') } })],
    [
      'the same in a batch',
      (db) => db.ok('BatchWriteItem', { RequestItems: { tab: [{ DeleteRequest: { Key: { pk: S('nobody') } } }] } }),
    ],
    [
      'REMOVE alone of a missing item',
      (db) => db.ok('UpdateItem', { Key: { pk: S('nobody') }, UpdateExpression: 'REMOVE a' }),
    ],
    ['a false condition', (db) => db.call('PutItem', { Item: Key, ConditionExpression: 'attribute_not_exists(pk)' })],
    [
      'a check in a transaction',
      (db) =>
        db.ok('TransactWriteItems', {
          TransactItems: [{ ConditionCheck: { TableName: 'tab', Key, ConditionExpression: 'attribute_exists(pk)' } }],
        }),
    ],
  ])('%s', (_, act) => {
    const { db, arn } = fixture()
    db.put(item)
    act(db)
    expect(eventsOf(db, arn)).toEqual(['INSERT'])
  })

  it('a change of equal size is one', () => {
    const { db, arn } = fixture()
    db.put(item)
    db.put({ ...item, s: { SS: ['x', 'z'] } })
    expect(eventsOf(db, arn)).toEqual(['INSERT', 'MODIFY'])
  })
})

describe('every way to write', () => {
  const pair = (a: string, b: string): unknown => ({ pk: S(a), n: S(b) })

  it('BatchWriteItem', () => {
    const { db, arn } = fixture()
    db.put(pair('a', '1') as Plain)
    const requests = [
      { PutRequest: { Item: pair('a', '2') } },
      { PutRequest: { Item: pair('b', '1') } },
      { DeleteRequest: { Key } },
    ]
    db.ok('BatchWriteItem', { RequestItems: { tab: requests } })
    expect(eventsOf(db, arn)).toEqual(['INSERT', 'MODIFY', 'INSERT'])
  })

  it('TransactWriteItems: ordinary records, and none when it is cancelled', () => {
    const { db, arn } = fixture()
    const put = (pk: string) => ({ Put: { TableName: 'tab', Item: { pk: S(pk) } } })
    const check = { ConditionCheck: { TableName: 'tab', Key, ConditionExpression: 'attribute_exists(pk)' } }
    db.call('TransactWriteItems', { TransactItems: [put('a'), check] })
    expect(eventsOf(db, arn)).toEqual([])
    db.ok('TransactWriteItems', { TransactItems: [put('a'), put('k')] })
    expect(eventsOf(db, arn)).toEqual(['INSERT', 'INSERT'])
  })

  it('a repeated transaction with its token writes its records once', () => {
    const { db, arn } = fixture()
    const request = {
      TransactItems: [{ Put: { TableName: 'tab', Item: Key } }],
      ClientRequestToken: 'token',
    }
    db.ok('TransactWriteItems', request)
    db.ok('DeleteItem', { Key })
    db.ok('TransactWriteItems', request)
    expect(eventsOf(db, arn)).toEqual(['INSERT', 'REMOVE'])
  })

  it('PartiQL, alone, in a batch with a failure, in a transaction', () => {
    const { db, arn } = fixture()
    db.ok('ExecuteStatement', { Statement: `INSERT INTO tab VALUE {'pk': 'k'}` })
    db.ok('ExecuteStatement', { Statement: `UPDATE tab SET a = 1 WHERE pk = 'k'` })
    db.ok('BatchExecuteStatement', {
      Statements: [
        { Statement: `INSERT INTO tab VALUE {'pk': 'b'}` },
        { Statement: `INSERT INTO tab VALUE {'pk': 'k'}` },
        { Statement: `DELETE FROM tab WHERE pk = 'nobody'` },
      ],
    })
    db.ok('ExecuteTransaction', { TransactStatements: [{ Statement: `DELETE FROM tab WHERE pk = 'k'` }] })
    expect(eventsOf(db, arn)).toEqual(['INSERT', 'MODIFY', 'INSERT', 'REMOVE'])
  })

  it('1.4, README 26: what the engine deletes because its time is over says so', () => {
    const { db, arn } = fixture()
    db.put(Key)
    const { context } = db.engine
    const table = context.table('tab')
    writeOne(context, { table, key: Key as never, change: { kind: 'delete' }, expired: true }, false)
    expect(allRecords(db, arn)[1]).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' },
      dynamodb: { OldImage: Key },
    })
  })
})

it('a table without a stream writes no record, before and after it had one', () => {
  const db = new Fixture()
  streamedTable(db)
  db.table({ name: 'other' })
  db.ok('PutItem', { TableName: 'other', Item: Key })
  expect(db.engine.context.store.streams.last()).toBeUndefined()
})

it('1.4: numbers and ids of records are unique, and numbers rise over the whole stream', () => {
  const { db, arn } = fixture()
  for (let at = 0; at < 50; at += 1) db.put({ pk: S(`k${at}`) })
  const records = recordsInOrder(db, arn)
  expect(records.map(({ dynamodb }) => plain(dynamodb?.Keys))).toEqual(
    Array.from({ length: 50 }, (_, at) => ({ pk: S(`k${at}`) })),
  )
  expect(new Set(records.map(numberOf)).size).toBe(50)
  expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(50)
})

it('capacity 3: a stream and its reading cost the table nothing', () => {
  const { db, arn } = fixture()
  db.put(Key)
  expect(db.charged()).toEqual({ 'write tab': 1 })
  allRecords(db, arn)
  expect(db.charges).toEqual([])
})
