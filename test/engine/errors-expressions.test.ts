import { describe, expect, it } from 'vitest'
import type { OperationName } from '../../src/operation/operation.ts'
import { envelope, Fixture, N, refused, S } from './support.ts'
import type { Plain } from './table-shape.ts'

/**
 * Refusals of expressions as the operations word them. No table exists: everything here is decided before one is looked
 * for. Source: reference, errors 93-116 and 2 "The 2026 envelope"; CEX-1 to 61, UPD-1 to 16, PROJ-1 to 8, KCE-1 to 11.
 */

const Key = { pk: S('k') }

function expectRefused(operation: OperationName, request: Plain, message: string): void {
  expect(new Fixture().call(operation, request)).toEqual(refused(message))
}

/** Values and names that an expression uses, and no others: unused ones are an error of their own. */
function placeholders(expression: string, values: Plain = {}): Plain {
  const used = Object.entries(values).filter(([name]) => new RegExp(`${name}\\b`).test(expression))
  return used.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(used) }
}

const both = [`a = :v AND b = :v`, `${'a = :v OR '.repeat(150)}b = :v`]
const deep = Array.from({ length: 33 }, () => 'a').join('.')

/** Errors of conditions; `enveloped` says whether PutItem and UpdateItem put the family into the envelope. */
const conditions: readonly {
  readonly row: string
  readonly text: string
  readonly message: string
  readonly enveloped: boolean
  readonly values?: Plain
}[] = [
  { row: '93 ORD-10', text: '', message: 'The expression can not be empty;', enveloped: true },
  {
    row: '94 CEX-1',
    text: `${' '.repeat(4092)}a = b`,
    message: 'Expression size has exceeded the maximum allowed size; expression size: 4097',
    enveloped: true,
  },
  {
    row: '95',
    text: both[1] ?? '',
    message: 'The expression contains too many operators; operator count: 301',
    enveloped: false,
    values: { ':v': S('v') },
  },
  { row: '96 CEX-4', text: 'a > 4', message: 'Syntax error; token: "4", near: "> 4"', enveloped: true },
  { row: '97', text: 'a =', message: 'Syntax error; token: "<EOF>", near: "="', enveloped: true },
  {
    row: '98 CEX-7',
    text: '((a = :v))',
    message: 'The expression has redundant parentheses;',
    enveloped: true,
    values: { ':v': S('v') },
  },
  {
    row: '99 CEX-20',
    text: 'attRIbute_exIsts(a)',
    message: 'Invalid function name; function: attRIbute_exIsts',
    enveloped: false,
  },
  {
    row: '100 CEX-21',
    text: 'size(a)',
    message: 'The function is not allowed to be used this way in an expression; function: size',
    enveloped: false,
  },
  {
    row: '101 CEX-10',
    text: 'Status = b',
    message: 'Attribute name is a reserved keyword; reserved keyword: Status',
    enveloped: true,
  },
  {
    row: '102 CEX-9',
    text: '#x = b',
    message: 'An expression attribute name used in the document path is not defined; attribute name: #x',
    enveloped: true,
  },
  {
    row: '103 CEX-9',
    text: 'a = :x',
    message: 'An expression attribute value used in expression is not defined; attribute value: :x',
    enveloped: true,
  },
  {
    row: '104 CEX-22',
    text: 'begins_with(a)',
    message:
      'Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1',
    enveloped: false,
  },
  {
    row: '105 CEX-23',
    text: 'begins_with(a, :n)',
    message: 'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
    enveloped: false,
    values: { ':n': N(1) },
  },
  {
    row: '107 CEX-24',
    text: 'attribute_exists(:v)',
    message: 'Operator or function requires a document path; operator or function: attribute_exists',
    enveloped: false,
    values: { ':v': S('v') },
  },
  {
    row: '108 CEX-25',
    text: 'attribute_type(a, :t)',
    message: 'Invalid attribute type name found; type: DOG, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
    enveloped: false,
    values: { ':t': S('DOG') },
  },
  {
    row: '109 CEX-32',
    text: 'a = a',
    message:
      'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]',
    enveloped: true,
  },
  {
    row: '109 CEX-33',
    text: 'contains(ab.bc[1].a, ab.bc[1].a)',
    message:
      'The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [ab, bc, [1], a]',
    enveloped: true,
  },
  {
    row: '110 CEX-46',
    text: 'a BETWEEN :n AND :v',
    message:
      'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}',
    enveloped: false,
    values: { ':n': N(1), ':v': S('a') },
  },
  {
    row: '111 CEX-47',
    text: 'a BETWEEN :v AND :w',
    message:
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}',
    enveloped: false,
    values: { ':v': S('b'), ':w': S('a') },
  },
  {
    row: '115',
    text: `${deep} = b`,
    message: 'The document path has too many nesting levels; nesting levels: 33',
    enveloped: false,
  },
  {
    row: '116',
    text: 'a[99999999999999] = b',
    message: 'List index is not within the allowable range; index: [99999999999999]',
    enveloped: false,
  },
]

describe.each(conditions)('$row', ({ text, message, enveloped, values }) => {
  const maps = placeholders(text, values)
  const prefix = enveloped ? envelope : ''
  const condition = { ConditionExpression: text, ...maps }

  it('ENV-7 ENV-8 PutItem and UpdateItem', () => {
    expectRefused('PutItem', { Item: Key, ...condition }, `${prefix}Invalid ConditionExpression: ${message}`)
    expectRefused('UpdateItem', { Key, ...condition }, `${prefix}Invalid ConditionExpression: ${message}`)
  })

  it('ENV-9 the others are bare', () => {
    expectRefused('DeleteItem', { Key, ...condition }, `Invalid ConditionExpression: ${message}`)
    const check = { ConditionCheck: { TableName: 'tab', Key, ...condition } }
    expectRefused('TransactWriteItems', { TransactItems: [check] }, `Invalid ConditionExpression: ${message}`)
    expectRefused('Scan', { FilterExpression: text, ...maps }, `Invalid FilterExpression: ${message}`)
    expectRefused('Query', { KeyConditionExpression: text, ...maps }, `Invalid KeyConditionExpression: ${message}`)
  })
})

describe('UpdateExpression', () => {
  const v = { ':v': S('v') }
  it.each([
    ['96 UPD-2', 'INVALID SYNTAX HERE', {}, envelope, 'Syntax error; token: "INVALID", near: "INVALID SYNTAX"'],
    ['93 ORD-10', '', {}, envelope, 'The expression can not be empty;'],
    ['UPD-3 SET a', 'SET a', {}, envelope, 'Syntax error; token: "<EOF>", near: "a"'],
    ['UPD-4 two operators', 'SET a = b + c + d', {}, envelope, 'Syntax error; token: "+", near: "c + d"'],
    ['101', 'SET Status = :v', v, envelope, 'Attribute name is a reserved keyword; reserved keyword: Status'],
    ['99 UPD-6', 'SET a = if_not_exist(a, :v)', v, '', 'Invalid function name; function: if_not_exist'],
    [
      '103 UPD-15',
      'SET a = :x',
      {},
      envelope,
      'An expression attribute value used in expression is not defined; attribute value: :x',
    ],
    [
      '104 UPD-7',
      'SET a = list_append(b)',
      {},
      '',
      'Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1',
    ],
    [
      '107 UPD-8',
      'SET a = if_not_exists(:v, b)',
      v,
      '',
      'Operator or function requires a document path; operator or function: if_not_exists',
    ],
    [
      '105 UPD-14',
      'SET a = b + :v',
      v,
      '',
      'Incorrect operand type for operator or function; operator or function: +, operand type: S',
    ],
    [
      '105 UPD-14 list_append',
      'SET a = list_append(b, :v)',
      v,
      '',
      'Incorrect operand type for operator or function; operator or function: list_append, operand type: S',
    ],
    [
      '106 UPD-13',
      'ADD a :v',
      v,
      '',
      'Incorrect operand type for operator or function; operator: ADD, operand type: STRING',
    ],
    [
      '106 UPD-13 DELETE',
      'DELETE a :n',
      { ':n': N(1) },
      '',
      'Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER',
    ],
    ['112 UPD-1', 'SET a = :v SET b = :v', v, '', 'The "SET" section can only be used once in an update expression;'],
    [
      '113 UPD-9',
      'SET c = :v REMOVE c[1].a',
      v,
      '',
      'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c], path two: [c, [1], a]',
    ],
    [
      '114 UPD-10',
      'SET a.c = :v, a[1] = :v',
      v,
      '',
      'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, c], path two: [a, [1]]',
    ],
  ])('%s', (_, UpdateExpression, values, prefix, message) => {
    const request = { Key, UpdateExpression, ...placeholders(UpdateExpression, values) }
    expectRefused('UpdateItem', request, `${prefix}Invalid UpdateExpression: ${message}`)
    const TransactItems = [{ Update: { TableName: 'tab', ...request } }]
    expectRefused('TransactWriteItems', { TransactItems }, `Invalid UpdateExpression: ${message}`)
  })
})

describe('ProjectionExpression', () => {
  const overlap = (one: string, two: string): string =>
    `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`

  it.each([
    ['93', '', 'The expression can not be empty;'],
    ['PROJ-8', '!!! INVALID !!!', 'Syntax error; token: "!", near: "!!"'],
    ['113 PROJ-3', 'a, a.b', overlap('[a]', '[a, b]')],
    ['113 PROJ-3 a duplicate', 'a, b, a', overlap('[a]', '[a]')],
    ['101', 'a, Status', 'Attribute name is a reserved keyword; reserved keyword: Status'],
    ['102', '#x', 'An expression attribute name used in the document path is not defined; attribute name: #x'],
    ['115', deep, 'The document path has too many nesting levels; nesting levels: 33'],
  ])('%s PROJ-2 before anything is read', (_, ProjectionExpression, text) => {
    const message = `Invalid ProjectionExpression: ${text}`
    expectRefused('GetItem', { Key, ProjectionExpression }, message)
    expectRefused('Scan', { ProjectionExpression }, message)
    expectRefused('BatchGetItem', { RequestItems: { tab: { Keys: [Key], ProjectionExpression } } }, message)
    const TransactItems = [{ Get: { TableName: 'tab', Key, ProjectionExpression } }]
    expectRefused('TransactGetItems', { TransactItems }, message)
  })

  it('114 PROJ-4 a conflict, with a placeholder', () => {
    const request = { Key, ProjectionExpression: 'a.b, #a[1]', ExpressionAttributeNames: { '#a': 'a' } }
    const message =
      'Invalid ProjectionExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]'
    expectRefused('GetItem', request, message)
  })

  it.each(['whatever(stuff)', ':a', 'abort,', 'a,,b', 'a..b', 'a[b]', '(a.b).c', '(a)', '(a,b)', 'a-b'])(
    'PROJ-7 %s',
    (ProjectionExpression) => {
      expect(new Fixture().call('GetItem', { Key, ProjectionExpression })).toMatchObject({
        error: { message: expect.stringContaining('Invalid ProjectionExpression: Syntax error; token: ') as string },
      })
    },
  )
})

describe('README 10 the list of IN', () => {
  const list = (count: number): Plain => ({
    FilterExpression: `a IN (${Array.from({ length: count }, () => ':v').join(', ')})`,
    ExpressionAttributeValues: { ':v': S('v') },
  })

  it('100 pass, 101 do not', () => {
    expect(new Fixture().call('Scan', list(100))).toEqual(
      refused('Requested resource not found', 'ResourceNotFoundException'),
    )
    expectRefused(
      'Scan',
      list(101),
      'Invalid FilterExpression: The IN operator is provided with too many operands; number of operands: 101',
    )
  })
})

describe('the order of several mistakes', () => {
  it('ORD-9 update, condition; key condition, filter, projection; then what is unused', () => {
    const bad = { UpdateExpression: '!', ConditionExpression: '!' }
    expectRefused(
      'UpdateItem',
      { Key, ...bad },
      `${envelope}Invalid UpdateExpression: Syntax error; token: "!", near: "!"`,
    )
    const all = { KeyConditionExpression: '!', FilterExpression: '!', ProjectionExpression: '!' }
    expectRefused('Query', all, 'Invalid KeyConditionExpression: Syntax error; token: "!", near: "!"')
    const key = { KeyConditionExpression: 'a = :v', ExpressionAttributeValues: { ':v': S('v'), ':w': S('w') } }
    expectRefused('Query', { ...all, ...key }, 'Invalid FilterExpression: Syntax error; token: "!", near: "!"')
    const projection = { ...key, ProjectionExpression: '!' }
    expectRefused('Query', projection, 'Invalid ProjectionExpression: Syntax error; token: "!", near: "!"')
    expectRefused('Query', key, 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}')
  })

  it('errors 2: the names map, the values map, then the expressions', () => {
    const request = {
      ExpressionAttributeNames: { x: 'x' },
      ExpressionAttributeValues: { x: S('x') },
      FilterExpression: '!',
    }
    expectRefused('Scan', request, 'ExpressionAttributeNames contains invalid key: Syntax error; key: "x"')
  })

  it('CEX-60 parentheses, unknown function, misused function, reserved word', () => {
    const text = '((a = b)) OR nope(a) OR size(a) OR Status = b'
    const refusal = (FilterExpression: string): unknown => new Fixture().call('Scan', { FilterExpression })
    expect(refusal(text)).toEqual(refused('Invalid FilterExpression: The expression has redundant parentheses;'))
    const singles = text.replace('((a = b))', 'a = b')
    expect(refusal(singles)).toEqual(refused('Invalid FilterExpression: Invalid function name; function: nope'))
    expect(refusal(singles.replace('nope(a)', 'a = c'))).toEqual(
      refused(
        'Invalid FilterExpression: The function is not allowed to be used this way in an expression; function: size',
      ),
    )
  })
})
