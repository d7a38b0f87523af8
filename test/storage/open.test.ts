import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { applicationId, migrations } from '../../src/storage/migrations.ts'
import { openFile } from '../../src/storage/open-file.ts'
import { StorageError } from '../../src/storage/storage-error.ts'
import { Store, type StoreOptions } from '../../src/storage/store.ts'
import { exampleTable, openStore, rowKeyOf, storedItem, temporaryPath, withRows } from './example.ts'

function ourFile(): string {
  const path = temporaryPath()
  const store = Store.open(path)
  const rows = withRows(store)
  store.transaction(() => {
    store.saveTable(exampleTable(rows.id, 'a'))
    for (let number = 0; number < 200; number += 1)
      rows.put(rowKeyOf('p', String(number)), storedItem('x'.repeat(1000)))
  })
  store.close()
  return path
}

const patched = (path: string, at: number, bytes: Uint8Array): string => {
  const content = readFileSync(path)
  content.set(bytes, at)
  writeFileSync(path, content)
  return path
}

const written = (content: string | Uint8Array): string => {
  const path = temporaryPath()
  writeFileSync(path, content)
  return path
}

function foreignDatabase(id = 0): string {
  const path = temporaryPath()
  const database = new Database(path)
  database.pragma(`application_id = ${id}`)
  database.exec('CREATE TABLE counter (name, value)')
  database.close()
  return path
}

function errorOf(path: string, options: StoreOptions = {}): StorageError {
  try {
    Store.open(path, options).close()
  } catch (error) {
    if (error instanceof StorageError) return error
    throw error
  }
  throw new Error(`${path} was opened`)
}

/** Every file beside it, with its bytes. */
const folderOf = (path: string): ReadonlyMap<string, string> => {
  const folder = dirname(path)
  return new Map(
    readdirSync(folder, { withFileTypes: true }).map((entry) => [
      entry.name,
      entry.isFile() ? readFileSync(join(folder, entry.name), 'latin1') : 'not a file',
    ]),
  )
}

const refusals: readonly (readonly [what: string, code: string, make: () => string])[] = [
  ['a text file', 'storage.not-ours', () => written('pk,sk\n1,2\n')],
  ['an empty file', 'storage.not-ours', () => written('')],
  ['a file of zeros', 'storage.not-ours', () => written(Buffer.alloc(8192))],
  ['nothing but the start of a database header', 'storage.corrupt', () => written('SQLite format 3\0')],
  ['a database of another program', 'storage.not-ours', () => foreignDatabase()],
  ['a database of a named other program', 'storage.not-ours', () => foreignDatabase(252006673)],
  ['a newer schema', 'storage.newer', () => patched(ourFile(), 60, Buffer.from([0, 0, 0, migrations.length + 1]))],
  ['no schema version', 'storage.corrupt', () => patched(ourFile(), 60, Buffer.alloc(4))],
  ['a schema version below zero', 'storage.corrupt', () => patched(ourFile(), 60, Buffer.from([0xa5, 0, 0, 1]))],
  [
    'a file whose end is missing',
    'storage.corrupt',
    () => {
      const path = ourFile()
      truncateSync(path, 3 * 8192)
      return path
    },
  ],
  [
    'a file cut inside its first page',
    'storage.corrupt',
    () => {
      const path = ourFile()
      truncateSync(path, 200)
      return path
    },
  ],
  ['a damaged schema', 'storage.corrupt', () => patched(ourFile(), 100, Buffer.alloc(4000, 0xa5))],
  ['a schema of a format that there is none of', 'storage.corrupt', () => patched(ourFile(), 47, Buffer.from([140]))],
  ['a damaged page size', 'storage.corrupt', () => patched(ourFile(), 16, Buffer.from([0x01, 0x23]))],
  [
    'a damaged catalogue',
    'storage.corrupt',
    () => {
      const path = ourFile()
      return patched(path, (rootPage(path, 'catalogue') - 1) * 8192, Buffer.alloc(8192, 0xff))
    },
  ],
  [
    'a damaged counter',
    'storage.corrupt',
    () => {
      const path = ourFile()
      return patched(path, (rootPage(path, 'counter') - 1) * 8192, Buffer.alloc(8192, 0x77))
    },
  ],
  [
    'a damaged page of rows',
    'storage.corrupt',
    () => {
      const path = ourFile()
      return patched(path, (rootPage(path, 'r1') - 1) * 8192, Buffer.alloc(8192, 0x33))
    },
  ],
  ['a file without its own tables', 'storage.corrupt', () => foreignDatabase(applicationId)],
  [
    'a folder',
    'storage.not-ours',
    () => {
      const path = temporaryPath()
      mkdirSync(path)
      return path
    },
  ],
]

function rootPage(path: string, table: string): number {
  const database = new Database(path, { readonly: false })
  const page = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table)
  database.close()
  if (page === undefined) throw new Error(`${table} exists`)
  return page
}

describe('what is not a whole file of ours is refused and left as it is', () => {
  test.each(refusals)('%s: %s', (_, code, make) => {
    const path = make()
    const before = folderOf(path)
    for (const options of [{}, { readOnly: true }]) {
      const error = errorOf(path, options)
      expect(error.code).toBe(code)
      expect(error.message.startsWith(path)).toBe(true)
      expect(error.message).not.toContain('\n')
      expect(error.hint).toMatch(/\.$|\.recover$/)
      expect(folderOf(path)).toEqual(before)
    }
  })

  test('a newer schema that is still in the log of a crashed process', () => {
    const path = ourFile()
    const writer = new Database(path)
    writer.pragma(`user_version = ${migrations.length + 1}`)
    const copy = temporaryPath()
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix)
    writer.close()
    const before = readFileSync(copy)
    expect(errorOf(copy).code).toBe('storage.newer')
    expect(readFileSync(copy).equals(before)).toBe(true)
  })
})

describe('a path without a file', () => {
  test('becomes a new store, whole, with no other file left beside it', () => {
    const path = temporaryPath()
    const store = Store.open(path)
    expect([...folderOf(path).keys()].filter((name) => name.endsWith('.new'))).toEqual([])
    store.close()
    expect([...folderOf(path).keys()]).toEqual(['example.db'])
    const database = new Database(path, { readonly: true })
    expect(database.pragma('application_id', { simple: true })).toBe(applicationId)
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(database.pragma('page_size', { simple: true })).toBe(8192)
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    database.close()
  })

  test('stays without one when opened read-only', () => {
    const path = temporaryPath()
    expect(errorOf(path, { readOnly: true })).toMatchObject({
      code: 'storage.cannot-open',
      message: `${path} does not exist`,
    })
    expect(existsSync(path)).toBe(false)
  })

  test.each([
    ['a folder that does not exist', 'nowhere/example.db', 'its folder does not exist'],
    ['a folder that is a file', 'file/example.db', 'its folder is a file'],
    ['a name that is too long', 'x'.repeat(300), 'the name is too long'],
  ])('%s is said', (_, name, reason) => {
    const folder = dirname(temporaryPath())
    writeFileSync(join(folder, 'file'), '')
    const path = join(folder, name)
    expect(errorOf(path)).toMatchObject({ code: 'storage.cannot-open', message: `${path} cannot be opened: ${reason}` })
  })

  test('a link that leads nowhere is not replaced', () => {
    const path = temporaryPath()
    symlinkSync('nowhere', path)
    expect(errorOf(path).code).toBe('storage.cannot-open')
  })

  test('a name that looks like a URI is a name', () => {
    const folder = dirname(temporaryPath())
    const store = Store.open(join(folder, 'file:a?mode=memory'))
    store.close()
    expect(readdirSync(folder)).toEqual(['file:a?mode=memory'])
  })
})

describe('read-only', () => {
  test('reads everything, writes nothing, and leaves the folder as it was', () => {
    const path = ourFile()
    const before = folderOf(path)
    const store = openStore(path, { readOnly: true })
    const [table] = store.tables('eu-west-1')
    const rows = store.resource(table?.id ?? 0)
    expect(rows.get(rowKeyOf('p', '7'))?.sizeBytes).toBe(1000)
    expect(rows.statistics()).toEqual({ items: 200, bytes: 200_000 })
    const write = (): void => store.transaction(() => rows.put(rowKeyOf('p', 'new'), storedItem('1')))
    expect(write).toThrow(expect.objectContaining({ code: 'storage.read-only' }))
    store.close()
    expect(folderOf(path)).toEqual(before)
  })
})

describe('a file of an older schema', () => {
  const newer = [...migrations, 'CREATE TABLE later (a); INSERT INTO later VALUES (1)']
  const versionOf = (database: Database.Database): unknown => database.pragma('user_version', { simple: true })

  test('is brought up to date once, with all its rows', () => {
    const path = ourFile()
    for (const _ of [1, 2]) {
      const database = openFile(path, {}, newer)
      expect(versionOf(database)).toBe(newer.length)
      expect(database.prepare('SELECT count(*) FROM later').pluck().get()).toBe(1)
      expect(database.prepare('SELECT count(*) FROM r1').pluck().get()).toBe(200)
      database.close()
    }
    expect(errorOf(path).code).toBe('storage.newer')
  })

  test('stays as it is when a step fails', () => {
    const path = ourFile()
    expect(() => openFile(path, {}, [...newer, 'NO SUCH STATEMENT'])).toThrow('syntax error')
    const store = openStore(path)
    expect(store.tables('eu-west-1')).toHaveLength(1)
  })

  test('is refused read-only', () => {
    const path = ourFile()
    const before = folderOf(path)
    expect(() => openFile(path, { readOnly: true }, newer)).toThrow(expect.objectContaining({ code: 'storage.older' }))
    expect(folderOf(path)).toEqual(before)
  })
})

test('a page that turns out to be damaged is said to be', () => {
  const path = temporaryPath()
  const first = openStore(path)
  const { id } = withRows(first)
  first.transaction(() => {
    for (let number = 0; number < 1500; number += 1)
      first.resource(id).put(rowKeyOf('p', String(number)), storedItem('x'.repeat(1000)))
  })
  first.close()
  patched(path, (rootPage(path, `r${id}`) - 1) * 8192, Buffer.alloc(8192, 0x33))
  const store = openStore(path)
  const rows = store.resource(id)
  const damaged = expect.objectContaining({ code: 'storage.corrupt', message: `${path} is damaged` })
  const { hash, partition } = rowKeyOf('p', '')
  expect(() => rows.get(rowKeyOf('p', '7'))).toThrow(damaged)
  expect(() => rows.readPartition({ hash, partition, forward: true }).next()).toThrow(damaged)
  expect(() => rows.partitionBytes(hash, partition)).toThrow(damaged)
  expect(() => store.transaction(() => rows.put(rowKeyOf('p', 'new'), storedItem('1')))).toThrow(damaged)
  expect(store.statistics(id).items).toBe(1500)
})

test('an in-memory store ends with itself', () => {
  const store = openStore()
  store.transaction(() => store.setSetting('a', 'b'))
  expect(openStore().getSetting('a')).toBeUndefined()
})
