import { itemsEqual } from '../expression/compare-values.ts'
import { writeHalfUnits } from '../model/capacity.ts'
import type { Charge } from '../model/charge.ts'
import { itemSizeBytes } from '../model/item-size.ts'
import type { KeyAttribute } from '../model/table.ts'
import { emptyItem, type Item, memberOf, type Value } from '../model/value.ts'
import { indexRowKey, sameRowKey } from '../storage/row-key.ts'
import type { RowKey, StoredItem } from '../storage/types.ts'
import type { CompiledIndex, CompiledTable } from './compiled-table.ts'
import { isUsableKeyValue } from './key-rules.ts'
import type { WholeItem } from './whole-item.ts'

/** What one index has to do for one write. */
export type IndexWrite = {
  readonly index: CompiledIndex
  readonly remove: RowKey | undefined
  readonly put: { readonly key: RowKey; readonly stored: StoredItem } | undefined
  /** One, or two when the entry moves: each where it happens. */
  readonly charges: readonly Charge[]
}

type Entry = { readonly key: RowKey; readonly whole: WholeItem }

/**
 * The change of every index between two images; an index without a change has none. A set or a map listed in another order
 * is none that costs. Source: reference, capacity 3.3; CAP-31.
 */
export function indexWrites(
  table: CompiledTable,
  before: WholeItem | undefined,
  after: WholeItem | undefined,
): readonly IndexWrite[] {
  if (table.indexes.length === 0) return []
  return table.indexes.flatMap((index) => {
    const old = before === undefined ? undefined : indexEntry(table, index, before)
    const fresh = after === undefined ? undefined : indexEntry(table, index, after)
    return indexWrite(table, index, old, fresh) ?? []
  })
}

/**
 * The entry an item has in an index; undefined when it lacks one of the index's key attributes, or has held a value there
 * that no key may have since before there was the index (KEY-27, KEY-30).
 */
export function indexEntry(table: CompiledTable, index: CompiledIndex, whole: WholeItem): Entry | undefined {
  if (!fits(index.index.keys.hash, 'hash', whole.item) || !fits(index.index.keys.range, 'range', whole.item))
    return undefined
  const key = indexRowKey(index.index.keys, table.table.keys, whole.item)
  return key === undefined ? undefined : { key, whole: projected(index, whole) }
}

function fits(attributes: readonly KeyAttribute[], role: 'hash' | 'range', item: Item): boolean {
  for (const { name, type } of attributes) {
    const value = memberOf(item, name)
    if (value === undefined || !isUsableKeyValue(value, type, role)) return false
  }
  return true
}

function projected(index: CompiledIndex, whole: WholeItem): WholeItem {
  if (index.projected === undefined) return whole
  const item = emptyItem()
  for (const name in whole.item) {
    const value = whole.item[name]
    if (value !== undefined && index.projected.has(name)) item[name] = value
  }
  return { item, stored: { text: JSON.stringify(item), sizeBytes: itemSizeBytes(item) } }
}

function indexWrite(
  table: CompiledTable,
  index: CompiledIndex,
  old: Entry | undefined,
  fresh: Entry | undefined,
): IndexWrite | undefined {
  if (old === undefined && fresh === undefined) return undefined
  const put = fresh === undefined ? undefined : { key: fresh.key, stored: fresh.whole.stored }
  const moved = old !== undefined && (fresh === undefined || !sameRowKey(old.key, fresh.key))
  if (old !== undefined && fresh !== undefined && !moved) {
    if (old.whole.stored.text === fresh.whole.stored.text) return undefined
    // The entry lists its members as the item does, but nobody pays for that.
    if (itemsEqual(old.whole.item, fresh.whole.item)) return { index, remove: undefined, put, charges: [] }
  }
  const charges =
    old === undefined || fresh === undefined || moved
      ? [old, fresh].flatMap((entry) => (entry === undefined ? [] : indexCharge(table, index, entry, sizeOf(entry))))
      : [indexCharge(table, index, fresh, Math.max(sizeOf(old), sizeOf(fresh)))]
  return { index, remove: moved ? old.key : undefined, put, charges }
}

function indexCharge(table: CompiledTable, index: CompiledIndex, { key, whole }: Entry, bytes: number): Charge {
  return {
    table: table.name,
    index: { name: index.name, kind: index.index.kind },
    kind: 'write',
    halfUnits: writeHalfUnits(bytes),
    bytes,
    hash: key.hash,
    key: valuesOf(index.index.keys.hash, whole.item),
    sort: index.index.keys.range.length === 0 ? undefined : valuesOf(index.index.keys.range, whole.item),
  }
}

const valuesOf = (attributes: readonly KeyAttribute[], item: Item): readonly Value[] =>
  attributes.flatMap(({ name }) => memberOf(item, name) ?? [])

const sizeOf = ({ whole }: Entry): number => whole.stored.sizeBytes
