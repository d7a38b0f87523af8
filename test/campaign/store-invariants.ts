import { isDeepStrictEqual } from 'node:util'
import type Database from 'better-sqlite3'
import { hashEnd } from '../../src/model/hash-space.ts'
import { itemSizeBytes } from '../../src/model/item-size.ts'
import { type Index, type KeyAttribute, keyAttributes, type Table } from '../../src/model/table.ts'
import { statusOf } from '../../src/model/table-status.ts'
import type { Item, Value } from '../../src/model/value.ts'
import type { Store } from '../../src/storage/store.ts'

/**
 * What must hold of a file whenever no write is under way: an index is what its table's items make of it, and so are expiry
 * times; statistics are what a count gives, sizes what the items measure, every long text belongs to a row, and SQLite finds its pages whole.
 */
export function stateComplaints(
  store: Store,
  regions: readonly string[] = ['us-east-1'],
  others: 'idle' | 'writing' = 'idle',
): readonly string[] {
  // The tables are of the same view as their rows: another process may change both in between.
  return store.read(() => {
    // What is being deleted has no rows any more.
    const tables = regions.flatMap((region) => store.tables(region)).filter((table) => statusOf(table) !== 'DELETING')
    return [...tables.flatMap((table) => tableComplaints(store, table, others)), ...fileComplaints(store, tables)]
  })
}

type Row = { readonly item: Item; readonly sizeBytes: number; readonly hash: number }

function tableComplaints(store: Store, table: Table, others: 'idle' | 'writing'): string[] {
  const rows = rowsOf(store, table.id)
  // What other processes have just written is counted a second later.
  const counted = (name: string, id: number, found: readonly Row[]) =>
    others === 'idle' ? countComplaints(store, name, id, found) : []
  const complaints = counted(table.name, table.id, rows)
  for (const row of rows) {
    const measured = itemSizeBytes(row.item)
    if (measured !== row.sizeBytes)
      complaints.push(
        `${table.name}: an item of ${measured} bytes is kept with ${row.sizeBytes}: ${JSON.stringify(row.item).slice(0, 300)}`,
      )
  }
  complaints.push(...expiryComplaints(store, table, rows), ...imageComplaints(store, table))
  for (const index of table.indexes) {
    if (statusOf(index) === 'DELETING') continue
    const entries = rowsOf(store, index.id)
    complaints.push(...counted(`${table.name}.${index.name}`, index.id, entries))
    const expected = rows
      .flatMap(({ item }) => asList(entryOf(table, index, item)))
      .map(comparable)
      .sort()
    const found = entries.map(({ item }) => comparable(item)).sort()
    if (!isDeepStrictEqual(found, expected)) {
      const [missing, extra] = [
        expected.filter((entry) => !found.includes(entry)),
        found.filter((entry) => !expected.includes(entry)),
      ]
      complaints.push(
        `${table.name}.${index.name}: lacks ${JSON.stringify(missing).slice(0, 600)}, has too much ${JSON.stringify(extra).slice(0, 600)}`,
      )
    }
  }
  return complaints
}

/** What rows were is kept while point-in-time recovery is on, and only then. */
function imageComplaints(store: Store, { name, id, recovery }: Table): string[] {
  const kept = databaseOf(store).prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(`h${id}`)
  if ((kept !== undefined) === (recovery !== undefined)) return []
  return [`${name}: ${kept === undefined ? 'lacks images of its rows' : 'keeps images that nobody can ask for'}`]
}

/** A table whose items do not expire keeps no times at all. */
function expiryComplaints(store: Store, { name, id, timeToLive }: Table, rows: readonly Row[]): string[] {
  const database = databaseOf(store)
  const kept = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(`x${id}`)
  if (timeToLive?.enabled !== true)
    return kept === undefined ? [] : [`${name}: keeps expiry times and has no use for them`]
  const found = database
    .prepare<[], [number, number]>(`SELECT expiry, hash FROM x${id} ORDER BY expiry, hash`)
    .raw()
    .all()
  const expected = rows
    .flatMap(({ item, hash }): [number, number][] => {
      const [, minus, whole, fraction] =
        /^(-?)(\d+)(\.\d+)?$/.exec(String(own(item, timeToLive.attribute)?.['N'])) ?? []
      if (whole === undefined) return []
      // Doubles would round what stands just below a whole second.
      const seconds = minus === '-' ? -BigInt(whole) - (fraction === undefined ? 0n : 1n) : BigInt(whole)
      return Number.isSafeInteger(Number(seconds)) ? [[Number(seconds), hash]] : []
    })
    .sort(([a, b], [c, d]) => a - c || b - d)
  if (isDeepStrictEqual(found, expected)) return []
  return [`${name}: keeps expiry times ${JSON.stringify(found)}, its items have ${JSON.stringify(expected)}`]
}

function countComplaints(store: Store, name: string, id: number, rows: readonly Row[]): string[] {
  const counted = { items: rows.length, bytes: rows.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0) }
  const kept = store.statistics(id)
  if (!isDeepStrictEqual({ ...kept }, counted))
    return [`${name}: statistics say ${JSON.stringify(kept)}, there are ${JSON.stringify(counted)}`]
  return []
}

function rowsOf(store: Store, id: number): Row[] {
  const reader = store.resource(id).readHashRange({ fromHash: 0, toHash: hashEnd })
  const rows: Row[] = []
  for (let row = reader.next(); row !== undefined; row = reader.next()) {
    rows.push({ item: JSON.parse(row.text) as Item, sizeBytes: row.sizeBytes, hash: row.hash })
  }
  return rows
}

/** Worked out apart from the engine: an item that has every key attribute of the index, with the attributes it projects. */
function entryOf(table: Table, index: Index, item: Item): Item | undefined {
  if (
    ![
      ...index.keys.hash.map((key) => usable(item, key, 2048)),
      ...index.keys.range.map((key) => usable(item, key, 1024)),
    ].every(Boolean)
  )
    return undefined
  const { projection } = index
  if (projection.type === 'ALL') return item
  const names = new Set([...keyAttributes(table.keys), ...keyAttributes(index.keys)].map(({ name }) => name))
  if (projection.type === 'INCLUDE') for (const name of projection.attributes) names.add(name)
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}

/** A value that was there before the index may be one that no key can have: its item has no entry. Source: reference, KEY-30. */
function usable(item: Item, { name, type }: KeyAttribute, bytesMax: number): boolean {
  const value = own(item, name)?.[type]
  if (typeof value !== 'string' || value === '') return false
  return type === 'N' || Buffer.byteLength(value, type === 'B' ? 'base64' : 'utf8') <= bytesMax
}

const asList = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value])

const own = (item: Item, name: string): { readonly [type: string]: unknown } | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined

/** Members and sets in one order. */
const comparable = (item: Item): string => JSON.stringify(orderedMap(item))

function orderedMap(item: Item): unknown {
  return Object.entries(item)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, ordered(value)])
}

function ordered(value: Value): unknown {
  if ('M' in value) return { M: orderedMap(value.M) }
  if ('L' in value) return { L: value.L.map(ordered) }
  if ('SS' in value) return { SS: [...value.SS].sort() }
  if ('NS' in value) return { NS: [...value.NS].sort() }
  if ('BS' in value) return { BS: [...value.BS].sort() }
  return value
}

function fileComplaints(store: Store, tables: readonly Table[]): string[] {
  const database = databaseOf(store)
  const check = database.pragma('integrity_check', { simple: true })
  const complaints = check === 'ok' ? [] : [`integrity_check: ${String(check)}`]
  const wanted = new Set(
    tables.flatMap(({ id, indexes }) => [
      id,
      ...indexes.filter((index) => statusOf(index) !== 'DELETING').map((index) => index.id),
    ]),
  )
  const kept = database.prepare<[], number>('SELECT id FROM resource').pluck().all()
  if (!isDeepStrictEqual(new Set(kept), wanted))
    complaints.push(`the file keeps resources ${kept.join()}, tables have ${[...wanted].join()}`)
  for (const id of kept.filter((each) => wanted.has(each))) {
    const orphans = database
      .prepare<[], number>(
        `SELECT count(*) FROM b${id} WHERE id NOT IN (SELECT item FROM r${id} WHERE typeof(item) = 'integer')`,
      )
      .pluck()
      .get()
    const lost = database
      .prepare<[], number>(
        `SELECT count(*) FROM r${id} WHERE typeof(item) <> 'text' AND item NOT IN (SELECT id FROM b${id})`,
      )
      .pluck()
      .get()
    if (orphans !== 0 || lost !== 0)
      complaints.push(`resource ${id}: ${orphans} long texts without a row, ${lost} rows without their text`)
  }
  return complaints
}

/** Everything the file holds but its tokens, as text: the same before and after a call that was refused. */
export function stateText(store: Store): string {
  const database = databaseOf(store)
  const ids = database.prepare<[], number>('SELECT id FROM resource').pluck().all()
  const rows = ids.map((id) =>
    database.prepare(`SELECT hash, hex(partition), hex(sort), hex(base), size, typeof(item) FROM r${id}`).raw().all(),
  )
  const texts = ids
    .map((id) => store.resource(id))
    .map((resource) => {
      const reader = resource.readHashRange({ fromHash: 0, toHash: hashEnd })
      const all: string[] = []
      for (let row = reader.next(); row !== undefined; row = reader.next()) all.push(row.text)
      return all
    })
  const catalogue = database.prepare('SELECT * FROM catalogue').raw().all()
  const statistics = database.prepare('SELECT * FROM resource').raw().all()
  return JSON.stringify([ids, rows, texts, catalogue, statistics])
}

/** Tests alone look beneath the store. */
export const databaseOf = (store: Store): Database.Database => store['connection'].database
