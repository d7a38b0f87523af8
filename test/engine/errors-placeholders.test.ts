import { describe, expect, it } from 'vitest'
import type { OperationName } from '../../src/operation/operation.ts'
import { conditionFailed, envelope, Fixture, invalid, N, notFound, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Placeholders, and parameters that exclude each other. Source: reference, errors 80-92, AV-20 to 33, ENV-7 to 11. */

const Key = { pk: S('k') }
const item = { Item: Key }
const key = { Key }
const condition = 'attribute_exists(pk)'
const query = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('k') } }

/** No table exists: all of this is decided before one is looked for (ORD-2). */
function expectRefused(operation: OperationName, request: Plain, message: string): void {
  expect(new Fixture().call(operation, request)).toEqual(refused(message))
}

const transacted = (action: string, request: Plain): Plain => ({
  TransactItems: [{ [action]: { TableName: 'tab', ...request } }],
})

describe('80 AV-30 AV-31 mixing', () => {
  const mixed = (legacy: string, expressions: string): string =>
    `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${legacy}} Expression parameters: {${expressions}}`
  const Expected = { a: { Exists: false } }

  it.each([
    ['PutItem', { ...item, Expected, ConditionExpression: condition }, envelope, 'Expected', 'ConditionExpression'],
    ['DeleteItem', { ...key, Expected, ConditionExpression: condition }, '', 'Expected', 'ConditionExpression'],
    [
      'UpdateItem',
      { ...key, Expected, AttributeUpdates: {}, ConditionExpression: condition, UpdateExpression: 'REMOVE a' },
      envelope,
      'AttributeUpdates, Expected',
      'UpdateExpression, ConditionExpression',
    ],
    [
      'UpdateItem',
      { ...key, AttributeUpdates: {}, ConditionExpression: condition },
      envelope,
      'AttributeUpdates',
      'ConditionExpression',
    ],
    [
      'GetItem',
      { ...key, AttributesToGet: ['a'], ProjectionExpression: 'a' },
      '',
      'AttributesToGet',
      'ProjectionExpression',
    ],
    [
      'Query',
      {
        ...query,
        AttributesToGet: ['a'],
        QueryFilter: {},
        ConditionalOperator: 'AND',
        KeyConditions: {},
        ProjectionExpression: 'a',
        FilterExpression: 'a = :p',
      },
      '',
      'AttributesToGet, QueryFilter, ConditionalOperator, KeyConditions',
      'ProjectionExpression, FilterExpression, KeyConditionExpression',
    ],
    ['AV-33 Query', { ...query, ConditionalOperator: 'AND' }, '', 'ConditionalOperator', 'KeyConditionExpression'],
    ['AV-32 Query', { ...query, KeyConditions: {} }, '', 'KeyConditions', 'KeyConditionExpression'],
    [
      'Scan',
      {
        AttributesToGet: ['a'],
        ScanFilter: {},
        ConditionalOperator: 'OR',
        ProjectionExpression: 'a',
        FilterExpression: 'a = b',
      },
      '',
      'AttributesToGet, ScanFilter, ConditionalOperator',
      'ProjectionExpression, FilterExpression',
    ],
    [
      'BatchGetItem',
      { RequestItems: { tab: { Keys: [Key], AttributesToGet: ['a'], ProjectionExpression: 'a' } } },
      '',
      'AttributesToGet',
      'ProjectionExpression',
    ],
    [
      'BGET-5 BatchGetItem',
      {
        RequestItems: { one: { Keys: [Key], AttributesToGet: ['a'] }, two: { Keys: [Key], ProjectionExpression: 'a' } },
      },
      '',
      'AttributesToGet',
      'ProjectionExpression',
    ],
  ])('%s', (operation, request, prefix, legacy, expressions) => {
    const name = operation.replace(/^.* /, '') as OperationName
    expectRefused(name, request, prefix + mixed(legacy, expressions))
  })

  it('AV-32 KeyConditions may stand beside a filter and a projection', () => {
    const db = tableFixture()
    db.put({ ...Key, a: N(1), b: N(2) })
    const KeyConditions = { pk: { ComparisonOperator: 'EQ', AttributeValueList: [S('k')] } }
    const request = { KeyConditions, FilterExpression: 'a <> b', ProjectionExpression: 'b' }
    expect(db.ok('Query', request).Items).toEqual([{ b: N(2) }])
  })
})

describe('placeholders without an expression', () => {
  const names = { ExpressionAttributeNames: { '#a': 'a' } }
  const values = { ExpressionAttributeValues: { ':a': S('a') } }
  const namesAlone = 'ExpressionAttributeNames can only be specified when using expressions'
  const valuesAlone = (what: string): string =>
    `ExpressionAttributeValues can only be specified when using expressions: ${what}`

  it('81 AV-24 names', () => {
    expectRefused('PutItem', { ...item, ...names }, namesAlone)
    for (const operation of ['GetItem', 'DeleteItem', 'UpdateItem'] as const) {
      expectRefused(operation, { ...key, ...names }, namesAlone)
    }
    expectRefused('Query', names, namesAlone)
    expectRefused('Scan', names, namesAlone)
    expectRefused('BatchGetItem', { RequestItems: { tab: { Keys: [Key], ...names } } }, namesAlone)
    expectRefused('TransactGetItems', transacted('Get', { Key, ...names }), namesAlone)
  })

  it.each([
    ['PutItem', { ...item, ...values }, envelope + valuesAlone('ConditionExpression is null')],
    ['DeleteItem', { ...key, ...values }, valuesAlone('ConditionExpression is null')],
    [
      'AV-26 README 20 UpdateItem',
      { ...key, ...values },
      envelope + valuesAlone('UpdateExpression and ConditionExpression are null'),
    ],
    ['Query', values, valuesAlone('FilterExpression and KeyConditionExpression are null')],
    ['Scan', values, valuesAlone('FilterExpression is null')],
    ['Scan', { ...values, ProjectionExpression: 'a' }, valuesAlone('FilterExpression is null')],
  ])('82 AV-25 values: %s', (operation, request, message) => {
    expectRefused(operation.replace(/^.* /, '') as OperationName, request, message)
  })

  it('names are checked before values', () => {
    expectRefused('PutItem', { ...item, ...names, ...values }, namesAlone)
  })
})

describe('the two maps', () => {
  it.each([
    ['83 AV-20 no names', { ExpressionAttributeNames: {} }, 'ExpressionAttributeNames must not be empty', envelope],
    ['84 AV-20 no values', { ExpressionAttributeValues: {} }, 'ExpressionAttributeValues must not be empty', envelope],
    [
      '85 AV-21 a bad name',
      { ExpressionAttributeNames: { a: 'a' } },
      'ExpressionAttributeNames contains invalid key: Syntax error; key: "a"',
      '',
    ],
    [
      '85 AV-21 a name that is only a sign',
      { ExpressionAttributeNames: { '#': 'a' } },
      'ExpressionAttributeNames contains invalid key: Syntax error; key: "#"',
      '',
    ],
    [
      '86 AV-21 a bad value',
      { ExpressionAttributeValues: { a: S('a') } },
      'ExpressionAttributeValues contains invalid key: Syntax error; key: "a"',
      '',
    ],
    [
      '86 AV-21 keys are checked before values',
      { ExpressionAttributeValues: { ':a': {}, b: S('b') } },
      'ExpressionAttributeValues contains invalid key: Syntax error; key: "b"',
      '',
    ],
    [
      '87 AV-22 a bad value',
      { ExpressionAttributeValues: { ':b': { N: 'x' } } },
      'ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: x for key :b',
      '',
    ],
  ])('%s', (_, maps, message, prefix) => {
    const request = { ...maps, ConditionExpression: condition }
    expectRefused('PutItem', { ...item, ...request }, prefix + message)
    expectRefused('UpdateItem', { ...key, ...request }, prefix + message)
    expectRefused('DeleteItem', { ...key, ...request }, message)
    expectRefused('Scan', { ...maps, FilterExpression: condition }, message)
    expectRefused('TransactWriteItems', transacted('ConditionCheck', { ...key, ...request }), message)
  })
})

describe('unused placeholders', () => {
  const names = { ExpressionAttributeNames: { '#a': 'a', '#b': 'b' } }
  const values = { ExpressionAttributeValues: { ':a': S('a') } }
  const unusedNames = 'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}'
  const unusedValues = 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}'

  it('88 names; AV-27 README 4 enveloped on Put, Update and Delete', () => {
    expectRefused('PutItem', { ...item, ...names, ConditionExpression: condition }, envelope + unusedNames)
    expectRefused('UpdateItem', { ...key, ...names, UpdateExpression: 'REMOVE a' }, envelope + unusedNames)
    expectRefused('DeleteItem', { ...key, ...names, ConditionExpression: condition }, envelope + unusedNames)
    expectRefused('GetItem', { ...key, ...names, ProjectionExpression: 'a' }, unusedNames)
    expectRefused('Scan', { ...names, ProjectionExpression: 'a' }, unusedNames)
    expectRefused('Query', { ...query, ...names }, unusedNames)
    const check = { ...key, ...names, ConditionExpression: condition }
    expectRefused('TransactWriteItems', transacted('ConditionCheck', check), unusedNames)
  })

  it('89 values; enveloped on Put and Update alone', () => {
    expectRefused('PutItem', { ...item, ...values, ConditionExpression: condition }, envelope + unusedValues)
    expectRefused('UpdateItem', { ...key, ...values, UpdateExpression: 'REMOVE a' }, envelope + unusedValues)
    expectRefused('DeleteItem', { ...key, ...values, ConditionExpression: condition }, unusedValues)
    expectRefused('Scan', { ...values, FilterExpression: condition }, unusedValues)
  })

  it('AV-27 names come before values', () => {
    expectRefused('Scan', { ...names, ...values, FilterExpression: condition }, unusedNames)
  })

  it('AV-29 a value in a branch that is not taken is used, and so is one of another expression', () => {
    const db = tableFixture()
    db.put({ ...Key, a: N(1) })
    const update = {
      ...key,
      UpdateExpression: 'SET a = if_not_exists(a, :v)',
      ExpressionAttributeValues: { ':v': N(2) },
    }
    expect(db.call('UpdateItem', update)).toEqual({})
    const two = {
      ...key,
      UpdateExpression: 'SET #a = :v',
      ConditionExpression: '#b = :w',
      ExpressionAttributeNames: { '#a': 'a', '#b': 'b' },
      ExpressionAttributeValues: { ':v': N(2), ':w': N(3) },
    }
    expect(db.call('UpdateItem', two)).toEqual(conditionFailed)
  })

  it('the generations of the wording', () => {
    const request = { ...item, ...names, ConditionExpression: condition }
    for (const [messages, prefix] of [
      ['2026-05', ''],
      ['2026-07', ''],
      ['2026-08', envelope],
    ] as const) {
      expect(new Fixture({ settings: { messages } }).call('PutItem', request)).toEqual(refused(prefix + unusedNames))
    }
    const bad = { ...item, ConditionExpression: 'a' }
    const message = 'Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "a"'
    for (const [messages, prefix] of [
      ['2026-05', ''],
      ['2026-07', envelope],
    ] as const) {
      expect(new Fixture({ settings: { messages } }).call('PutItem', bad)).toEqual(refused(prefix + message))
    }
  })
})

describe('parameters of single operations', () => {
  it('90 RET-1 ReturnValues of PutItem and DeleteItem', () => {
    const message = 'ReturnValues can only be ALL_OLD or NONE'
    for (const ReturnValues of ['ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW']) {
      expectRefused('PutItem', { ...item, ReturnValues }, envelope + message)
      expectRefused('DeleteItem', { ...key, ReturnValues }, message)
    }
  })

  it('91 a ConditionCheck without a condition', () => {
    expectRefused(
      'TransactWriteItems',
      transacted('ConditionCheck', key),
      `${envelope}Value null at 'transactItems.1.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null`,
    )
  })

  it('92 PROJ-11 duplicate AttributesToGet', () => {
    const AttributesToGet = ['a', 'b', 'a']
    const message = `${invalid}Duplicate value in attribute name: a`
    expectRefused('GetItem', { ...key, AttributesToGet }, message)
    expectRefused('BatchGetItem', { RequestItems: { tab: { Keys: [Key], AttributesToGet } } }, message)
    const KeyConditions = { pk: { ComparisonOperator: 'EQ', AttributeValueList: [S('k')] } }
    expectRefused('Query', { KeyConditions, AttributesToGet }, message)
    expectRefused('Scan', { AttributesToGet }, message)
  })

  it('50 PROJ-11 no AttributesToGet, and 256 of them', () => {
    const at = "at 'attributesToGet' failed to satisfy constraint: Member must have length"
    expectRefused('GetItem', { ...key, AttributesToGet: [] }, `${envelope}Value '[]' ${at} greater than or equal to 1`)
    const db = tableFixture()
    const named = (count: number): Plain => ({
      ...key,
      AttributesToGet: Array.from({ length: count }, (_, at) => `a${at}`),
    })
    expect(db.call('GetItem', named(255))).toEqual({})
  })

  it('136 a sound request for a table that is not there', () => {
    const db = new Fixture()
    expect(db.call('PutItem', item)).toEqual(notFound)
    for (const operation of ['GetItem', 'DeleteItem', 'UpdateItem'] as const)
      expect(db.call(operation, key)).toEqual(notFound)
    expect(db.call('Query', query)).toEqual(notFound)
    expect(db.call('Scan', {})).toEqual(notFound)
    expect(db.call('BatchGetItem', { RequestItems: { tab: { Keys: [Key] } } })).toEqual(notFound)
    expect(db.call('BatchWriteItem', { RequestItems: { tab: [{ PutRequest: item }] } })).toEqual(notFound)
    expect(db.call('TransactGetItems', transacted('Get', key))).toEqual(notFound)
    expect(db.call('TransactWriteItems', transacted('Put', item))).toEqual(notFound)
  })
})
