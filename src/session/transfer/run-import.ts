import { plural } from '../../base/count-text.ts'
import type { BulkLane } from '../../operation/bulk.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { PlanError } from '../../planner/plan-error.ts'
import { type Loaded, loadRecords } from '../../transfer/load-records.ts'
import { openSource, type Source } from '../../transfer/open-source.ts'
import { TransferError } from '../../transfer/transfer-error.ts'
import { confirmed } from '../danger.ts'
import type { Run } from '../run.ts'
import type { Done, SessionState } from '../session-state.ts'
import { createTableFor } from './create-table-for.ts'
import { guardedBatches } from './guarded-batches.ts'
import type { ImportOrder } from './import-order.ts'
import { RejectLog } from './reject-log.ts'
import { TransferProgress } from './transfer-progress.ts'
import { keyTypesOf, laneOf, refuseReadOnly, tableNamed } from './transfer-table.ts'

/** IMPORT and `.import`: a file, a folder or stdin into a table. */
export async function runImport(session: SessionState, run: Run, order: ImportOrder): Promise<Done> {
  refuseReadOnly(session, order.span, 'import')
  const lane = laneOf(session.connection, session.settings, order.span)
  const there = await tableNamed(run, order.table)
  if (there === undefined && order.keys === undefined) throw unknownTable(order)
  // Cells of a key attribute have its type, which a table made for the file gets from its first item.
  const keyTypes = new Map(there === undefined ? [] : keyTypesOf(there))
  const { format, reading, skipsErrors } = order
  const source = await openSource(order.path, { format, keyTypes, table: reading, skipsErrors })
  const skip = await placeToBegin(run, lane, order, source)
  const batches =
    there === undefined && order.keys ? await createTableFor(run, order, order.keys, source) : source.batches
  const table = there ?? (await tableNamed(run, order.table))
  if (table === undefined) throw unknownTable(order)
  for (const [name, type] of keyTypesOf(table)) keyTypes.set(name, type)
  await confirmNotEmpty(session, order, table, skip)
  return load(run, lane, order, { ...source, batches }, skip)
}

async function confirmNotEmpty(
  session: SessionState,
  { table }: ImportOrder,
  { ItemCount: count = 0 }: TableDescription,
  skip: number,
): Promise<void> {
  if (count === 0 || skip > 0) return
  const text = `import over the items of ${table}`
  await confirmed({ text, table, items: { low: count, high: count } }, session.confirm)
}

const unknownTable = ({ table, span }: ImportOrder): PlanError =>
  new PlanError('plan.unknown-table', `table ${table} does not exist`, {
    span,
    hint: 'Create it first, or say what its keys are: PRIMARY KEY (pk, sk), or --pk=NAME and --sk=NAME in a command.',
  })

const noteName = ({ table, path }: ImportOrder, { catalogue }: Run): string =>
  `import ${catalogue.regionOf(table) ?? ''} ${table} ${path}`

/** Records at the start that are left out. */
async function placeToBegin(run: Run, lane: BulkLane, order: ImportOrder, source: Source): Promise<number> {
  const note = await lane.note(noteName(order, run))
  if (order.skip !== undefined) {
    if (note !== undefined && order.skip === 0) {
      const text = `an earlier import of it stopped after ${plural(note.place, 'record')}; this one begins at the start, RESUME goes on there`
      await run.emit({ kind: 'notice', text })
    }
    return order.skip
  }
  if (note === undefined) {
    await run.emit({ kind: 'notice', text: 'there is nothing to resume: it begins at the start' })
    return 0
  }
  if (note.about === source.fingerprint) return note.place
  throw new TransferError(
    'transfer.changed-file',
    `${order.path} has changed since ${plural(note.place, 'record')} of it were imported`,
    {
      hint: `Where these are still the first, go on with ${order.goOn(note.place)}; else import it anew.`,
    },
  )
}

async function load(run: Run, lane: BulkLane, order: ImportOrder, source: Source, skip: number): Promise<Done> {
  const { table } = order
  const progress = new TransferProgress(run, `import ${table}`)
  const rejects = new RejectLog(run, order.rejects, source.files.length > 1)
  const note = order.path === '-' ? undefined : { name: noteName(order, run), about: source.fingerprint }
  let last: Loaded = { written: 0, bad: 0, place: skip, stopped: false }
  try {
    const loaded = await loadRecords(lane, guardedBatches(run, source.batches), {
      table,
      skip,
      skipsErrors: order.skipsErrors,
      note,
      namesFiles: source.files.length > 1,
      goOn: order.goOn,
      signal: run.signal,
      sleep: run.sleep,
      onCost: (cost) => run.calls.add({ operation: 'BatchWriteItem', table }, cost, { returned: 0, evaluated: 0 }),
      onProgress: async (now) => {
        last = now
        await progress.show(now.written, { fraction: source.fraction() })
      },
      onBad: (bad) => rejects.add(bad),
    })
    last = loaded
    await progress.show(loaded.written, { fraction: loaded.stopped ? source.fraction() : 1 }, true)
    await rejects.end()
    if (loaded.stopped) {
      await sayStopped(run, order, loaded, note !== undefined)
      return { result: { kind: 'cancelled' } }
    }
    if (note !== undefined) await lane.forgetNote(note.name)
    return { result: { kind: 'written', summary: await summaryOf(run, order, loaded, skip), count: loaded.written } }
  } catch (error) {
    // What is wrong with the file says so itself; a disk that is full does not.
    if (last.written > 0 && !(error instanceof TransferError)) await sayStopped(run, order, last, note !== undefined)
    await rejects.end()
    throw error
  }
}

async function summaryOf(run: Run, order: ImportOrder, { written, bad, place }: Loaded, skip: number): Promise<string> {
  if (place === 0) await run.emit({ kind: 'notice', text: `${order.path === '-' ? 'stdin' : order.path} is empty` })
  else if (place === skip && skip > 0)
    await run.emit({ kind: 'notice', text: 'there was nothing after what was skipped' })
  const left = bad === 0 ? '' : `, left out ${plural(bad, 'bad record')}`
  return `imported ${plural(written, 'item')} into ${order.table}${left}`
}

async function sayStopped(run: Run, order: ImportOrder, { written, place }: Loaded, resumes: boolean): Promise<void> {
  const how = resumes && order.goOn(0).startsWith('SKIP') ? 'RESUME' : order.goOn(place)
  await run.emit({ kind: 'notice', text: `stopped after ${plural(written, 'item')}; go on with ${how}` })
}
