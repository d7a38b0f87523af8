import { hashEnd } from '../../model/hash-space.ts'
import type { Table } from '../../model/table.ts'
import type { Rows, StoredRow } from '../../storage/types.ts'
import type { EngineContext } from '../context.ts'
import { checkMoment, pastRows } from './past-table.ts'

/**
 * The items of a table as they were at the end of a millisecond, in the order of a scan and one after the other. Within `Store.read`
 * or a transaction. Throws HistoryError where nobody knows any more, or yet.
 */
export function itemsAt({ store, nowMs }: EngineContext, table: Table, atMs: number): Iterable<StoredRow> {
  checkMoment(table, { atMs, nowMs })
  return everyRow(pastRows(store, table, atMs))
}

/** All rows in the order of a scan. */
export function* everyRow(rows: Pick<Rows, 'readHashRange'>): Generator<StoredRow, void> {
  const reader = rows.readHashRange({ fromHash: 0, toHash: hashEnd })
  for (let row = reader.next(); row !== undefined; row = reader.next()) yield row
}
