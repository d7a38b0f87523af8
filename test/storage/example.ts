import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Keys, Table } from '../../src/model/table.ts'
import type { Item } from '../../src/model/value.ts'
import type { Resource } from '../../src/storage/resource.ts'
import { tableRowKey } from '../../src/storage/row-key.ts'
import { Store, type StoreOptions } from '../../src/storage/store.ts'
import type { RowKey, RowReader, StoredItem } from '../../src/storage/types.ts'

export const keys: Keys = { hash: [{ name: 'pk', type: 'S' }], range: [{ name: 'sk', type: 'S' }] }

export function exampleTable(id: number, name: string): Table {
  return {
    id,
    name,
    region: 'eu-west-1',
    account: '123456789012',
    uuid: '6f6ff0b5-0000-4000-8000-000000000000',
    createdMs: 0,
    keys,
    attributes: [...keys.hash, ...keys.range],
    indexes: [],
    billingMode: 'PAY_PER_REQUEST',
    switchesMs: [],
    warm: { readUnits: 12000, writeUnits: 4000 },
    throughput: { readUnits: 0, writeUnits: 0 },
    deletionProtection: false,
    tags: [],
  }
}

/** A path in a folder of its own that goes away with the test. */
export function temporaryPath(name = 'example.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-storage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}

export function openStore(location = ':memory:', options: StoreOptions = {}): Store {
  const store = Store.open(location, options)
  onTestFinished(() => store.close())
  return store
}

export function withRows(store: Store): Resource {
  return store.transaction(() => {
    const id = store.nextResourceId()
    store.createResource(id)
    return store.resource(id)
  })
}

export const rowKeyOf = (pk: string, sk: string): RowKey => tableRowKey(keys, { pk: { S: pk }, sk: { S: sk } })

export function storedItem(item: Item | string): StoredItem {
  const text = typeof item === 'string' ? item : JSON.stringify(item)
  return { text, sizeBytes: text.length }
}

export function all<Row extends StoredItem>(reader: RowReader<Row>): readonly Row[] {
  const rows: Row[] = []
  for (let row = reader.next(); row !== undefined; row = reader.next()) rows.push(row)
  return rows
}
