import { describe, expect, it } from 'vitest'
import { openEngine } from '../../src/engine/engine.ts'
import { conditionFailed, type Fixture, itemOfBytes, plain, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Item collections of tables with a local index. Source: reference, operations 10, data-model 11; ICM-1, ICM-2. */

const local = {
  keys: 'pk:S sk:S',
  local: { lsi: { keys: 'pk:S l:S', project: 'KEYS_ONLY' as const } },
  global: { gsi: 'g:S' },
}
const Key = { pk: S('k'), sk: S('s') }
const size = { ReturnItemCollectionMetrics: 'SIZE' }
const metrics = { ItemCollectionKey: { pk: S('k') }, SizeEstimateRangeGB: [0, 1] }

describe('ICM-1 ReturnItemCollectionMetrics', () => {
  it('single writes', () => {
    const db = tableFixture(local)
    expect(plain(db.call('PutItem', { Item: Key, ...size }))).toEqual({ ItemCollectionMetrics: metrics })
    expect(plain(db.call('UpdateItem', { Key, ...size }))).toEqual({ ItemCollectionMetrics: metrics })
    expect(plain(db.call('DeleteItem', { Key, ...size }))).toEqual({ ItemCollectionMetrics: metrics })
    expect(db.call('PutItem', { Item: Key, ReturnItemCollectionMetrics: 'NONE' })).toEqual({})
  })

  it('a table without a local index has none', () => {
    const db = tableFixture({ keys: 'pk:S sk:S', global: { gsi: 'g:S' } })
    expect(db.call('PutItem', { Item: Key, ...size })).toEqual({})
    const RequestItems = { tab: [{ PutRequest: { Item: Key } }] }
    expect(db.call('BatchWriteItem', { RequestItems, ...size })).toEqual({ UnprocessedItems: {} })
  })

  it('batches and transactions: a list for each table, an entry for each change', () => {
    const db = tableFixture(local)
    db.table({ ...local, name: 'two' })
    const other = { pk: S('other'), sk: S('s') }
    const ofOther = { ...metrics, ItemCollectionKey: { pk: S('other') } }
    const RequestItems = {
      tab: [{ PutRequest: { Item: Key } }, { DeleteRequest: { Key: other } }],
      two: [{ PutRequest: { Item: Key } }],
    }
    expect(plain(db.call('BatchWriteItem', { RequestItems, ...size }))).toEqual({
      UnprocessedItems: {},
      ItemCollectionMetrics: { tab: [metrics, ofOther], two: [metrics] },
    })
    const TransactItems = [
      { Put: { TableName: 'tab', Item: Key } },
      { ConditionCheck: { TableName: 'tab', Key: other, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Delete: { TableName: 'two', Key } },
    ]
    expect(plain(db.call('TransactWriteItems', { TransactItems, ...size }))).toEqual({
      ItemCollectionMetrics: { tab: [metrics], two: [metrics] },
    })
  })
})

describe('a collection that would grow too large', () => {
  const tooLarge = refused('Collection size exceeded.', 'ItemCollectionSizeLimitExceededException')
  const of = (pk: string, sk: string, bytes: number, more: { l?: { S: string } } = {}): Plain =>
    itemOfBytes(bytes, { pk: S(pk), sk: S(sk), ...more })
  const limited = (itemCollectionBytesMax: number): Fixture =>
    tableFixture(local, { settings: { itemCollectionBytesMax } })

  it('is refused, one that stays within is not', () => {
    const db = limited(1000)
    db.put(of('k', '1', 600), of('other', '1', 600), of('k', '2', 400))
    expect(db.call('PutItem', { Item: of('k', '3', 20) })).toEqual(tooLarge)
    expect(db.get({ pk: S('k'), sk: S('3') })).toBeUndefined()
    expect(db.call('PutItem', { Item: of('k', '2', 300) })).toEqual({})
    expect(db.call('PutItem', { Item: of('k', '3', 20) })).toEqual({})
  })

  it('ICM-2 entries of local indexes count, those of global ones do not', () => {
    // 100 bytes, and an entry of pk 3, sk 3, l 2 bytes.
    const db = limited(108)
    db.put(of('k', '1', 100, { l: S('l') }))
    expect(db.call('PutItem', { Item: of('k', '1', 101, { l: S('l') }) })).toEqual(tooLarge)
    db.ok('DeleteItem', { Key: { pk: S('k'), sk: S('1') } })
    expect(db.call('PutItem', { Item: { ...of('k', '1', 104), g: S('ggg') } })).toEqual({})
  })

  it('undoes the whole write, index entries included', () => {
    const db = limited(500)
    db.put({ ...of('k', '1', 100), g: S('before') })
    const update = {
      Key: { pk: S('k'), sk: S('1') },
      UpdateExpression: 'SET g = :g, f = :f, l = :g',
      ExpressionAttributeValues: { ':g': S('after'), ':f': S('x'.repeat(500)) },
    }
    expect(db.call('UpdateItem', update)).toEqual(tooLarge)
    expect(plain(db.ok('Scan', { IndexName: 'gsi' }).Items)).toEqual([{ ...of('k', '1', 100), g: S('before') }])
    expect(db.ok('Scan', { IndexName: 'lsi' }).Count).toBe(0)
  })

  it('in a transaction is a reason', () => {
    const db = limited(500)
    const TransactItems = [of('other', '1', 100), of('k', '1', 501)].map((Item) => ({
      Put: { TableName: 'tab', Item },
    }))
    expect(db.call('TransactWriteItems', { TransactItems })).toMatchObject({
      error: {
        name: 'TransactionCanceledException',
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ItemCollectionSizeLimitExceeded', Message: 'Collection size exceeded.' },
        ],
      },
    })
    expect(db.ok('Scan', {}).Count).toBe(0)
  })

  it('does not stop what makes it smaller, also when it is too large already', () => {
    const db = tableFixture(local)
    db.put(of('k', '1', 900), of('k', '2', 900), of('k', '3', 900))
    const { store, clock } = db.engine.context
    const strict = openEngine({ store, clock, settings: { itemCollectionBytesMax: 1000 } })
    const remove = { TableName: 'tab', Key: { pk: S('k'), sk: S('1') } }
    expect(strict.runSync('DeleteItem', remove)).toEqual({})
    const shrink = { TableName: 'tab', Key: { pk: S('k'), sk: S('2') }, UpdateExpression: 'REMOVE f' }
    expect(strict.runSync('UpdateItem', shrink)).toEqual({})
  })

  it('is told after a false condition', () => {
    const db = limited(1000)
    db.put(of('k', '1', 900))
    expect(db.call('PutItem', { Item: of('k', '2', 200), ConditionExpression: 'attribute_exists(pk)' })).toEqual(
      conditionFailed,
    )
  })
})
