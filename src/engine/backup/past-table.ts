import { momentText } from '../../base/moment-text.ts'
import type { Table } from '../../model/table.ts'
import type { Store } from '../../storage/store.ts'
import type { Rows } from '../../storage/types.ts'
import { type CompiledTable, compileTable } from '../compiled-table.ts'
import { HistoryError } from './history-error.ts'
import { PastEntries } from './past-entries.ts'
import { changesAfter, earliestMs } from './recovery-window.ts'

/** A moment to be looked at, and the one that it is now. Both in epoch milliseconds; what was done in `atMs` belongs to it. */
export type PastMoment = { readonly atMs: number; readonly nowMs: number }

/**
 * The table with its indexes to be read as they were. Keys and indexes are those it has now. Throws HistoryError where nobody knows
 * any more, or yet.
 */
export function pastTable(store: Store, table: Table, moment: PastMoment): CompiledTable {
  checkMoment(table, moment)
  const now = compileTable(store, table)
  const from = changesAfter(moment.atMs)
  const indexes = now.indexes.map((index) => ({ ...index, rows: new PastEntries(now, index, from) }))
  return {
    ...now,
    rows: pastRows(store, table, moment.atMs),
    indexes,
    indexesByName: new Map(indexes.map((index) => [index.name, index])),
  }
}

/** A table's rows as they were; whether they are known is checked before. */
export const pastRows = (store: Store, { id }: Table, atMs: number): Rows => store.pastRows(id, changesAfter(atMs))

export function checkMoment({ name, recovery }: Table, { atMs, nowMs }: PastMoment): void {
  if (atMs > nowMs) {
    throw new HistoryError('engine.future', `${momentText(atMs)} is still to come: it is ${momentText(nowMs)}`, {
      hint: 'AS OF reads what was.',
    })
  }
  if (recovery === undefined) {
    throw new HistoryError('engine.no-history', `what ${name} held before is not kept`, {
      hint: `ALTER TABLE ${name} SET PITR ENABLED; from then on it is.`,
    })
  }
  const fromMs = earliestMs(recovery, nowMs)
  if (atMs < fromMs) {
    throw new HistoryError('engine.no-history', `what ${name} held is known from ${momentText(fromMs)} on`, {
      hint: 'It goes back to when point-in-time recovery was enabled, and no further than its period.',
    })
  }
}
