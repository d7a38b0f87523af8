import { expect, test } from 'vitest'
import { printProjection } from '../../src/ast/print-expression.ts'
import { parseProjection } from '../../src/syntax/parse-expression.ts'
import { refused } from './parsed.ts'

const syntax = (token: string, near: string): string => `Syntax error; token: "${token}", near: "${near}"`

test('paths in order', () => {
  const parsed = parseProjection(' a.b[3], #c , d ')
  expect(parsed.ok && printProjection(parsed.ast)).toBe('a.b[3], #c, d')
})

test('PROJ-8, captured', () => expect(refused(parseProjection('!!! INVALID !!!'))).toBe(syntax('!', '!!')))

test.each([
  ['whatever(stuff)', syntax('(', 'whatever(stuff')],
  [':a', syntax(':a', ':a')],
  ['abort,', syntax('<EOF>', ',')],
  ['a,,b', syntax(',', ',,b')],
  ['a..b', syntax('.', '..b')],
  ['a[b]', syntax('b', '[b]')],
  ['(a.b).c', syntax('(', '(a')],
  ['(a)', syntax('(', '(a')],
  ['(a,b)', syntax('(', '(a')],
  ['a-b', syntax('-', 'a-b')],
])('PROJ-7: %s', (text, message) => expect(refused(parseProjection(text))).toBe(message))

test('errors 93 and 101', () => {
  expect(refused(parseProjection(''))).toBe('The expression can not be empty;')
  expect(refused(parseProjection('a, abort'))).toBe('Attribute name is a reserved keyword; reserved keyword: abort')
})

test('data-model 6, captured wording', () => {
  const path = Array.from({ length: 33 }, () => 'a').join('.')
  expect(refused(parseProjection(path))).toBe('The document path has too many nesting levels; nesting levels: 33')
})
