import { printTransferStatement } from '../../ast/print-transfer-statement.ts'
import type { CopyStatement } from '../../ast/transfer-statement.ts'
import { plural } from '../../base/count-text.ts'
import { ShellError } from '../../base/shell-error.ts'
import type { Item } from '../../model/value.ts'
import type { BulkBatch, BulkLane, BulkPage } from '../../operation/bulk.ts'
import { itemsIn } from '../../operation/item-lines.ts'
import type { Call } from '../../operation/operation.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { PlanError } from '../../planner/plan-error.ts'
import { descriptionOf, tableOf } from '../../planner/resolve-table.ts'
import { TransferError } from '../../transfer/transfer-error.ts'
import { Catalogue } from '../catalogue.ts'
import { confirmed, confirmFor } from '../danger.ts'
import { pathIn } from '../path-in.ts'
import { remotePlace } from '../remote-place.ts'
import type { Run } from '../run.ts'
import { isCancelled, runCalls } from '../run-calls.ts'
import { SessionError } from '../session-error.ts'
import type { Connection, Done, SessionState } from '../session-state.ts'
import { copyOf } from '../simulate/simulated-tables.ts'
import { tablePages } from './export-pages.ts'
import { TransferProgress } from './transfer-progress.ts'
import { laneOf, refuseReadOnly, tableNamed } from './transfer-table.ts'

/** COPY t TO u: the items of a table into another one, here or in another file; it is made where there is none. */
export async function runCopy(session: SessionState, run: Run, statement: CopyStatement): Promise<Done> {
  refuseReadOnly(session, statement.span, 'copy')
  const from = tableOf(statement.table, statement.table.span, run.context)
  const to = statement.to === undefined ? from : tableOf(statement.to, statement.to.span, run.context)
  await tableNamed(run, from)
  const table = descriptionOf(from, statement.table.span, run.context)
  if (statement.file === undefined) {
    if (from === to) throw copyOfItself(statement, from)
    return new Copy(session, run, statement, { table, to, target: session.connection, targetRun: run }).run()
  }
  const target = await openTarget(session, run, statement, statement.file)
  try {
    const catalogue = new Catalogue(target.backend, { keepMs: 0, nowMs: () => 0 })
    const targetRun = { ...run, backend: target.backend, catalogue }
    return await new Copy(session, run, statement, { table, to, target, targetRun }).run()
  } finally {
    await target.backend.close()
  }
}

const copyOfItself = ({ span }: CopyStatement, table: string): PlanError =>
  new PlanError('plan.copy-of-itself', `${table} cannot be copied to itself`, {
    span,
    hint: "Name another table, or another file: COPY t TO 'other.db'.",
  })

async function openTarget(session: SessionState, run: Run, { span }: CopyStatement, file: string): Promise<Connection> {
  const { open, connect } = session.parts
  const place = remotePlace(file)
  if (place !== undefined && connect !== undefined) return connect(place)
  if (place === undefined && open !== undefined) return open(pathIn(run.directory, file))
  throw new SessionError('session.no-connection', 'this session cannot open another database', { span })
}

type Places = {
  readonly table: TableDescription
  readonly to: string
  readonly target: Connection
  readonly targetRun: Run
}

const triesMax = 8
const firstPauseMs = 50

class Copy {
  private written = 0
  private left = 0
  private readonly session: SessionState
  private readonly own: Run
  private readonly statement: CopyStatement
  private readonly places: Places
  private readonly lane: BulkLane

  constructor(session: SessionState, run: Run, statement: CopyStatement, places: Places) {
    this.session = session
    this.own = run
    this.statement = statement
    this.places = places
    this.lane = laneOf(places.target, session.settings, statement.span)
  }

  async run(): Promise<Done> {
    const { table, to, targetRun } = this.places
    const from = table.TableName ?? ''
    const begin = await this.placeToBegin()
    await this.prepare(begin !== undefined)
    const progress = new TransferProgress(this.own, `copy ${from}`)
    const total = table.ItemCount ?? 0
    const source = laneOf(this.session.connection, this.session.settings, this.statement.span)
    let skip = begin?.skip ?? 0
    let after = begin?.after
    try {
      for await (const page of tablePages(this.own, source, from, after)) {
        await this.writePage(page, after, skip)
        after = page.next
        skip = 0
        await progress.show(this.written, { total })
        this.own.signal?.throwIfAborted()
      }
    } catch (error) {
      await this.sayStopped(error)
      throw error
    }
    await this.lane.forgetNote(this.noteName())
    await progress.show(this.written, { total: this.written }, true)
    targetRun.catalogue.forget(to)
    const left =
      this.left === 0 ? '' : `, left out ${plural(this.left, 'item')} that ${this.left === 1 ? 'was' : 'were'} refused`
    const summary = `copied ${plural(this.written, 'item')} from ${from} to ${this.targetName()}${left}`
    return { result: { kind: 'written', summary, count: this.written } }
  }

  private targetName(): string {
    const { to, target } = this.places
    return this.statement.file === undefined ? to : `${to} in ${target.name}`
  }

  private noteName(): string {
    const { table, to } = this.places
    return `copy ${this.session.connection.name} ${table.TableArn ?? ''} ${to}`
  }

  /** After which key the page begins that was being copied, and how many of its items were. */
  private async placeToBegin(): Promise<{ readonly after: Item | undefined; readonly skip: number } | undefined> {
    if (this.statement.resume !== true) return undefined
    const note = await this.lane.note(this.noteName())
    if (note !== undefined) return { after: (JSON.parse(note.about) as Item | null) ?? undefined, skip: note.place }
    await this.own.emit({ kind: 'notice', text: 'there is nothing to resume: it begins at the start' })
    return undefined
  }

  /** The table to copy into: made like the other one, or confirmed when it has items. */
  private async prepare(resumes: boolean): Promise<void> {
    const { table, to, target, targetRun } = this.places
    const there = await tableNamed(targetRun, to)
    if (there === undefined) {
      const request = { ...copyOf(table), TableName: to }
      await runCalls(targetRun, [{ step: { operation: 'CreateTable', request }, wait: { table: to, until: 'active' } }])
      const text = `created table ${this.targetName()} with the keys and indexes of ${table.TableName ?? ''}; its stream, time to live and tags are its own`
      await this.own.emit({ kind: 'notice', text })
      return
    }
    const { ItemCount: count = 0 } = there
    if (count === 0 || resumes) return
    const danger = {
      text: `copy over the items of ${this.targetName()}`,
      table: to,
      items: { low: count, high: count },
    }
    await confirmed(danger, confirmFor(target, this.session.parts.confirm))
  }

  private async writePage(page: BulkPage, after: Item | undefined, skip: number): Promise<void> {
    let writes = [...itemsIn(page)].slice(skip).map((item) => ({ put: item }))
    let done = skip
    for (let tries = 0; writes.length > 0; ) {
      const places = Array.from({ length: writes.length + 1 }, (_, at) => done + at)
      const about = JSON.stringify(after ?? null)
      const written = await this.write({
        table: this.places.to,
        writes,
        skipRefused: this.statement.onError === 'SKIP',
        note: { name: this.noteName(), about, places },
      })
      this.written += written.written
      this.left += written.refused.length
      const [refusal] = written.refused
      if (refusal !== undefined && this.statement.onError !== 'SKIP') throw this.refused(refusal)
      if (!written.waits) return
      writes = writes.slice(written.done)
      done += written.done
      tries = written.done === 0 ? tries + 1 : 0
      if (tries === triesMax) throw this.unprocessed()
      await this.own.sleep(firstPauseMs * 2 ** tries, this.own.signal)
    }
  }

  private async write(batch: BulkBatch) {
    await this.own.guard?.during(this.own, this.own.calls)
    const cost = { charges: [], throttles: [] } satisfies Call
    try {
      return await this.lane.write(batch, { ...cost, signal: this.own.signal })
    } finally {
      this.own.calls.add({ operation: 'BatchWriteItem', table: batch.table }, cost, { returned: 0, evaluated: 0 })
    }
  }

  private refused({ code, message }: { readonly code: string; readonly message: string }): TransferError {
    return new TransferError('transfer.refused-item', `${this.places.to} refuses an item: ${code}: ${message}`, {
      hint: `${plural(this.written, 'item')} before it ${this.written === 1 ? 'is' : 'are'} copied; ON ERROR SKIP leaves such out.`,
    })
  }

  private unprocessed(): TransferError {
    return new TransferError('transfer.unprocessed', `the table is throttled: nothing was taken in ${triesMax} tries`, {
      hint: `${plural(this.written, 'item')} ${this.written === 1 ? 'is' : 'are'} copied; ${this.resumeText()}.`,
    })
  }

  private resumeText(): string {
    return `${printTransferStatement({ ...this.statement, resume: true })} goes on`
  }

  private async sayStopped(error: unknown): Promise<void> {
    const cancelled = isCancelled(error, this.own.signal)
    if (!cancelled && (!(error instanceof ShellError) || error instanceof TransferError)) return
    const text = `stopped after ${plural(this.written, 'item')}; ${this.resumeText()}`
    await this.own.emit({ kind: 'notice', text })
  }
}
