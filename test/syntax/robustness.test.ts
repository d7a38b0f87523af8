import { expect, test } from 'vitest'
import { isComplete } from '../../src/syntax/is-complete.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { fc } from '../property.ts'

const long = 300_000

test.each<[string, string, string | undefined]>([
  ['parentheses', `SELECT * FROM t WHERE ${'('.repeat(100_000)}a = 1${')'.repeat(100_000)}`, 'E0103'],
  ['lists', `PUT t {a: ${'['.repeat(100_000)}1${']'.repeat(100_000)}}`, 'E0103'],
  ['sets', `PUT t {a: ${'<<'.repeat(100_000)}}`, 'E0103'],
  ['NOT', `SELECT * FROM t WHERE ${'NOT '.repeat(100_000)}a = 1`, 'E0103'],
  ['JSON', `API GetItem ${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'E0103'],
  ['shorthand', `aws dynamodb create-table --provisioned-throughput a=${'{b='.repeat(100_000)}`, 'E0123'],
  ['batches', 'BATCH {'.repeat(50_000), 'E0103'],
  ['EXPLAIN', 'EXPLAIN '.repeat(50_000), 'E0104'],
  ['NUL bytes', '\0'.repeat(long), 'E0101'],
  ['lone surrogates', `SELECT ${'\ud800'.repeat(long)} FROM t`, 'E0101'],
  ['stray characters', '@'.repeat(long), 'E0101'],
  ['an open string', `PUT t {a: '${'x'.repeat(long)}`, 'E0102'],
  ['an open name', `SELECT "${'""'.repeat(long)}`, 'E0102'],
  ['an open comment', `/*${'*'.repeat(long)}`, 'E0102'],
  ['an open heredoc', `EXPECT OUTPUT <<END\n${'x\n'.repeat(long)}`, 'E0102'],
  ['many open heredocs', 'EXPECT OUTPUT <<END\n'.repeat(20_000), 'E0102'],
  ['an open quote in a pasted command', `aws dynamodb get-item ${'x'.repeat(long)}'`, 'E0102'],
  ['many words in a pasted command', `aws dynamodb get-item ${"x'y' ".repeat(50_000)}`, 'E0104'],
  ['a long string in JSON', `API GetItem {"a": "${'x\\"'.repeat(long)}"}`, undefined],
  ['many open JSON objects', 'API GetItem {'.repeat(20_000), 'E0102'],
  ['a long string', `PUT t {a: '${"x''".repeat(long)}'}`, undefined],
  ['a long number', `PUT t {a: ${'1'.repeat(long)}}`, undefined],
  ['a long name', `SELECT ${'a'.repeat(long)} FROM t`, undefined],
  ['a long path', `SELECT a${'.b'.repeat(50_000)} FROM t`, undefined],
  ['a long condition', `SCAN t FILTER ${Array.from({ length: 20_000 }, () => 'a = 1').join(' AND ')}`, undefined],
  ['signs', `PUT t {a: ${'- '.repeat(50_000)}1}`, undefined],
  ['statements', 'GET t {a: 1};'.repeat(20_000), undefined],
  ['dot commands', '.mode json\n'.repeat(20_000), undefined],
  ['semicolons', ';'.repeat(long), undefined],
  ['a mistake late in a long statement', `PUT t {a: [${'1,'.repeat(50_000)}}`, 'E0104'],
])('%s without end are no more than one mistake', (_name, text, code) => {
  const { diagnostics, statements } = parseScript(text)
  expect(diagnostics[0]?.code).toBe(code)
  if (code === undefined) expect(statements.length > 0 || /^;+$/.test(text)).toBe(true)
  isComplete(text)
})

test('values as deep as DynamoDB takes them, and three times that, are read', () => {
  const nested = (depth: number) => `PUT t {a: ${'['.repeat(depth)}1${']'.repeat(depth)}}`
  expect(parseScript(nested(99)).diagnostics).toEqual([])
  expect(parseScript(nested(100)).diagnostics.map(({ code }) => code)).toEqual(['E0103'])
})

// biome-ignore format: a list of words
const fragments = [
  'SELECT', '*', 'FROM', 'orders', 'WHERE', 'a', '=', '1', "'x'", '"y"', '(', ')', '[', ']', '{', '}', ',', ';', '.',
  ':', '?', ':v', '#n', '<<', '>>', '-', 'AND', 'NOT', 'IN', 'BETWEEN', 'GET', 'PUT', 'UPDATE', 'SET', 'BEGIN',
  'COMMIT', 'BATCH', 'EXPLAIN', 'AS', 'CLI', 'API', 'GetItem', 'aws dynamodb', 'list-tables', '--limit', '\n',
  '.mode', 'EXPECT', 'OUTPUT', '<<END', "'", '"', '/*', '--', 'é', '\0',
]

test('any text gives statements and mistakes whose positions lie inside it', () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join(' ')),
    fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  fc.assert(
    fc.property(text, (it) => {
      const { statements, diagnostics, moreDiagnostics } = parseScript(it)
      for (const { span, expected } of diagnostics) {
        expect(0 <= span.start && span.start <= span.end && span.end <= it.length).toBe(true)
        expect(expected.length).toBeLessThanOrEqual(5)
      }
      for (const statement of statements)
        expect(it.slice(statement.span.start, statement.span.end)).toBe(statement.text)
      const { ends, whole, open } = isComplete(it)
      if (open !== undefined) expect([ends, whole]).toEqual([false, false])
      if (whole) expect(diagnostics.length + moreDiagnostics).toBe(0)
    }),
    { numRuns: 1500 },
  )
})
