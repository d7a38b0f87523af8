import { describe, expect, test } from 'vitest'
import { printUpdate } from '../../src/ast/print-expression.ts'
import { parseUpdate } from '../../src/syntax/parse-expression.ts'
import { refused } from './parsed.ts'

const syntax = (token: string, near: string): string => `Syntax error; token: "${token}", near: "${near}"`
const printed = (text: string): string => {
  const parsed = parseUpdate(text)
  return parsed.ok ? printUpdate(parsed.ast) : parsed.message
}

describe('structure', () => {
  test.each([
    ['delete d :d add a.b :a remove r[1], s set x = y', 'DELETE d :d ADD a.b :a REMOVE r[1], s SET x = y'],
    ['set a = (b + c)', 'SET a = b + c'],
    ['set b.c=((c[1])+(b.a))', 'SET b.c = c[1] + b.a'],
    ['SET c = (c - :v)', 'SET c = c - :v'],
    ['SET a = (:v)', 'SET a = :v'],
    ['SET a = if_not_exists(a, b) + b', 'SET a = if_not_exists(a, b) + b'],
    ['SET a = if_not_exists(a, if_not_exists(b, :v))', 'SET a = if_not_exists(a, if_not_exists(b, :v))'],
    ['SET a = list_append(if_not_exists(a, :e), (:x))', 'SET a = list_append(if_not_exists(a, :e), :x)'],
  ])('UPD-1, UPD-4, UPD-5: %s', (text, print) => expect(printed(text)).toBe(print))

  test('actions keep their order and their spans', () =>
    expect(parseUpdate('REMOVE a, b SET c = :d')).toMatchObject({
      ast: {
        actions: [
          { kind: 'remove', span: { start: 7, end: 8 } },
          { kind: 'remove', span: { start: 10, end: 11 } },
          { kind: 'set', span: { start: 16, end: 22 } },
        ],
      },
    }))
})

describe('syntax errors', () => {
  test('UPD-2, captured', () =>
    expect(refused(parseUpdate('INVALID SYNTAX HERE'))).toBe(syntax('INVALID', 'INVALID SYNTAX')))
  test('expressions 2, captured', () => expect(refused(parseUpdate('SET _123 = :v'))).toBe(syntax('_', 'SET _123')))
  test('errors 97, captured', () => expect(refused(parseUpdate('SET a = :v,'))).toBe(syntax('<EOF>', ',')))

  test.each([
    ['set a', syntax('<EOF>', 'a')],
    ['add a', syntax('<EOF>', 'a')],
    ['delete a', syntax('<EOF>', 'a')],
    ['set a=set', syntax('set', '=set')],
    ['remove a = b', syntax('=', 'a = b')],
    ['add a = b', syntax('=', 'a = b')],
    ['delete a b', syntax('b', 'a b')],
    ['add a if_not_exist(b)', syntax('if_not_exist', 'a if_not_exist(')],
    ['remove a b', syntax('b', 'a b')],
    ['set a b', syntax('b', 'a b')],
    ['set :a = b', syntax(':a', 'set :a =')],
    ['add :a b', syntax(':a', 'add :a b')],
    ['remove :a', syntax(':a', 'remove :a')],
    ['set a = b / c', syntax('/', 'b / c')],
    ['set a = b * c', syntax('*', 'b * c')],
    ['set a[1] = "eight"', syntax('"', '= "eight')],
    ['set a[1] = 1', syntax('1', '= 1')],
    ['SET if_not_exist(a, b) = a', syntax('(', 'if_not_exist(a')],
  ])('UPD-3: %s', (text, message) => expect(refused(parseUpdate(text))).toBe(message))

  test.each([
    ['set a = b + c + d', syntax('+', 'c + d')],
    ['set (a = (b + c))', syntax('(', 'set (a')],
    ['set a = (b.c).d + e', syntax('.', ').d')],
    ['set a = (b.c)[0] + e', syntax('[', ')[0')],
    ['SET a = list_append(b + c, :d)', syntax('+', 'b + c')],
  ])('UPD-4: %s', (text, message) => expect(refused(parseUpdate(text))).toBe(message))
})

describe('what is grammatical and still refused', () => {
  const once = 'The "SET" section can only be used once in an update expression;'
  test('UPD-1, errors 112', () => expect(refused(parseUpdate('set a = :b remove c SET d = :e'))).toBe(once))
  test('UPD-6', () =>
    expect(refused(parseUpdate('SET a = if_not_exist(a, b)'))).toBe('Invalid function name; function: if_not_exist'))
  test.each([
    ['SET a = list_append(list_append(a, :b), :c)', 'list_append'],
    ['SET a = list_append(b, (list_append(a, :b)))', 'list_append'],
  ])('expressions 8, functions out of place: %s', (text, name) =>
    expect(refused(parseUpdate(text))).toBe(
      `The function is not allowed to be used this way in an expression; function: ${name}`,
    ),
  )
  test.each([
    ['SET a = size(b)', 'size'],
    ['SET a = size(b) + :c', 'size'],
    ['SET a = if_not_exists(a, size(b))', 'size'],
    ['SET a = contains(b, :c)', 'contains'],
    ['SET a = attribute_exists(b)', 'attribute_exists'],
  ])('expressions 4 by analogy, functions of conditions: %s', (text, name) =>
    expect(refused(parseUpdate(text))).toBe(
      `The function is not allowed to be used this way in an expression; function: ${name}`,
    ),
  )
  test.each([
    ['SET a = foo(b), status = :c SET d = :e', 'Attribute name is a reserved keyword; reserved keyword: status'],
    ['SET a = :b SET c = foo(d)', 'Invalid function name; function: foo'],
    ['SET a = :b SET c = d[99999999999999]', once],
  ])('UPD-16, which error wins: %s', (text, message) => expect(refused(parseUpdate(text))).toBe(message))

  test('errors 95: + and - are operators, = and functions are not', () => {
    const set = (count: number): string => `SET ${Array.from({ length: count }, (_, at) => `a${at}=a+:b`).join(',')}`
    expect(parseUpdate(set(300)).ok).toBe(true)
    expect(refused(parseUpdate(set(301)))).toBe('The expression contains too many operators; operator count: 301')
  })
  test('as deep as 4096 bytes of calls in groups go', () => {
    const nested = (depth: number): string => `SET a=${'if_not_exists(a,('.repeat(depth)}:b${'))'.repeat(depth)}`
    expect(Buffer.byteLength(nested(215))).toBeLessThanOrEqual(4096)
    expect(parseUpdate(nested(215)).ok).toBe(true)
    expect(refused(parseUpdate(`SET a = ${'('.repeat(2000)}:b${')'.repeat(2000)}`))).toContain('redundant parentheses')
  })
})
