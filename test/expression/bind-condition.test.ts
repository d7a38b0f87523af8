import { describe, expect, test } from 'vitest'
import type { Condition, Operand } from '../../src/ast/expression.ts'
import { bindCondition } from '../../src/expression/bind-condition.ts'
import { createBinder } from '../../src/expression/binder.ts'
import { conditionHolds } from '../../src/expression/evaluate-condition.ts'
import { fc } from '../property.ts'
import { condition, refusal } from './bound-from.ts'
import { item } from './build.ts'

const values = {
  ':n': { N: '1' },
  ':s': { S: 'a' },
  ':b': { B: 'AQ==' },
  ':bool': { BOOL: true },
  ':null': { NULL: true },
  ':ss': { SS: ['a'] },
  ':l': { L: [] },
  ':m': { M: {} },
}
const names = { '#a': 'a', '#dot': 'x.y', '#index': '[3]' }
const refused = (text: string, placeholders: object = { names, values }): string =>
  refusal(() => condition(text, placeholders)).replace(/^Invalid ConditionExpression: /, '')
const fine = (text: string): unknown => condition(text, { names, values })

describe('what evaluation walks', () => {
  test('names and values are replaced; a dot inside a name is literal', () =>
    expect(condition('#dot.b[2] = :n', { names, values })).toEqual({
      kind: 'compare',
      operator: '=',
      left: { kind: 'path', path: ['x.y', 'b', 2] },
      right: { kind: 'value', value: { N: '1' } },
    }))
  test('functions', () => {
    expect(condition('attribute_not_exists(a.b)')).toEqual({ kind: 'exists', path: ['a', 'b'], negated: true })
    expect(condition('attribute_type(a, :t)', { values: { ':t': { S: 'SS' } } })).toEqual({
      kind: 'type',
      operand: { kind: 'path', path: ['a'] },
      types: ['SS'],
    })
    expect(condition('size(a) IN (:n)', { values })).toEqual({
      kind: 'in',
      operand: { kind: 'size', operand: { kind: 'path', path: ['a'] } },
      list: [{ kind: 'value', value: { N: '1' } }],
    })
  })
})

describe('the prefix names the surface', () => {
  test.each(['ConditionExpression', 'FilterExpression', 'KeyConditionExpression'] as const)('%s', (surface) => {
    const path = { kind: 'path', elements: [{ kind: 'placeholder', name: '#x', span: { start: 0, end: 2 } }] } as const
    const ast = { kind: 'call', name: 'attribute_exists', operands: [path] } as unknown as Condition
    expect(refusal(() => bindCondition(ast, createBinder({ surface })))).toBe(
      `Invalid ${surface}: An expression attribute name used in the document path is not defined; attribute name: #x`,
    )
    expect(refusal(() => bindCondition(ast, createBinder({ surface: 'PartiQL' })))).toMatch(
      /^An expression attribute name/,
    )
  })
})

describe('static checks', () => {
  test('errors 102 and 103, CEX-9', () => {
    expect(refused('#x = :n')).toBe(
      'An expression attribute name used in the document path is not defined; attribute name: #x',
    )
    expect(refused('a = :x')).toBe(
      'An expression attribute value used in expression is not defined; attribute value: :x',
    )
    expect(refused('#toString = :n', { names: {}, values })).toContain('attribute name: #toString')
  })

  test.each([
    ['begins_with(a)', 'begins_with', 1],
    ['begins_with(a, :s, b)', 'begins_with', 3],
    ['contains(a)', 'contains', 1],
    ['attribute_exists(a, b)', 'attribute_exists', 2],
    ['attribute_type(a, b, c)', 'attribute_type', 3],
    ['size(a, b) = :n', 'size', 2],
    ['a IN (size(a, b, c))', 'size', 3],
  ])('errors 104, CEX-22: %s', (text, name, count) =>
    expect(refused(text)).toBe(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
    ),
  )

  test.each(['=', '<>', '<', '<=', '>', '>='])('errors 109, CEX-32: a %s a', (operator) =>
    expect(refused(`a ${operator} #a`)).toBe(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: [a]`,
    ),
  )
  test.each(['contains', 'begins_with', 'attribute_type'])('errors 109, CEX-32: %s(a, a)', (name) =>
    expect(refused(`${name}(a, a)`)).toContain(`operator: ${name}, first operand: [a]`),
  )
  test('CEX-33: how the path is shown; UPD-11', () => {
    expect(refused('ab.bc[1].#a = ab.bc[1].a')).toContain('first operand: [ab, bc, [1], a]')
    expect(refused('a.#index = a.#index')).toContain('first operand: [a, [3]]')
  })
  test.each([':s > :s', 'a = b', 'a.b = a.c', 'a[1] = a[2]', 'a = size(a)', 'a BETWEEN a AND a', 'a IN (a)'])(
    'expressions 4, distinct enough: %s',
    (text) => expect(() => fine(text)).not.toThrow(),
  )

  test.each([
    ['begins_with(a, :n)', 'begins_with', 'N'],
    ['begins_with(:ss, a)', 'begins_with', 'SS'],
    ['begins_with(a, size(b))', 'begins_with', 'N'],
    ['attribute_type(a, :n)', 'attribute_type', 'N'],
    ['size(:n) = a', 'size', 'N'],
    ['size(:bool) = a', 'size', 'BOOL'],
    ['size(:null) = a', 'size', 'NULL'],
    ['size(size(a)) = :n', 'size', 'N'],
    ['a < :l', '<', 'L'],
    [':bool <= a', '<=', 'BOOL'],
    ['a > :ss', '>', 'SS'],
    ['a >= :null', '>=', 'NULL'],
    ['a BETWEEN :m AND :n', 'BETWEEN', 'M'],
    [':l BETWEEN a AND b', 'BETWEEN', 'L'],
  ])('errors 105, CEX-23, CEX-26 to CEX-28: %s', (text, name, type) =>
    expect(refused(text)).toBe(
      `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
    ),
  )
  test.each(['a = :l', 'a <> :m', 'a IN (:l, :bool)', 'contains(:n, :m)', 'size(:l) > :n', 'begins_with(:s, :b)'])(
    'types that are fine: %s',
    (text) => expect(() => fine(text)).not.toThrow(),
  )

  test.each(['attribute_exists', 'attribute_not_exists'])('errors 107, CEX-24: %s', (name) => {
    const message = `Operator or function requires a document path; operator or function: ${name}`
    expect(refused(`${name}(:s)`)).toBe(message)
    expect(refused(`${name}(size(a))`)).toBe(message)
  })

  test('errors 108, CEX-25', () =>
    expect(refused('attribute_type(a, :t)', { values: { ':t': { S: 'DOG' } } })).toBe(
      'Invalid attribute type name found; type: DOG, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
    ))

  test('errors 110, CEX-46', () =>
    expect(refused('a BETWEEN :n AND :s')).toBe(
      'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}',
    ))
  test('errors 111, CEX-47; equal bounds are fine, and so are any bounds from the item', () => {
    const bounds = { ':low': { S: 'b' }, ':high': { S: 'a' } }
    expect(refused('a BETWEEN :low AND :high', { values: bounds })).toBe(
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}',
    )
    expect(() => condition('a BETWEEN :low AND :low AND b BETWEEN c AND :low', { values: bounds })).not.toThrow()
  })

  test('README conflict 10: 100 operands of IN pass, 101 do not', () => {
    const list = (count: number): string => Array.from({ length: count }, () => ':n').join(',')
    expect(() => fine(`a IN (${list(100)})`)).not.toThrow()
    expect(refused(`a IN (${list(101)})`)).toBe(
      'The IN operator is provided with too many operands; number of operands: 101',
    )
  })
})

describe('CEX-60, CEX-61: which error wins', () => {
  test.each([
    ['contains(#x)', 'attribute name: #x'],
    ['contains(a) AND b = :x', 'number of operands: 1'],
    ['size(a, b) = size(#x)', 'attribute name: #x'],
    ['size(:n) = size(a, b)', 'number of operands: 2'],
    ['a < :l AND b = b', 'operand type: L'],
    ['b = b AND a < :l', 'first operand: [b]'],
  ])('%s', (text, part) => expect(refused(text)).toContain(part))
})

describe('used or not, AV-27 to AV-29', () => {
  const span = { start: 0, end: 0 }
  const parameter = (name: string): Operand => ({ kind: 'parameter', name, span })
  test('a binder remembers over the expressions of a request', () => {
    const binder = createBinder({ surface: 'FilterExpression', names, values: item(values) })
    const path = { kind: 'path', elements: [{ kind: 'placeholder', name: '#a', span }], span } as const
    bindCondition(
      { kind: 'compare', operator: '=', left: path, right: parameter(':n'), span },
      binder.on('ConditionExpression'),
    )
    expect(refusal(() => binder.assertAllUsed())).toBe(
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#dot, #index}',
    )
    binder.name('#dot')
    binder.name('#index')
    expect(refusal(() => binder.assertAllUsed())).toBe(
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:s, :b, :bool, :null, :ss, :l, :m}',
    )
  })
})

describe('what PartiQL adds', () => {
  const span = { start: 0, end: 0 }
  const binder = createBinder({ surface: 'PartiQL', parameters: [{ S: 'x' }] })
  const path: Operand = { kind: 'path', elements: [{ kind: 'name', name: 'a', span }], span }
  const is = (type: string, negated = false): Condition => ({ kind: 'is', operand: path, negated, type, span })

  test('literals, also nested, become canonical values; ? is a parameter', () => {
    const literal: Operand = {
      kind: 'list',
      elements: [
        { kind: 'value', value: { N: '1.50' } as never, span },
        { kind: 'map', entries: [{ name: 'k', value: { kind: 'parameter', name: 0, span }, span }], span },
        {
          kind: 'set',
          elements: [
            { kind: 'value', value: { S: 'b' }, span },
            { kind: 'value', value: { S: 'a' }, span },
          ],
          span,
        },
      ],
      span,
    }
    const bound = bindCondition({ kind: 'compare', operator: '=', left: path, right: literal, span }, binder)
    expect(bound).toMatchObject({
      right: { value: { L: [{ N: '1.5' }, { M: { k: { S: 'x' } } }, { SS: ['b', 'a'] }] } },
    })
  })
  test('partiql 14, sets', () => {
    const set = (...elements: Operand[]): Condition => ({
      kind: 'compare',
      operator: '=',
      left: path,
      right: { kind: 'set', elements, span },
      span,
    })
    const text: Operand = { kind: 'value', value: { S: 'a' }, span }
    expect(refusal(() => bindCondition(set(), binder))).toBe('Empty bags are not supported')
    expect(refusal(() => bindCondition(set(text, { kind: 'value', value: { N: '1' } as never, span }), binder))).toBe(
      'Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags',
    )
  })
  test.each([
    ['MISSING', {}, true],
    ['MISSING', { a: { NULL: true } }, false],
    ['NULL', { a: { NULL: true } }, true],
    ['NULL', {}, false],
    ['BOOLEAN', { a: { BOOL: false } }, true],
    ['BLOB', { a: { B: 'AQ==' } }, true],
    ['STRING', { a: { S: '' } }, true],
    ['NUMERIC', { a: { S: '' } }, false],
    ['STRUCT', { a: { M: {} } }, true],
    ['TUPLE', { a: { M: {} } }, true],
    ['LIST', { a: { L: [] } }, true],
  ])('partiql 10: a IS %s on %j is %s, and IS NOT the opposite', (type, raw, holds) => {
    expect(conditionHolds(bindCondition(is(type), binder), item(raw))).toBe(holds)
    expect(conditionHolds(bindCondition(is(type, true), binder), item(raw))).toBe(!holds)
  })
  test('partiql 10: other types', () =>
    expect(refusal(() => bindCondition(is('INT4'), binder))).toBe(
      'Unsupported data type for IS operator: INT4. Supported data types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]',
    ))
  test('a condition compared with a boolean has no order, partiql 4', () => {
    const truth: Operand = { kind: 'condition', condition: is('NULL'), span }
    const no: Operand = { kind: 'value', value: { BOOL: false }, span }
    const compare = (operator: '=' | '>'): Condition => ({ kind: 'compare', operator, left: truth, right: no, span })
    expect(conditionHolds(bindCondition(compare('='), binder), item({}))).toBe(true)
    expect(refusal(() => bindCondition(compare('>'), binder))).toBe(
      'Incorrect operand type for operator or function; operator or function: >, operand type: BOOL',
    )
  })
})

test('a condition says the same whatever its placeholders are called', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-zA-Z_]{1,8}$/), fc.string({ minLength: 1 }), (placeholder, name) => {
      const bound = condition(`attribute_exists(#${placeholder})`, { names: { [`#${placeholder}`]: name } })
      expect(bound).toEqual({ kind: 'exists', path: [name], negated: false })
    }),
  )
})
