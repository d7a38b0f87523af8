import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import { bulkLaneOf } from '../../src/engine/bulk-lane.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { BulkLane } from '../../src/operation/bulk.ts'
import { Store } from '../../src/storage/store.ts'
import { Shell, shortText } from './shell.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ddb-shell-'))
  const lines = Array.from({ length: 1060 }, (_, at) => JSON.stringify({ pk: `p${at}`, n: at }))
  const files = {
    'many.jsonl': lines.join('\n'),
    'thousands.jsonl': Array.from({ length: 9000 }, (_, at) => JSON.stringify({ pk: `p${at}` })).join('\n'),
    'twice.jsonl': '{"pk":"a","n":1}\n{"pk":"b"}\n{"pk":"a","n":2}\n',
    'bad.jsonl': [...lines.slice(0, 30), '{"n":1}', ...lines.slice(30)].join('\n'),
    'codes.csv': 'pk,zip\n1,01234\n',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
})

const lane = (shell: Shell) => must(shell.session.connection.bulk, 'the shell has one') as Mutable<BulkLane>
type Mutable<T> = { -readonly [member in keyof T]: T[member] }

async function shellWithTable(): Promise<Shell> {
  const shell = new Shell()
  await shell.run('CREATE TABLE data (pk STRING) PRIMARY KEY (pk HASH)')
  return shell
}

test('items go in thousands at a time, with progress', async () => {
  const shell = await shellWithTable()
  const [outcome] = await shell.run(`.import ${folder}/many.jsonl INTO data`)
  expect(shortText(outcome)).toBe('imported 1,060 items into data')
  expect(outcome?.calls).toMatchObject([{ operation: 'BatchWriteItem', table: 'data', pages: 1 }])
  expect(shell.events.at(-1)).toMatchObject({
    kind: 'progress',
    progress: { label: 'import data', done: 1060, fraction: 1 },
  })
  expect(await shell.last('SELECT COUNT(*) FROM data; EXPECT ROWS = 1060')).toMatch(/^ok/)
})

test('of two items with one key the later stays', async () => {
  const shell = await shellWithTable()
  expect(await shell.last(`.import ${folder}/twice.jsonl data`)).toBe('imported 3 items into data')
  expect(await shell.last("GET data {pk: 'a'}; EXPECT VALUE OF n = 2")).toMatch(/^ok/)
})

test('a refused item is named by its line, those before it are written, and --skip goes on', async () => {
  const shell = await shellWithTable()
  const [outcome] = await shell.run(`.import ${folder}/bad.jsonl data`)
  expect(shortText(outcome)).toBe(
    'transfer.refused-item: line 31: ValidationException: One or more parameter values were invalid: Missing the key pk in the item',
  )
  expect(outcome?.result).toMatchObject({
    error: { hint: '30 items before it are written; correct the line and go on with --skip=30.' },
  })
  expect(await shell.last('SELECT COUNT(*) FROM data')).toBe('count 30 of 30')
  const [again] = await shell.run(`.import ${folder}/bad.jsonl data --skip=29`)
  expect(again?.result).toMatchObject({ error: { hint: expect.stringContaining('--skip=30.') } })
  expect(await shell.last(`.import ${folder}/bad.jsonl data --skip=31`)).toBe('imported 1,030 items into data')
})

test('keys have the type of the table, --text leaves cells alone', async () => {
  const shell = await shellWithTable()
  await shell.run(`.import ${folder}/codes.csv data --text`)
  expect(await shell.last("GET data {pk: '1'}; EXPECT ITEMS [{pk: '1', zip: '01234'}]")).toMatch(/^ok/)
})

test('--pk and --sk make the table, with the types of the first item', async () => {
  const shell = new Shell()
  expect(await shell.last(`.import ${folder}/codes.csv codes --pk=zip --sk=pk`)).toBe('imported 1 item into codes')
  expect(shell.notices()).toEqual(['created table codes (zip S, pk N)'])
  expect(await shell.last("GET codes {zip: '01234', pk: 1}; EXPECT ROWS = 1")).toMatch(/^ok/)
  expect(await shell.last(`.import ${folder}/codes.csv other --pk=nothing`)).toBe(
    'session.bad-argument: the first item has no nothing that could be a key',
  )
  expect(await shell.last(`.import ${folder}/codes.csv other --sk=zip`)).toBe('session.bad-argument: --sk needs --pk')
})

test('a table with items in it needs a yes', async () => {
  const shell = await shellWithTable()
  await shell.run("PUT data {pk: 'x'}")
  const asked = new Shell({ connection: shell.session.connection, confirm: async () => false })
  expect(await asked.last(`.import ${folder}/codes.csv data`)).toBe(
    'session.not-confirmed: did not import over the items of data',
  )
  const reading = new Shell({ connection: shell.session.connection, readOnly: true })
  expect(await reading.last(`.import ${folder}/codes.csv data`)).toBe('session.read-only: this session reads only')
})

test('stopping leaves what is written and says how to go on', async () => {
  const shell = await shellWithTable()
  const controller = new AbortController()
  const { write } = lane(shell)
  lane(shell).write = (batch, call) => {
    controller.abort()
    return write(batch, call)
  }
  const [outcome] = await shell.run(`.import ${folder}/thousands.jsonl data`, { signal: controller.signal })
  expect(outcome?.result).toEqual({ kind: 'cancelled' })
  expect(shell.notices()).toEqual(['stopped after 4,000 items; go on with --skip=4000'])
  lane(shell).write = write
  expect(await shell.last('SELECT COUNT(*) FROM data')).toBe('count 4000 of 4000')
  expect(await shell.last(`.import ${folder}/thousands.jsonl data --resume`)).toBe('imported 5,000 items into data')
  expect(await shell.last('SELECT COUNT(*) FROM data')).toBe('count 9000 of 9000')
  // What is done has nothing to resume.
  expect(await shell.last(`.import ${folder}/thousands.jsonl data --resume`)).toBe('imported 9,000 items into data')
  expect(shell.notices()).toEqual(['there is nothing to resume: it begins at the start'])
})

test('a table that never takes the items ends it, with the place to go on from', async () => {
  const shell = await shellWithTable()
  lane(shell).write = async () => ({ done: 0, written: 0, refused: [], waits: true })
  const stuck = new Shell({ connection: shell.session.connection, sleep: async () => undefined })
  const [outcome] = await stuck.run(`.import ${folder}/many.jsonl data`)
  expect(outcome?.result).toMatchObject({
    error: { code: 'transfer.unprocessed', hint: '0 items are written; go on with --skip=0.' },
  })
})

test.each([
  ['.import nowhere.csv data', 'transfer.unreadable-file: there is no file'],
  ['.import a.csv nowhere', 'plan.unknown-table: table nowhere does not exist'],
  ['.import a.csv data --format=xls', 'transfer.unknown-format: xls is no format'],
  ['.import a.csv data --skip=few', "session.bad-argument: --skip takes a number, not 'few'"],
])('%s: %s', async (text, result) => {
  expect(await (await shellWithTable()).last(text)).toContain(result)
})

test('a disk that is full says how far the table has it', async () => {
  const engine = openEngine({ store: Store.open(':memory:', { sizeBytesMax: 16_000_000 }) })
  const shell = new Shell({
    connection: { backend: engine, name: 'memory', describeMs: 0, bulk: bulkLaneOf(engine) },
  })
  await shell.run('CREATE TABLE data (pk STRING) PRIMARY KEY (pk HASH)')
  const file = join(folder, 'large.jsonl')
  await writeFile(
    file,
    Array.from({ length: 20_000 }, (_, at) => JSON.stringify({ pk: `p${at}`, x: 'x'.repeat(1000) })).join('\n'),
  )
  const [outcome] = await shell.run(`.import ${file} data`)
  expect(outcome?.result).toMatchObject({ kind: 'failed', error: { code: 'storage.disk-full' } })
  const { ItemCount } = engine.runSync('DescribeTable', { TableName: 'data' }).Table ?? {}
  expect(ItemCount).toBeGreaterThan(0)
  expect(shell.notices()).toEqual([
    `stopped after ${ItemCount?.toLocaleString('en')} items; go on with --skip=${ItemCount}`,
  ])
})

test('sets are stored as the setting has it', async () => {
  const shell = await shellWithTable()
  const file = join(folder, 'sets.ddb.jsonl')
  await writeFile(file, '{"Item":{"pk":{"S":"a"},"s":{"SS":["b","a"]}}}')
  await shell.run(`.import ${file} data`)
  await shell.run("GET data {pk: 'a'}")
  expect(shell.items()).toEqual([{ pk: { S: 'a' }, s: { SS: ['a', 'b'] } }])
  await shell.run(`.set set-order stored\n.import ${file} data`)
  await shell.run(".set set-order stored\nGET data {pk: 'a'}")
  expect(shell.items()).toEqual([{ pk: { S: 'a' }, s: { SS: ['b', 'a'] } }])
})
