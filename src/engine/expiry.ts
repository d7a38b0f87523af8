import { hashEnd } from '../model/hash-space.ts'
import type { Table } from '../model/table.ts'
import { type Item, memberOf } from '../model/value.ts'
import { tableRowKey } from '../storage/row-key.ts'
import type { RowKey } from '../storage/types.ts'
import { compileTable, type Expiry } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { StoredWhole } from './whole-item.ts'

/**
 * The second an item expires after: its attribute rounded down, which is the same to every comparison with whole seconds.
 * Undefined: never, since it has no such attribute, one that is no number, or a time that no clock will reach.
 * Source: reference, streams-ttl-backup 5 "Number formats"; TTL-4.
 */
export function expiryOf(item: Item, attribute: string): number | undefined {
  const value = memberOf(item, attribute)
  if (value === undefined || !('N' in value)) return undefined
  const [whole, fraction] = value.N.split('.')
  const seconds = Number(whole) - (fraction !== undefined && value.N.startsWith('-') ? 1 : 0)
  return Number.isSafeInteger(seconds) ? seconds : undefined
}

/** Keeps the expiry times what the items make of them: the part of a write that they are. */
export function keepExpiry(
  { attribute, times }: Expiry,
  key: RowKey,
  before: Item | undefined,
  after: Item | undefined,
): void {
  const old = before === undefined ? undefined : expiryOf(before, attribute)
  const fresh = after === undefined ? undefined : expiryOf(after, attribute)
  if (old === fresh) return
  if (old !== undefined) times.remove(old, key)
  if (fresh !== undefined) times.add(fresh, key)
}

/** Items between two looks at the signal. */
const stretchItems = 1_000

/** The expiry times of what the table holds already, in one pass, inside the caller's transaction. */
export function fillExpiries(context: EngineContext, table: Table): void {
  const { rows, expiry } = compileTable(context.store, table)
  if (expiry === undefined) return
  const reader = rows.readHashRange({ fromHash: 0, toHash: hashEnd })
  let itemsRead = 0
  for (let row = reader.next(); row !== undefined; row = reader.next()) {
    const { item } = new StoredWhole(row)
    const seconds = expiryOf(item, expiry.attribute)
    if (seconds !== undefined) expiry.times.add(seconds, tableRowKey(table.keys, item))
    itemsRead += 1
    if (itemsRead % stretchItems === 0) context.signal?.throwIfAborted()
  }
}
