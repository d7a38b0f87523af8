import { expect, test } from 'vitest'
import { ExpressionWriter } from '../../src/planner/expression-writer.ts'
import { PlanError } from '../../src/planner/plan-error.ts'
import { and, call, equals, n, named, not, or, path, s, set, span, value } from './nodes.ts'
import { contextFor } from './orders.ts'

const writer = (variables: ReadonlyMap<string, { readonly S: string }> = new Map()) =>
  new ExpressionWriter(contextFor('', { variables }))

test('a reserved word becomes a placeholder of its own name, others stay bare', () => {
  const it = writer()
  expect(it.condition(equals(path('status'), s('OPEN')))).toBe('#status = :v0')
  expect(it.condition(equals(path('price'), n('1')))).toBe('price = :v1')
  expect(it.placeholders()).toEqual({
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':v0': { S: 'OPEN' }, ':v1': { N: '1' } },
  })
})

test('names with odd characters get readable placeholders that never collide', () => {
  const it = writer()
  expect(it.path(path('a-b', 0, 'a.b', '_x', '1st'))).toBe('#a_b[0].#a_b2.#x.#1st')
  expect(it.path(path('-'))).toBe('#n')
  expect(it.placeholders().ExpressionAttributeNames).toEqual({
    '#a_b': 'a-b',
    '#a_b2': 'a.b',
    '#x': '_x',
    '#1st': '1st',
    '#n': '-',
  })
})

test('a placeholder of the user stays as it is, for the service to refuse', () => {
  const it = writer()
  expect(it.path(path('#x', 'y'))).toBe('#x.y')
  expect(it.placeholders()).toEqual({})
})

test('equal values share a placeholder, variables keep their names and are never overwritten', () => {
  const it = writer(new Map([['v0', { S: 'mine' }]]))
  expect(it.condition(or(equals(path('a'), s('x')), equals(path('b'), s('x')), equals(path('c'), named(':v0'))))).toBe(
    'a = :v1 OR b = :v1 OR c = :v0',
  )
  expect(it.placeholders().ExpressionAttributeValues).toEqual({ ':v1': { S: 'x' }, ':v0': { S: 'mine' } })
})

test('parentheses stand where precedence needs them and nowhere twice', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => equals(path(name), n('1')))
  if (a === undefined || b === undefined || c === undefined) throw new Error('three conditions')
  expect(writer().condition(and(a, or(b, c)))).toBe('a = :v0 AND (b = :v0 OR c = :v0)')
  expect(writer().condition(or(and(a, b), c))).toBe('(a = :v0 AND b = :v0) OR c = :v0')
  expect(writer().condition(not(and(a, b)))).toBe('NOT (a = :v0 AND b = :v0)')
  expect(writer().condition(and(a, and(b, c)))).toBe('a = :v0 AND b = :v0 AND c = :v0')
  expect(writer().condition(not(call('contains', path('a'), s('x'))))).toBe('NOT contains(a, :v0)')
})

test("PartiQL's IS in the words of expressions", () => {
  const is = (type: string, negated = false) =>
    writer().condition({ kind: 'is', operand: path('a'), negated, type, span })
  expect(is('MISSING')).toBe('attribute_not_exists(a)')
  expect(is('MISSING', true)).toBe('attribute_exists(a)')
  expect(is('STRING')).toBe('attribute_type(a, :v0)')
  expect(is('NULL', true)).toBe('NOT attribute_type(a, :v0)')
  expect(() => is('INT4')).toThrow(PlanError)
})

test('an update has each clause once, and the set functions of PartiQL become ADD and DELETE', () => {
  const it = writer()
  const text = it.update({
    actions: [
      {
        kind: 'set',
        path: path('a'),
        value: { kind: 'arithmetic', operator: '+', left: path('a'), right: n('1'), span },
        span,
      },
      { kind: 'remove', path: path('b', 0), span },
      { kind: 'set', path: path('c'), value: call('if_not_exists', path('c'), n('0')), span },
      { kind: 'set', path: path('tags'), value: call('SET_ADD', path('tags'), set(s('x'), s('y'))), span },
      { kind: 'delete', path: path('tags2'), value: set(n('1')), span },
    ],
  })
  expect(text).toBe('SET a = a + :v0, c = if_not_exists(c, :v1) REMOVE b[0] ADD tags :v2 DELETE tags2 :v3')
  expect(it.placeholders().ExpressionAttributeValues).toEqual({
    ':v0': { N: '1' },
    ':v1': { N: '0' },
    ':v2': { SS: ['x', 'y'] },
    ':v3': { NS: ['1'] },
  })
})

test.each([
  ['plan.unknown-variable', () => writer().condition(equals(path('a'), named(':gone')))],
  ['plan.positional-parameter', () => writer().condition(equals(path('a'), named(0)))],
  ['plan.mixed-set', () => writer().condition(equals(path('a'), set(s('x'), n('1'))))],
  ['plan.mixed-set', () => writer().condition(equals(path('a'), set()))],
  ['plan.not-a-value', () => writer().condition(equals(path('a'), { kind: 'list', elements: [path('b')], span }))],
  [
    'plan.not-an-expression',
    () =>
      writer().condition(
        equals({ kind: 'condition', condition: equals(path('a'), n('1')), span }, value({ BOOL: true })),
      ),
  ],
])('%s', (code, write) => {
  expect(write).toThrow(expect.objectContaining({ name: 'PlanError', code }))
})
