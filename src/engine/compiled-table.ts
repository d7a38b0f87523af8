import { type Index, indexArn, type KeyAttribute, keyAttributes, type Table, tableArn } from '../model/table.ts'
import { statusOf } from '../model/table-status.ts'
import type { Expiries } from '../storage/expiries.ts'
import type { ImageLog } from '../storage/image-log.ts'
import type { Store } from '../storage/store.ts'
import type { Rows } from '../storage/types.ts'
import { type LiveStream, liveStream } from './streams/live-stream.ts'

/** A table as it stands now, with what every item operation would otherwise work out again. */
export type CompiledTable = {
  readonly table: Table
  readonly name: string
  readonly arn: string
  readonly hash: KeyAttribute
  readonly range: KeyAttribute | undefined
  /** Hash first. */
  readonly keyAttributes: readonly KeyAttribute[]
  readonly rows: Rows
  /**
   * What writes keep up, sorted by name: the first index in this order names itself in an error. One that is being
   * deleted has no rows any more and is left out; one that is being created is in. Source: reference, KEY-24.
   */
  readonly indexes: readonly CompiledIndex[]
  readonly indexesByName: ReadonlyMap<string, CompiledIndex>
  readonly stream: LiveStream | undefined
  /** Undefined: its items do not expire. */
  readonly expiry: Expiry | undefined
  /** What its rows were; undefined: point-in-time recovery is off. */
  readonly images: ImageLog | undefined
}

/** When the items of a table expire: by which attribute, and what writes keep up. */
export type Expiry = { readonly attribute: string; readonly times: Expiries }

export type CompiledIndex = {
  readonly index: Index
  readonly name: string
  readonly arn: string
  /** HASH attributes in order, then RANGE attributes. */
  readonly keyAttributes: readonly KeyAttribute[]
  /** Names an entry holds, key attributes of index and table included; undefined: every name. */
  readonly projected: ReadonlySet<string> | undefined
  readonly rows: Rows
}

export function compileTable(store: Store, table: Table): CompiledTable {
  const indexes = table.indexes
    .filter((index) => statusOf(index) !== 'DELETING')
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map((index) => compileIndex(store, table, index))
  const [hash, range] = keyAttributes(table.keys)
  if (hash === undefined) throw new Error('a table has a partition key')
  return {
    table,
    name: table.name,
    arn: tableArn(table),
    hash,
    range,
    keyAttributes: keyAttributes(table.keys),
    rows: store.resource(table.id),
    indexes,
    indexesByName: new Map(indexes.map((index) => [index.name, index])),
    stream: liveStream(store, table),
    expiry: table.timeToLive?.enabled
      ? { attribute: table.timeToLive.attribute, times: store.expiries(table.id) }
      : undefined,
    images: table.recovery === undefined ? undefined : store.images(table.id),
  }
}

function compileIndex(store: Store, table: Table, index: Index): CompiledIndex {
  return {
    index,
    name: index.name,
    arn: indexArn(table, index.name),
    keyAttributes: keyAttributes(index.keys),
    projected: projectedNames(table, index),
    rows: store.resource(index.id),
  }
}

function projectedNames(table: Table, index: Index): ReadonlySet<string> | undefined {
  if (index.projection.type === 'ALL') return undefined
  const keys = [...keyAttributes(table.keys), ...keyAttributes(index.keys)].map((attribute) => attribute.name)
  return new Set(index.projection.type === 'INCLUDE' ? [...keys, ...index.projection.attributes] : keys)
}
