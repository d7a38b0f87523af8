import { describe, expect, it } from 'vitest'
import { batchWriteCost, writeCost } from './costs.ts'
import { conditionFailed, envelope, type Fixture, itemOfBytes, N, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Worked examples of the reference, capacity 5 "Writes (no index)"; CAP-10 to CAP-13, BWRT-9. */

const Key = { pk: S('k') }
const tiny = { ...Key, a: N(1) }

function stored(...items: Plain[]): Fixture {
  const db = tableFixture()
  db.put(...items)
  return db
}

const setF = (bytes: number): Plain => ({
  Key,
  UpdateExpression: 'SET f = :f',
  ExpressionAttributeValues: { ':f': S('x'.repeat(bytes)) },
})

describe('PutItem', () => {
  it.each([
    ['W1 a new tiny item', [], tiny, 1],
    ['W2 a new item of 1024 bytes', [], itemOfBytes(1024), 1],
    ['W2 a new item of 1025 bytes', [], itemOfBytes(1025), 2],
    ['W3 more than 2 KB replaced by a tiny one', [itemOfBytes(2049)], tiny, 3],
    ['W4 3017 bytes to 18', [itemOfBytes(3017)], itemOfBytes(18), 3],
    ['W4 18 bytes to 3017', [itemOfBytes(18)], itemOfBytes(3017), 3],
    ['W15 2 KB', [], itemOfBytes(2048), 2],
    ['CAP-12 the same again', [itemOfBytes(1500)], itemOfBytes(1500), 2],
  ])('%s', (_, before, Item, units) => {
    expect(stored(...before).cost('PutItem', { Item })).toEqual(writeCost({ table: units }))
  })

  it('W16 310 KB over 300 KB, condition false', () => {
    const db = stored(itemOfBytes(300 * 1024))
    const request = { Item: itemOfBytes(310 * 1024), ConditionExpression: 'attribute_not_exists(pk)' }
    expect(db.call('PutItem', request)).toEqual(conditionFailed)
    expect(db.charged()).toEqual({ 'write tab': 310 })
  })

  it('README 6: 300 KB over 310 KB, condition false, costs the stored one', () => {
    const db = stored(itemOfBytes(310 * 1024))
    db.call('PutItem', { Item: itemOfBytes(300 * 1024), ConditionExpression: 'attribute_not_exists(pk)' })
    expect(db.charged()).toEqual({ 'write tab': 310 })
  })

  it('W17 no item, condition attribute_exists', () => {
    const db = stored()
    expect(db.call('PutItem', { Item: itemOfBytes(5000), ConditionExpression: 'attribute_exists(pk)' })).toEqual(
      conditionFailed,
    )
    expect(db.charged()).toEqual({ 'write tab': 1 })
  })

  it('CAP-13 an item is sized as it is stored', () => {
    const db = stored()
    // 1E125 is five characters and two bytes.
    db.put({ ...itemOfBytes(1020), n: N('1E125') })
    expect(db.charged()).toEqual({ 'write tab': 1 })
  })
})

describe('DeleteItem', () => {
  it.each([
    ['W5 a tiny item', [tiny], 1],
    ['W5 no item', [], 1],
    ['W6 2049 bytes', [itemOfBytes(2049)], 3],
  ])('%s', (_, before, units) => {
    expect(stored(...before).cost('DeleteItem', { Key })).toEqual(writeCost({ table: units }))
  })

  it('a false condition costs the stored item', () => {
    const db = stored(itemOfBytes(2049))
    expect(db.call('DeleteItem', { Key, ConditionExpression: 'attribute_not_exists(pk)' })).toEqual(conditionFailed)
    expect(db.charged()).toEqual({ 'write tab': 3 })
  })
})

describe('UpdateItem', () => {
  it.each([
    ['W7 a small update', [tiny], setF(1), 1],
    ['W7 one that creates the item', [], setF(1), 1],
    // pk 3 bytes, f 1.
    ['W8 a result of 2049 bytes', [tiny], setF(2049 - 3 - 1 - 3), 3],
    ['W9 2049 bytes shrunk', [itemOfBytes(2049)], setF(1), 3],
    ['W10 2017 bytes to 117', [itemOfBytes(2017)], setF(113), 2],
    ['a REMOVE of what is not there', [itemOfBytes(2017)], { Key, UpdateExpression: 'REMOVE nowhere' }, 2],
    ['a REMOVE of a missing item', [], { Key, UpdateExpression: 'REMOVE nowhere' }, 1],
  ])('%s', (_, before, request, units) => {
    expect(stored(...before).cost('UpdateItem', request)).toEqual(writeCost({ table: units }))
  })

  it('a false condition costs the stored item', () => {
    const db = stored(itemOfBytes(2049))
    expect(db.call('UpdateItem', { ...setF(1), ConditionExpression: 'attribute_not_exists(pk)' })).toEqual(
      conditionFailed,
    )
    expect(db.charged()).toEqual({ 'write tab': 3 })
  })
})

describe('BatchWriteItem', () => {
  const put = (Item: Plain): Plain => ({ PutRequest: { Item } })
  const remove = (key: Plain): Plain => ({ DeleteRequest: { Key: key } })
  const of = (bytes: number, key: string): Plain => itemOfBytes(bytes, { pk: S(key) })

  it('W11 two tiny puts', () => {
    const request = { RequestItems: { tab: [put(of(20, 'a')), put(of(20, 'b'))] } }
    expect(stored().cost('BatchWriteItem', request)).toEqual(batchWriteCost({ tab: { table: 2 } }))
  })

  it('W12 three small and one just over 1 KB; in another table a put and a delete', () => {
    const db = stored()
    db.table({ name: 'zoo' })
    const request = {
      RequestItems: {
        zoo: [put(of(20, 'a')), remove({ pk: S('b') })],
        tab: [put(of(20, 'a')), put(of(20, 'b')), put(of(20, 'c')), put(of(1025, 'd'))],
      },
    }
    expect(db.cost('BatchWriteItem', request)).toEqual(batchWriteCost({ tab: { table: 5 }, zoo: { table: 2 } }))
  })

  it('W13 a tiny one over more than 1 KB, and a delete of more than 1 KB', () => {
    const db = stored(of(1100, 'a'), of(1100, 'b'))
    const request = { RequestItems: { tab: [put(of(20, 'a')), remove({ pk: S('b') })] } }
    expect(db.cost('BatchWriteItem', request)).toEqual(batchWriteCost({ tab: { table: 4 } }))
  })

  it('W14 500 bytes and 3.5 KB', () => {
    const request = { RequestItems: { tab: [put(of(500, 'a')), put(of(3584, 'b'))] } }
    expect(stored().cost('BatchWriteItem', request)).toEqual(batchWriteCost({ tab: { table: 5 } }))
  })
})

describe('6: what is refused before the table is read costs nothing', () => {
  it.each([
    [
      'a bad expression',
      'PutItem',
      { Item: tiny, ConditionExpression: 'a >' },
      `${envelope}Invalid ConditionExpression: Syntax error; token: "<EOF>", near: ">"`,
    ],
    ['a key of another type', 'GetItem', { Key: { pk: N(1) } }, 'The provided key element does not match the schema'],
  ] as const)('%s', (_, name, request, message) => {
    const db = stored()
    expect(db.call(name, request)).toEqual(refused(message))
    expect(db.charges).toEqual([])
  })
})
