import { describe, expect, test } from 'vitest'
import { emptyItem, inheritsNothing } from '../../src/model/value.ts'
import { parseJson } from '../../src/operation/decode-json.ts'
import type { OperationName } from '../../src/operation/operation.ts'
import { validateRequest } from '../../src/operation/validate-request.ts'
import { refusalOf } from './refusal-of.ts'

const get = (members: object): unknown => ({ TableName: 'abc', Key: {}, ...members })
const scan = (members: object): unknown => ({ TableName: 'abc', ...members })
const put = (value: unknown): unknown => ({ TableName: 'abc', Item: { a: value } })

const structureFound = 'Start of structure or map found where not expected'
const cast =
  'class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class ' +
  '(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of ' +
  "loader 'bootstrap')"
const javaPackage = 'com.amazonaws.dynamodb.v20120810'

const refusals: readonly (readonly [string, OperationName, unknown, string])[] = [
  [
    'errors 8, HTTP-16: true for a string',
    'GetItem',
    get({ TableName: true }),
    'TRUE_VALUE cannot be converted to String',
  ],
  ['errors 8: false for a string', 'GetItem', get({ TableName: false }), 'FALSE_VALUE cannot be converted to String'],
  ['errors 9: integer for a string', 'GetItem', get({ TableName: 23 }), 'NUMBER_VALUE cannot be converted to String'],
  [
    'errors 9: fraction for a string',
    'GetItem',
    get({ TableName: 3.14 }),
    'DECIMAL_VALUE cannot be converted to String',
  ],
  ['errors 10: object for a string', 'GetItem', get({ TableName: {} }), structureFound],
  [
    'errors 11, HTTP-17: list for a string',
    'GetItem',
    get({ TableName: [] }),
    'Unrecognized collection type class java.lang.String',
  ],
  ['errors 12: string for an Integer', 'Scan', scan({ Limit: '23' }), 'STRING_VALUE cannot be converted to Integer'],
  [
    'errors 12, HTTP-16: string for a Long',
    'CreateTable',
    { ProvisionedThroughput: { ReadCapacityUnits: '1' } },
    'STRING_VALUE cannot be converted to Long',
  ],
  [
    'errors 12: string for a Double',
    'UpdateTableReplicaAutoScaling',
    {
      ProvisionedWriteCapacityAutoScalingUpdate: {
        ScalingPolicyUpdate: { TargetTrackingScalingPolicyConfiguration: { TargetValue: '1' } },
      },
    },
    'STRING_VALUE cannot be converted to Double',
  ],
  ['errors 13: boolean for an Integer', 'Scan', scan({ Limit: true }), 'TRUE_VALUE cannot be converted to Integer'],
  [
    'errors 13: boolean for a Long',
    'CreateTable',
    { ProvisionedThroughput: { ReadCapacityUnits: false } },
    'FALSE_VALUE cannot be converted to Long',
  ],
  ['errors 14: object for an Integer', 'Scan', scan({ Limit: {} }), structureFound],
  [
    'errors 14: list for an Integer',
    'Scan',
    scan({ Limit: [] }),
    'Unrecognized collection type class java.lang.Integer',
  ],
  [
    'errors 15: number for a Boolean',
    'GetItem',
    get({ ConsistentRead: 23 }),
    'NUMBER_VALUE cannot be converted to Boolean',
  ],
  [
    'HTTP-16: fraction for a Boolean',
    'GetItem',
    get({ ConsistentRead: 2.5 }),
    'DECIMAL_VALUE cannot be converted to Boolean',
  ],
  [
    'errors 16, AV-13: other string for a Boolean',
    'GetItem',
    get({ ConsistentRead: 'si' }),
    'Unexpected token received from parser',
  ],
  [
    'HTTP-17: list for a Boolean',
    'GetItem',
    get({ ConsistentRead: [] }),
    'Unrecognized collection type class java.lang.Boolean',
  ],
  [
    'errors 17: boolean for a blob',
    'PutItem',
    put({ B: true }),
    'only base-64-encoded strings are convertible to bytes',
  ],
  ['errors 17: number for a blob', 'PutItem', put({ B: 23 }), 'only base-64-encoded strings are convertible to bytes'],
  ['errors 18: list for a blob', 'PutItem', put({ B: [] }), 'Unrecognized collection type class java.nio.ByteBuffer'],
  ['errors 10: object for a blob', 'PutItem', put({ B: {} }), structureFound],
  [
    'errors 19: length of a blob',
    'PutItem',
    put({ B: '23456' }),
    'Base64 encoded length is expected a multiple of 4 bytes but found: 5',
  ],
  ['errors 20: tail of a blob', 'PutItem', put({ B: '+m==' }), 'Invalid last non-pad Base64 character dectected'],
  ['errors 20: padding in a blob', 'PutItem', put({ BS: ['=+/='] }), 'Invalid last non-pad Base64 character dectected'],
  [
    'errors 20: the other base64 alphabet',
    'PutItem',
    put({ B: 'ab-_' }),
    'Invalid last non-pad Base64 character dectected',
  ],
  ['errors 21: scalar for a list', 'GetItem', get({ AttributesToGet: '23' }), 'Unexpected field type'],
  ['errors 22: object for a list', 'GetItem', get({ AttributesToGet: {} }), structureFound],
  ['errors 23: scalar for a map', 'GetItem', get({ Key: 23 }), 'Unexpected field type'],
  [
    'errors 24, HTTP-18: list for a map',
    'GetItem',
    get({ Key: [] }),
    `Unrecognized collection type java.util.Map<java.lang.String, ${javaPackage}.AttributeValue>`,
  ],
  [
    'errors 24: list for a map of strings',
    'GetItem',
    get({ ExpressionAttributeNames: [] }),
    'Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>',
  ],
  [
    'errors 24: list for a map of lists',
    'BatchWriteItem',
    { RequestItems: [] },
    `Unrecognized collection type java.util.Map<java.lang.String, java.util.List<${javaPackage}.WriteRequest>>`,
  ],
  [
    'errors 25, HTTP-19: scalar for a value in a map',
    'GetItem',
    get({ Key: { a: 23 } }),
    'Unexpected value type in payload',
  ],
  [
    'errors 25: scalar for a structure in a list',
    'CreateTable',
    { KeySchema: ['pk'] },
    'Unexpected value type in payload',
  ],
  ['errors 26: scalar for a structure', 'CreateTable', { ProvisionedThroughput: 'high' }, 'Unexpected field type'],
  [
    'errors 26: scalar for a value as a field',
    'PutItem',
    { TableName: 'abc', Item: {}, Expected: { a: { Value: 'x' } } },
    'Unexpected field type',
  ],
  [
    'errors 27: list for a structure',
    'CreateTable',
    { ProvisionedThroughput: [] },
    `Unrecognized collection type class ${javaPackage}.ProvisionedThroughput`,
  ],
  [
    'errors 27: list for a value',
    'PutItem',
    put([]),
    `Unrecognized collection type class ${javaPackage}.AttributeValue`,
  ],
  ['HTTP-20: scalar for a list in a map', 'BatchWriteItem', { RequestItems: { abc: 'x' } }, cast],
  ['HTTP-20: scalar for a map in a list', 'BatchGetItem', { RequestItems: { abc: { Keys: [true] } } }, cast],
  ['values: S', 'PutItem', put({ S: 1 }), 'NUMBER_VALUE cannot be converted to String'],
  ['values: N', 'PutItem', put({ N: 1.5 }), 'DECIMAL_VALUE cannot be converted to String'],
  ['values: NULL, AV-5', 'PutItem', put({ NULL: 0 }), 'NUMBER_VALUE cannot be converted to Boolean'],
  ['values: BOOL', 'PutItem', put({ BOOL: 'maybe' }), 'Unexpected token received from parser'],
  ['values: SS', 'PutItem', put({ SS: 'a' }), 'Unexpected field type'],
  ['values: NS', 'PutItem', put({ NS: [1] }), 'NUMBER_VALUE cannot be converted to String'],
  ['values: L', 'PutItem', put({ L: { S: 'a' } }), structureFound],
  ['values: M', 'PutItem', put({ M: 'a' }), 'Unexpected field type'],
  [
    'values: deep inside',
    'PutItem',
    put({ L: [{ M: { b: { S: true } } }] }),
    'TRUE_VALUE cannot be converted to String',
  ],
  ['a type error comes before a constraint (ORD-1)', 'GetItem', { TableName: '', Key: 1 }, 'Unexpected field type'],
]

describe('JSON types are a SerializationException', () => {
  test.each(refusals)('%s', (_, operation, request, message) => {
    expect(refusalOf(operation, request)).toBe(`SerializationException: ${message}`)
  })

  test.each<[string, OperationName, unknown]>([
    ['1e30', 'ListTables', { Limit: 1e30 }],
    ['1e1000', 'Scan', scan({ Limit: parseJson('1e1000') })],
    ['2^31', 'Scan', scan({ Limit: 2 ** 31 })],
    ['-2^31 - 1', 'Scan', scan({ Limit: -(2 ** 31) - 1 })],
    ['2^63', 'CreateTable', { ProvisionedThroughput: { ReadCapacityUnits: 2 ** 63 } }],
  ])('no Java number of the type holds %s', (_, operation, request) => {
    expect(refusalOf(operation, request)).toBe('SerializationException')
  })

  test('the last Integer is one: a constraint refuses it', () => {
    expect(refusalOf('ListTables', { Limit: 2 ** 31 - 0.5 })).toMatch(
      /^ValidationException: .*Value '2147483647' at 'limit'/,
    )
  })

  test.each([null, undefined, 5, 'x', true])('HTTP-5: a body that is %s has no message', (body) => {
    expect(refusalOf('GetItem', body)).toBe('SerializationException')
  })

  test('HTTP-5: malformed JSON has no message', () => {
    expect(() => parseJson('{"a":')).toThrow(expect.objectContaining({ code: 'SerializationException', message: '' }))
  })

  test('HTTP-5: an object of more than 150,000 members counts as malformed, a list or commas in strings do not', () => {
    const members = (count: number, value: string): string =>
      `{${Array.from({ length: count }, (_, at) => `"${at}":${value}`).join()}}`
    expect(Object.keys(parseJson(members(150_000, '[0,{},"},"]')) as object)).toHaveLength(150_000)
    expect(parseJson(`[${'0,'.repeat(300_000)}0]`)).toHaveLength(300_001)
    const wide = `{"RequestItems":${members(150_001, '{}')}}`
    expect(() => parseJson(wide)).toThrow(expect.objectContaining({ code: 'SerializationException', message: '' }))
  })

  test('a million table names are refused within a second', () => {
    const body = `{"RequestItems":{${Array.from({ length: 1_000_000 }, (_, at) => `"t${at}":{}`).join()}}}`
    const begin = performance.now()
    expect(() => parseJson(body)).toThrow(expect.objectContaining({ code: 'SerializationException' }))
    expect(performance.now() - begin).toBeLessThan(1000)
  })

  test('HTTP-5: JSON of more than 250,000 levels counts as malformed, brackets in strings do not', () => {
    const nested = (levels: number, inner: string): string => '['.repeat(levels) + inner + ']'.repeat(levels)
    const strings = JSON.stringify(['['.repeat(300_000), `\\"${'{'.repeat(300_000)}\\`, ''])
    expect(parseJson(strings)).toHaveLength(3)
    expect(parseJson(nested(249_999, strings))).toHaveLength(1)
    for (const text of [nested(250_001, ''), nested(250_000, strings)]) {
      expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'SerializationException', message: '' }))
    }
  })
})

describe('what is dropped or converted', () => {
  test('HTTP-22: unknown members and nulls, without touching the request', () => {
    const request = {
      TableName: 'abc',
      What: 1,
      Key: emptyItem(),
      ConsistentRead: null,
      ReturnConsumedCapacity: 'NONE',
    }
    const before = structuredClone(request)
    const validated = validateRequest('GetItem', request)
    expect(validated).toEqual({ TableName: 'abc', Key: {}, ReturnConsumedCapacity: 'NONE' })
    expect(Object.keys(validated)).not.toContain('ConsistentRead')
    expect(request).toEqual(before)
  })

  test('HTTP-22: unknown and null members inside a value, at any depth', () => {
    const { Item } = validateRequest('PutItem', put({ L: [{ S: 'x', N: null, Z: 1 }] }))
    expect(Item).toEqual({ a: { L: [{ S: 'x' }] } })
  })

  test('a well-formed request comes back as the same object, its items too', () => {
    const request = { TableName: 'abc', Key: Object.assign(emptyItem(), { a: { S: 'x' } }), ConsistentRead: true }
    const validated = validateRequest('GetItem', request)
    expect(validated).toBe(request)
    expect(validated.Key).toBe(request.Key)
  })

  test.each([
    ['true', true],
    ['YES', true],
    ['1', true],
    ['False', false],
    ['no', false],
    ['0', false],
  ])('AV-13: the string %s is the boolean %s', (text, expected) => {
    expect(validateRequest('GetItem', get({ ConsistentRead: text })).ConsistentRead).toBe(expected)
    expect(validateRequest('PutItem', put({ BOOL: text })).Item).toEqual({ a: { BOOL: expected } })
    expect(validateRequest('PutItem', put({ NULL: text })).Item).toEqual({ a: { NULL: expected } })
  })

  test.each([
    [3.9, 3],
    [1.5, 1],
    [1e3, 1000],
  ])('HTTP-22, VEC-4: %s for an integer is %s', (sent, expected) => {
    expect(validateRequest('Scan', scan({ Limit: sent })).Limit).toBe(expected)
  })

  test('a fraction below zero is cut towards zero, not to -0', () => {
    expect(validateRequest('Scan', scan({ Segment: -0.5, TotalSegments: 1 })).Segment).toBe(0)
  })

  test('errors 62: a null value in a map or a list is an empty value, which the checks of values refuse', () => {
    expect(validateRequest('PutItem', put(null)).Item).toEqual({ a: {} })
    expect(validateRequest('PutItem', put({ L: [null] })).Item).toEqual({ a: { L: [{}] } })
    expect(validateRequest('PutItem', put({ S: null })).Item).toEqual({ a: {} })
    expect(refusalOf('PutItem', put({ SS: [null] }))).toContain('Supplied AttributeValue is empty')
  })

  test('what is wrong inside a value is left to the checks of values', () => {
    const values = [{}, { S: 'a', N: '1' }, { N: 'x' }, { SS: [] }, { SS: ['a', 'a'] }, { NULL: false }]
    for (const value of values) expect(refusalOf('PutItem', put(value))).toBe('accepted')
  })
})

describe('names that JavaScript would take for something else', () => {
  const text = '{"__proto__":{"S":"x"},"constructor":{"M":{"__proto__":{"N":"1"}}}}'

  test('__proto__ is an attribute name, nested too', () => {
    const { Item } = validateRequest('PutItem', parseJson(`{"TableName":"abc","Item":${text}}`))
    expect(inheritsNothing(Item)).toBe(true)
    expect(Object.keys(Item)).toEqual(['__proto__', 'constructor'])
    expect(JSON.stringify(Item)).toBe(text)
    expect(Item['toString']).toBeUndefined()
  })

  test('__proto__ as a member of a request is an unknown member', () => {
    const request = parseJson('{"__proto__":{"ConsistentRead":true},"TableName":"abc","Key":{}}')
    const validated = validateRequest('GetItem', request)
    expect(Object.keys(validated)).toEqual(['TableName', 'Key'])
    expect(validated.ConsistentRead).toBeUndefined()
  })

  test('__proto__ is a table name and a placeholder as well', () => {
    const request = parseJson('{"RequestItems":{"__proto__":{"Keys":[{"a":{"S":"x"}}]}}}')
    expect(Object.keys(validateRequest('BatchGetItem', request).RequestItems)).toEqual(['__proto__'])
  })
})

describe('nesting (errors 75)', () => {
  const message =
    'ValidationException: Nesting Levels have exceeded supported limits: Attributes in the item have nested levels ' +
    'beyond supported limit'
  const lists = (depth: number): string => `${'{"L":['.repeat(depth)}{"S":"x"}${']}'.repeat(depth)}`
  const maps = (depth: number): string => `${'{"M":{"a":'.repeat(depth)}{"S":"x"}${'}}'.repeat(depth)}`

  test.each([lists, maps])('100,000 levels are refused, never an overflow', (nested) => {
    const value = nested(100_000)
    expect(refusalOf('PutItem', parseJson(`{"TableName":"abc","Item":{"a":${value}}}`))).toBe(message)
    expect(refusalOf('Scan', parseJson(`{"TableName":"abc","ExpressionAttributeValues":{":a":${value}}}`))).toBe(
      message,
    )
    expect(refusalOf('Scan', parseJson(`{"TableName":"abc","What":${value}}`))).toBe('accepted')
  })

  test('32 levels and somewhat more pass here: the exact limit is a check of values', () => {
    expect(refusalOf('PutItem', put(JSON.parse(lists(32))))).toBe('accepted')
    expect(refusalOf('PutItem', put(JSON.parse(maps(33))))).toBe('accepted')
  })
})
