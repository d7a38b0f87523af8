import type Database from 'better-sqlite3'
import { countRows } from './resource-sql.ts'

/**
 * Counts again what somebody owed who is not there any more: see `StatisticsLedger`. Those who have the file open keep what they owe
 * in memory, so it waits until there is nobody else. A file on a disk without room, which may be what ended the last one, is opened
 * all the same.
 */
export function recount(database: Database.Database): void {
  const owing = announcements(database)
  if (owing.length === 0 || !isOnlyOne(database)) return
  const count = database.transaction(() => {
    // Whoever has opened it since may have written, and owes that.
    if (announcements(database).join() !== owing.join()) return
    const ids = database
      .prepare<[], number>('SELECT id FROM resource WHERE id IN (SELECT resource FROM unsettled)')
      .pluck()
    for (const id of ids.all()) {
      database.prepare(`UPDATE resource SET (items, bytes) = (${countRows(id)}) WHERE id = ?`).run(id)
    }
    database.exec('DELETE FROM unsettled')
  })
  try {
    count.immediate()
  } catch (error) {
    if (!isForLater(error)) throw error
  }
}

/** What whoever opens the file next may be spared. */
const isForLater = (error: unknown): boolean => /^SQLITE_(FULL|BUSY)/.test((error as { code?: string }).code ?? '')

const announcements = (database: Database.Database): readonly string[] =>
  database
    .prepare<[], string>("SELECT writer || ' ' || resource FROM unsettled ORDER BY writer, resource")
    .pluck()
    .all()

/** SQLite gives up the log only for the last connection. Leaves the file with its log. */
function isOnlyOne(database: Database.Database): boolean {
  const waitMs = Number(database.pragma('busy_timeout', { simple: true }))
  database.pragma('busy_timeout = 0')
  try {
    return database.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
  } catch (error) {
    if (isForLater(error)) return false
    throw error
  } finally {
    database.pragma(`busy_timeout = ${waitMs}`)
    database.pragma('journal_mode = WAL')
  }
}
