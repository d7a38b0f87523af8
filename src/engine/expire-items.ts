import { must } from '../base/must.ts'
import type { Table } from '../model/table.ts'
import { tableAt } from '../model/table-status.ts'
import type { Maintenance } from '../operation/maintenance.ts'
import type { ExpiryRange } from '../storage/expiries.ts'
import type { RowKey } from '../storage/types.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { Contexts, EngineContext } from './context.ts'
import { keyOf } from './key-rules.ts'
import { StoredWhole } from './whole-item.ts'
import { applyWrite, planWrite } from './write-plan.ts'

/** Items deleted in one transaction: other processes that write wait for it. */
const batchItems = 100
/** Older times are taken for mistakes and never expire. How the service counts a year is not known. */
const oldestSeconds = 5 * 365 * 86_400

/**
 * Deletes what has expired, at most so many items, in transactions of their own. It costs no units, indexes included.
 * Source: reference, streams-ttl-backup 5; README row 27; capacity B7.
 */
export function expireItems(contexts: Contexts, itemsMax: number): Maintenance {
  const { store } = contexts.any
  const counts = new Map<number, Maintenance['expired'][number]>()
  for (let left = itemsMax; ; ) {
    const next = store.read(() => nextTable(contexts.any))
    if (next === undefined || left === 0) return { expired: [...counts.values()], more: next !== undefined }
    const { id, region, name } = next
    const deleted = store.transaction(() => expireBatch(contexts.of(region), id, Math.min(batchItems, left)))
    if (deleted > 0) counts.set(id, { region, table: name, items: (counts.get(id)?.items ?? 0) + deleted })
    left -= deleted
  }
}

/** The first table with an item that has expired. */
const nextTable = (context: EngineContext): Table | undefined =>
  context.expiringTables().find((table) => dueRows(context, table, 1).length > 0)

/** Looks again, now that nobody else can write: the items may have changed, and so may the table. */
function expireBatch(context: EngineContext, id: number, limit: number): number {
  const table = context.expiringTables().find((each) => each.id === id)
  if (table === undefined) return 0
  const due = dueRows(context, table, limit)
  const compiled = context.table(table.name)
  for (const rowKey of due) deleteExpired(context, compiled, rowKey)
  return due.length
}

/** None while time to live is still on its way. */
function dueRows(context: EngineContext, table: Table, limit: number): readonly RowKey[] {
  const { timeToLive } = tableAt(table, context.clock.now()) ?? {}
  if (timeToLive?.enabled !== true || timeToLive.transition !== undefined) return []
  return context.store.expiries(table.id).between({ ...dueStretch(context), limit })
}

/** An item whose time is the current second has not expired. Source: reference, TTL-4. */
function dueStretch({ clock, settings }: EngineContext): Omit<ExpiryRange, 'limit'> {
  const nowSeconds = Math.floor(clock.now() / 1000)
  const toSeconds = Math.floor((clock.now() - settings.ttlDelayMs) / 1000)
  return { fromSeconds: nowSeconds - oldestSeconds, toSeconds }
}

/** A delete like any other, but that nobody is charged for it. */
function deleteExpired(context: EngineContext, table: CompiledTable, rowKey: RowKey): void {
  const found = must(table.rows.get(rowKey), 'an expiry time belongs to an item')
  const key = keyOf(table.table.keys, new StoredWhole(found).item)
  applyWrite(context, planWrite(context, { table, key, change: { kind: 'delete' }, expired: true }))
}
