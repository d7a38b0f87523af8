import { describe, expect, it } from 'vitest'
import { envelope, type Fixture, N, plain, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** UpdateItem meeting an item. Source: reference, errors 117-119; UPD-17 to 30, RET-1 to 8, expressions 8. */

const Key = { pk: S('k') }

function stored(...items: Plain[]): Fixture {
  const db = tableFixture()
  db.put(...items)
  return db
}

/** Values are written `':v'`: their place in the list names them, `:0`, `:1` and so on. */
function update(UpdateExpression: string, ...values: Plain[]): Plain {
  const map = Object.fromEntries(values.map((value, at) => [`:${at}`, value]))
  return { Key, UpdateExpression, ...(values.length === 0 ? {} : { ExpressionAttributeValues: map }) }
}

const wrongType = 'An operand in the update expression has an incorrect data type'
const missingAttribute = 'The provided expression refers to an attribute that does not exist in the item'
const invalidPath = 'The document path provided in the update expression is invalid for update'

describe('what an item can refuse, bare', () => {
  const item = { ...Key, n: N(1), s: S('text'), l: { L: [N(1)] }, m: { M: { s: S('x') } }, ss: { SS: ['a'] } }

  it.each([
    ['117 UPD-23 arithmetic on a string', update('SET n = s + :0', N(1)), wrongType],
    ['117 UPD-23 list_append to a number', update('SET n = list_append(n, :0)', { L: [] }), wrongType],
    ['117 UPD-23 ADD of a number to a string', update('ADD s :0', N(1)), wrongType],
    ['117 UPD-23 ADD of a set to another kind', update('ADD ss :0', { NS: ['1'] }), wrongType],
    ['117 UPD-23 DELETE from a number', update('DELETE n :0', { SS: ['a'] }), wrongType],
    ['118 UPD-22 a copy of a missing attribute', update('SET a = b'), missingAttribute],
    ['118 UPD-22 arithmetic on one', update('SET a = b + :0', N(1)), missingAttribute],
    ['118 UPD-22 list_append to one', update('SET a = list_append(b, :0)', { L: [] }), missingAttribute],
    ['119 UPD-21 SET below a missing parent', update('SET a.b = :0', N(1)), invalidPath],
    ['119 UPD-21 SET below a scalar', update('SET s.b = :0', N(1)), invalidPath],
    ['119 UPD-21 a position in a map', update('SET m[0] = :0', N(1)), invalidPath],
    ['119 UPD-21 a member of a list', update('SET l.a = :0', N(1)), invalidPath],
    ['119 UPD-21 ADD below a missing parent', update('ADD a.b :0', N(1)), invalidPath],
    ['119 UPD-21 REMOVE below a missing parent', update('REMOVE a.b'), invalidPath],
    ['119 UPD-21 DELETE below a missing parent', update('DELETE a.b :0', { SS: ['a'] }), invalidPath],
    [
      'NUM-12 a sum that is too large',
      update('SET n = :0 + :1', N(`9${'0'.repeat(125)}`), N(`9${'0'.repeat(125)}`)),
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    ],
    [
      'data-model 2 a sum that needs more than 38 digits',
      update('SET n = n + :0', N('1e50')),
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    ],
  ])('%s', (_, request, message) => {
    const db = stored(item)
    expect(db.call('UpdateItem', request)).toEqual(refused(message))
    expect(db.get(Key)).toEqual(item)
    const TransactItems = [{ Update: { TableName: 'tab', ...request } }]
    expect(db.call('TransactWriteItems', { TransactItems })).toMatchObject({
      error: {
        name: 'TransactionCanceledException',
        CancellationReasons: [{ Code: 'ValidationError', Message: message }],
      },
    })
  })
})

describe('what an update makes of an item', () => {
  it.each([
    [
      'UPD-20 the right sides read the item as it was',
      { a: N(1) },
      update('SET a = :0, b = a', N(2)),
      { a: N(2), b: N(1) },
    ],
    ['UPD-24 past the end appends', { l: { L: [N(1)] } }, update('SET l[9] = :0', N(2)), { l: { L: [N(1), N(2)] } }],
    [
      'UPD-25 several past the end, in index order',
      { c: { L: [N(1), N(3)] } },
      update('SET c[1] = :0, c[4] = :1, c[2] = :2 ADD c[8] :3, c[6] :4', S('x'), S('p'), S('q'), N(8), N(6)),
      { c: { L: [N(1), S('x'), S('q'), S('p'), N(6), N(8)] } },
    ],
    ['UPD-26 ADD to a missing number', {}, update('ADD n :0', N(5)), { n: N(5) }],
    ['UPD-26 ADD to a missing set', {}, update('ADD s :0', { SS: ['b', 'a'] }), { s: { SS: ['a', 'b'] } }],
    ['UPD-26 ADD to an element', { l: { L: [N(1)] } }, update('ADD l[0] :0', N(2)), { l: { L: [N(3)] } }],
    ['UPD-27 DELETE of the last member', { s: { SS: ['a'] } }, update('DELETE s :0', { SS: ['a'] }), {}],
    ['UPD-27 DELETE from a missing attribute', { a: N(1) }, update('DELETE s :0', { SS: ['a'] }), { a: N(1) }],
    [
      'UPD-28 REMOVE of an element shifts the rest',
      { l: { L: [N(1), N(2), N(3)] } },
      update('REMOVE l[0], nowhere'),
      { l: { L: [N(2), N(3)] } },
    ],
    [
      'expressions 8.4 positions are those before the update',
      { l: { L: [N(1), N(2), N(3), N(4)] } },
      update('REMOVE l[1] SET l[3] = :0', N(9)),
      { l: { L: [N(1), N(3), N(9)] } },
    ],
    [
      'UPD-29 arithmetic is exact',
      { n: N('12345678901234567890123456789012345678') },
      update('SET n = n - :0', N('0.1e1')),
      { n: N('12345678901234567890123456789012345677') },
    ],
    [
      'UPD-5 if_not_exists inside arithmetic',
      {},
      update('SET n = if_not_exists(n, :0) + :1', N(10), N(1)),
      { n: N(11) },
    ],
    ['an empty map stays', { m: { M: { a: N(1) } } }, update('REMOVE m.a'), { m: { M: {} } }],
  ])('%s', (_, before, request, after) => {
    const db = stored({ ...Key, ...before })
    db.ok('UpdateItem', request)
    expect(db.get(Key)).toEqual({ ...Key, ...after })
  })
})

describe('a missing item', () => {
  it.each([
    ['UPD-17 an update of nothing creates it', { Key }, Key],
    ['SET creates it', update('SET a = :0', N(1)), { ...Key, a: N(1) }],
    ['ADD creates it', update('ADD a :0', N(1)), { ...Key, a: N(1) }],
    ['REMOVE does not', update('REMOVE a'), undefined],
    ['DELETE does not', update('DELETE a :0', { SS: ['a'] }), undefined],
    ['REMOVE below nothing does nothing', update('REMOVE a.b, c[0]'), undefined],
    ['REMOVE with SET does', update('REMOVE a SET b = :0', N(1)), { ...Key, b: N(1) }],
    ['right sides see its key', update('SET b = pk'), { ...Key, b: S('k') }],
  ])('%s', (_, request, after) => {
    const db = stored()
    db.ok('UpdateItem', request)
    expect(db.get(Key)).toEqual(after)
  })

  it('CEX-49 a condition sees no key', () => {
    const db = stored()
    expect(db.call('UpdateItem', { Key, ConditionExpression: 'attribute_exists(pk)' })).toEqual(
      refused('The conditional request failed', 'ConditionalCheckFailedException'),
    )
    expect(db.call('UpdateItem', { Key, ConditionExpression: 'attribute_not_exists(pk)' })).toEqual({})
  })
})

describe('ReturnValues', () => {
  const answer = (db: Fixture, request: Plain, ReturnValues: string): unknown =>
    plain(db.ok('UpdateItem', { ...request, ReturnValues }).Attributes)

  it('RET-1 PutItem and DeleteItem give the old item or nothing', () => {
    const db = stored({ ...Key, a: N(1) })
    expect(db.ok('PutItem', { Item: { ...Key, a: N(2) }, ReturnValues: 'ALL_OLD' }).Attributes).toEqual({
      ...Key,
      a: N(1),
    })
    expect(db.ok('DeleteItem', { Key, ReturnValues: 'ALL_OLD' }).Attributes).toEqual({ ...Key, a: N(2) })
    expect(db.call('PutItem', { Item: Key, ReturnValues: 'NONE' })).toEqual({})
  })

  it('RET-1 an unknown value', () => {
    const message = (value: string): string =>
      `${envelope}Value '${value}' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]`
    expect(stored().call('UpdateItem', { Key, ReturnValues: 'all_new' })).toEqual(refused(message('all_new')))
  })

  it('RET-2 ALL_OLD of a new item has no Attributes at all', () => {
    const db = stored()
    expect(db.call('PutItem', { Item: Key, ReturnValues: 'ALL_OLD' })).toEqual({})
    expect(db.call('DeleteItem', { Key: { pk: S('none') }, ReturnValues: 'ALL_OLD' })).toEqual({})
    expect(db.call('UpdateItem', { Key: { pk: S('new') }, ReturnValues: 'ALL_OLD' })).toEqual({})
  })

  it.each([
    [
      'RET-3 a path',
      { p: { M: { a: N(1), b: N(2) } } },
      update('SET p.a = :0', N(3)),
      { p: { M: { a: N(1) } } },
      { p: { M: { a: N(3) } } },
    ],
    ['RET-4 REMOVE alone', { a: N(1) }, update('REMOVE a'), { a: N(1) }, undefined],
    ['RET-5 a value that stays the same', { a: N(1) }, update('SET a = :0', N(1)), { a: N(1) }, { a: N(1) }],
    [
      'RET-6 positions are looked up in the new list and packed',
      { c: { L: [N(1), N(3)] } },
      update('SET c[1] = :0, c[4] = :1, c[2] = :2 ADD c[8] :3, c[6] :4', S('x'), S('p'), S('q'), N(8), N(6)),
      { c: { L: [N(3)] } },
      // The new list is [1, x, q, p, 6, 8]; there are positions 1, 2 and 4.
      { c: { L: [S('x'), S('q'), N(6)] } },
    ],
    [
      'expressions 8 an appended element is not shown',
      { l: { L: [N(1)] } },
      update('SET l[100] = :0', N(2)),
      undefined,
      undefined,
    ],
    [
      'expressions 8 a removed element shows the one that moved there',
      { l: { L: [N(1), N(2)] } },
      update('REMOVE l[0]'),
      { l: { L: [N(1)] } },
      { l: { L: [N(2)] } },
    ],
    ['a new attribute has no old value', {}, update('SET a = :0', N(1)), undefined, { a: N(1) }],
  ])('%s', (_, before, request, updatedOld, updatedNew) => {
    const item = { ...Key, ...before }
    expect(answer(stored(item), request, 'UPDATED_OLD')).toEqual(updatedOld)
    expect(answer(stored(item), request, 'UPDATED_NEW')).toEqual(updatedNew)
    expect(answer(stored(item), request, 'ALL_OLD')).toEqual(item)
    const db = stored(item)
    const allNew = answer(db, request, 'ALL_NEW')
    expect(allNew).toEqual(db.get(Key))
    expect(answer(stored(item), request, 'NONE')).toBeUndefined()
  })

  it('RET-7 AttributeUpdates give whole attributes', () => {
    const item = { ...Key, p: { M: { a: N(1) } }, s: { SS: ['a'] } }
    const AttributeUpdates = { p: { Value: { M: { b: N(2) } } }, s: { Action: 'ADD', Value: { SS: ['b'] } } }
    expect(answer(stored(item), { Key, AttributeUpdates }, 'UPDATED_NEW')).toEqual({
      p: { M: { b: N(2) } },
      s: { SS: ['a', 'b'] },
    })
    const { pk, ...old } = item
    expect(answer(stored(item), { Key, AttributeUpdates }, 'UPDATED_OLD')).toEqual(old)
  })

  it('expressions 8 on a missing item', () => {
    expect(answer(stored(), update('REMOVE a'), 'ALL_NEW')).toBeUndefined()
    expect(answer(stored(), { Key }, 'ALL_NEW')).toEqual(Key)
    expect(answer(stored(), { Key }, 'UPDATED_NEW')).toBeUndefined()
  })

  it('RET-8 a false condition gives the item when asked', () => {
    const item = { ...Key, a: N(1) }
    const db = stored(item)
    const ask = { ConditionExpression: 'a = pk', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
    const error = { name: 'ConditionalCheckFailedException', message: 'The conditional request failed' }
    expect(plain(db.call('PutItem', { Item: Key, ...ask }))).toEqual({ error: { ...error, Item: item } })
    expect(plain(db.call('UpdateItem', { Key, ...ask }))).toEqual({ error: { ...error, Item: item } })
    expect(plain(db.call('DeleteItem', { Key, ...ask }))).toEqual({ error: { ...error, Item: item } })
    expect(plain(db.call('DeleteItem', { Key, ...ask, ReturnValuesOnConditionCheckFailure: 'NONE' }))).toEqual({
      error,
    })
    expect(plain(db.call('DeleteItem', { Key: { pk: S('none') }, ...ask }))).toEqual({ error })
  })
})
