import type { Table } from '../../model/table.ts'
import type { EngineContext } from '../context.ts'
import { changesAfter, earliestMs } from './recovery-window.ts'

/** Images removed in one turn: other processes that write wait for it. */
const imagesMax = 10_000
/** What is only just too old can wait. */
const slackMs = 3_600_000

/**
 * Removes from the file what the rows of a table were before any moment that it can be restored to, and backups whose time is over.
 * One table in a turn; true: there is more.
 */
export function trimHistory(context: EngineContext): boolean {
  const { store } = context
  forgetBackups(context)
  const due = store.read(() => context.recoverableTables().find((table) => isDue(context, table)))
  if (due === undefined) return false
  return store.transaction(() => {
    // Another process may have switched it off meanwhile.
    const table = context.recoverableTables().find(({ id }) => id === due.id)
    return table !== undefined && store.images(table.id).trim(firstKept(context, table), imagesMax) === imagesMax
  })
}

function isDue(context: EngineContext, table: Table): boolean {
  const first = context.store.images(table.id).first()
  return first !== undefined && first < firstKept(context, table, slackMs)
}

/** The number of the first image that somebody may still ask for. */
function firstKept({ clock }: EngineContext, { recovery }: Table, slack = 0): number {
  return recovery === undefined ? 0 : changesAfter(earliestMs(recovery, clock.now()) - slack)
}

/** Source: reference, streams-ttl-backup 6: that of a deleted table is kept for 35 days. */
function forgetBackups(context: EngineContext): void {
  const { store, clock } = context
  const isOver = ({ expiresMs = Infinity }: { readonly expiresMs?: number | undefined }): boolean =>
    expiresMs <= clock.now()
  if (!context.passingBackups().some(isOver)) return
  store.transaction(() => {
    for (const backup of store.backups.all().filter(isOver)) {
      store.backups.remove(backup)
      store.dropResource(backup.rows)
    }
  })
}
