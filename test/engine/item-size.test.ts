import { describe, expect, it } from 'vitest'
import { itemSizeBytes } from '../../src/model/item-size.ts'
import type { Item } from '../../src/model/value.ts'
import { Fixture, itemOfBytes, N, notFound, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** The 400 KB limit of every way to write. Source: reference, SIZE-5 to 20, README conflict 2, data-model 9. */

const limit = 409_600
const tooLarge = refused('Item size has exceeded the maximum allowed size')
const updateTooLarge = refused('Item size to update has exceeded the maximum allowed size')
const Key = { pk: S('k') }

/** `rest` with an attribute `f` that brings it to this many bytes. */
function filled(rest: Plain, bytes: number): Plain {
  const used = itemSizeBytes({ ...rest, f: { S: '' } } as Item)
  return { ...rest, f: S('x'.repeat(bytes - used)) }
}

describe('a put', () => {
  it('SIZE-10 PutItem: 409,600 bytes and no more', () => {
    const db = tableFixture()
    db.put(itemOfBytes(limit))
    expect(db.call('PutItem', { Item: itemOfBytes(limit + 1) })).toEqual(tooLarge)
  })

  it('SIZE-10 before the table is looked for, and before a condition', () => {
    expect(new Fixture().call('PutItem', { Item: itemOfBytes(limit + 1) })).toEqual(tooLarge)
    expect(new Fixture().call('PutItem', { Item: itemOfBytes(limit) })).toEqual(notFound)
    const db = tableFixture()
    const request = { Item: itemOfBytes(limit + 1), ConditionExpression: 'attribute_exists(pk)' }
    expect(db.call('PutItem', request)).toEqual(tooLarge)
  })

  it('data-model 9 it is measured after numbers are canonical', () => {
    tableFixture().put({ ...itemOfBytes(limit - 3), n: N(`1${'0'.repeat(100)}`) })
  })

  it('SIZE-11 BatchWriteItem: the whole request, before the table is looked for', () => {
    const puts = [itemOfBytes(20, { pk: S('a') }), itemOfBytes(limit + 1)].map((Item) => ({ PutRequest: { Item } }))
    expect(new Fixture().call('BatchWriteItem', { RequestItems: { tab: puts } })).toEqual(tooLarge)
    const db = tableFixture()
    expect(db.call('BatchWriteItem', { RequestItems: { tab: puts } })).toEqual(tooLarge)
    expect(db.ok('Scan', {}).Count).toBe(0)
    const largest = { PutRequest: { Item: itemOfBytes(limit) } }
    expect(db.call('BatchWriteItem', { RequestItems: { tab: [largest] } })).toEqual({ UnprocessedItems: {} })
  })

  it('SIZE-18 TransactWriteItems: refused as a whole', () => {
    const put = (bytes: number): Plain => ({ TransactItems: [{ Put: { TableName: 'tab', Item: itemOfBytes(bytes) } }] })
    expect(new Fixture().call('TransactWriteItems', put(limit + 1))).toEqual(tooLarge)
    expect(tableFixture().call('TransactWriteItems', put(limit))).toEqual({})
  })
})

type Case = {
  readonly name: string
  /** What the service adds for the actions, measured. */
  readonly cost: number
  /** Attributes beside key and filler, before and after. */
  readonly before?: Plain
  readonly after: Plain
  readonly update: Plain
}

const values = (map: Plain): Plain => ({ ExpressionAttributeValues: map })
const v = S('v')

const cases: readonly Case[] = [
  { name: 'SET', cost: 22, after: { b: v }, update: { UpdateExpression: 'SET b = :v', ...values({ ':v': v }) } },
  {
    name: 'SET with a long value and a long name',
    cost: 22,
    after: { ['b'.repeat(200)]: S('v'.repeat(500)) },
    update: { UpdateExpression: `SET ${'b'.repeat(200)} = :v`, ...values({ ':v': S('v'.repeat(500)) }) },
  },
  {
    name: 'two SETs',
    cost: 41,
    after: { b: v, c: v },
    update: { UpdateExpression: 'SET b = :v, c = :v', ...values({ ':v': v }) },
  },
  {
    name: 'SET and REMOVE',
    cost: 24,
    before: { r: S('') },
    after: { b: v },
    update: { UpdateExpression: 'SET b = :v REMOVE r', ...values({ ':v': v }) },
  },
  {
    name: 'SET and DELETE',
    cost: 24,
    before: { s: { SS: ['a', 'b'] } },
    after: { b: v, s: { SS: ['a'] } },
    update: { UpdateExpression: 'SET b = :v DELETE s :s', ...values({ ':v': v, ':s': { SS: ['b'] } }) },
  },
  {
    name: 'SET and ADD',
    cost: 41,
    after: { b: v, n: N(1) },
    update: { UpdateExpression: 'SET b = :v ADD n :n', ...values({ ':v': v, ':n': N(1) }) },
  },
  {
    name: 'SET and SET of a map path',
    cost: 41,
    before: { m: { M: {} } },
    after: { b: v, m: { M: { k: v } } },
    update: { UpdateExpression: 'SET b = :v, m.k = :v', ...values({ ':v': v }) },
  },
  { name: 'REMOVE', cost: 5, before: { r: S('') }, after: {}, update: { UpdateExpression: 'REMOVE r' } },
  {
    name: 'two REMOVEs',
    cost: 7,
    before: { r: S(''), s: S('') },
    after: {},
    update: { UpdateExpression: 'REMOVE r, s' },
  },
  {
    name: 'SET and SET through a list index (SIZE-15)',
    cost: 42,
    before: { l: { L: [v] } },
    after: { b: v, l: { L: [v] } },
    update: { UpdateExpression: 'SET b = :v, l[0] = :v', ...values({ ':v': v }) },
  },
  {
    name: 'SET and an arithmetic SET (SIZE-15)',
    cost: 91,
    before: { n: N(1) },
    after: { b: v, n: N(2) },
    update: { UpdateExpression: 'SET b = :v, n = n + :one', ...values({ ':v': v, ':one': N(1) }) },
  },
  {
    name: 'AttributeUpdates (README 2, assumed)',
    cost: 22,
    after: { b: v },
    update: { AttributeUpdates: { b: { Value: v } } },
  },
  {
    name: 'a SET that changes nothing',
    cost: 22,
    before: { b: v },
    after: { b: v },
    update: { UpdateExpression: 'SET b = :v', ...values({ ':v': v }) },
  },
]

describe.each(cases)('SIZE-12 SIZE-13 SIZE-14 $name', ({ cost, before = {}, after, update }) => {
  const keyBytes = 3
  const most = limit - cost + keyBytes

  /** The item before an update after which the item has this many bytes. */
  function prepared(bytes: number): Plain {
    const { f } = filled({ ...Key, ...after }, bytes)
    return { ...Key, ...before, f }
  }

  it('the largest result', () => {
    const db = tableFixture()
    db.put(prepared(most))
    expect(db.call('UpdateItem', { Key, ...update })).toEqual({})
    expect(itemSizeBytes(db.get(Key) as Item)).toBe(most)
  })

  it('one byte more', () => {
    const db = tableFixture()
    db.put(prepared(most + 1))
    expect(db.call('UpdateItem', { Key, ...update })).toEqual(updateTooLarge)
  })

  it('SIZE-20 a transaction measures the item alone, and so does updateGate plain', () => {
    const db = tableFixture()
    db.put(prepared(most + 1))
    if (update['AttributeUpdates'] === undefined) {
      const TransactItems = [{ Update: { TableName: 'tab', Key, ...update } }]
      expect(db.call('TransactWriteItems', { TransactItems })).toEqual({})
    }
    const plainGate = tableFixture({}, { settings: { updateGate: 'plain' } })
    plainGate.put(prepared(most + 1))
    expect(plainGate.call('UpdateItem', { Key, ...update })).toEqual({})
  })
})

describe('UpdateItem', () => {
  const setB = { UpdateExpression: 'SET b = :v', ...values({ ':v': v }) }

  it('SIZE-16 an item can be put and not updated', () => {
    const db = tableFixture()
    db.put(filled({ ...Key, b: S('w') }, 409_582))
    expect(db.call('UpdateItem', { Key, ...setB })).toEqual(updateTooLarge)
    db.put(filled({ ...Key, b: S('w') }, 409_581))
    expect(db.call('UpdateItem', { Key, ...setB })).toEqual({})
  })

  it.each([20, 21, 100, 1024])('SIZE-17 with a key of %i bytes the item itself is the limit', (bytes) => {
    const key = { pk: S('k'.repeat(bytes)) }
    const db = tableFixture()
    db.put(filled({ ...key, b: S('') }, limit - 1))
    expect(db.call('UpdateItem', { Key: key, ...setB })).toEqual({})
    expect(db.call('UpdateItem', { Key: key, ...setB, ...values({ ':v': S('vv') }) })).toEqual(updateTooLarge)
  })

  it('the refused update leaves the item as it was, and costs nothing', () => {
    const db = tableFixture()
    const item = filled({ ...Key, b: S('w') }, limit)
    db.put(item)
    db.call('UpdateItem', { Key, ...setB })
    expect(db.charges).toEqual([])
    expect(db.get(Key)).toEqual(item)
  })
})

describe('TransactWriteItems Update', () => {
  it('SIZE-19 SIZE-20 one byte over is a reason', () => {
    const db = tableFixture()
    db.put(filled({ ...Key, b: S('') }, limit))
    const update = { UpdateExpression: 'SET b = :v', ...values({ ':v': v }) }
    const TransactItems = [
      { Update: { TableName: 'tab', Key, ...update } },
      { Delete: { TableName: 'tab', Key: { pk: S('x') } } },
    ]
    expect(db.call('TransactWriteItems', { TransactItems })).toEqual({
      error: {
        name: 'TransactionCanceledException',
        message:
          'Transaction cancelled, please refer cancellation reasons for specific reasons [ValidationError, None]',
        CancellationReasons: [
          { Code: 'ValidationError', Message: 'Item size to update has exceeded the maximum allowed size' },
          { Code: 'None' },
        ],
      },
    })
  })
})
