import { describe, expect, it, test } from 'vitest'
import { parsePartiql } from '../../src/syntax/parse-partiql.ts'
import { malformed, refusalOf, statementOf } from './partiql-support.ts'

/** Source: reference, partiql 14; each row is a captured message with a statement that gives it. */
const captured: readonly (readonly [message: string, ...statements: string[]])[] = [
  [
    malformed('Expected data manipulation'),
    'SLECT * FROM tab',
    "UPDATE x-table SET a = 1 WHERE pk = 'a'",
    'DROP TABLE tab',
  ],
  [
    malformed('Unexpected token after expression'),
    "SELECT * FROM tab WHERE pk = 'a' b",
    "SELECT * FROM tab ORDER BY sk WHERE pk = 'a'",
    "DELETE FROM tab WHERE pk = 'a' ORDER BY sk",
    "SELECT * FROM tab WHERE pk = 'a')",
    "INSERT INTO tab x VALUE {'pk': 'a'}",
    "INSERT INTO tab AS x VALUE {'pk': 'a'}",
    "INSERT INTO tab VALUE {'pk': 'a'} AS x",
    'SELECT * FROM tab WHERE n = 1 e5',
    "UPDATE tab WHERE pk = 'a' SET n = 1",
    "FROM tab SET n = 1 WHERE pk = 'a'",
    "UPDATE tab REMOVE a, b WHERE pk = 'a'",
  ],
  [
    malformed('Unexpected term'),
    'SELECT * FROM tab WHERE',
    'SELECT * FROM tab WHERE NOT',
    'SELECT * FROM tab WHERE (',
    'SELECT * FROM',
  ],
  [
    malformed('Missing right-hand side expression of infix operator'),
    "SELECT * FROM tab WHERE pk = 'a' AND",
    "SELECT * FROM tab WHERE pk = 'a' OR",
    'SELECT * FROM tab WHERE pk =',
  ],
  [malformed('Unexpected keyword'), 'SELECT * FROM tab WHERE ORDER BY pk', "INSERT INTO tab (pk) VALUES ('a')"],
  [malformed('Unexpected operator'), 'SELECT * FROM tab WHERE IS NULL', "SELECT * FROM tab WHERE a = LIKE 'x'"],
  [malformed('Expected identifier for simple path'), 'DELETE FROM'],
  [malformed('Expected type name'), 'SELECT * FROM tab WHERE a IS FOO', 'SELECT * FROM tab WHERE a IS'],
  [
    malformed(''),
    'SELECT * FROM tab WHERE n = 1e99999999999',
    'SELECT * FROM tab # all of it',
    'SELECT * FROM tab /* all of it',
    "SELECT * FROM tab WHERE pk = 'a",
    'SELECT * FROM "tab',
  ],
  [
    'Aliasing is not supported',
    'SELECT a AS b FROM tab',
    'SELECT a b FROM tab',
    'SELECT * FROM tab AS t',
    'SELECT * FROM tab t',
  ],
  ['Unsupported operation: IsType', 'x IS INT4'],
  ['MISSING must be compared using IS operator', 'SELECT * FROM tab WHERE a = MISSING'],
  [
    'IN operator must have a left hand argument of type Variable Reference and right hand argument of type Seq with at least one member',
    'SELECT * FROM tab WHERE a IN 5',
    'SELECT * FROM tab WHERE a IN []',
    'SELECT * FROM tab WHERE 5 IN [a]',
  ],
  [
    "Other attributes should not be present in the projection when '*' is used.",
    'SELECT *, a FROM tab',
    'SELECT a, * FROM tab',
  ],
  ['RETURNING is not supported in INSERT', "INSERT INTO tab VALUE {'pk': 'a'} RETURNING ALL OLD *"],
  [
    'Unsupported operation: Inserting multiple items in a single statement is not supported, use "INSERT INTO tableName VALUE item" instead',
    "INSERT INTO tab VALUES ('a', 'b')",
    "INSERT INTO tab << {'pk': 'a'}, {'pk': 'b'} >>",
  ],
  [
    "Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause",
    "DELETE FROM tab WHERE pk = 'a' RETURNING ALL OLD",
    "DELETE FROM tab WHERE pk = 'a' RETURNING ALL OLD a",
  ],
  [
    'Invalid syntax with multiple returning elements in RETURNING clause',
    "DELETE FROM tab WHERE pk = 'a' RETURNING ALL OLD *, ALL NEW *",
  ],
  ['Ion Literals are not supported: {a: 1} under key root', 'SELECT * FROM tab WHERE a = `{a: 1}`'],
  ['Ion Literals are not supported: 1 under key root.a[1]', "INSERT INTO tab VALUE {'a': [1, `1`]}"],
]

describe('refusals of a text (partiql 14)', () => {
  for (const [message, ...statements] of captured) {
    test.each(statements)(`%s: ${message}`, (statement) => expect(refusalOf(statement)).toBe(message))
  }
})

describe('refusals with a position', () => {
  it.each([
    ['SELECT COUNT(*) FROM tab', '1:8:5'],
    ['select count(*) from tab', '1:8:5'],
    ['SELECT\n COUNT(*) FROM tab', '2:2:5'],
    ['SELECT a, SUM(n) FROM tab', '1:11:3'],
  ])('PQL-4 %j names the function at %s', (statement, position) => {
    expect(refusalOf(statement)).toBe(`Unexpected path component at ${position}`)
  })

  it('PQL-4 a quoted "COUNT" is an ordinary name', () => {
    expect(statementOf('SELECT "COUNT" FROM tab')).toMatchObject({ projection: [{ elements: [{ name: 'COUNT' }] }] })
  })

  it('PQL-8 an INSERT names one table', () => {
    expect(refusalOf(`INSERT INTO "tab"."idx" VALUE {'pk': 'a'}`)).toBe(
      'FROM clause may only contain a single table name in data manipulation statements at 1:13:5',
    )
  })

  it('partiql 14 a list index is not negative, but -0 is 0', () => {
    expect(refusalOf('SELECT l[-1] FROM tab')).toBe(
      'List index is not within the allowable range; index: [-1] at 1:11:1',
    )
    expect(refusalOf('SELECT l[2147483648] FROM tab')).toBe(
      'List index is not within the allowable range; index: [2147483648] at 1:10:10',
    )
    expect(statementOf('SELECT l[-0] FROM tab')).toMatchObject({ projection: [{ elements: [{}, { index: 0 }] }] })
    expect(statementOf('SELECT l[2147483647] FROM tab')).toMatchObject({
      projection: [{ elements: [{}, { index: 2147483647 }] }],
    })
  })

  it('clauses of other dialects are named', () => {
    expect(refusalOf("SELECT * FROM tab WHERE pk = 'a' LIMIT 5")).toBe('Unsupported clause: LIMIT at 1:34:5')
    expect(refusalOf('SELECT DISTINCT a FROM tab')).toBe('Unsupported clause: DISTINCT at 1:8:8')
  })
})

describe('where a refusal points', () => {
  it.each([
    ["SELECT * FROM tab WHERE pk = 'a' GROUPED BY sk", 'GROUPED'],
    ['SELECT * FROM tab WHERE', ''],
    ["SELECT * FROM tab WHERE pk = 'a' AND ORDER BY sk", 'ORDER'],
    ['SELECT a AS b FROM tab', 'AS b'],
  ])('%s: %j', (statement, at) => {
    const parsed = parsePartiql(statement)
    expect(parsed.ok ? undefined : statement.slice(parsed.span.start, parsed.span.end)).toBe(at)
  })
})

it('a second statement is refused, a semicolon is not (partiql 1)', () => {
  expect(refusalOf('SELECT * FROM tab; SELECT * FROM tab')).toBe(
    malformed('Unexpected token after semicolon. (Only one query is allowed.)'),
  )
  expect(statementOf('SELECT * FROM tab;')).toMatchObject({ kind: 'select' })
})
