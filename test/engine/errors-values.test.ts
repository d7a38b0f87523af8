import { describe, expect, it } from 'vitest'
import type { OperationName } from '../../src/operation/operation.ts'
import { B, envelope, Fixture, invalid, N, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Attribute values that the service refuses. Source: reference, errors 62-79; NUM-10 to 16, AV-1 to 14, SIZE-30 to 32. */

const noType = 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'
const severalTypes =
  'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes'
const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range'
const underflow = 'Number underflow. Attempting to store a number with magnitude smaller than supported range'
const tooPrecise = 'Attempting to store more than 38 significant digits in a Number'
const notANumber = 'The parameter cannot be converted to a numeric value'
const tooDeep =
  'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit'

const inMaps = (levels: number): Plain => (levels === 0 ? S('x') : { M: { m: inMaps(levels - 1) } })
const inLists = (levels: number): Plain => (levels === 0 ? S('x') : { L: [inLists(levels - 1)] })

/** Sets and NULL: PutItem and UpdateItem put them into the envelope. */
const enveloped: readonly (readonly [row: string, value: Plain, message: string])[] = [
  ['64 AV-4 {NULL: false}', { NULL: false }, `${invalid}Null attribute value types must have the value of true`],
  ['65 AV-6 an empty SS', { SS: [] }, `${invalid}An string set  may not be empty`],
  ['65 AV-6 an empty NS', { NS: [] }, `${invalid}An number set  may not be empty`],
  ['66 AV-6 an empty BS', { BS: [] }, `${invalid}Binary sets should not be empty`],
  ['67 AV-7 a duplicate in SS', { SS: ['a', 'a'] }, `${invalid}Input collection [a, a] contains duplicates.`],
  [
    '68 AV-8 a duplicate in BS',
    { BS: ['Yg==', 'Yg=='] },
    `${invalid}Input collection [Yg==, Yg==]of type BS contains duplicates.`,
  ],
  ['69 AV-9 a duplicate in NS', { NS: ['1', '1'] }, 'Input collection contains duplicates'],
  ['69 AV-9 the same number in two spellings', { NS: ['1', '1.0'] }, 'Input collection contains duplicates'],
  ['AV-10 in a map', { M: { m: { SS: [] } } }, `${invalid}An string set  may not be empty`],
  ['AV-10 in a list', { L: [{ NS: [] }] }, `${invalid}An number set  may not be empty`],
]

const bare: readonly (readonly [row: string, value: Plain, message: string])[] = [
  ['62 AV-1 no type', {}, noType],
  ['62 an unknown type', { DOG: 'x' }, noType],
  ['63 AV-2 two types', { S: 'a', N: '1' }, severalTypes],
  ['63 AV-2 in a list', { L: [{ S: 'a', BOOL: true }] }, severalTypes],
  ['NUM-15 AV-3 two types, one of them a bad number', { S: 'a', N: 'dog' }, `${notANumber}: dog`],
  ['70 NUM-10 an empty number', { N: '' }, notANumber],
  ['71 NUM-11 no number', { N: 'dog' }, `${notANumber}: dog`],
  ['71 NUM-4 a space', { N: ' 5' }, `${notANumber}:  5`],
  ['71 NUM-11 in a set', { NS: ['1', 'b'] }, `${notANumber}: b`],
  ['72 NUM-14 39 digits', { N: '1'.repeat(39) }, tooPrecise],
  ['73 NUM-12 1e126', { N: '1e126' }, overflow],
  ['73 NUM-12 -1e126', { N: '-1e126' }, overflow],
  ['74 NUM-13 1e-131', { N: '1e-131' }, underflow],
  ['75 SIZE-30 a scalar in 32 maps', inMaps(32), tooDeep],
  ['75 SIZE-30 a scalar in 32 lists', inLists(32), tooDeep],
]

const Key = { pk: S('k') }

/** Places a value may stand in, none of which needs the table: it does not exist. */
const inItem = (a: Plain): Plain => ({ Item: { ...Key, a } })
const inKey = (pk: Plain): Plain => ({ Key: { pk } })
const inBatch = (a: Plain): Plain => ({ RequestItems: { tab: [{ PutRequest: { Item: { ...Key, a } } }] } })
const inTransaction = (a: Plain): Plain => ({ TransactItems: [{ Put: { TableName: 'tab', Item: { ...Key, a } } }] })
const inValues = (value: Plain): Plain => ({
  Key,
  ConditionExpression: 'a = :v',
  ExpressionAttributeValues: { ':v': value },
})
const wrapped = (message: string): string => `ExpressionAttributeValues contains invalid value: ${message} for key :v`

function expectRefused(operation: OperationName, request: Plain, message: string): void {
  expect(new Fixture().call(operation, request)).toEqual(refused(message))
}

describe.each(enveloped)('%s', (row, value, message) => {
  it('ENV-7 PutItem and UpdateItem put it into the envelope', () => {
    expectRefused('PutItem', inItem(value), envelope + message)
    expectRefused('UpdateItem', inValues(value), envelope + message)
    const put = { Item: Key, ConditionExpression: 'a = :v', ExpressionAttributeValues: { ':v': value } }
    expectRefused('PutItem', put, envelope + message)
  })

  it('ENV-9 it is bare in batches and transactions', () => {
    expectRefused('BatchWriteItem', inBatch(value), message)
    expectRefused('TransactWriteItems', inTransaction(value), message)
  })

  it('ENV-8 a set in a Key is bare, NULL is not', () => {
    expectRefused('UpdateItem', inKey(value), row.startsWith('64') ? envelope + message : message)
    for (const operation of ['GetItem', 'DeleteItem'] as const) expectRefused(operation, inKey(value), message)
  })

  it('AV-22 AV-23 in the values of an operation without the envelope it is wrapped, unless it is NULL', () => {
    const expected = row.startsWith('64') ? message : wrapped(message)
    expectRefused('DeleteItem', inValues(value), expected)
    const scan = { FilterExpression: 'a = :v', ExpressionAttributeValues: { ':v': value } }
    expectRefused('Scan', scan, expected)
    const check = { ConditionCheck: { TableName: 'tab', ...inValues(value) } }
    expectRefused('TransactWriteItems', { TransactItems: [check] }, expected)
  })
})

describe.each(bare)('%s', (_, value, message) => {
  it('ENV-8 NUM-16 is bare in items and keys', () => {
    expectRefused('PutItem', inItem(value), message)
    for (const operation of ['GetItem', 'DeleteItem', 'UpdateItem'] as const) {
      expectRefused(operation, inKey(value), message)
    }
    expectRefused('BatchWriteItem', inBatch(value), message)
    expectRefused('BatchWriteItem', { RequestItems: { tab: [{ DeleteRequest: { Key: { pk: value } } }] } }, message)
    expectRefused('BatchGetItem', { RequestItems: { tab: { Keys: [{ pk: value }] } } }, message)
    expectRefused('TransactWriteItems', inTransaction(value), message)
    const get = { Get: { TableName: 'tab', Key: { pk: value } } }
    expectRefused('TransactGetItems', { TransactItems: [get] }, message)
  })

  it('AV-22 87 is wrapped in values, SIZE-32 unless it is too deep', () => {
    const expected = message === tooDeep ? message : wrapped(message)
    expectRefused('UpdateItem', inValues(value), expected)
    expectRefused('DeleteItem', inValues(value), expected)
    const scan = { FilterExpression: 'a = :v', ExpressionAttributeValues: { ':v': value } }
    expectRefused('Scan', scan, expected)
    const query = { KeyConditionExpression: 'pk = :v', ExpressionAttributeValues: { ':v': value } }
    expectRefused('Query', query, expected)
  })
})

describe('QRY-17 in an ExclusiveStartKey', () => {
  const start = 'The provided starting key is invalid: '
  it.each([
    ['no type', {}, start + noType],
    ['two types', { S: 'a', N: '1' }, start + severalTypes],
    ['{NULL: false}', { NULL: false }, `${start}${invalid}Null attribute value types must have the value of true`],
    ['an empty SS', { SS: [] }, `${start}${invalid}An string set  may not be empty`],
    ['an empty BS', { BS: [] }, `${start}${invalid}Binary sets should not be empty`],
    ['an empty NS, bare', { NS: [] }, `${invalid}An number set  may not be empty`],
    ['a duplicate in SS, bare', { SS: ['a', 'a'] }, `${invalid}Input collection [a, a] contains duplicates.`],
    ['a duplicate in NS, bare', { NS: ['1', '1'] }, 'Input collection contains duplicates'],
    ['no number, bare', { N: 'dog' }, `${notANumber}: dog`],
    ['an overflow, bare', { N: '1e126' }, overflow],
    ['an underflow, bare', { N: '1e-131' }, underflow],
    ['39 digits, bare', { N: '1'.repeat(39) }, tooPrecise],
  ])('%s', (_, pk, message) => {
    const query = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('k') } }
    expectRefused('Query', { ...query, ExclusiveStartKey: { pk } }, message)
    expectRefused('Scan', { ExclusiveStartKey: { pk } }, message)
  })
})

describe('names', () => {
  it('78 an empty one', () => {
    expect(new Fixture().call('PutItem', { Item: { ...Key, '': S('x') } })).toMatchObject({
      error: { name: 'ValidationException', message: expect.stringContaining('Empty attribute name') as string },
    })
  })

  it('79 one of 65536 bytes; 65535 are fine', () => {
    const db = tableFixture()
    expect(db.call('PutItem', { Item: { ...Key, ['n'.repeat(65_536)]: S('x') } })).toMatchObject({
      error: { name: 'ValidationException', message: expect.stringContaining('65535') as string },
    })
    db.put({ ...Key, ['n'.repeat(65_535)]: S('x') })
  })
})

describe('what is accepted', () => {
  it.each([
    ['AV-11 an empty string', S('')],
    ['AV-11 an empty binary', B('')],
    ['AV-11 an empty string in a set', { SS: [''] }],
    ['AV-11 an empty binary in a set', { BS: [''] }],
    ['AV-14 an empty list', { L: [] }],
    ['AV-14 an empty map', { M: {} }],
    ['AV-14 empty ones inside', { L: [{ L: [] }, { M: { m: { M: {} } } }] }],
    ['SIZE-30 a scalar in 31 maps', inMaps(31)],
    ['SIZE-30 a scalar in 31 lists', inLists(31)],
    ['data-model 1 NUL and any other character', S('\0 \n é 😀')],
    ['README 14 a set in another order than sorted comes back sorted', { SS: ['a', 'b'] }],
    ['NUM-8 the largest number', N(`${'9'.repeat(38)}${'0'.repeat(88)}`)],
    ['NUM-8 the smallest number', N(`0.${'0'.repeat(129)}1`)],
  ])('%s', (_, a) => {
    const db = tableFixture()
    db.put({ ...Key, a })
    expect(db.get(Key)).toEqual({ ...Key, a })
  })

  it('COMPATIBILITY.md: half of a surrogate pair becomes U+FFFD wherever it stands, a whole one stays', () => {
    const db = tableFixture()
    db.put({ pk: S('\ud800'), 'n\udc00': { L: [{ SS: ['a\ud83d', '😀'] }] } })
    const stored = { pk: S('\ufffd'), 'n\ufffd': { L: [{ SS: ['a\ufffd', '😀'] }] } }
    expect(db.get({ pk: S('\udfff') })).toEqual(stored)
    const read = { FilterExpression: 'pk = :v', ExpressionAttributeValues: { ':v': S('\ud801') } }
    expect(db.ok('Scan', read).Items).toEqual([stored])
  })

  it('SIZE-32 a value in 31 maps is compared, one in 32 refused first', () => {
    const db = tableFixture()
    db.put(Key)
    const put = (levels: number): Plain => ({ ...inValues(inMaps(levels)), Item: Key })
    expect(db.call('PutItem', put(31))).toEqual(
      refused('The conditional request failed', 'ConditionalCheckFailedException'),
    )
    expect(db.call('PutItem', put(32))).toEqual(refused(tooDeep))
  })

  it.each([
    ['007', '7'],
    ['+1.5', '1.5'],
    ['1.10', '1.1'],
    ['-0.0', '0'],
    ['.5', '0.5'],
    ['1e-20', '0.00000000000000000001'],
    ['-0015.789e6', '-15789000'],
    ['1E+3', '1000'],
  ])('NUM-5 NUM-6 %s comes back as %s', (sent, back) => {
    const db = tableFixture()
    db.put({ ...Key, n: N(sent), l: { L: [N(sent)] }, s: { NS: [sent] } })
    expect(db.get(Key)).toEqual({ ...Key, n: N(back), l: { L: [N(back)] }, s: { NS: [back] } })
  })

  it('AV-13 booleans as strings', () => {
    const db = tableFixture()
    db.put({ ...Key, a: { BOOL: 'YES' }, b: { BOOL: '0' }, c: { NULL: 'true' } })
    expect(db.get(Key)).toEqual({ ...Key, a: { BOOL: true }, b: { BOOL: false }, c: { NULL: true } })
  })

  it('AV-12 duplicates are refused in a value but merged by ADD', () => {
    const db = tableFixture()
    db.put({ ...Key, s: { SS: ['a', 'b'] } })
    const ExpressionAttributeValues = { ':s': { SS: ['b', 'c'] } }
    db.ok('UpdateItem', { Key, UpdateExpression: 'ADD s :s', ExpressionAttributeValues })
    expect(db.get(Key)).toEqual({ ...Key, s: { SS: ['a', 'b', 'c'] } })
  })
})
