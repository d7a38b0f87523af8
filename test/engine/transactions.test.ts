import { describe, expect, it } from 'vitest'
import { envelope, Fixture, invalid, itemOfBytes, N, notFound, plain, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** TransactWriteItems and TransactGetItems. Source: reference, errors 54, 55, 139-142; TX-1 to 11, KEY-40 to 42. */

const Key = { pk: S('k') }
const put = (Item: Plain, more: Plain = {}): Plain => ({ Put: { TableName: 'tab', Item, ...more } })
const update = (key: Plain, more: Plain): Plain => ({ Update: { TableName: 'tab', Key: key, ...more } })
const remove = (key: Plain, more: Plain = {}): Plain => ({ Delete: { TableName: 'tab', Key: key, ...more } })
const check = (key: Plain, ConditionExpression: string, more: Plain = {}): Plain => ({
  ConditionCheck: { TableName: 'tab', Key: key, ConditionExpression, ...more },
})
const get = (key: Plain, more: Plain = {}): Plain => ({ Get: { TableName: 'tab', Key: key, ...more } })
const write = (db: Fixture, ...TransactItems: Plain[]): unknown =>
  plain(db.call('TransactWriteItems', { TransactItems }))
const read = (db: Fixture, ...TransactItems: Plain[]): unknown => plain(db.call('TransactGetItems', { TransactItems }))

const schema = 'The provided key element does not match the schema'
const failed = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' }
const none = { Code: 'None' }
const invalidReason = (Message: string): Plain => ({ Code: 'ValidationError', Message })

const cancelled = (...reasons: Plain[]): unknown => ({
  error: {
    name: 'TransactionCanceledException',
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map((reason) => reason['Code']).join(', ')}]`,
    CancellationReasons: reasons,
  },
})

describe.each([
  ['TransactWriteItems', (at: number) => put({ pk: S(`k${at}`) })],
  ['TransactGetItems', (at: number) => get({ pk: S(`k${at}`) })],
] as const)('%s', (operation, entry) => {
  const call = (db: Fixture, TransactItems: Plain[]): unknown => db.call(operation, { TransactItems })

  it('TX-1 54 no action', () => {
    expect(call(new Fixture(), [])).toEqual(
      refused(
        `${envelope}Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1`,
      ),
    )
  })

  it('TX-2 55 101 actions; 100 are fine', () => {
    const actions = Array.from({ length: 101 }, (_, at) => entry(at))
    expect(call(new Fixture(), actions)).toMatchObject({
      error: {
        message: expect.stringMatching(
          /^1 validation error detected: Value '\[.*\]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100$/s,
        ) as string,
      },
    })
    expect(call(tableFixture(), actions.slice(0, 100))).not.toHaveProperty('error')
  })

  it('TX-3 139 one item twice', () => {
    const message = 'Transaction request cannot include multiple operations on one item'
    expect(call(tableFixture(), [entry(1), entry(2), entry(1)])).toEqual(refused(message))
  })

  it('TX-9 136 an unknown table', () => {
    expect(call(tableFixture({ name: 'other' }), [entry(1)])).toEqual(notFound)
  })
})

describe('an entry of TransactWriteItems', () => {
  const message = 'TransactItems can only contain one of Check, Put, Update or Delete'

  it.each([
    ['none', {}],
    ['two', { ...put({ pk: S('a') }), ...remove({ pk: S('b') }) }],
    [
      'all',
      {
        ...put(Key),
        ...remove(Key),
        ...update(Key, { UpdateExpression: 'REMOVE a' }),
        ...check(Key, 'attribute_exists(pk)'),
      },
    ],
  ])('TX-8 140 %s', (_, entry) => {
    expect(write(new Fixture(), entry)).toEqual(refused(message))
  })

  it('expressions 1 an Update without an expression', () => {
    expect(write(new Fixture(), update(Key, {}))).toEqual(
      refused(
        `${envelope}Value null at 'transactItems.1.member.update.updateExpression' failed to satisfy constraint: Member must not be null`,
      ),
    )
  })

  it('TX-3 a Put and a Delete of one item, the number in two spellings', () => {
    const db = tableFixture({ keys: 'pk:N' })
    expect(write(db, put({ pk: N('1') }), remove({ pk: N('1.0') }))).toEqual(
      refused('Transaction request cannot include multiple operations on one item'),
    )
  })

  it('the same key in two tables is two items', () => {
    const db = tableFixture()
    db.table({ name: 'two' })
    expect(write(db, put(Key), { Put: { TableName: 'two', Item: Key } })).toEqual({})
  })
})

describe('what a transaction does', () => {
  it('all four actions', () => {
    const db = tableFixture()
    db.put({ pk: S('changed'), n: N(1) }, { pk: S('gone') }, { pk: S('checked') })
    const add = { UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': N(1) } }
    const actions = [
      put({ pk: S('new') }),
      update({ pk: S('changed') }, add),
      remove({ pk: S('gone') }),
      check({ pk: S('checked') }, 'attribute_exists(pk)'),
    ]
    expect(write(db, ...actions)).toEqual({})
    expect(db.get({ pk: S('new') })).toBeDefined()
    expect(db.get({ pk: S('changed') })).toEqual({ pk: S('changed'), n: N(2) })
    expect(db.get({ pk: S('gone') })).toBeUndefined()
  })

  it('TX-4 TX-7 operations 8 every condition sees the state before, every failure is told, nothing is written', () => {
    const db = tableFixture()
    db.put({ pk: S('a') })
    const exists = { ConditionExpression: 'attribute_exists(pk)' }
    const missing = { ConditionExpression: 'attribute_not_exists(pk)' }
    const actions = [
      put({ pk: S('b') }, missing),
      remove({ pk: S('a') }, missing),
      update({ pk: S('c') }, { UpdateExpression: 'REMOVE x', ...exists }),
      put({ pk: S('d') }),
    ]
    expect(write(db, ...actions)).toEqual(cancelled(none, failed, failed, none))
    expect(plain(db.ok('Scan', {}).Items)).toEqual([{ pk: S('a') }])
  })

  it('TX-7 a reason carries the item when that action asked and there is one', () => {
    const db = tableFixture()
    db.put({ pk: S('a'), x: N(1) })
    const ask = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
    const actions = [
      check({ pk: S('a') }, 'attribute_not_exists(pk)', ask),
      check({ pk: S('b') }, 'attribute_exists(pk)', ask),
      put({ pk: S('c') }, { ConditionExpression: 'attribute_exists(pk)', ...ask }),
    ]
    expect(write(db, ...actions)).toEqual(cancelled({ ...failed, Item: { pk: S('a'), x: N(1) } }, failed, failed))
    expect(write(db, check({ pk: S('a') }, 'attribute_not_exists(pk)'))).toEqual(cancelled(failed))
  })

  it('index entries come and go with it', () => {
    const db = tableFixture({ global: { gsi: 'g:S' } })
    db.put({ pk: S('a'), g: S('1') }, { pk: S('b'), g: S('2') })
    const set = { UpdateExpression: 'SET g = :g', ExpressionAttributeValues: { ':g': S('3') } }
    write(db, remove({ pk: S('a') }), update({ pk: S('b') }, set), put({ pk: S('c'), g: S('4') }))
    const entries = plain(db.ok('Scan', { IndexName: 'gsi' }).Items) as { g: { S: string } }[]
    expect(entries.map(({ g }) => g.S).sort()).toEqual(['3', '4'])
  })
})

describe('KEY-41 what becomes a reason', () => {
  it.each([
    ['a lookup key of another type', remove({ pk: N(1) }), schema],
    ['a lookup key too many', check({ pk: S('a'), b: N(1) }, 'attribute_exists(pk)'), schema],
    ['a Put of another type', put({ pk: N(1) }), `${invalid}Type mismatch for key pk expected: S actual: N`],
    ['a Put without key', put({ a: N(1) }), `${invalid}Missing the key pk in the item`],
    [
      'a wrong index key',
      put({ pk: S('x'), g: N(1) }),
      `${invalid}Type mismatch for Index Key g Expected: S Actual: N IndexName: gsi`,
    ],
    [
      'an update of a key',
      update({ pk: S('x') }, { UpdateExpression: 'REMOVE pk' }),
      `${invalid}Cannot update attribute pk. This attribute is part of the key`,
    ],
    [
      'an update that meets no attribute',
      update({ pk: S('x') }, { UpdateExpression: 'SET a = b' }),
      'The provided expression refers to an attribute that does not exist in the item',
    ],
  ])('%s; the other actions say None', (_, bad, message) => {
    const db = tableFixture({ global: { gsi: 'g:S' } })
    const falseCondition = check({ pk: S('no') }, 'attribute_exists(pk)')
    expect(write(db, put({ pk: S('y') }), bad, falseCondition)).toEqual(cancelled(none, invalidReason(message), none))
    expect(db.ok('Scan', {}).Count).toBe(0)
  })

  it('only the first of two', () => {
    const message = `${invalid}Missing the key pk in the item`
    const TransactItems = [put({ a: N(1) }), remove({ pk: N(1) })]
    expect(write(tableFixture(), ...TransactItems)).toEqual(cancelled(invalidReason(message), none))
  })

  it('KEY-40 empty keys refuse the whole request', () => {
    const empty = (type: string): unknown =>
      refused(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type} value. Key: pk`,
      )
    for (const entry of [
      put({ pk: S('') }),
      remove({ pk: S('') }),
      update({ pk: S('') }, { UpdateExpression: 'REMOVE a' }),
      check({ pk: S('') }, 'attribute_exists(pk)'),
    ]) {
      expect(write(tableFixture(), put({ pk: S('x') }), entry)).toEqual(empty('string'))
    }
    expect(write(tableFixture({ keys: 'pk:B' }), put({ pk: { B: '' } }))).toEqual(empty('binary'))
  })
})

describe('142 TX-10 README 39 the size of a transaction', () => {
  const tooLarge = refused(
    'Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit',
  )
  const puts = (...sizes: number[]): Plain[] =>
    sizes.map((bytes, at) => put(itemOfBytes(bytes, { pk: S(String(at).padStart(2, '0')) })))

  it('items of Puts: 4 MiB and not a byte more', () => {
    const ten = Array<number>(10).fill(400_000)
    expect(write(tableFixture(), ...puts(...ten, 194_304))).toEqual({})
    expect(write(new Fixture(), ...puts(...ten, 194_305))).toEqual(tooLarge)
  })

  it('deleting more than that with a small request is fine', () => {
    const db = tableFixture()
    const keys = Array.from({ length: 12 }, (_, at) => ({ pk: S(String(at)) }))
    db.put(...keys.map((key) => itemOfBytes(400_000, key)))
    expect(write(db, ...keys.map((key) => remove(key)))).toEqual({})
  })

  it('what is read in one', () => {
    const db = tableFixture()
    const keys = Array.from({ length: 11 }, (_, at) => ({ pk: S(String(at)) }))
    db.put(...keys.map((key) => itemOfBytes(400_000, key)))
    expect(read(db, ...keys.slice(0, 10).map((key) => get(key)))).not.toHaveProperty('error')
    expect(read(db, ...keys.map((key) => get(key)))).toEqual(tooLarge)
  })
})

describe('TransactGetItems', () => {
  it('TX-11 in the order of the request, an empty object for a missing item', () => {
    const db = tableFixture()
    db.put({ pk: S('a'), x: N(1) }, { pk: S('b') })
    expect(
      read(db, get({ pk: S('b') }), get({ pk: S('c') }), get({ pk: S('a') }, { ProjectionExpression: 'x' })),
    ).toEqual({
      Responses: [{ Item: { pk: S('b') } }, {}, { Item: { x: N(1) } }],
    })
  })

  it('KEY-42 every bad key is told, empty ones included', () => {
    const empty =
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk'
    expect(read(tableFixture(), get({ pk: N(1) }), get(Key), get({ pk: S('') }))).toEqual(
      cancelled(invalidReason(schema), none, invalidReason(empty)),
    )
  })
})
