import { describe, expect, it } from 'vitest'
import { type Arms, transactReadCost, transactWriteCost } from './costs.ts'
import { type Fixture, itemOfBytes, plain, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Worked examples W15 to W23 and R32 of the reference, capacity 5, and CAP-40 to CAP-50. */

const Key = { pk: S('k') }
const tiny = { pk: S('k') }

function stored(...items: Plain[]): Fixture {
  const db = tableFixture()
  db.put(...items)
  return db
}

const put = (Item: Plain): Plain => ({ Put: { TableName: 'tab', Item } })
const remove = (key: Plain = Key): Plain => ({ Delete: { TableName: 'tab', Key: key } })
const check = { ConditionCheck: { TableName: 'tab', Key, ConditionExpression: 'attribute_exists(pk)' } }
const update = (request: Plain): Plain => ({ Update: { TableName: 'tab', Key, ...request } })
const shrink = update({ UpdateExpression: 'REMOVE f' })
const cost = (units: number): unknown => transactWriteCost({ tab: { table: units } })

describe('TransactWriteItems', () => {
  it.each([
    ['W15 a Put of 2 KB', [], [put(itemOfBytes(2048))], 4],
    ['W18 three items of 500 bytes', [], ['a', 'b', 'c'].map((key) => put(itemOfBytes(500, { pk: S(key) }))), 6],
    ['W19 a Delete of a missing item', [], [remove()], 2],
    ['W20 a ConditionCheck on 3 KB', [itemOfBytes(3023)], [check], 6],
    ['CAP-42 a ConditionCheck on a tiny item', [tiny], [check], 2],
    ['W21 a Put that replaces 3 KB by a tiny item', [itemOfBytes(3000)], [put(tiny)], 6],
    ['W22 a Put that shrinks 9 KB', [itemOfBytes(9000)], [put(tiny)], 18],
    ['W22 a Put that grows to 9 KB', [tiny], [put(itemOfBytes(9000))], 18],
    ['W22 a Delete of 9 KB', [itemOfBytes(9000)], [remove()], 18],
    ['W22 a ConditionCheck on 9 KB', [itemOfBytes(9000)], [check], 18],
    ['an Update that shrinks 9 KB', [itemOfBytes(9000)], [shrink], 18],
    [
      'CAP-45 each action is rounded, then they add up',
      [],
      ['a', 'b'].map((key) => put(itemOfBytes(1025, { pk: S(key) }))),
      8,
    ],
  ])('%s', (_, before, TransactItems, units) => {
    expect(stored(...before).cost('TransactWriteItems', { TransactItems })).toEqual(cost(units))
  })

  it('CAP-42 a ConditionCheck on a missing item', () => {
    const missing = { ConditionCheck: { TableName: 'tab', Key, ConditionExpression: 'attribute_not_exists(pk)' } }
    expect(stored().cost('TransactWriteItems', { TransactItems: [missing] })).toEqual(cost(2))
  })

  it('CAP-48 a cancelled one reports nothing, but its tables were charged', () => {
    const db = tableFixture({ global: { gsi: 'g:S' } })
    db.put({ pk: S('k'), g: S('g') })
    const failing = { ConditionCheck: { TableName: 'tab', Key, ConditionExpression: 'attribute_not_exists(pk)' } }
    const TransactItems = [failing, put(itemOfBytes(1500, { pk: S('new'), g: S('g') }))]
    expect(db.call('TransactWriteItems', { TransactItems, ReturnConsumedCapacity: 'INDEXES' })).toEqual({
      error: {
        name: 'TransactionCanceledException',
        message:
          'Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]',
        CancellationReasons: [
          { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
          { Code: 'None' },
        ],
      },
    })
    expect(db.charged()).toEqual({ 'write tab': 6 })
  })
})

describe('a replay with the same token costs reads', () => {
  const replayCost = (units: number): unknown => transactReadCost({ tab: { table: units } })

  it.each([
    ['R32 CAP-50 a Put of 1.5 KB', [], [put(itemOfBytes(1536))], 4, 2],
    ['W22 a Put that shrinks 9 KB', [itemOfBytes(9000)], [put(tiny)], 18, 6],
    ['W22 a Put that grows to 9 KB', [tiny], [put(itemOfBytes(9000))], 18, 6],
    ['W22 a Delete of 9 KB', [itemOfBytes(9000)], [remove()], 18, 6],
    ['W22 a ConditionCheck on 9 KB', [itemOfBytes(9000)], [check], 18, 6],
    ['CAP-50 a Delete of 9 KB and a small Put', [itemOfBytes(9000)], [remove(), put({ pk: S('other') })], 20, 8],
    ['a Delete of a missing item', [], [remove()], 2, 2],
    [
      'W23 a counter',
      [],
      [update({ UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } })],
      2,
      2,
    ],
  ])('%s', (_, before, TransactItems, first, again) => {
    const db = stored(...before)
    const request = { TransactItems, ClientRequestToken: 'token' }
    expect(db.cost('TransactWriteItems', request)).toEqual(cost(first))
    const after = plain(db.ok('Scan', {}).Items)
    expect(db.cost('TransactWriteItems', request)).toEqual(replayCost(again))
    expect(plain(db.ok('Scan', {}).Items)).toEqual(after)
  })

  it('index entries are not read again', () => {
    const db = tableFixture({ global: { gsi: 'g:S' } })
    const request = { TransactItems: [put(itemOfBytes(9000, { pk: S('k'), g: S('g') }))], ClientRequestToken: 'token' }
    const first: Arms = { table: 18, gsi: { gsi: 9 } }
    expect(db.cost('TransactWriteItems', request)).toEqual(transactWriteCost({ tab: first }))
    expect(db.cost('TransactWriteItems', request)).toEqual(replayCost(6))
  })

  it('it costs what was written then, whatever is there now', () => {
    const db = stored()
    const request = { TransactItems: [put(itemOfBytes(9000))], ClientRequestToken: 'token' }
    db.ok('TransactWriteItems', request)
    db.ok('DeleteItem', { Key })
    expect(db.cost('TransactWriteItems', request)).toEqual(replayCost(6))
    expect(db.get(Key)).toBeUndefined()
  })

  it('CAP-47 each table has its entry', () => {
    const db = stored()
    db.table({ name: 'zoo' })
    const TransactItems = [{ Put: { TableName: 'zoo', Item: { pk: S('z') } } }, put(itemOfBytes(5000))]
    const request = { TransactItems, ClientRequestToken: 'token' }
    db.ok('TransactWriteItems', request)
    expect(db.cost('TransactWriteItems', request)).toEqual(transactReadCost({ tab: { table: 4 }, zoo: { table: 2 } }))
  })
})
