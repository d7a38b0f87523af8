import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import type { Store } from '../../src/storage/store.ts'
import { openStore, rowKeyOf, storedItem, temporaryPath, withRows } from './example.ts'
import { numberedRow } from './numbered-row.ts'

/** More writes in a row than anybody types. */
const manyWrites = 40

function filled(path: string, store: Store, writes = manyWrites) {
  const rows = withRows(store)
  const put = (sk: string): void => store.transaction(() => rows.put(rowKeyOf('p', sk), storedItem('1')))
  for (let number = 0; number < writes; number++) put(`${number}`)
  return { path, store, id: rows.id, put }
}

/** What the rows of the file say, whoever may owe them something. */
function inFile(path: string, id: number) {
  const database = new Database(path, { readonly: true })
  const row = database.prepare('SELECT items, bytes FROM resource WHERE id = ?').get(id)
  const unsettled = database.prepare('SELECT count(*) FROM unsettled').pluck().get()
  database.close()
  return { ...(row as { items: number; bytes: number }), unsettled }
}

/** The file and its log as a crash leaves them. */
function crashed({ path, id }: { readonly path: string; readonly id: number }) {
  const copy = temporaryPath()
  for (const suffix of ['', '-wal']) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix)
  return { path: copy, id }
}

test('what somebody types is in the file at once, a long run of writes is owed and announced', () => {
  const path = temporaryPath()
  const { store, id } = filled(path, openStore(path), 16)
  expect(inFile(path, id)).toEqual({ items: 16, bytes: 16, unsettled: 0 })
  store.transaction(() => store.resource(id).put(rowKeyOf('p', 'one more'), storedItem('1')))
  expect(inFile(path, id)).toEqual({ items: 16, bytes: 16, unsettled: 1 })
  expect(store.statistics(id)).toEqual({ items: 17, bytes: 17 })
})

test('closing settles', () => {
  const path = temporaryPath()
  const { store, id } = filled(path, openStore(path))
  store.close()
  expect(inFile(path, id)).toEqual({ items: manyWrites, bytes: manyWrites, unsettled: 0 })
})

test('a second later another process sees it, without anything being done', async () => {
  const path = temporaryPath()
  const { store, id } = filled(path, openStore(path))
  const other = openStore(path)
  await vi.waitFor(() => expect(other.statistics(id).items).toBe(manyWrites), { timeout: 20_000 })
  expect(inFile(path, id).unsettled).toBe(0)
  store.transaction(() => store.resource(id).remove(rowKeyOf('p', '0')))
  expect(other.statistics(id).items).toBe(manyWrites - 1)
})

test('a file that somebody else has open is not counted again: who owes something pays', () => {
  const path = temporaryPath()
  const { store, id, put } = filled(path, openStore(path))
  const other = openStore(path)
  expect(inFile(path, id)).toMatchObject({ items: 16, unsettled: 1 })
  other.transaction(() => other.resource(id).put(rowKeyOf('p', 'theirs'), storedItem('1')))
  put('ours')
  store.close()
  expect(other.statistics(id)).toEqual({ items: manyWrites + 2, bytes: manyWrites + 2 })
})

test('after a crash what was owed is counted by who opens the file first', () => {
  const path = temporaryPath()
  const left = crashed(filled(path, openStore(path)))
  const store = openStore(left.path)
  expect(store.statistics(left.id)).toEqual({ items: manyWrites, bytes: manyWrites })
  expect(inFile(left.path, left.id)).toEqual({ items: manyWrites, bytes: manyWrites, unsettled: 0 })
  expect(existsSync(`${left.path}-wal`)).toBe(true)
})

test('what a transaction that fails would have owed is not owed', () => {
  const path = temporaryPath()
  const { store, id } = filled(path, openStore(path))
  expect(() =>
    store.transaction(() => {
      store.resource(id).put(rowKeyOf('p', 'failed'), storedItem('1'))
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(store.statistics(id)).toEqual({ items: manyWrites, bytes: manyWrites })
  store.close()
  expect(inFile(path, id)).toEqual({ items: manyWrites, bytes: manyWrites, unsettled: 0 })
})

test('a resource that was dropped is owed nothing', () => {
  const path = temporaryPath()
  const { store, id } = filled(path, openStore(path))
  store.transaction(() => store.dropResource(id))
  store.close()
  const again = openStore(path)
  expect(again.statistics(id)).toEqual({ items: 0, bytes: 0 })
  again.close()
  expect(inFile(path, id).unsettled).toBe(0)
})

test('a copy has all counts', async () => {
  const path = temporaryPath()
  const { store, id } = filled(path, openStore(path))
  const copy = `${path}.copy`
  await store.copyTo(copy)
  expect(inFile(copy, id)).toEqual({ items: manyWrites, bytes: manyWrites, unsettled: 0 })
})

test('a file that another process writes when it is time to settle keeps what was written, and counts it later', () => {
  const path = temporaryPath()
  const { store, id } = filled(path, openStore(path, { busyTimeoutMs: 20 }))
  const other = new Database(path)
  other.exec('BEGIN IMMEDIATE')
  store.close()
  other.exec('COMMIT')
  other.close()
  expect(inFile(path, id)).toMatchObject({ items: 16, unsettled: 1 })
  expect(openStore(path).statistics(id)).toEqual({ items: manyWrites, bytes: manyWrites })
})

test('processes that open a file at the same moment after a crash count it together', async () => {
  const path = temporaryPath()
  const left = crashed(filled(path, openStore(path)))
  await Promise.all([1000, 2000, 3000].map((first) => write(left.path, first)))
  const store = openStore(left.path)
  const items = manyWrites + 3 * manyWrites * numberedRow(1000).length
  expect(store.statistics(left.id).items).toBe(items)
  expect(inFile(left.path, left.id)).toMatchObject({ items, unsettled: 0 })
})

/** Another process writes as many rows and closes the file. */
function write(path: string, first: number): Promise<void> {
  const script = `
    import { Store } from ${JSON.stringify(join(import.meta.dirname, '../../src/storage/store.ts'))}
    import { numberedRow } from ${JSON.stringify(join(import.meta.dirname, 'numbered-row.ts'))}
    const store = Store.open(${JSON.stringify(path)})
    const rows = store.resource(1)
    for (let number = ${first}; number < ${first + manyWrites}; number++)
      store.transaction(() => { for (const { key, item } of numberedRow(number)) rows.put(key, item) })
    store.close()`
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('error', reject).on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
  })
}

test('a copy of rows is as large as it is, whatever another process owes to what was copied', () => {
  const path = temporaryPath()
  const { id } = filled(path, openStore(path))
  const other = openStore(path)
  const copy = other.transaction(() => {
    const made = other.nextResourceId()
    other.createResource(made)
    other.copyRows(id, made)
    return made
  })
  expect(other.statistics(copy)).toEqual({ items: manyWrites, bytes: manyWrites })
  other.close()
  expect(inFile(path, copy)).toMatchObject({ items: manyWrites, bytes: manyWrites })
})

/** To mount takes rights that not everybody has. */
const canMount = spawnSync('unshare', ['-m', 'true']).status === 0

test.skipIf(!canMount)(
  'a full disk, which may be what ended the last one, does not keep a file from being opened',
  () => {
    const path = temporaryPath()
    const left = crashed(filled(path, openStore(path)))
    const module = JSON.stringify(join(import.meta.dirname, '../../src/storage/store.ts'))
    const program = `import { Store } from ${module}
const store = Store.open('full/left.db')
console.log(store.statistics(${left.id}).items)`
    const script = `cd "$1" && mkdir full && mount -t tmpfs -o size=1m tmpfs full && cp "$2" full/left.db && cp "$2-wal" full/left.db-wal \\
    && { head -c 32768 /dev/zero > full/room; cat /dev/zero > full/filler 2> /dev/null; rm full/room; exec "$3" --input-type module -e "$4"; }`
    const run = spawnSync('unshare', [
      '-m',
      'sh',
      '-c',
      script,
      'sh',
      dirname(path),
      left.path,
      process.execPath,
      program,
    ])
    expect(run.stderr.toString()).toBe('')
    expect(run.stdout.toString()).toBe('16\n')
  },
)
