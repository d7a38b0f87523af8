import { describe, expect, it } from 'vitest'
import {
  B,
  conditionFailed,
  envelope,
  type Fixture,
  invalid,
  N,
  notFound,
  refused,
  S,
  tableFixture,
} from './support.ts'
import type { Plain } from './table-shape.ts'

/** Keys of tables. Source: reference, errors 120, 127-135; KEY-1 to KEY-11, SIZE-40 to 42, data-model 8. */

const schema = 'The provided key element does not match the schema'
const empty = (type: 'string' | 'binary', name: string): string =>
  `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type} value. Key: ${name}`
const hashTooLong = `${invalid}Size of hashkey has exceeded the maximum size limit of2048 bytes`
const rangeTooLong = `${invalid}Aggregated size of all range keys has exceeded the size limit of 1024 bytes`

const composite = (): Fixture => tableFixture({ keys: 'pk:S sk:N' })
const binary = (): Fixture => tableFixture({ keys: 'pk:B sk:B' })
const text = (length: number) => S('x'.repeat(length))

/** Everything that takes a key, apart from transactions. */
const lookups: readonly (readonly [string, (db: Fixture, key: Plain) => unknown])[] = [
  ['GetItem', (db, Key) => db.call('GetItem', { Key })],
  ['DeleteItem', (db, Key) => db.call('DeleteItem', { Key })],
  ['UpdateItem', (db, Key) => db.call('UpdateItem', { Key })],
  ['BatchGetItem', (db, Key) => db.call('BatchGetItem', { RequestItems: { tab: { Keys: [Key] } } })],
  [
    'a delete in BatchWriteItem',
    (db, Key) => db.call('BatchWriteItem', { RequestItems: { tab: [{ DeleteRequest: { Key } }] } }),
  ],
]

describe.each(lookups)('%s', (_, lookup) => {
  it.each([
    ['no attribute', {}],
    ['the hash attribute alone', { pk: S('k') }],
    ['an attribute too many', { pk: S('k'), sk: N(1), a: S('a') }],
    ['another attribute', { pk: S('k'), a: N(1) }],
    ['another type', { pk: S('k'), sk: S('1') }],
    ['a type no key has', { pk: { L: [] }, sk: N(1) }],
    ['KEY-4 an empty value and an attribute too few', { pk: S('') }],
    ['KEY-4 an empty value and one too many', { pk: S(''), sk: N(1), a: S('a') }],
  ])('127 KEY-3 %s', (_name, key) => {
    expect(lookup(composite(), key)).toEqual(refused(schema))
  })

  it('130 KEY-7 KEY-8 an empty key', () => {
    expect(lookup(composite(), { pk: S(''), sk: N(1) })).toEqual(refused(empty('string', 'pk')))
    expect(lookup(tableFixture({ keys: 'pk:S sk:S' }), { pk: S('k'), sk: S('') })).toEqual(
      refused(empty('string', 'sk')),
    )
    expect(lookup(binary(), { pk: B(''), sk: B('x') })).toEqual(refused(empty('binary', 'pk')))
    expect(lookup(binary(), { pk: B('x'), sk: B('') })).toEqual(refused(empty('binary', 'sk')))
  })

  it('131 132 SIZE-40 SIZE-41 SIZE-42 a key that is too long', () => {
    const db = tableFixture({ keys: 'pk:S sk:S' })
    expect(lookup(db, { pk: text(2049), sk: text(1) })).toEqual(refused(hashTooLong))
    expect(lookup(db, { pk: text(1), sk: text(1025) })).toEqual(refused(rangeTooLong))
    expect(lookup(db, { pk: S('é'.repeat(1025)), sk: text(1) })).toEqual(refused(hashTooLong))
    expect(lookup(binary(), { pk: B('x'.repeat(2049)), sk: B('x') })).toEqual(refused(hashTooLong))
    expect(lookup(db, { pk: text(2048), sk: text(1024) })).not.toHaveProperty('error')
  })

  it('errors 2 a bad key of a table that is not there', () => {
    const db = tableFixture({ name: 'other' })
    expect(lookup(db, {})).toEqual(notFound)
  })
})

describe('PutItem', () => {
  it.each([
    ['128 KEY-1 no hash attribute', { sk: N(1) }, `${invalid}Missing the key pk in the item`],
    ['128 KEY-1 no range attribute', { pk: S('k') }, `${invalid}Missing the key sk in the item`],
    ['129 KEY-2 another type', { pk: N(1), sk: N(1) }, `${invalid}Type mismatch for key pk expected: S actual: N`],
    ['129 KEY-2 a list', { pk: { L: [] }, sk: N(1) }, `${invalid}Type mismatch for key pk expected: S actual: L`],
    ['130 KEY-7 an empty one', { pk: S(''), sk: N(1) }, empty('string', 'pk')],
    ['131 SIZE-40', { pk: text(2049), sk: N(1) }, hashTooLong],
    ['KEY-6 per attribute, hash first', { pk: S(''), sk: S('') }, empty('string', 'pk')],
    ['KEY-6 a long hash attribute and no range attribute', { pk: text(2049) }, hashTooLong],
  ])('%s', (_, Item, message) => {
    expect(composite().call('PutItem', { Item })).toEqual(refused(message))
    const TransactItems = [{ Put: { TableName: 'tab', Item } }]
    const inTransaction = composite().call('TransactWriteItems', { TransactItems })
    if (message.includes('empty')) expect(inTransaction).toEqual(refused(message))
    else {
      expect(inTransaction).toMatchObject({
        error: {
          name: 'TransactionCanceledException',
          CancellationReasons: [{ Code: 'ValidationError', Message: message }],
        },
      })
    }
  })

  it('132 SIZE-41', () => {
    const db = tableFixture({ keys: 'pk:S sk:S' })
    expect(db.call('PutItem', { Item: { pk: text(1), sk: text(1025) } })).toEqual(refused(rangeTooLong))
    expect(binary().call('PutItem', { Item: { pk: B('x'), sk: B('') } })).toEqual(refused(empty('binary', 'sk')))
    expect(db.call('PutItem', { Item: { pk: text(2048), sk: text(1024) } })).toEqual({})
  })

  it('errors 2 of a table that is not there', () => {
    const db = tableFixture({ name: 'other' })
    expect(db.call('PutItem', { Item: {} })).toEqual(notFound)
    expect(db.call('PutItem', { Item: {}, ConditionExpression: 'a =' })).toEqual(
      refused(`${envelope}Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "="`),
    )
  })

  it('step 10 before step 11: a bad key wins over a false condition', () => {
    const request = { Item: { pk: S('k') }, ConditionExpression: 'attribute_exists(pk)' }
    expect(composite().call('PutItem', request)).toEqual(refused(`${invalid}Missing the key sk in the item`))
    expect(composite().call('PutItem', { ...request, Item: { pk: S('k'), sk: N(1) } })).toEqual(conditionFailed)
  })
})

describe('BatchWriteItem put', () => {
  const put = (db: Fixture, Item: Plain): unknown =>
    db.call('BatchWriteItem', { RequestItems: { tab: [{ PutRequest: { Item } }] } })

  it.each([
    ['a missing key', { pk: S('k') }, schema],
    ['another type', { pk: N(1), sk: N(1) }, schema],
    ['no scalar', { pk: S('k'), sk: { L: [] } }, schema],
    ['KEY-7 an empty one', { pk: S(''), sk: N(1) }, empty('string', 'pk')],
    ['SIZE-40 a long one', { pk: text(2049), sk: N(1) }, hashTooLong],
  ])('KEY-5 BWRT-5 %s', (_, item, message) => {
    expect(put(composite(), item)).toEqual(refused(message))
  })
})

describe('120 KEY-10 an update of a key attribute', () => {
  const message = (name: string): unknown =>
    refused(`${invalid}Cannot update attribute ${name}. This attribute is part of the key`)
  const Key = { pk: S('k'), sk: N(1) }
  const v = (value: Plain): Plain => ({ ExpressionAttributeValues: { ':v': value } })

  it.each([
    ['SET', { UpdateExpression: 'SET pk = :v', ...v(S('k')) }, 'pk'],
    ['REMOVE', { UpdateExpression: 'REMOVE sk' }, 'sk'],
    ['ADD', { UpdateExpression: 'ADD sk :v', ...v(N(1)) }, 'sk'],
    ['DELETE', { UpdateExpression: 'DELETE pk :v', ...v({ SS: ['a'] }) }, 'pk'],
    ['a path below', { UpdateExpression: 'ADD sk.b :v', ...v(N(1)) }, 'sk'],
    ['a position below', { UpdateExpression: 'SET pk[0] = :v', ...v(N(1)) }, 'pk'],
    ['AttributeUpdates', { AttributeUpdates: { pk: { Value: S('k') } } }, 'pk'],
    ['the first of two', { UpdateExpression: 'SET a = :v, sk = :v', ...v(N(1)) }, 'sk'],
  ])('%s', (_, update, name) => {
    expect(composite().call('UpdateItem', { Key, ...update })).toEqual(message(name))
  })

  it('before the item is read: the condition is false', () => {
    const request = { Key, UpdateExpression: 'REMOVE sk', ConditionExpression: 'attribute_exists(pk)' }
    expect(composite().call('UpdateItem', request)).toEqual(message('sk'))
  })

  it('in a transaction it is a reason', () => {
    const TransactItems = [{ Update: { TableName: 'tab', Key, UpdateExpression: 'REMOVE sk' } }]
    expect(composite().call('TransactWriteItems', { TransactItems })).toMatchObject({
      error: {
        CancellationReasons: [{ Code: 'ValidationError', Message: expect.stringContaining('Cannot update') as string }],
      },
    })
  })
})

describe('135 KEY-11 PROJ-12 a path into a key', () => {
  const notScalar = (tail: string): unknown =>
    refused(`Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${tail}`)
  const db = (): Fixture => tableFixture({ keys: 'pk:S sk:S', global: { gsi: 'g:S' } })
  const Key = { pk: S('k'), sk: S('s') }
  const query = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('k') } }

  it.each([
    [
      'a projection of GetItem',
      (at: Fixture) => at.call('GetItem', { Key, ProjectionExpression: 'a, sk.b' }),
      'Key: sk',
    ],
    ['an index key', (at: Fixture) => at.call('GetItem', { Key, ProjectionExpression: 'g[0]' }), 'IndexKey: g'],
    [
      'a projection of BatchGetItem',
      (at: Fixture) =>
        at.call('BatchGetItem', { RequestItems: { tab: { Keys: [Key], ProjectionExpression: 'pk[1]' } } }),
      'Key: pk',
    ],
    [
      'a projection of Query',
      (at: Fixture) => at.call('Query', { ...query, ProjectionExpression: 'g.x' }),
      'IndexKey: g',
    ],
    ['a filter of Query', (at: Fixture) => at.call('Query', { ...query, FilterExpression: 'a = g.x' }), 'IndexKey: g'],
    ['a projection of Scan', (at: Fixture) => at.call('Scan', { ProjectionExpression: 'pk.x' }), 'Key: pk'],
    ['a filter of Scan', (at: Fixture) => at.call('Scan', { FilterExpression: 'attribute_exists(pk.x)' }), 'Key: pk'],
    ['size in a filter', (at: Fixture) => at.call('Scan', { FilterExpression: 'size(g.x) = a' }), 'IndexKey: g'],
    [
      'an operand of an update',
      (at: Fixture) => at.call('UpdateItem', { Key, UpdateExpression: 'SET a = pk.x' }),
      'Key: pk',
    ],
    [
      'a nested operand of an update',
      (at: Fixture) => at.call('UpdateItem', { Key, UpdateExpression: 'SET a = if_not_exists(b, g.x)' }),
      'IndexKey: g',
    ],
    [
      'a target of an update',
      (at: Fixture) => at.call('UpdateItem', { Key, UpdateExpression: 'REMOVE g.x' }),
      'IndexKey: g',
    ],
  ])('%s', (_, act, tail) => {
    expect(act(db())).toEqual(notScalar(tail))
  })

  it('in TransactGetItems it is a reason', () => {
    const TransactItems = [{ Get: { TableName: 'tab', Key, ProjectionExpression: 'sk.b' } }]
    expect(db().call('TransactGetItems', { TransactItems })).toMatchObject({
      error: { name: 'TransactionCanceledException', CancellationReasons: [{ Code: 'ValidationError' }] },
    })
  })
})
