import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { Highlighter } from '../../../src/session/completion/highlighter.ts'
import { fc } from '../../property.ts'
import { allScriptFiles, root } from '../../script-files.ts'
import { CompletingShell } from './shop.ts'

let shell: CompletingShell
beforeAll(async () => {
  shell = await CompletingShell.open()
})

const segmentsOf = (text: string, cursor?: number, highlighter = new Highlighter()) =>
  highlighter.segments(text, cursor, {
    table: (name) => shell.watch.table(name),
    isListed: shell.watch.isListed,
    currentTable: undefined,
  })

/** Everything that does not look plain, as `style:text`. */
function shown(marked: string): string {
  const cursor = marked.indexOf('¦')
  return segmentsOf(marked.replace('¦', ''), cursor === -1 ? undefined : cursor)
    .filter(({ style }) => style !== 'plain')
    .map(({ style, text }) => `${style}:${text}`)
    .join(' ')
}

test.each<[string, string]>([
  ['select * from orders', 'keyword:select keyword:from'],
  ["SELECT * FROM orders WHERE pk = 'a'", "keyword:SELECT keyword:FROM keyword:WHERE key:pk string:'a'"],
  ['SELECT note FROM orders LIMIT 5', 'keyword:SELECT keyword:FROM keyword:LIMIT number:5'],
  ['SELECT count, note FROM orders', 'keyword:SELECT unknown:count keyword:FROM'],
  ['SELECT COUNT(*) FROM orders', 'keyword:SELECT keyword:COUNT keyword:FROM'],
  ['GET orders {pk: 1, sk: 2}', 'keyword:GET key:pk number:1 key:sk number:2'],
  ['QUERY orders.byStatus WHERE status = :s', 'keyword:QUERY keyword:WHERE key:status'],
  ['QUERY orders WHERE status = :s', 'keyword:QUERY keyword:WHERE'],
  ['QUERY orders WHERE "pk" = 1 PROJECT note', 'keyword:QUERY keyword:WHERE key:"pk" number:1 keyword:PROJECT'],
  ['SELECT * FROM nowhere', 'keyword:SELECT keyword:FROM unknown:nowhere'],
  ['SELECT * FROM nowhere¦', 'keyword:SELECT keyword:FROM'],
  ['SELECT * FROM nowhere ¦', 'keyword:SELECT keyword:FROM unknown:nowhere'],
  ['CREATE TABLE nowhere (pk STRING HASH)', 'keyword:CREATE keyword:TABLE keyword:STRING keyword:HASH'],
  ['SCAN orders FILTER nothing = 1', 'keyword:SCAN keyword:FILTER unknown:nothing number:1'],
  ['UPDATE orders SET nothing = 1 WHERE pk = 1', 'keyword:UPDATE keyword:SET number:1 keyword:WHERE key:pk number:1'],
  ['PUT orders {pk: 1, nothing: 2}', 'keyword:PUT key:pk number:1 number:2'],
  ['SCAN users FILTER nothing = 1', 'keyword:SCAN keyword:FILTER number:1'],
  ['SELECT * FROM orders WHRE pk = 1', 'keyword:SELECT keyword:FROM error:WHRE number:1'],
  ['SELECT * FROM orders WHRE¦', 'keyword:SELECT keyword:FROM'],
  ['SELECT * FROM orders WHRE ¦', 'keyword:SELECT keyword:FROM error:WHRE'],
  ["PUT orders {pk: 'a¦", "keyword:PUT key:pk string:'a"],
  ['SELECT * FROM orders -- all of it', 'keyword:SELECT keyword:FROM comment:-- all of it'],
  ['/* one */ SCAN orders /* two', 'comment:/* one */ keyword:SCAN comment:/* two'],
  ['SCAN orders; SCAN nowhere', 'keyword:SCAN keyword:SCAN unknown:nowhere'],
  ['BEGIN; CHECK orders {pk: 1}; COMMIT', 'keyword:BEGIN keyword:CHECK key:pk number:1 keyword:COMMIT'],
  [
    'BATCH { GET orders {pk: 1}; GET users {email: 2} }',
    'keyword:BATCH keyword:GET key:pk number:1 keyword:GET key:email number:2',
  ],
  ['explain as cli get orders {pk: 1}', 'keyword:explain keyword:as keyword:cli keyword:get key:pk number:1'],
  ['SELECT #a FROM orders', 'keyword:SELECT error:#a keyword:FROM'],
  ['.mode json', 'keyword:.mode'],
  ['.maxrows 10', 'keyword:.maxrows number:10'],
  ['.nothing json', 'error:.nothing'],
  ['.nothing¦', ''],
  [".import 'a b.csv' orders --format=csv", "keyword:.import string:'a b.csv' keyword:--format=csv"],
  [
    "aws dynamodb get-item --table-name orders --key '{}'",
    "keyword:aws keyword:dynamodb keyword:get-item keyword:--table-name keyword:--key string:'{}'",
  ],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected)
})

test('unknown names are no matter while the tables are not known', () => {
  const highlighter = new Highlighter()
  const segments = highlighter.segments('SCAN nowhere', undefined, {
    table: () => undefined,
    isListed: false,
    currentTable: undefined,
  })
  expect(segments.map(({ style }) => style)).not.toContain('unknown')
})

test('what is longer than 4 KB is not parsed for a key press: it looks as its tokens say', () => {
  const put = (length: number): string => `PUT orders {pk: 1, note: '${'x'.repeat(length)}'}`
  expect(shown(put(4_000))).toMatch(/^keyword:PUT key:pk number:1 string:/)
  expect(shown(put(4_200))).toMatch(/^keyword:PUT number:1 string:/)
  // Statements before it are read bit by bit, the nearest first.
  const all = Array.from({ length: 1_000 }, (_, at) => `GET orders {pk: 1, sk: ${1_000 + at}};\n`).join('')
  const styles = segmentsOf(all, all.length).map(({ style }) => style)
  const keys = styles.filter((style) => style === 'key').length
  expect(keys).toBeGreaterThan(200)
  expect(keys).toBeLessThan(320)
  expect(styles.lastIndexOf('key')).toBeGreaterThan(styles.length - 10)
})

const whole = (text: string, cursor?: number): string =>
  segmentsOf(text, cursor)
    .map((segment) => segment.text)
    .join('')

test.each(allScriptFiles)('the segments of %s are the script', (file) => {
  const script = readFileSync(join(root, file), 'utf8')
  expect(whole(script) === script).toBe(true)
  expect(whole(script, Math.floor(script.length / 2)) === script).toBe(true)
})

test('the segments of any text are the text', () => {
  const words = fc.constantFrom(
    "'",
    '"',
    '--',
    '/*',
    '*/',
    ';',
    '{',
    '}',
    'SELECT',
    'BATCH {',
    '.x',
    '\n',
    ' ',
    '<<',
    'é',
    '\ud800',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(words, fc.string()), { maxLength: 30 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, fc.nat(60), (typed, cursor) => {
      expect(whole(typed, cursor)).toBe(typed)
    }),
    { numRuns: 2_000 },
  )
})

test('a text that changes looks as if it had been read anew', () => {
  const highlighter = new Highlighter()
  const script = Array.from({ length: 200 }, (_, line) => `PUT orders {pk: 'customer ${line}', items: ${line}};`).join(
    '\n',
  )
  let text = ''
  for (const part of script.match(/[^;]+;?/g) ?? []) {
    text += part
    segmentsOf(text, text.length, highlighter)
  }
  // What was too much to read at once has been read by now.
  for (let round = 0; round < 5; round++) segmentsOf(text, text.length, highlighter)
  const anew = new Highlighter()
  for (let round = 0; round < 20; round++) segmentsOf(text, text.length, anew)
  expect(segmentsOf(text, text.length, highlighter)).toEqual(segmentsOf(text, text.length, anew))
})

test('nesting without end is no error of ours', () => {
  for (const text of [
    '('.repeat(3_000),
    `SELECT * FROM orders WHERE ${'('.repeat(3_500)}`,
    `PUT orders {a: ${'['.repeat(3_500)}`,
    'NOT '.repeat(1_000),
    'BATCH {'.repeat(500),
  ]) {
    expect(whole(text, text.length)).toBe(text)
    shell.at(`${text}¦`)
  }
})
