import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { History } from '../../src/cli/history-file.ts'

let folder = ''
let file = ''

beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  folder = join(root, 'state', 'ddb-shell')
  file = join(folder, 'history.jsonl')
})

const atMs = Date.UTC(2026, 2, 2)
const onDisk = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

test('whole statements, one a line, for nobody else to read, and back in the next session', () => {
  const history = History.open(folder)
  expect(history.entries()).toEqual([])
  expect(history.add('SELECT *\nFROM orders;', atMs)).toBeUndefined()
  history.add('.tables', atMs)
  expect(onDisk()).toBe(
    '{"at":"2026-03-02T00:00:00.000Z","text":"SELECT *\\nFROM orders;"}\n{"at":"2026-03-02T00:00:00.000Z","text":".tables"}\n',
  )
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(History.open(folder).entries()).toEqual(['SELECT *\nFROM orders;', '.tables'])
})

test('the same twice in a row is kept once; what was dropped is kept until the session ends', () => {
  const history = History.open(folder)
  for (const text of ['a;', 'a;', 'b;', 'a;']) history.add(text, atMs)
  history.remember('half')
  history.remember('  ')
  expect(history.entries()).toEqual(['a;', 'b;', 'a;', 'half'])
  expect(History.open(folder).entries()).toEqual(['a;', 'b;', 'a;'])
})

test.each([
  ' SELECT 1;',
  "PUT t {k: 'AKIAIOSFODNN7EXAMPLE'};",
  'export AWS_SECRET_ACCESS_KEY=x',
  "PUT users {pk: 'a', password: 'x'};",
])('%j is not written', (text) => {
  const history = History.open(folder)
  history.add(text, atMs)
  expect(history.entries()).toEqual([text])
  expect(onDisk()).toBe('')
})

test('those of one database, with those of which nobody knows where they were entered', () => {
  const history = History.open(folder)
  history.add('a;', atMs, 'shop.db')
  history.add('b;', atMs, 'other.db')
  history.remember('half')
  expect(history.entriesOf('shop.db')).toEqual(['a;', 'half'])
  history.add('c;', atMs, 'shop.db')
  expect(history.entriesOf('shop.db')).toEqual(['a;', 'half', 'c;'])
  expect(history.entriesOf('other.db')).toEqual(['b;', 'half'])
  expect(History.open(folder).entriesOf('other.db')).toEqual(['b;'])
})

test('two sessions at once keep what both typed', () => {
  const [one, two] = [History.open(folder), History.open(folder)]
  one.add('a;', atMs)
  two.add('b;', atMs)
  one.add('c;', atMs)
  expect(History.open(folder).entries()).toEqual(['a;', 'b;', 'c;'])
})

test('lines that are no entries are passed over', () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, '{"text":"a;"}\nnonsense\n{"text":1}\nnull\n\n{"text":"b;"}\n{"text":"cut o')
  expect(History.open(folder).entries()).toEqual(['a;', 'b;'])
})

test('a file that has grown too long is cut to its newer half', () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, Array.from({ length: 10_001 }, (_, at) => `{"text":"${at};"}\n`).join(''))
  const { length, 0: first } = History.open(folder).entries()
  expect([length, first]).toEqual([5_000, '5001;'])
  expect(onDisk().trim().split('\n')).toHaveLength(5_000)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a session that goes on and on keeps no more than its file', () => {
  const history = History.open(folder)
  for (let at = 0; at < 10_001; at += 1) history.remember(`${at};`)
  const { length, 0: first } = history.entries()
  expect([length, first]).toEqual([5_001, '5000;'])
})

test('a folder that cannot be written is said once, and the session keeps its history', () => {
  const parent = join(folder, '..')
  mkdirSync(parent, { recursive: true })
  // A file where the folder should be: also root cannot write into it.
  writeFileSync(folder, '')
  chmodSync(folder, 0o400)
  const history = History.open(folder)
  expect(history.add('a;', atMs)).toMatch(/^the history is not saved: /)
  expect(history.add('b;', atMs)).toBeUndefined()
  expect(history.entries()).toEqual(['a;', 'b;'])
})

test('each statement knows its database; to clear forgets those on the disk as well', () => {
  const history = History.open(folder)
  history.add('SCAN a;', atMs, 'shop.db')
  history.add('SCAN b;', atMs)
  const again = History.open(folder).asStatements()
  expect(again.entries()).toEqual([
    { text: 'SCAN a;', database: 'shop.db' },
    { text: 'SCAN b;', database: undefined },
  ])
  expect(again.clear()).toBeUndefined()
  expect(again.entries()).toEqual([])
  expect(onDisk()).toBe('')
  expect(History.open(folder).entries()).toEqual([])
  history.add('SCAN c;', atMs)
  expect(History.open(folder).entries()).toEqual(['SCAN c;'])
})
