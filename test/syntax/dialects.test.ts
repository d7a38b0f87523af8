import { expect, test } from 'vitest'
import { printStatement } from '../../src/ast/print-statement.ts'
import type { Dialect } from '../../src/syntax/dialects/dialect-names.ts'
import { isComplete } from '../../src/syntax/is-complete.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { fc } from '../property.ts'

const inOwnWords = (dialect: Dialect, text: string): string => {
  const { statements, diagnostics } = parseScript(text, { dialect })
  return [
    ...diagnostics.map(({ code, message }) => `${code} ${message}`),
    ...statements.map(({ ast }) => printStatement(ast)),
  ].join('\n')
}

// Source: reference, dialects 4a.
test.each([
  [
    'select * from my-table where a = "x""y" and b in ("p", "q")',
    `SELECT * FROM "my-table" WHERE a = 'x"y' AND b IN ('p', 'q')`,
  ],
  [
    'select "odd name" from t where begins_with("odd name", "z")',
    `SELECT "odd name" FROM t WHERE begins_with(("odd name"), 'z')`,
  ],
  [
    'select * from t where c between "1" and "2" and d = "3"',
    "SELECT * FROM t WHERE c BETWEEN '1' AND '2' AND d = '3'",
  ],
  ['insert into t (a, "b c") values ("x", 1), ("it\'s", 2)', `INSERT INTO t (a, "b c") VALUES ('x', 1), ('it''s', 2)`],
  ['select * from 2024-orders // where a = "b"\nwhere a = "//"', `SELECT * FROM "2024-orders" WHERE a = '//'`],
  [
    'update orders.bystatus set flagged = true where status = "LATE" with ratelimit (10 rcu, 5 wcu)',
    "BULK UPDATE orders.bystatus SET flagged = true WHERE status = 'LATE' WITH RATELIMIT (10 RCU, 5 WCU)",
  ],
  ['delete from t where a = "x"', "BULK DELETE FROM t WHERE a = 'x'"],
  ['explain delete from t where a = "x"', "EXPLAIN BULK DELETE FROM t WHERE a = 'x'"],
  ['delete from t where a = "x" return values all old', "DELETE FROM t WHERE a = 'x' RETURNING ALL OLD *"],
  [
    'begin; update t set a = list_append(a, ["b"]) where pk = "x"; commit',
    "BEGIN;\n  UPDATE t SET a = list_append(a, ['b']) WHERE pk = 'x';\nCOMMIT",
  ],
  ['upsert t set a = "b", c = c + 1 where pk = "x"', "UPSERT t SET a = 'b', c = c + 1 WHERE pk = 'x'"],
  ['show tables', 'SHOW TABLES'],
  ['quit', '.quit'],
])('ddbsh: %s', (text, expected) => {
  expect(inOwnWords('ddbsh', text)).toBe(expected)
})

// Source: reference, dialects 4c.
test.each([
  [
    "ANALYZE SCAN count(*) FROM orders WHERE status = 'LATE'",
    "EXPLAIN ANALYZE SELECT COUNT(*) FROM orders WHERE status = 'LATE'",
  ],
  ['SCAN * FROM t WHERE a = "x" LIMIT 5', "SELECT * FROM t WHERE a = 'x' LIMIT 5"],
  [
    'INSERT INTO t (a, b) VALUES ("x", (1, 2)), (\'y\', b"abc")',
    "REPLACE INTO t (a, b) VALUES ('x', <<1, 2>>), ('y', b64'YWJj')",
  ],
  ['INSERT INTO t (a=1, b="x"), (a=2, b=("p", "q"))', "REPLACE INTO t (a, b) VALUES (1, 'x'), (2, <<'p', 'q'>>)"],
  [
    'UPDATE t ADD s (1, 2) SET n = 1 WHERE b = "c" THROTTLE (10, 5)',
    "BULK UPDATE t ADD s <<1, 2>> SET n = 1 WHERE b = 'c' WITH RATELIMIT (10 RCU, 5 WCU)",
  ],
  [
    "UPDATE t SET a = 1 KEYS IN ('h', 'r') RETURNS ALL NEW",
    "UPDATE t SET a = 1 KEYS IN ('h', 'r') RETURNING ALL NEW *",
  ],
  [
    'DELETE FROM t WHERE a = "b" AND c IN (1, 2) AND (d = 1 OR e = 2)',
    "BULK DELETE FROM t WHERE a = 'b' AND c IN (1, 2) AND (d = 1 OR e = 2)",
  ],
  ["SELECT a, b FROM t KEYS IN ('h', 'r'), ('h', 's') USING i", "SELECT a, b FROM t.i KEYS IN ('h', 'r'), ('h', 's')"],
  ['DUMP SCHEMA', '.schema'],
  ['ls', 'SHOW TABLES'],
  [
    "CREATE TABLE t (a STRING HASH KEY, b NUMBER RANGE KEY, c NUMBER KEYS INDEX('n'), THROUGHPUT (1, 2)) GLOBAL INDEX ('g', c, d NUMBER, THROUGHPUT (3, 4)) GLOBAL INCLUDE INDEX ('h', d, ('x', 'y'))",
    `CREATE TABLE t
  (a STRING, b NUMBER, c NUMBER, d NUMBER)
  PRIMARY KEY (a HASH, b RANGE)
  GSI (g ON (c HASH, d RANGE) PROJECTING ALL BILLING MODE PROVISIONED (3 RCU, 4 WCU), h ON (d HASH) PROJECTING INCLUDE (x, y))
  LSI (n ON (a HASH, c RANGE) PROJECTING KEYS ONLY)
  BILLING MODE PROVISIONED (1 RCU, 2 WCU)`,
  ],
  ['ALTER TABLE t SET THROUGHPUT (1, 2)', 'ALTER TABLE t\n  SET BILLING MODE PROVISIONED (1 RCU, 2 WCU)'],
  [
    'ALTER TABLE t SET INDEX g THROUGHPUT (1, 2)',
    'ALTER TABLE t\n  UPDATE GSI (g SET BILLING MODE PROVISIONED (1 RCU, 2 WCU))',
  ],
  ["ALTER TABLE t DROP INDEX 'g'", 'ALTER TABLE t\n  DROP GSI g'],
  [
    "ALTER TABLE t CREATE GLOBAL INDEX ('g', c NUMBER)",
    'ALTER TABLE t\n  (c NUMBER)\n  CREATE GSI (g ON (c HASH) PROJECTING ALL)',
  ],
])('dql: %s', (text, expected) => {
  expect(inOwnWords('dql', text)).toBe(expected)
})

test('a header says the dialect, whatever the setting', () => {
  const { statements, diagnostics } = parseScript(
    '-- made long ago\n-- dialect: ddbsh\nselect * from t where a = "x";',
    { dialect: 'dql' },
  )
  expect(diagnostics).toEqual([])
  expect(statements[0]).toMatchObject({
    text: 'select * from t where a = "x"',
    span: { start: 35, end: 64 },
    wording: "SELECT * FROM t WHERE a = 'x'",
  })
  expect(parseScript('SHOW TABLES; -- dialect: sql').diagnostics).toEqual([])
})

test('mistakes are shown where they stand in the text of the dialect', () => {
  const text = 'select * from t where a = "it\'s" limitt 3'
  const [found] = parseScript(text, { dialect: 'ddbsh' }).diagnostics
  expect(text.slice(found?.span.start, found?.span.end)).toBe('limitt')
})

test('a mistake that is none in another dialect names it', () => {
  const hintOf = (text: string) => parseScript(text).diagnostics[0]?.hint
  expect(hintOf('SCAN * FROM t')).toMatch(/^dql reads this: \.translate dql shows it/)
  expect(hintOf('update t set a = 1 where b = 2 with ratelimit (1 rcu, 1 wcu)')).toMatch(/^ddbsh reads this/)
  expect(hintOf('SCAN *')).toBe(undefined)
})

test('the prompt reads what is typed in its dialect', () => {
  expect(isComplete("select * from t; // it's", 'ddbsh')).toEqual({ ends: true, whole: true })
  expect(isComplete("select * from t; // it's").ends).toBe(false)
})

test.each<Dialect>(['ddbsh', 'dql'])(
  '%s: any text is read without an exception, and as text that can be read',
  (dialect) => {
    const pieces = fc.constantFrom(
      ...[
        'select',
        '*',
        'from',
        't',
        'where',
        'a',
        '=',
        '"x"',
        "'y'",
        '(',
        ')',
        ',',
        'in',
        'between',
        'and',
        'update',
        'set',
        'delete',
      ],
      ...[
        'insert',
        'into',
        'values',
        'create',
        'table',
        'HASH',
        'KEY',
        'STRING',
        'GLOBAL',
        'INDEX',
        'THROUGHPUT',
        '1',
        '-',
        'b',
        '//',
        '\n',
      ],
      ...[
        'alter',
        'drop',
        'scan',
        'analyze',
        'keys',
        'add',
        'begin',
        'commit',
        ';',
        '{',
        '}',
        '<<',
        '[',
        ':',
        '.',
        'explain',
        '--',
        '"',
        "'",
      ],
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), fc.constantFrom('', ' '), (parts, gap) => {
        const { statements } = parseScript(parts.join(gap), { dialect })
        for (const { ast } of statements)
          if (ast.kind !== 'meta') expect(parseScript(printStatement(ast)).diagnostics).toEqual([])
      }),
      { numRuns: 2000 },
    )
  },
)

test.each(['("p"', 'b"x"'])('a mistake at the end of %s lies inside the text', (value) => {
  const text = `INSERT INTO t (a=1, b=${value}`
  const [found] = parseScript(text, { dialect: 'dql' }).diagnostics
  expect(found?.span).toEqual({ start: text.length, end: text.length })
})

test('a word said many times over is no deep call', () => {
  expect(parseScript('EXPLAIN '.repeat(20_000), { dialect: 'dql' }).diagnostics).toHaveLength(1)
})
