import { Worker } from 'node:worker_threads'
import { ShellError } from '../base/shell-error.ts'
import type { BackfillProgress } from '../engine/context.ts'
import type { BulkLane, BulkPage, BulkWritten } from '../operation/bulk.ts'
import type { Maintenance } from '../operation/maintenance.ts'
import type { ModelShelf } from '../operation/model-shelf.ts'
import type { Monitor, PartitionReport } from '../operation/monitor.ts'
import type { Backend, Call, OperationName, Request, Response } from '../operation/operation.ts'
import type { TakenBack, Undoing } from '../operation/undoing.ts'
import type { SessionClock } from '../session/session-clock.ts'
import type { CopyOptions } from '../storage/copy-database.ts'
import {
  type CallOptions,
  type EngineLocation,
  errorOf,
  type FromWorker,
  flagOf,
  type ToWorker,
} from './worker-bridge.ts'

export type WorkerOptions = Omit<EngineLocation, 'aheadMs'> & {
  /** Called while a new index fills. */
  readonly onBackfill?: ((progress: BackfillProgress) => void) | undefined
  /** Megabytes of heap before the engine is stopped. Default: Node's own limit. */
  readonly heapMegabytesMax?: number | undefined
}

/** The engine's thread ended by itself. What was acknowledged before is in the file. */
export class EngineStopped extends ShellError<'cli.engine-stopped'> {}

/**
 * The embedded engine in a thread of its own, so that a prompt stays alive while SQLite works. Calls are answered in the
 * order they came. When the thread dies, the calls on their way fail with `EngineStopped` and the next one opens the
 * file again; what was only in memory is gone, so that is not opened again.
 */
export class WorkerBackend implements Backend, SessionClock {
  private readonly options: WorkerOptions
  private readonly waiting = new Map<number, Waiting>()
  private lastId = 0
  private aheadMs = 0
  private thread: Promise<Worker> | undefined
  private lost: EngineStopped | undefined

  /** Rejects as `Store.open` throws. */
  static async open(options: WorkerOptions): Promise<WorkerBackend> {
    const backend = new WorkerBackend(options)
    await backend.running()
    return backend
  }

  private constructor(options: WorkerOptions) {
    this.options = options
  }

  async run<Name extends OperationName>(name: Name, request: Request<Name>, call?: Call): Promise<Response<Name>> {
    call?.signal?.throwIfAborted()
    const flag = call?.signal && flagOf(call.signal)
    return this.ask<Response<Name>>((id) => ({ kind: 'run', id, name, request, flag, options: optionsOf(call) }), call)
  }

  now(): Promise<number> {
    return this.ask<number>((id) => ({ kind: 'advance', id, ms: 0 }))
  }

  async advance(ms: number): Promise<void> {
    await this.ask<number>((id) => ({ kind: 'advance', id, ms }))
    this.aheadMs += ms
  }

  maintain(): Promise<Maintenance> {
    return this.ask<Maintenance>((id) => ({ kind: 'maintain', id }))
  }

  /** See `Store.copyTo`. */
  async copyTo(path: string, { onProgress, signal }: CopyOptions): Promise<void> {
    signal?.throwIfAborted()
    const flag = signal && flagOf(signal)
    await this.ask((id) => ({ kind: 'copy', id, path, flag }), { signal }, onProgress)
  }

  /** What statements wrote; lost with the thread. */
  readonly undoing: Undoing = {
    undo: (call) => this.takeBack('undo', call),
    redo: (call) => this.takeBack('redo', call),
    skip: async () => (await this.ask<string | null>((id) => ({ kind: 'undo-skip', id }))) ?? undefined,
    note: async (statement, hint) => {
      await this.ask((id) => ({ kind: 'undo-note', id, statement, hint }))
    },
  }

  private takeBack(direction: 'undo' | 'redo', call?: Call): Promise<TakenBack> {
    return this.ask<TakenBack>((id) => ({ kind: 'take-back', id, direction, region: call?.region }), call)
  }

  /** Its ledger and partitions. */
  readonly monitor: Monitor = {
    ledger: (span) => this.askMonitor('ledger', span),
    forgetLedger: () => this.askMonitor('forgetLedger'),
    partitions: async (resource) =>
      (await this.askMonitor<PartitionReport | null>('partitions', resource)) ?? undefined,
    scaling: (of) => this.askMonitor('scaling', of),
    setScaling: (change) => this.askMonitor('setScaling', change),
    settings: () => this.askMonitor('settings'),
    change: (settings) => this.askMonitor('change', settings),
    statistics: () => this.askMonitor('statistics'),
    saveStatistics: (statistics) => this.askMonitor('saveStatistics', statistics),
    alarms: () => this.askMonitor('alarms'),
    saveAlarms: (alarms) => this.askMonitor('saveAlarms', alarms),
  }

  /** Batches cross as text, as requests and answers do; the items of a page as their bytes. */
  readonly bulk: BulkLane = {
    // As in this thread: who stops has a batch whole.
    write: (batch, call) => this.askBulk<BulkWritten>('write', batch, { ...call, signal: undefined }),
    page: (read, call) => this.askBulk<BulkPage>('page', read, call),
    note: async (name) => (await this.askBulk<Awaited<ReturnType<BulkLane['note']>> | null>('note', name)) ?? undefined,
    forgetNote: async (name) => void (await this.askBulk('forgetNote', name)),
  }

  private askBulk<Answer>(ask: keyof BulkLane, argument: unknown, call?: Call): Promise<Answer> {
    call?.signal?.throwIfAborted()
    return this.ask<Answer>(
      (id) => ({ kind: 'bulk', id, ask, argument: JSON.stringify(argument), options: optionsOf(call) }),
      call,
    )
  }

  private askMonitor<Answer>(ask: keyof Monitor, argument?: unknown): Promise<Answer> {
    return this.ask<Answer>((id) => ({ kind: 'monitor', id, ask, argument }))
  }

  /** What its file keeps of a model. */
  readonly shelf: ModelShelf = {
    members: () => this.askShelf('members'),
    put: (given) => this.askShelf('put', given),
    kept: () => this.askShelf('kept'),
    keep: (part) => this.askShelf('keep', part),
    remove: (of) => this.askShelf('remove', of),
  }

  private askShelf<Answer>(ask: keyof ModelShelf, argument?: unknown): Promise<Answer> {
    return this.ask<Answer>((id) => ({ kind: 'shelf', id, ask, argument }))
  }

  private async ask<Answer>(
    message: (id: number) => ToWorker,
    call?: Call,
    onProgress?: CopyOptions['onProgress'],
  ): Promise<Answer> {
    const thread = await this.running()
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      const finish = (text: string, lines: Uint8Array | undefined): void => {
        const answer = JSON.parse(text) as Answer
        resolve(lines === undefined ? answer : { ...answer, lines })
      }
      this.waiting.set(id, { resolve: finish, reject, call, onProgress })
      thread.postMessage(message(id))
    })
  }

  /** Closes the file after the calls on their way. */
  async close(): Promise<void> {
    const thread = await this.thread?.catch(() => undefined)
    this.thread = undefined
    if (thread === undefined) return
    thread.removeAllListeners('exit')
    const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
    thread.postMessage({ kind: 'close' } satisfies ToWorker)
    await ended
  }

  private running(): Promise<Worker> {
    if (this.lost !== undefined) return Promise.reject(this.lost)
    this.thread ??= this.start()
    return this.thread
  }

  private start(): Promise<Worker> {
    const { aheadMs } = this
    const { file, store, engine, deterministic, heapMegabytesMax } = this.options
    const thread = new Worker(workerUrl, {
      workerData: { file, store, engine, deterministic, aheadMs } satisfies EngineLocation,
      resourceLimits: heapMegabytesMax === undefined ? {} : { maxOldGenerationSizeMb: heapMegabytesMax },
    })
    return new Promise((resolve, reject) => {
      let reason: Error | undefined
      thread.on('error', (error) => {
        reason = error
      })
      thread.on('exit', () => {
        const stopped = this.stopped(reason)
        reject(stopped)
        this.forget(stopped)
      })
      thread.on('message', (message: FromWorker) => {
        if (message.kind === 'opened') resolve(thread)
        else if (message.kind === 'not-opened') {
          thread.removeAllListeners('exit')
          this.thread = undefined
          reject(errorOf(message.error))
        } else this.receive(message)
      })
    })
  }

  private receive(message: Exclude<FromWorker, { kind: 'opened' | 'not-opened' }>): void {
    if (message.kind === 'backfill') {
      this.options.onBackfill?.(message.progress)
      return
    }
    const waiting = this.waiting.get(message.id)
    if (waiting === undefined) return
    if (message.kind === 'copied') {
      waiting.onProgress?.(message)
      return
    }
    this.waiting.delete(message.id)
    const { call, resolve, reject } = waiting
    call?.charges?.push(...message.cost.charges)
    call?.throttles?.push(...message.cost.throttles)
    if (message.kind === 'answered') resolve(message.response, message.lines)
    else reject(errorOf(message.error, call?.signal?.reason))
  }

  private stopped(reason: Error | undefined): EngineStopped {
    const why = reason === undefined ? '' : `: ${reason.message}`
    const hint =
      this.options.file === ':memory:'
        ? 'What was in memory is lost; leave the shell and start again.'
        : 'What was written before is in the file; the next statement opens it again.'
    return new EngineStopped('cli.engine-stopped', `the engine stopped unexpectedly${why}`, { hint, cause: reason })
  }

  private forget(stopped: EngineStopped): void {
    this.thread = undefined
    if (this.options.file === ':memory:') this.lost = stopped
    const calls = [...this.waiting.values()]
    this.waiting.clear()
    for (const { reject } of calls) reject(stopped)
  }
}

/** What crosses of a call: all that is data. */
function optionsOf({
  region,
  host,
  pattern,
  unmetered,
  asOfMs,
  statement,
  wording,
  setOrder,
  transactionTimeMs,
  s3Root,
}: Call = {}): CallOptions {
  return { region, host, pattern, unmetered, asOfMs, statement, wording, setOrder, transactionTimeMs, s3Root }
}

type Waiting = {
  readonly resolve: (response: string, lines: Uint8Array | undefined) => void
  readonly reject: (error: unknown) => void
  readonly call: Call | undefined
  readonly onProgress: CopyOptions['onProgress']
}

/** Beside this file, in the sources as in the bundle. */
const workerUrl = new URL(`./engine-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)
