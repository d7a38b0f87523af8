import { expect, test } from 'vitest'
import { statementSkeleton } from '../../../src/operation/recording/statement-skeleton.ts'

test.each([
  ["SELECT * FROM t WHERE a = 'x' AND b > 1.5e3", [], 'SELECT * FROM t WHERE a = ? AND b > ?', ['x', '1.5e3']],
  ["SELECT * FROM t\n  WHERE a = 'it''s'", [], 'SELECT * FROM t WHERE a = ?', ["it's"]],
  [`SELECT "a 'b' 1"[0] FROM "t2" WHERE a1 = ?`, ['p'], `SELECT "a 'b' 1"[0] FROM "t2" WHERE a1 = ?`, ['p']],
  ["INSERT INTO t VALUE {'a': 'x', 'n' : 7}", [], "INSERT INTO t VALUE {'a': ?, 'n' : ?}", ['x', '7']],
  [
    'SELECT * FROM t WHERE a IN [1, 2] AND b IN [3]',
    [],
    'SELECT * FROM t WHERE a IN [?, ?] AND b IN [?]',
    ['1', '2', '3'],
  ],
  [
    "SELECT * FROM t WHERE a = ? AND b = 'x' AND c = ?",
    ['p', 'q'],
    'SELECT * FROM t WHERE a = ? AND b = ? AND c = ?',
    ['p', 'x', 'q'],
  ],
  ["SELECT * FROM t WHERE a = 'never ends", [], "SELECT * FROM t WHERE a = '", []],
])('%s', (text, parameters, statement, values) => {
  const found = statementSkeleton(
    text,
    parameters.map((S) => ({ S })),
  )
  expect(found.statement).toBe(statement)
  expect(found.values.map((value) => Object.values(value)[0])).toEqual(values)
})
