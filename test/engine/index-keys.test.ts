import { describe, expect, it } from 'vitest'
import { B, type Fixture, invalid, N, plain, refused, S, tableFixture } from './support.ts'
import { createIndexRequest, type Plain } from './table-shape.ts'

/** Index keys on every way to write. Source: reference, errors 121, 122, 133, 134; KEY-20 to KEY-31, data-model 11.2. */

const Key = { pk: S('k'), sk: S('s') }
const indexed = (): Fixture =>
  tableFixture({
    keys: 'pk:S sk:S',
    global: { zeta: 'g:S h:N', alpha: { keys: 'g:S b:B', project: 'KEYS_ONLY' } },
    local: { mid: 'pk:S l:S' },
  })

const mismatch = (name: string, expected: string, actual: string, index: string): string =>
  `${invalid}Type mismatch for Index Key ${name} Expected: ${expected} Actual: ${actual} IndexName: ${index}`
const emptyOnPut = (type: 'string' | 'binary', index: string, name: string): string =>
  `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${type} value. IndexName: ${index}, IndexKey: ${name}`
const emptyOnUpdate = (type: 'string' | 'binary'): string =>
  `One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty ${type} value.`
const hashTooLong = `${invalid}Size of hashkey has exceeded the maximum size limit of2048 bytes`
const rangeTooLong = `${invalid}Aggregated size of all range keys has exceeded the size limit of 1024 bytes`
const unsupported = 'The update expression attempted to update the secondary index key to unsupported type'

const put = (db: Fixture, item: Plain): unknown => db.call('PutItem', { Item: { ...Key, ...item } })
const batchPut = (db: Fixture, item: Plain): unknown =>
  db.call('BatchWriteItem', { RequestItems: { tab: [{ PutRequest: { Item: { ...Key, ...item } } }] } })
const transactPut = (db: Fixture, item: Plain): unknown =>
  db.call('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'tab', Item: { ...Key, ...item } } }] })
const reason = (Message: string): unknown =>
  expect.objectContaining({
    error: expect.objectContaining({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ValidationError', Message }],
    }) as unknown,
  })

describe('a put', () => {
  it.each([
    ['133 KEY-21 another type', { h: S('1') }, mismatch('h', 'N', 'S', 'zeta')],
    ['133 KEY-21 a list', { h: { L: [] } }, mismatch('h', 'N', 'L', 'zeta')],
    ['133 KEY-21 NULL', { l: { NULL: true } }, mismatch('l', 'S', 'NULL', 'mid')],
    ['133 KEY-21 a BOOL', { l: { BOOL: true } }, mismatch('l', 'S', 'BOOL', 'mid')],
    ['133 KEY-21 a set', { l: { SS: ['a'] } }, mismatch('l', 'S', 'SS', 'mid')],
    ['133 KEY-20 an index whose other key is absent', { b: N(1) }, mismatch('b', 'B', 'N', 'alpha')],
    [
      'KEY-24 the first index by name, whatever is at fault',
      { g: N(1), h: S('1'), b: N(1) },
      mismatch('g', 'S', 'N', 'alpha'),
    ],
    ['KEY-24 of two wrong indexes', { l: N(1), h: S('1') }, mismatch('l', 'S', 'N', 'mid')],
    ['131 a long hash attribute', { g: S('x'.repeat(2049)) }, hashTooLong],
    ['132 a long range attribute', { b: B('x'.repeat(1025)) }, rangeTooLong],
    ['132 a long local one', { l: S('x'.repeat(1025)) }, rangeTooLong],
  ])('KEY-31 %s', (_, item, message) => {
    expect(put(indexed(), item)).toEqual(refused(message))
    expect(batchPut(indexed(), item)).toEqual(refused(message))
    expect(transactPut(indexed(), item)).toEqual(reason(message))
  })

  it.each([
    ['a string', { l: S('') }, emptyOnPut('string', 'mid', 'l')],
    ['a hash attribute of two indexes', { g: S('') }, emptyOnPut('string', 'alpha', 'g')],
    ['a binary', { b: B('') }, emptyOnPut('binary', 'alpha', 'b')],
  ])('134 KEY-22 KEY-40 empty: %s; refuses a transaction as a whole', (_, item, message) => {
    expect(put(indexed(), item)).toEqual(refused(message))
    expect(batchPut(indexed(), item)).toEqual(refused(message))
    expect(transactPut(indexed(), item)).toEqual(refused(message))
  })

  it('KEY-25 an error of the table key wins', () => {
    const Item = { pk: N(1), sk: S('s'), l: N(1) }
    const message = `${invalid}Type mismatch for key pk expected: S actual: N`
    expect(indexed().call('PutItem', { Item })).toEqual(refused(message))
  })

  it('KEY-26 the partition key of a local index is the table’s', () => {
    const message = `${invalid}Missing the key pk in the item`
    expect(indexed().call('PutItem', { Item: { sk: S('s'), l: S('l') } })).toEqual(refused(message))
  })

  it('KEY-20 KEY-29 an item is in an index only with all its key attributes', () => {
    const db = indexed()
    const inIndex = (IndexName: string): number => db.ok('Scan', { IndexName }).Count ?? 0
    put(db, { g: S('g') })
    expect([inIndex('zeta'), inIndex('alpha'), inIndex('mid')]).toEqual([0, 0, 0])
    put(db, { g: S('g'), h: N(1), l: S('l') })
    expect([inIndex('zeta'), inIndex('alpha'), inIndex('mid')]).toEqual([1, 0, 1])
  })
})

describe('an update', () => {
  const v = (value: Plain): Plain => ({ ExpressionAttributeValues: { ':v': value } })
  const run = (db: Fixture, request: Plain): unknown => db.call('UpdateItem', { Key, ...request })
  const transacted = (db: Fixture, request: Plain): unknown =>
    db.call('TransactWriteItems', { TransactItems: [{ Update: { TableName: 'tab', Key, ...request } }] })

  it.each([
    ['133 a value', { UpdateExpression: 'SET h = :v', ...v(S('1')) }, mismatch('h', 'N', 'S', 'zeta')],
    ['133 AttributeUpdates', { AttributeUpdates: { h: { Value: S('1') } } }, mismatch('h', 'N', 'S', 'zeta')],
    ['133 KEY-24', { UpdateExpression: 'SET h = :v, g = :v', ...v(B('b')) }, mismatch('g', 'S', 'B', 'alpha')],
    ['121 KEY-28 a copy', { UpdateExpression: 'SET l = n' }, unsupported],
    ['121 KEY-28 if_not_exists of a copy', { UpdateExpression: 'SET l = if_not_exists(l, n)' }, unsupported],
    [
      '133 errors 2 a type that the expression shows: if_not_exists',
      { UpdateExpression: 'SET h = if_not_exists(h, :v)', ...v(S('1')) },
      mismatch('h', 'N', 'S', 'zeta'),
    ],
    ['133 errors 2 ADD', { UpdateExpression: 'ADD l :v', ...v(N(1)) }, mismatch('l', 'S', 'N', 'mid')],
    ['133 errors 2 DELETE', { UpdateExpression: 'DELETE l :v', ...v({ SS: ['a'] }) }, mismatch('l', 'S', 'SS', 'mid')],
    ['133 errors 2 arithmetic', { UpdateExpression: 'SET l = n + n' }, mismatch('l', 'S', 'N', 'mid')],
    [
      '133 errors 2 list_append',
      { UpdateExpression: 'SET l = list_append(n, :v)', ...v({ L: [] }) },
      mismatch('l', 'S', 'L', 'mid'),
    ],
    ['131 a long one', { UpdateExpression: 'SET g = :v', ...v(S('x'.repeat(2049))) }, hashTooLong],
  ])('%s', (_, request, message) => {
    const db = indexed()
    put(db, { n: N(1) })
    expect(run(db, request)).toEqual(refused(message))
    if (!('AttributeUpdates' in request)) expect(transacted(db, request)).toEqual(reason(message))
    expect(db.get(Key)).toEqual({ ...Key, n: N(1) })
  })

  it.each([
    ['a string', { UpdateExpression: 'SET l = :v', ...v(S('')) }, 'string'],
    ['a binary', { UpdateExpression: 'SET b = :v', ...v(B('')) }, 'binary'],
  ] as const)('122 KEY-23 KEY-40 empty: %s', (_, request, type) => {
    expect(run(indexed(), request)).toEqual(refused(emptyOnUpdate(type)))
    expect(transacted(indexed(), request)).toEqual(refused(emptyOnUpdate(type)))
  })

  it('122 an empty string that is not stored', () => {
    const db = indexed()
    put(db, { l: S('x') })
    expect(run(db, { UpdateExpression: 'SET l = if_not_exists(l, :v)', ...v(S('')) })).toEqual({})
    expect(db.get(Key)).toEqual({ ...Key, l: S('x') })
  })

  it('122 a copy of an empty string', () => {
    const db = indexed()
    put(db, { e: S('') })
    expect(run(db, { UpdateExpression: 'SET l = e' })).toEqual(refused(emptyOnUpdate('string')))
  })

  it('known statically comes before the condition', () => {
    const request = { UpdateExpression: 'SET h = :v', ConditionExpression: 'attribute_exists(pk)', ...v(S('1')) }
    expect(run(indexed(), request)).toEqual(refused(mismatch('h', 'N', 'S', 'zeta')))
  })

  it('KEY-27 a bad value from before the index does not stop other updates', () => {
    const db = tableFixture()
    const pk = { pk: S('k') }
    db.put({ ...pk, g: N(1), other: N(1) })
    db.ok('UpdateTable', createIndexRequest('tab', 'gsi', 'g:S'))
    expect(db.ok('Scan', { IndexName: 'gsi' }).Count).toBe(0)
    db.ok('UpdateItem', { Key: pk, AttributeUpdates: { a: { Value: N(2) } } })
    expect(db.get(pk)).toEqual({ ...pk, g: N(1), other: N(1), a: N(2) })
    expect(db.call('UpdateItem', { Key: pk, AttributeUpdates: { g: { Value: N(2) } } })).toEqual(
      refused(mismatch('g', 'S', 'N', 'gsi')),
    )
    db.ok('UpdateItem', { Key: pk, AttributeUpdates: { g: { Value: S('g') } } })
    expect(plain(db.ok('Scan', { IndexName: 'gsi' }).Items)).toEqual([db.get(pk)])
  })
})

describe('KEY-30 backfill', () => {
  it.each([
    ['empty', S('')],
    ['too long', S('x'.repeat(2049))],
    ['of another type', N(1)],
  ])('a value from before the index that is %s keeps its item out, whatever else changes', (_, g) => {
    const db = tableFixture()
    const pk = { pk: S('k') }
    db.put({ ...pk, g })
    db.ok('UpdateTable', createIndexRequest('tab', 'gsi', 'g:S'))
    db.ok('UpdateItem', { Key: pk, AttributeUpdates: { a: { Value: N(1) } } })
    expect(db.charges.map(({ index }) => index)).toEqual([undefined])
    expect(db.ok('Scan', { IndexName: 'gsi' }).Count).toBe(0)
    db.ok('DeleteItem', { Key: pk })
    expect(db.ok('DescribeTable', {}).Table?.GlobalSecondaryIndexes?.[0]?.ItemCount).toBe(0)
  })

  it('leaves out what an index cannot take, and agrees with what writes keep up', () => {
    const items = [
      { pk: S('good'), g: S('g'), h: N(1) },
      { pk: S('no hash'), h: N(1) },
      { pk: S('no range'), g: S('g') },
      { pk: S('hash of another type'), g: N(1), h: N(1) },
      { pk: S('range of another type'), g: S('g'), h: { L: [] } },
      { pk: S('empty'), g: S(''), h: N(1) },
      { pk: S('too long'), g: S('x'.repeat(2049)), h: N(1) },
      { pk: S('as long as may be'), g: S('x'.repeat(2048)), h: N(-1) },
    ]
    const later = tableFixture()
    later.put(...items)
    later.ok('UpdateTable', createIndexRequest('tab', 'gsi', 'g:S h:N'))
    const first = tableFixture({ global: { gsi: 'g:S h:N' } })
    for (const Item of items) first.call('PutItem', { Item })
    const entries = (db: Fixture): unknown => plain(db.ok('Scan', { IndexName: 'gsi' }).Items)
    expect(entries(later)).toEqual(entries(first))
    expect(later.ok('Scan', { IndexName: 'gsi' }).Count).toBe(2)
  })
})
