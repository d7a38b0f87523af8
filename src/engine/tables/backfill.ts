import { must } from '../../base/must.ts'
import { hashEnd } from '../../model/hash-space.ts'
import type { Table } from '../../model/table.ts'
import { compileTable } from '../compiled-table.ts'
import type { EngineContext } from '../context.ts'
import { indexEntry } from '../index-entries.ts'
import { StoredWhole } from '../whole-item.ts'

/** Items between two reports. */
const reportItems = 1_000

/**
 * Fills a new index from the items the table holds, one after the other, inside the caller's transaction. Items that
 * lack a key attribute of the index, or have one it cannot take, are left out without a word. Source: reference, KEY-30.
 */
export function backfill(context: EngineContext, table: Table, indexName: string): void {
  const compiled = compileTable(context.store, table)
  const index = must(compiled.indexesByName.get(indexName), 'the new index is kept up from now on')
  const rows = compiled.rows.readHashRange({ fromHash: 0, toHash: hashEnd })
  let itemsRead = 0
  let entriesWritten = 0
  for (let row = rows.next(); row !== undefined; row = rows.next()) {
    const whole = new StoredWhole(row)
    const entry = indexEntry(compiled, index, whole)
    if (entry !== undefined) {
      index.rows.put(entry.key, entry.whole.stored, null)
      entriesWritten += 1
    }
    itemsRead += 1
    if (itemsRead % reportItems === 0) report()
  }
  report()

  function report(): void {
    context.signal?.throwIfAborted()
    context.onBackfill?.({ table: table.name, index: indexName, itemsRead, entriesWritten })
  }
}
