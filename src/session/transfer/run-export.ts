import { printName } from '../../ast/print-expression.ts'
import { plural } from '../../base/count-text.ts'
import { PlanError } from '../../planner/plan-error.ts'
import type { Losses } from '../../transfer/item-encoder.ts'
import type { Run } from '../run.ts'
import { isCancelled } from '../run-calls.ts'
import type { Done, SessionState } from '../session-state.ts'
import type { ExportOrder } from './export-order.ts'
import { queryPages, tablePages } from './export-pages.ts'
import { type OpenExport, openExport } from './open-export.ts'
import { TransferProgress } from './transfer-progress.ts'
import { laneOf, tableNamed } from './transfer-table.ts'

/** EXPORT and `.export`: a table, or what a statement finds, into a file, a folder or the result. */
export async function runExport(session: SessionState, run: Run, order: ExportOrder): Promise<Done> {
  const { source, span } = order
  const table = 'table' in source ? await tableNamed(run, source.table) : undefined
  if ('table' in source && table === undefined) throw unknownTable(source.table, span)
  const pages =
    'table' in source
      ? tablePages(run, laneOf(session.connection, session.settings, span), source.table)
      : queryPages(run, source.query)
  const nowMs = await clockOf(session)
  const opened = await openExport(run, order, table, nowMs)
  const name = table?.TableName ?? 'items'
  const progress = new TransferProgress(run, `export ${name}`)
  const total = table?.ItemCount
  let done = 0
  try {
    for await (const page of pages) {
      await opened.target.write(page)
      done += page.count
      await progress.show(done, total === undefined ? {} : { total })
      run.signal?.throwIfAborted()
    }
    const losses = await opened.target.end()
    await progress.show(done, { total: done }, true)
    return await finished(run, opened, { done, losses })
  } catch (error) {
    await opened.target.abandon()
    if (opened.name !== undefined && isCancelled(error, run.signal))
      await run.emit({ kind: 'notice', text: `stopped after ${plural(done, 'item')}; ${opened.name} was not written` })
    throw error
  }
}

/** Of the database, which may stand still. */
async function clockOf({ connection: { clock } }: SessionState): Promise<() => number> {
  const startMs = await clock?.now()
  return startMs === undefined ? Date.now : () => startMs
}

const unknownTable = (table: string, span: ExportOrder['span']): PlanError =>
  new PlanError('plan.unknown-table', `table ${table} does not exist`, {
    span,
    hint: 'SHOW TABLES lists the tables there are.',
  })

async function finished(
  run: Run,
  { name }: OpenExport,
  { done, losses }: { readonly done: number; readonly losses: Losses },
): Promise<Done> {
  if (name === undefined) return { result: { kind: 'printed' } }
  const { types, mixed } = losses
  if (types.size > 0) {
    const list = [...types].map(([column, type]) => `${printName(column)} ${type}`).join(', ')
    await run.emit({ kind: 'notice', text: `to import it as it was, add TYPES (${list})` })
  }
  if (mixed.length > 0) {
    const text = `${mixed.map(printName).join(', ')} ${mixed.length === 1 ? 'has' : 'have'} values of several types, which this format does not tell apart; FORMAT dynamodb_json does`
    await run.emit({ kind: 'notice', text })
  }
  return { result: { kind: 'written', summary: `exported ${plural(done, 'item')} to ${name}`, count: done } }
}
