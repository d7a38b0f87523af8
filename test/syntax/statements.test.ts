import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { printStatement } from '../../src/ast/print-statement.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { mistakesOf, statementOf } from './shell-support.ts'

const golden = join(import.meta.dirname, 'statements.golden')

/** A statement as typed, then its kind and its canonical text. */
function canonical(text: string): string {
  const { statements } = parseScript(text)
  return [
    text,
    ...statements.map(({ ast }) => `  ${ast.kind}: ${printStatement(ast).replaceAll('\n', '\n    ')}`),
  ].join('\n')
}

test('every form of every statement is read; what it means is seen in its canonical text', async () => {
  const texts = readFileSync(golden, 'utf8')
    .trim()
    .split('\n\n')
    .map((section) => section.split('\n')[0] ?? '')
  for (const text of texts) expect(mistakesOf(text), text).toEqual([])
  await expect(`${texts.map(canonical).join('\n\n')}\n`).toMatchFileSnapshot(golden)
})

// biome-ignore format: a list of words
const words = [
  'status', 'value', 'date', 'name', 'data', 'total', 'type', 'count', 'limit', 'key', 'keys', 'year', 'user',
  'order', 'index', 'table', 'scan', 'query', 'filter', 'remove', 'add', 'delete', 'if', 'on', 'all', 'with',
  'consistent', 'asc', 'explain', 'begin',
]

test.each(words)('%s names an attribute without quotes wherever a name can stand', (word) => {
  const path = { kind: 'path', elements: [{ kind: 'name', name: word }] }
  expect(statementOf(`SELECT ${word}, a FROM t WHERE ${word} = 1 ORDER BY ${word} DESC LIMIT 2`)).toMatchObject({
    statement: { projection: [path, {}], where: { left: path }, orderBy: [{ name: word }] },
    modifiers: { limit: 2 },
  })
  expect(statementOf(`SCAN t FILTER a = 1 AND ${word} < 2 PROJECT a, ${word}, b.${word} LIMIT 3`)).toMatchObject({
    filter: { conditions: [{}, { left: path }] },
    projection: { paths: [{}, path, { elements: [{ name: 'b' }, { name: word }] }] },
    limit: 3,
  })
  expect(
    statementOf(`UPDATE t {${word}: 1} SET ${word} = ${word} + 1 REMOVE a, ${word} IF attribute_exists(${word})`),
  ).toMatchObject({
    key: { entries: [{ name: word }] },
    update: { actions: [{ kind: 'set', path, value: { left: path } }, { kind: 'remove' }, { kind: 'remove', path }] },
    condition: { operands: [path] },
  })
  expect(statementOf(`CREATE TABLE t (${word} STRING) PRIMARY KEY (${word} HASH)`)).toMatchObject({
    attributes: [{ name: word }],
    keys: [{ name: word }],
  })
})

test.each(['SELECT', 'from', 'Where', 'and', 'OR', 'not', 'in', 'between', 'is', 'set', 'true', 'null', 'missing'])(
  '%s names an attribute in double quotes, after a dot and as a key',
  (word) => {
    expect(mistakesOf(`SELECT "${word}", a.${word} FROM "${word}" WHERE "${word}" = 1`)).toEqual([])
    expect(statementOf(`GET t {${word}: 1}`)).toMatchObject({ key: { entries: [{ name: word }] } })
  },
)

test('a colon that touches a value in a map is a colon', () => {
  const entries = (text: string) =>
    (statementOf(text) as { item: { entries: readonly { name: string; value: unknown }[] } }).item.entries
  expect(
    entries("PUT t {a:true,b:null,c:1.5,d:'x',e:b64'AQ==',f::v,g: :v,h:[1]}").map(({ name, value }) => [name, value]),
  ).toEqual([
    ['a', { kind: 'value', value: { BOOL: true } }],
    ['b', { kind: 'value', value: { NULL: true } }],
    ['c', { kind: 'value', value: { N: '1.5' } }],
    ['d', { kind: 'value', value: { S: 'x' } }],
    ['e', { kind: 'value', value: { B: 'AQ==' } }],
    ['f', { kind: 'parameter', name: ':v' }],
    ['g', { kind: 'parameter', name: ':v' }],
    ['h', { kind: 'list', elements: [{ kind: 'value', value: { N: '1' } }] }],
  ])
})

test('each ? of a statement knows its position', () => {
  expect(
    JSON.stringify(
      parseScript('SELECT * FROM t WHERE a = ? AND b IN [?, ?]; GET t {a: ?}').statements.map(({ ast }) => ast),
    ).match(/"name":\d+/g),
  ).toEqual(['"name":0', '"name":1', '"name":2', '"name":0'])
})

test('numbers keep every digit', () => {
  const digits = '12345678901234567890123456789012345678.5'
  expect(statementOf(`GET t {a: ${digits}}`)).toMatchObject({ key: { entries: [{ value: { value: { N: digits } } }] } })
  expect(statementOf('GET t {a: - -/* x */-1e-5}')).toMatchObject({
    key: { entries: [{ value: { value: { N: '-1e-5' } } }] },
  })
})

test('a table of any name is reached, quoted or not', () => {
  const parts = (text: string) => (statementOf(`SCAN ${text}`) as { table: { parts: readonly string[] } }).table.parts
  expect(parts('my-table.by-status')).toEqual(['my-table', 'by-status'])
  expect(parts('2026-orders')).toEqual(['2026-orders'])
  expect(parts('2026.05')).toEqual(['2026', '05'])
  expect(parts('"my.table"."i"')).toEqual(['my.table', 'i'])
  expect(parts('a -- comment\n')).toEqual(['a'])
  expect(mistakesOf('SCAN my - table')).toEqual([expect.stringContaining('E0104 [-]')])
})

test('the text and the span of a statement leave out what surrounds it', () => {
  const text = ' /* a */ GET t {a: 1} ; -- b\n SHOW  TABLES;'
  expect(parseScript(text).statements.map((it) => [it.text, it.span])).toEqual([
    ['GET t {a: 1}', { start: 9, end: 21 }],
    ['SHOW  TABLES', { start: 30, end: 42 }],
  ])
})

test('the body of OUTPUT is what stands between its markers', () => {
  const text = 'EXPECT OUTPUT <<END\n a\n\nEND ;\nEXPECT OUTPUT <<X\r\nX\r\nSHOW TABLES'
  const bodies = parseScript(text).statements.map(({ ast }) => {
    if (ast.kind !== 'expect' || ast.expectation.kind !== 'output') return ast.kind
    const { bodySpan, text: body } = ast.expectation
    return [body, text.slice(bodySpan.start, bodySpan.end)]
  })
  expect(bodies).toEqual([[' a\n\n', ' a\n\n'], ['', ''], 'show-tables'])
})
