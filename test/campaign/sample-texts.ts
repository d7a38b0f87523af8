import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { printStatement } from '../../src/ast/print-statement.ts'
import type { Statement } from '../../src/ast/statement.ts'
import { dotCommands } from '../../src/syntax/dot-commands.ts'
import { errorCodes } from '../../src/syntax/error-codes.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { fc } from '../property.ts'
import { statementsByKind } from '../syntax/statement-arbitrary.ts'

/** Texts that mean something, for a fuzzer to spoil. */
export type SampleTexts = {
  readonly statements: readonly string[]
  readonly partiql: readonly string[]
  readonly conditions: readonly string[]
  readonly updates: readonly string[]
  readonly projections: readonly string[]
}

export function sampleTexts(): SampleTexts {
  const printed = Object.values(statementsByKind).flatMap((arbitrary) =>
    fc.sample(arbitrary, { numRuns: 12, seed: 1 }).map((statement) => printStatement(statement as Statement)),
  )
  const helped = Object.values(errorCodes).flatMap(({ wrong, right }) => [wrong, right])
  const commands = dotCommands.flatMap(({ example, syntax }) => [example, ...syntax])
  return {
    statements: [...printed, ...helped, ...commands, ...fixtureStatements(), ...pasted].filter((text) => text !== ''),
    partiql: [...partiql, ...printed.filter((text) => /^(SELECT|INSERT|UPDATE|DELETE|EXISTS)/.test(text))],
    conditions,
    updates,
    projections,
  }
}

function fixtureStatements(): string[] {
  const folder = join(import.meta.dirname, '../../fixtures')
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ddbq'))
  return scripts.flatMap((file) =>
    parseScript(readFileSync(join(folder, file), 'utf8')).statements.map(({ text }) => text),
  )
}

const pasted = [
  `aws dynamodb query --table-name Orders --key-condition-expression "pk = :p" --expression-attribute-values '{":p": {"S": "a"}}' --no-scan-index-forward`,
  `aws dynamodb put-item --table-name t --item pk={S=a},n={N=1},l={L=[{S=x},{N=2}]}`,
  `aws dynamodb create-table --table-name t --key-schema AttributeName=pk,KeyType=HASH --attribute-definitions AttributeName=pk,AttributeType=S --billing-mode PAY_PER_REQUEST`,
  'API GetItem {"TableName": "t", "Key": {"pk": {"S": "a"}}}',
  `aws --region x dynamodb scan --table-name $'t\\x41' \\\n --max-items 3 --starting-token eyJFeGNsdXNpdmVTdGFydEtleSI6e319 # "it's`,
  `# all\n$ aws dynamodb put-item --cli-input-json '{"TableName": "t", "Item": {"pk": {"S": "a"}}}' --table-name="u v"`,
  `curl -s http://localhost:8000 -H 'X-Amz-Target: DynamoDB_20120810.GetItem' -d "{\\"TableName\\": \\"t\\"}"`,
  'GetItem {"TableName": "t", "Key": {"pk": {"S": "a"}}}',
  'POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: DynamoDB_20120810.Query\r\n\r\n{"TableName": "t"}',
  '.translate dql SCAN * FROM t WHERE a = "x"',
  'EXPECT OUTPUT <<END\npk  sk\na   b\nEND',
]

/** Of ddbsh and of dql. */
export const dialectTexts: Readonly<Record<'ddbsh' | 'dql', readonly string[]>> = {
  ddbsh: [
    'select "a b", c from my-table where a = "x""y" and b in ("p", "q") and begins_with(c, "z") // comment',
    'update t.i set a = "b", c = list_append(c, ["d"]) where e between "1" and "2" with ratelimit (10 rcu, 5 wcu);',
    'begin; update t set a = {"m": "x"} where pk = "x"; delete from t where pk = "y"; commit;',
    'insert into t (a, b) values ("x", 1), ("y", 2)',
  ],
  dql: [
    `INSERT INTO t (a=1, b="x"), (a=2, b=("p", 'q'), c=b"abc")`,
    `CREATE TABLE t (a STRING HASH KEY, c NUMBER KEYS INDEX('n'), THROUGHPUT (1, 2)) GLOBAL INCLUDE INDEX ('g', c, d NUMBER, ('x'), THROUGHPUT (3, 4))`,
    'ANALYZE SCAN count(*) FROM t WHERE a = "x" AND b = (1, 2) USING i LIMIT 3',
    `UPDATE t ADD s (1, 2) SET n = 1 WHERE b = "c" THROTTLE (10, *)`,
    `ALTER TABLE t CREATE GLOBAL INDEX ('n', c NUMBER); DUMP SCHEMA`,
  ],
}

const partiql = [
  `SELECT * FROM "t"."i" WHERE pk = 'a' AND sk BETWEEN 'b' AND 'c' ORDER BY sk DESC`,
  `SELECT a.b[0].c, d FROM t WHERE pk IN ['a', 'b'] AND NOT (x = 1 OR contains(y, 'z')) AND attribute_type(q, 'S')`,
  `INSERT INTO t VALUE {'pk': 'a', 'n': -1.5e-3, 'l': [1, 'two', <<'x', 'y'>>], 'm': {'k': null, 'b': true}}`,
  `UPDATE t SET a = list_append(a, ?) SET b.c = b.c + 1 REMOVE d[0] WHERE pk = 'a' AND sk = ? RETURNING ALL NEW *`,
  `UPDATE t SET s = set_add(s, <<1, 2>>), x = if_not_exists(x, 0) WHERE pk='a'`,
  `DELETE FROM t WHERE pk = 'a' AND sk = 2 AND size(x) > 3 RETURNING ALL OLD *`,
  `EXISTS(SELECT * FROM t WHERE pk = 'a' AND x IS NOT MISSING)`,
  `INSERT INTO t VALUE ? ON CONFLICT WHERE pk = 'a' DO NOTHING`,
  `SELECT/**/"a""b" -- c\nFROM t WHERE begins_with("p k", 'it''s') AND a <> - - +1 AND b IS NULL`,
]

const conditions = [
  'pk = :p AND begins_with(sk, :s)',
  'attribute_not_exists(#a.b[3].#c) OR NOT (a <> :v AND size(b) >= :n)',
  'a BETWEEN :x AND :y AND b IN (:a, :b, c) AND contains(d, :e)',
  'attribute_type(a, :t) AND (a = b OR (b < c AND c > d) OR NOT NOT x <= y)',
]
const updates = [
  'SET a = :a, b.c[0] = if_not_exists(b.c[0], :z) + :one, l = list_append(l, :l) REMOVE x, y[2] ADD n :n, s :s DELETE t :t',
  'set #a = #b - :v remove #c',
  'ADD a.b :v',
]
const projections = ['a, b.c[0], #d.#e', 'pk', 'a[0][1].b.#c, _x']
