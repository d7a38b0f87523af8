import { describe, expect, it } from 'vitest'
import type { OperationName } from '../../src/operation/operation.ts'
import { envelope, Fixture, invalid, N, refused, S } from './support.ts'
import type { Plain } from './table-shape.ts'

/**
 * Every text of the service that has changed in 2026, as it was in May (`--wording classic`) and as it is now.
 * Source: reference, errors 2 "The 2026 envelope", errors 38, 44, 59; README conflicts 4, 5 and 15.
 */

const Key = { pk: S('k') }
const Item = Key
const condition = { ConditionExpression: 'a = :v', ExpressionAttributeValues: { ':v': S('x') } }
const names = (more: Plain): Plain => ({ ExpressionAttributeNames: more })
const values = (more: Plain): Plain => ({ ExpressionAttributeValues: more })
const wrapped = (message: string): string => `ExpressionAttributeValues contains invalid value: ${message} for key :v`

const noNames = 'ExpressionAttributeNames must not be empty'
const noValues = 'ExpressionAttributeValues must not be empty'
const nullFalse = `${invalid}Null attribute value types must have the value of true`
const emptySet = `${invalid}An string set  may not be empty`
const duplicates = 'Input collection contains duplicates'
const unusedNames = 'Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}'
const unusedValues = 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}'
const mixed =
  'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}'
const inCondition = (message: string): string => `Invalid ConditionExpression: ${message}`
const longText = `a = :v AND ${'b'.repeat(4096)} = :v`

/** What is bare in May and has the envelope now, in PutItem and in UpdateItem. */
const both: readonly (readonly [string, Plain, string])[] = [
  ['64 NULL false in a value', { ...condition, ...values({ ':v': { NULL: false } }) }, nullFalse],
  ['80 mixing', { ...condition, Expected: { a: { Exists: false } } }, mixed],
  ['83 empty names', { ...condition, ...names({}) }, noNames],
  ['84 empty values', { ConditionExpression: 'attribute_exists(a)', ...values({}) }, noValues],
  ['88 unused name', { ...condition, ...names({ '#x': 'a' }) }, unusedNames],
  ['89 unused value', { ...condition, ...values({ ':v': S('x'), ':w': S('y') }) }, unusedValues],
  ['93 empty expression', { ConditionExpression: '' }, inCondition('The expression can not be empty;')],
  [
    '94 size',
    { ...condition, ConditionExpression: longText },
    inCondition(`Expression size has exceeded the maximum allowed size; expression size: ${longText.length}`),
  ],
  ['97 syntax', { ConditionExpression: 'a' }, inCondition('Syntax error; token: "<EOF>", near: "a"')],
  [
    '98 redundant parentheses',
    { ...condition, ConditionExpression: '((a = :v))' },
    inCondition('The expression has redundant parentheses;'),
  ],
  [
    '101 reserved word',
    { ...condition, ConditionExpression: 'name = :v' },
    inCondition('Attribute name is a reserved keyword; reserved keyword: name'),
  ],
  [
    '102 undefined name',
    { ...condition, ConditionExpression: '#n = :v' },
    inCondition('An expression attribute name used in the document path is not defined; attribute name: #n'),
  ],
  [
    '103 undefined value',
    { ConditionExpression: 'a = :v' },
    inCondition('An expression attribute value used in expression is not defined; attribute value: :v'),
  ],
  [
    '109 distinct operand',
    { ConditionExpression: 'a = a' },
    inCondition(
      'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]',
    ),
  ],
]

function expectBoth(operation: OperationName, request: Plain, classic: string, newest: string): void {
  expect(new Fixture({ settings: { messages: '2026-05' } }).call(operation, request)).toEqual(refused(classic))
  expect(new Fixture().call(operation, request)).toEqual(refused(newest))
}

describe.each(both)('%s', (_, request, message) => {
  it.each([
    ['PutItem', { Item }],
    ['UpdateItem', { Key }],
  ] as const)('%s has the envelope now', (operation, target) => {
    expectBoth(operation, { ...target, ...request }, message, envelope + message)
  })

  it('DeleteItem has it for unused names alone', () => {
    expectBoth('DeleteItem', { Key, ...request }, message, message === unusedNames ? envelope + message : message)
  })
})

it('64, 65, 69 NULL false and sets in an item', () => {
  for (const [value, message] of [
    [{ NULL: false }, nullFalse],
    [{ SS: [] }, emptySet],
    [{ NS: ['1', '1.0'] }, duplicates],
  ] as const)
    expectBoth('PutItem', { Item: { ...Item, a: value } }, message, envelope + message)
})

it('87 sets in values lose their wrapper where they have the envelope', () => {
  for (const operation of ['PutItem', 'UpdateItem'] as const) {
    const request = { Item, Key, ...condition, ...values({ ':v': { SS: [] } }) }
    expectBoth(operation, request, wrapped(emptySet), envelope + emptySet)
  }
  expectBoth('DeleteItem', { Key, ...condition, ...values({ ':v': { SS: [] } }) }, wrapped(emptySet), wrapped(emptySet))
})

it('82 values without an expression', () => {
  const without = (what: string): string =>
    `ExpressionAttributeValues can only be specified when using expressions: ${what} null`
  const put = without('ConditionExpression is')
  expectBoth('PutItem', { Item, ...values({ ':v': N(1) }) }, put, envelope + put)
  const update = without('UpdateExpression and ConditionExpression are')
  expectBoth('UpdateItem', { Key, ...values({ ':v': N(1) }) }, update, envelope + update)
})

it('90 ReturnValues of PutItem', () => {
  const message = 'ReturnValues can only be ALL_OLD or NONE'
  expectBoth('PutItem', { Item, ReturnValues: 'ALL_NEW' }, message, envelope + message)
})

it('160-163 Select of Query', () => {
  const message = 'Cannot specify the ProjectionExpression when choosing to get only the Count'
  const query = { KeyConditionExpression: 'pk = :v', ...values({ ':v': S('x') }) }
  expectBoth('Query', { ...query, Select: 'COUNT', ProjectionExpression: 'a' }, message, envelope + message)
})

it('44 bad enums: UpdateItem listed them all in May, PutItem does still', () => {
  const request = { Item, Key, ReturnValues: 'X', ReturnConsumedCapacity: 'Y' }
  const values =
    "Value 'X' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]"
  const capacity =
    "Value 'Y' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]"
  const all = `2 validation errors detected: ${values}; ${capacity}`
  expectBoth('UpdateItem', request, all, envelope + values)
  expectBoth('PutItem', request, all, all)
})

it('38 and 59 an empty table name and an empty batch were in May what they are now', () => {
  const name = `${envelope}Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1`
  for (const operation of ['PutItem', 'UpdateItem', 'DeleteItem'] as const)
    expectBoth(operation, { TableName: '', Item, Key }, name, name)
  for (const operation of ['BatchGetItem', 'BatchWriteItem'] as const) {
    const message = `The requestItems parameter is required for ${operation}`
    expectBoth(operation, { RequestItems: {} }, message, message)
  }
})
