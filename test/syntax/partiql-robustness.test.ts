import { describe, expect, it } from 'vitest'
import { parsePartiql } from '../../src/syntax/parse-partiql.ts'
import { fc } from '../property.ts'

const select = 'SELECT * FROM tab WHERE '

/** Far more of one thing than any statement has, refused or not, on the stack that tests run on. */
describe('texts made to break a parser', () => {
  it.each<readonly [string, string, boolean]>([
    ['parentheses that nothing closes', select + '('.repeat(100_000), false],
    ['balanced parentheses', `${select}${'('.repeat(100_000)}a = 1${')'.repeat(100_000)}`, false],
    ['brackets', `${select}a = ${'['.repeat(100_000)}${']'.repeat(100_000)}`, false],
    ['tuples', `${select}a = ${"{'a': ".repeat(100_000)}1${'}'.repeat(100_000)}`, false],
    ['NOT', `${select}${'NOT '.repeat(100_000)}a = 1`, false],
    ['NOT on the right', `${select}${'a = NOT '.repeat(50_000)}b = 1`, false],
    ['comparisons in a row', `${select}a${' = a'.repeat(50_000)}`, false],
    ['signs', `${select}a = ${'- '.repeat(100_000)}1`, true],
    ['NUL bytes', '\0'.repeat(1_000_000), false],
    ['an unterminated string of a megabyte', `${select}a = '${'x'.repeat(1_000_000)}`, false],
    ['quotes', "'".repeat(1_000_001), false],
    ['unterminated comments', '/*'.repeat(100_001), false],
    ['a long string', `${select}a = '${"x''".repeat(300_000)}'`, true],
    ['a long IN', `${select}a IN [${'1, '.repeat(100_000)}1]`, true],
    ['many ANDs', `${select}${"a = 'x' AND ".repeat(30_000)}b = 1`, true],
    ['a long path', `SELECT ${'a.'.repeat(50_000)}b FROM tab`, true],
  ])('%s', (_, text, ok) => expect(parsePartiql(text).ok).toBe(ok))

  it('a nesting of a hundred is still read', () => {
    expect(parsePartiql(`${select}${'('.repeat(100)}a = 1${')'.repeat(100)}`).ok).toBe(true)
  })
})

it('never throws, whatever the words', () => {
  const words = fc.constantFrom(
    ...[
      'SELECT',
      'FROM',
      'WHERE',
      'INSERT',
      'INTO',
      'VALUE',
      'UPDATE',
      'SET',
      'REMOVE',
      'DELETE',
      'EXISTS',
      'RETURNING',
    ],
    ...[
      'AND',
      'OR',
      'NOT',
      'IN',
      'IS',
      'BETWEEN',
      'NULL',
      'MISSING',
      'ORDER',
      'BY',
      'ALL',
      'OLD',
      '*',
      'LIKE',
      'LIMIT',
    ],
    ...[
      'a',
      '"b"',
      "'c'",
      '1',
      '-',
      '+',
      '?',
      '=',
      '<>',
      '<',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '<<',
      '>>',
      ',',
      '.',
      ':',
      ';',
    ],
    ...['size', 'count', 'begins_with', 'set_add', '`i`', '1e5', '@', '/', '||', '"', "'", '/*', '#'],
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 25 }), (list) => {
      const parsed = parsePartiql(list.join(' '))
      if (!parsed.ok) expect(parsed.message).not.toBe('')
    }),
    { numRuns: 3000 },
  )
})

it('never throws, whatever the characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const parsed = parsePartiql(`SELECT ${text}`)
      if (!parsed.ok) expect(parsed.span.end).toBeLessThanOrEqual(text.length + 7)
    }),
    { numRuns: 2000 },
  )
})
