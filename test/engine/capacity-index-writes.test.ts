import { describe, expect, it } from 'vitest'
import { type Arms, batchWriteCost, transactWriteCost, writeCost } from './costs.ts'
import { type Fixture, itemOfBytes, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/**
 * Worked examples of the reference, capacity 5 "Writes with indexes": a table keyed pk/sk, a global index on gsiPk that
 * includes proj, a local one on lsiSk that projects all. CAP-20 to CAP-33 and CAP-40 to CAP-49 are the same captures.
 */
const shape = {
  keys: 'pk:S sk:S',
  global: { 'gsi-inc': { keys: 'gsiPk:S', project: ['proj'] } },
  local: { lsi: 'pk:S lsiSk:S' },
}
const Key = { pk: S('k'), sk: S('s') }
const inGsi = { ...Key, gsiPk: S('g') }
const inLsi = { ...Key, lsiSk: S('l') }
const inBoth = { ...inGsi, ...inLsi, proj: S('p'), rest: S('o') }
/** A GSI entry of this size: keys pk 3, sk 3, gsiPk 6 bytes; proj the rest. */
const entryOf = (bytes: number): Plain => ({ ...inGsi, proj: S('x'.repeat(bytes - 16)) })

function stored(...items: Plain[]): Fixture {
  const db = tableFixture(shape)
  db.put(...items)
  return db
}

/** As the reference writes it: table, gsi, lsi; a missing figure is a missing arm. */
const arms = (table: number, gsi?: number, lsi?: number): Arms => ({
  table,
  ...(gsi === undefined ? {} : { gsi: { 'gsi-inc': gsi } }),
  ...(lsi === undefined ? {} : { lsi: { lsi } }),
})

const set = (attribute: string, value: string): Plain => ({
  Key,
  UpdateExpression: `SET ${attribute} = :v`,
  ExpressionAttributeValues: { ':v': S(value) },
})
const removeGsiPk = { Key, UpdateExpression: 'REMOVE gsiPk' }
const long = (bytes: number): string => 'x'.repeat(bytes)

describe('PutItem', () => {
  it.each([
    ['X1 with gsiPk', [], inGsi, arms(1, 1)],
    ['X2 without index attributes', [], Key, arms(1)],
    ['X3 with lsiSk', [], inLsi, arms(1, undefined, 1)],
    ['X4 with both', [], inBoth, arms(1, 1, 1)],
    ['X5 the same again', [inBoth], inBoth, arms(1)],
    [
      'X6 a set in another order',
      [{ ...inBoth, proj: { SS: ['a', 'b'] } }],
      { ...inBoth, proj: { SS: ['b', 'a'] } },
      arms(1),
    ],
    [
      'CAP-31 a list in another order',
      [{ ...inBoth, proj: { L: [S('a'), S('b')] } }],
      { ...inBoth, proj: { L: [S('b'), S('a')] } },
      arms(1, 1, 1),
    ],
    [
      'members of a map in another order',
      [{ ...inBoth, proj: { M: { a: S('1'), b: S('2') } } }],
      { ...inBoth, proj: { M: { b: S('2'), a: S('1') } } },
      arms(1),
    ],
    ['X15 3023 bytes with an entry of 18', [], { ...entryOf(18), f: S(long(3023 - 18 - 1)) }, arms(3, 1)],
    ['X16 an entry of 3017 bytes to 18', [entryOf(3017)], entryOf(18), arms(3, 3)],
    ['X16 an entry of 18 bytes to 3020', [entryOf(18)], entryOf(3020), arms(3, 3)],
    [
      'X17 an entry that changes at 1517 bytes',
      [entryOf(1517)],
      { ...entryOf(1517), proj: S('y'.repeat(1501)) },
      arms(2, 2),
    ],
    [
      'X18 a key that moves, 1517 bytes on both sides',
      [entryOf(1517)],
      { ...entryOf(1517), gsiPk: S('h') },
      arms(2, 4),
    ],
    ['X19 a key that moves from 3017 bytes to 18', [entryOf(3017)], { ...entryOf(18), gsiPk: S('h') }, arms(3, 4)],
    ['X20 an item that leaves an index, 3017 bytes', [entryOf(3017)], Key, arms(3, 3)],
    ['X21 a local entry that grows to 3 KB', [inLsi], { ...inLsi, f: S(long(3000)) }, arms(3, undefined, 3)],
    [
      'X21 a local entry that moves from 3017 bytes to tiny',
      [itemOfBytes(3017, inLsi)],
      { ...Key, lsiSk: S('m') },
      arms(3, undefined, 4),
    ],
  ])('%s', (_, before, Item, expected) => {
    expect(stored(...before).cost('PutItem', { Item })).toEqual(writeCost(expected))
  })
})

describe('UpdateItem', () => {
  it.each([
    ['X7 an attribute that is not projected', [inBoth], set('rest', 'new'), arms(1, undefined, 1)],
    ['X8 one that is', [inBoth], set('proj', 'new'), arms(1, 1, 1)],
    ['X9 gsiPk: a move', [inBoth], set('gsiPk', 'h'), arms(1, 2, 1)],
    ['X10 REMOVE gsiPk', [inBoth], removeGsiPk, arms(1, 1, 1)],
    ['X11 lsiSk: a move', [inBoth], set('lsiSk', 'm'), arms(1, undefined, 2)],
    [
      'X13 one that creates the item',
      [],
      { Key, UpdateExpression: 'SET gsiPk = :v, lsiSk = :v', ExpressionAttributeValues: { ':v': S('v') } },
      arms(1, 1, 1),
    ],
    ['X20 REMOVE gsiPk of an entry of 3017 bytes', [entryOf(3017)], removeGsiPk, arms(3, 3)],
    ['a value that stays the same', [inBoth], set('rest', 'o'), arms(1)],
  ])('%s', (_, before, request, expected) => {
    expect(stored(...before).cost('UpdateItem', request)).toEqual(writeCost(expected))
  })
})

describe('DeleteItem', () => {
  it.each([
    ['X12 in both', [inBoth], arms(1, 1, 1)],
    ['X12 in none', [Key], arms(1)],
    ['X20 an entry of 3017 bytes', [entryOf(3017)], arms(3, 3)],
  ])('%s', (_, before, expected) => {
    expect(stored(...before).cost('DeleteItem', { Key })).toEqual(writeCost(expected))
  })
})

describe('BatchWriteItem', () => {
  it('X14 one in the index, one not', () => {
    const puts = [inGsi, { ...Key, sk: S('2') }].map((Item) => ({ PutRequest: { Item } }))
    expect(stored().cost('BatchWriteItem', { RequestItems: { tab: puts } })).toEqual(
      batchWriteCost({ tab: arms(2, 1) }),
    )
  })
})

describe('TransactWriteItems', () => {
  const put = (Item: Plain): Plain => ({ Put: { TableName: 'tab', Item } })
  const update = (request: Plain): Plain => ({ Update: { TableName: 'tab', ...request } })
  const remove = { Delete: { TableName: 'tab', Key } }
  const check = { ConditionCheck: { TableName: 'tab', Key, ConditionExpression: 'attribute_exists(pk)' } }

  it.each([
    ['X22 Put with gsiPk', [], [put(inGsi)], arms(2, 1)],
    ['CAP-41 Put without index attributes', [], [put(Key)], arms(2)],
    ['X23 Put with both', [], [put(inBoth)], arms(2, 1, 1)],
    ['X24 the same again', [inBoth], [put(inBoth)], arms(2)],
    ['X25 an attribute that is not projected', [inBoth], [update(set('rest', 'new'))], arms(2, undefined, 1)],
    ['X26 a move in the global index', [inBoth], [update(set('gsiPk', 'h'))], arms(2, 2, 1)],
    ['X27 a move at 1.5 KB, entries of 1517 bytes', [entryOf(1517)], [update(set('gsiPk', 'h'))], arms(4, 4)],
    ['X28 Delete from both', [inBoth], [remove], arms(2, 1, 1)],
    ['X29 Delete of 3 KB with an entry of 3 KB', [entryOf(3017)], [remove], arms(6, 3)],
    ['CAP-43 a Put that shrinks 3 KB', [itemOfBytes(3017, Key)], [put(Key)], arms(6)],
    ['CAP-43 an Update that shrinks an entry', [entryOf(3017)], [update(set('proj', 'p'))], arms(6, 3)],
    ['X30 ConditionCheck', [inBoth], [check], arms(2)],
    ['X31 two Puts with both', [], [put(inBoth), put({ ...inBoth, sk: S('2') })], arms(4, 2, 2)],
  ])('%s', (_, before, TransactItems, expected) => {
    expect(stored(...before).cost('TransactWriteItems', { TransactItems })).toEqual(
      transactWriteCost({ tab: expected }),
    )
  })

  it('X32 a Put with both under TOTAL', () => {
    const { ConsumedCapacity } = stored().ok('TransactWriteItems', {
      TransactItems: [put(inBoth)],
      ReturnConsumedCapacity: 'TOTAL',
    })
    expect(ConsumedCapacity).toEqual([{ TableName: 'tab', CapacityUnits: 4, WriteCapacityUnits: 4 }])
  })

  it('CAP-49 an entry for each table, with its own arms', () => {
    const db = stored()
    db.table({ name: 'zoo' })
    const TransactItems = [{ Put: { TableName: 'zoo', Item: { pk: S('z') } } }, put(inGsi)]
    expect(db.cost('TransactWriteItems', { TransactItems })).toEqual(
      transactWriteCost({ tab: arms(2, 1), zoo: arms(2) }),
    )
  })
})

describe('CAP-32 TOTAL', () => {
  it('adds the indexes up and shows no arms', () => {
    const { ConsumedCapacity } = stored().ok('PutItem', { Item: inBoth, ReturnConsumedCapacity: 'TOTAL' })
    expect(ConsumedCapacity).toEqual({ TableName: 'tab', CapacityUnits: 3 })
  })
})
