import { describe, expect, test } from 'vitest'
import {
  bindExpressions,
  checkExpressionParameters,
  type ExpressionMembers,
  type ExpressionOperation,
} from '../../src/engine/request-expressions.ts'
import { fc } from '../property.ts'

type Loose = Readonly<Record<string, unknown>>
const message = (attempt: () => unknown): string => {
  try {
    attempt()
  } catch (error) {
    expect(error).toMatchObject({ name: 'ApiError', code: 'ValidationException' })
    return (error as Error).message
  }
  throw new Error('nothing was refused')
}
const refused = (
  operation: ExpressionOperation,
  request: Loose,
  generation?: '2026-05' | '2026-07' | '2026-08',
): string => message(() => bindExpressions(operation, request as ExpressionMembers, generation))
const envelope = '1 validation error detected: '

describe('parameters that exclude each other, errors 80, AV-30 to AV-33', () => {
  const mixed =
    'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: '
  const all = {
    AttributesToGet: ['a'],
    QueryFilter: {},
    ScanFilter: {},
    ConditionalOperator: 'AND',
    KeyConditions: {},
    AttributeUpdates: {},
    Expected: {},
    ProjectionExpression: 'a',
    FilterExpression: 'a = :a',
    KeyConditionExpression: 'a = :a',
    UpdateExpression: 'SET a = :a',
    ConditionExpression: 'a = :a',
  }
  test.each<[ExpressionOperation, string]>([
    ['GetItem', `${mixed}{AttributesToGet} Expression parameters: {ProjectionExpression}`],
    ['PutItem', `${envelope}${mixed}{Expected} Expression parameters: {ConditionExpression}`],
    ['DeleteItem', `${mixed}{Expected} Expression parameters: {ConditionExpression}`],
    [
      'UpdateItem',
      `${envelope}${mixed}{AttributeUpdates, Expected} Expression parameters: {UpdateExpression, ConditionExpression}`,
    ],
    [
      'Query',
      `${mixed}{AttributesToGet, QueryFilter, ConditionalOperator, KeyConditions} Expression parameters: {ProjectionExpression, FilterExpression, KeyConditionExpression}`,
    ],
    [
      'Scan',
      `${mixed}{AttributesToGet, ScanFilter, ConditionalOperator} Expression parameters: {ProjectionExpression, FilterExpression}`,
    ],
  ])('%s', (operation, text) => {
    expect(message(() => checkExpressionParameters(operation, all as never))).toBe(text)
    expect(refused(operation, all)).toBe(text)
  })
  test('AV-32: KeyConditions beside a filter or a projection', () => {
    expect(
      bindExpressions('Query', {
        KeyConditions: {},
        FilterExpression: 'attribute_exists(b)',
        ProjectionExpression: 'c',
      } as never),
    ).toMatchObject({ filter: { kind: 'exists' }, projection: [['c']] })
    expect(refused('Query', { KeyConditions: {}, QueryFilter: {}, FilterExpression: 'a = :a' })).toContain(
      '{QueryFilter}',
    )
  })
})

describe('placeholders without expressions, errors 81 and 82', () => {
  const names = { ExpressionAttributeNames: { '#a': 'a' } }
  const values = { ExpressionAttributeValues: { ':a': { S: 'a' } } }
  test.each<ExpressionOperation>(['GetItem', 'PutItem', 'UpdateItem', 'Query', 'Scan'])(
    'AV-24, ENV-8: %s',
    (operation) =>
      expect(refused(operation, names)).toBe('ExpressionAttributeNames can only be specified when using expressions'),
  )
  test.each<[ExpressionOperation, string]>([
    [
      'PutItem',
      `${envelope}ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null`,
    ],
    [
      'DeleteItem',
      'ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null',
    ],
    [
      'UpdateItem',
      `${envelope}ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null`,
    ],
    ['Scan', 'ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null'],
    [
      'Query',
      'ExpressionAttributeValues can only be specified when using expressions: FilterExpression and KeyConditionExpression are null',
    ],
  ])('AV-25, README conflict 20: %s', (operation, text) => expect(refused(operation, values)).toBe(text))
  test('a projection uses names and no values', () => {
    expect(bindExpressions('Query', { ProjectionExpression: '#a', ...names } as never)).toMatchObject({
      projection: [['a']],
    })
    expect(refused('Query', { ProjectionExpression: 'a', ...values })).toContain('are null')
  })
})

describe('the two maps', () => {
  const scan = (request: Loose): string => refused('Scan', { FilterExpression: 'attribute_exists(a)', ...request })
  const put = (request: Loose, generation?: '2026-07'): string =>
    refused('PutItem', { ConditionExpression: 'attribute_exists(a)', ...request }, generation)

  test('errors 83 and 84, AV-20', () => {
    expect(scan({ ExpressionAttributeNames: {} })).toBe('ExpressionAttributeNames must not be empty')
    expect(scan({ ExpressionAttributeValues: {} })).toBe('ExpressionAttributeValues must not be empty')
    expect(put({ ExpressionAttributeValues: {} })).toBe(`${envelope}ExpressionAttributeValues must not be empty`)
    expect(put({ ExpressionAttributeNames: {} }, '2026-07')).toBe('ExpressionAttributeNames must not be empty')
  })
  test.each(['a', '#', '#a-b', '#ü', ':a', ''])('errors 85, AV-21: %j', (key) =>
    expect(scan({ ExpressionAttributeNames: { '#ok': 'x', [key]: 'x' } })).toBe(
      `ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`,
    ),
  )
  test.each(['a', ':', ':a.b', '#a'])('errors 86, AV-21: %j, before any value', (key) =>
    expect(scan({ ExpressionAttributeValues: { ':ok': {}, [key]: { S: 'x' } } })).toBe(
      `ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`,
    ),
  )
  const bad = (value: unknown) => ({ ExpressionAttributeValues: { ':a': { S: 'x' }, ':b': value } })
  test('errors 87, AV-22', () => {
    expect(scan(bad({}))).toBe(
      'ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :b',
    )
    expect(put(bad({ N: 'x' }))).toBe(
      'ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: x for key :b',
    )
    expect(scan(bad({ SS: [] }))).toBe(
      'ExpressionAttributeValues contains invalid value: One or more parameter values were invalid: An string set  may not be empty for key :b',
    )
  })
  test('expressions 9: the wrapper gives way to the envelope', () => {
    expect(put(bad({ NS: [] }))).toBe(
      `${envelope}One or more parameter values were invalid: An number set  may not be empty`,
    )
    expect(put(bad({ NULL: false }))).toBe(
      `${envelope}One or more parameter values were invalid: Null attribute value types must have the value of true`,
    )
    expect(put(bad({ M: { x: { SS: ['a', 'a'] } } }))).toMatch(
      /^1 validation error detected: One or more .* contains duplicates\.$/,
    )
  })
  test('AV-23: {NULL: false} has no wrapper anywhere', () =>
    expect(scan(bad({ NULL: false }))).toBe(
      'One or more parameter values were invalid: Null attribute value types must have the value of true',
    ))
  test('errors 2 "Order inside step 8": names, values, then expressions', () => {
    const texts = { FilterExpression: '!' }
    expect(refused('Scan', { ...texts, ExpressionAttributeNames: {}, ExpressionAttributeValues: {} })).toContain(
      'Names must',
    )
    expect(refused('Scan', { ...texts, ExpressionAttributeValues: {} })).toContain('Values must')
    expect(refused('Scan', texts)).toContain('Syntax error')
  })
})

describe('ORD-9: the order of the expressions', () => {
  test('UpdateExpression, then ConditionExpression', () => {
    expect(refused('UpdateItem', { UpdateExpression: '', ConditionExpression: '' })).toBe(
      `${envelope}Invalid UpdateExpression: The expression can not be empty;`,
    )
    expect(refused('UpdateItem', { UpdateExpression: 'REMOVE a', ConditionExpression: '' })).toContain(
      'Invalid ConditionExpression',
    )
  })
  test('KeyConditionExpression, FilterExpression, ProjectionExpression', () => {
    const request = {
      KeyConditionExpression: 'a.b = :a',
      FilterExpression: '',
      ProjectionExpression: '',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    }
    expect(refused('Query', request)).toContain('nested attributes')
    expect(refused('Query', { ...request, KeyConditionExpression: 'a = :a' })).toContain('Invalid FilterExpression')
    expect(refused('Query', { ...request, KeyConditionExpression: 'a = :a', FilterExpression: 'b = :a' })).toContain(
      'Invalid ProjectionExpression',
    )
  })
  const unused = {
    ProjectionExpression: 'a',
    ExpressionAttributeNames: { '#a': 'a', '#b': 'b' },
    ExpressionAttributeValues: { ':a': { S: 'a' } },
  }
  test('errors 88 and 89: then unused names, then unused values, then the number of key conditions', () => {
    const request = { ...unused, KeyConditionExpression: 'x = :x AND y = :x AND z = :x' }
    const values = { ':x': { S: 'x' }, ':a': { S: 'a' } }
    expect(refused('Query', { ...request, ExpressionAttributeValues: values })).toBe(
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}',
    )
    const { ExpressionAttributeNames, ...nameless } = request
    expect(ExpressionAttributeNames).toBeDefined()
    expect(refused('Query', { ...nameless, ExpressionAttributeValues: values })).toBe(
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}',
    )
    expect(refused('Query', { ...nameless, ExpressionAttributeValues: { ':x': { S: 'x' } } })).toBe(
      'Conditions can be of length 1 or 2 only',
    )
    expect(
      bindExpressions('Query', {
        ...nameless,
        IndexName: 'i',
        ExpressionAttributeValues: { ':x': { S: 'x' } },
      } as never),
    ).toMatchObject({ keyConditions: [{}, {}, {}] })
  })
  test('AV-27, errors 2: the envelope of unused placeholders', () => {
    const request = { ConditionExpression: 'attribute_exists(a)', ExpressionAttributeNames: { '#a': 'a' } }
    const text = 'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}'
    expect(refused('DeleteItem', request)).toBe(envelope + text)
    expect(refused('PutItem', request)).toBe(envelope + text)
    expect(refused('PutItem', request, '2026-07')).toBe(text)
    expect(refused('TransactWriteItems', request)).toBe(text)
  })
  test('AV-29: used in any expression of the request, reached or not, is used', () =>
    expect(
      bindExpressions('UpdateItem', {
        UpdateExpression: 'SET #n = if_not_exists(#n, :v)',
        ConditionExpression: 'attribute_not_exists(a) OR a = :w',
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: { ':v': { N: '0' }, ':w': { N: '1' } },
      } as never),
    ).toMatchObject({ update: { actions: [{ kind: 'set' }] }, condition: { kind: 'or' } }))
})

describe('ENV-7, ENV-8: which refusals of one expression are enveloped', () => {
  test.each([
    ['a = 4', true],
    ['((a = :a))', true],
    ['a = a', true],
    ['#x = :a', true],
    ['status = :a', true],
    ['foo(a)', false],
    ['contains(a)', false],
    ['a[99999999999999] = :a', false],
  ])('%s', (text, inEnvelope) => {
    const request = { ConditionExpression: text, ExpressionAttributeValues: { ':a': { S: 'a' } } }
    expect(refused('PutItem', request).startsWith(`${envelope}Invalid ConditionExpression: `)).toBe(inEnvelope)
    expect(refused('DeleteItem', request).startsWith('Invalid ConditionExpression: ')).toBe(true)
    expect(refused('PutItem', request, '2026-05').startsWith('Invalid ConditionExpression: ')).toBe(true)
  })
})

test('whatever stands in an expression, it is bound or refused by the service', () => {
  const words = [
    'a',
    'b',
    '#a',
    '#x',
    ':v',
    ':w',
    ':n',
    '(',
    ')',
    '[0]',
    '.b',
    ',',
    '=',
    '<',
    '>=',
    '+',
    'AND',
    'OR',
    'NOT',
  ]
  const more = [
    'BETWEEN',
    'IN',
    'SET',
    'REMOVE',
    'ADD',
    'size(',
    'contains(',
    'attribute_exists(',
    'if_not_exists(',
    '!',
    '\ud83d',
  ]
  const anyText = fc.array(fc.constantFrom(...words, ...more), { maxLength: 14 }).map((parts) => parts.join(' '))
  const placeholders = {
    ExpressionAttributeNames: { '#a': 'z' },
    ExpressionAttributeValues: { ':v': { S: 'x' }, ':n': { N: '1' } },
  }
  const attempt = (request: Loose): void => {
    try {
      bindExpressions('UpdateItem', { ...request, ...placeholders } as never)
    } catch (error) {
      expect(error).toMatchObject({ name: 'ApiError', code: 'ValidationException' })
    }
  }
  fc.assert(
    fc.property(anyText, (text) => {
      attempt({ ConditionExpression: text })
      attempt({ ConditionExpression: `a = ${text}` })
      attempt({ UpdateExpression: `SET a = ${text}` })
    }),
    { numRuns: 500 },
  )
})
