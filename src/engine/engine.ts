import { randomUUID } from 'node:crypto'
import { wallClock } from '../base/clock.ts'
import { processMs } from '../base/stopwatch.ts'
import { ApiError } from '../model/api-error.ts'
import type { Charge } from '../model/charge.ts'
import { type Generation, wordings } from '../model/messages/envelope.ts'
import { sumByArm } from '../model/sum-charges.ts'
import type { BulkBatch, BulkPage, BulkRead, BulkWritten } from '../operation/bulk.ts'
import type { Maintenance } from '../operation/maintenance.ts'
import type { Backend, Call, CallSettings, OperationName, Request, Response } from '../operation/operation.ts'
import type { TakenBack } from '../operation/undoing.ts'
import { validateRequest } from '../operation/validate-request.ts'
import { type ContextParts, EngineContext, TablesChanged } from './context.ts'
import { handlerOf } from './handlers.ts'
import { Holds } from './holds.ts'
import { type MaintenanceOptions, maintain } from './maintenance.ts'
import { metered } from './metered.ts'
import { readMany } from './read-many.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { takeBack } from './undo/take-back.ts'
import { UndoBook } from './undo/undo-book.ts'
import { writeMany } from './write-many.ts'

export type EngineOptions = Pick<ContextParts, 'store'> &
  Partial<Omit<ContextParts, 'store' | 'settings' | 'holds'>> & {
    /** What differs from the defaults. */
    readonly settings?: Partial<Settings> | undefined
  }

/** The engine over an open file; closing the engine closes the file. */
export function openEngine(options: EngineOptions): EmbeddedEngine {
  const { store, clock = wallClock, region = 'us-east-1', account = '000000000000' } = options
  const { newUuid = randomUUID, stopwatch = processMs, onBackfill, meter, jobs } = options
  const settings = { ...defaultSettings, ...options.settings }
  const holds = new Holds(clock)
  const parts = { store, clock, region, account, settings, holds, newUuid, stopwatch, onBackfill, meter, jobs }
  return new EmbeddedEngine(parts)
}

/** A whole DynamoDB in one file. */
export class EmbeddedEngine implements Backend {
  /** Of the Region it was opened for. */
  readonly context: EngineContext
  private readonly parts: ContextParts
  /** What statements wrote, as far as it is kept. */
  readonly undoBook = new UndoBook()
  private readonly otherRegions = new Map<string, EngineContext>()

  constructor(parts: ContextParts) {
    this.parts = parts
    this.context = new EngineContext(parts)
    parts.meter?.attach((region) => this.contextOf(region))
  }

  async run<Name extends OperationName>(name: Name, request: Request<Name>, call?: Call): Promise<Response<Name>> {
    return this.runSync(name, request, call)
  }

  /** The same without a promise, for callers in this thread. */
  runSync<Name extends OperationName>(name: Name, request: Request<Name>, call?: Call): Response<Name> {
    const handler = handlerOf(name)
    if (handler === undefined) throw unknownOperation(name)
    return this.call({ name, request, prepare: (messages) => validateRequest(name, request, messages), handler }, call)
  }

  /** Many writes in one transaction; see `BulkLane`. Counts as BatchWriteItem, and its charges come as sums. */
  writeMany(batch: BulkBatch, call?: Call): BulkWritten {
    const request = { TableName: batch.table }
    const charges: Charge[] | undefined = call?.charges && []
    try {
      return this.call(
        { name: 'BatchWriteItem', request, prepare: () => batch, handler: writeMany },
        { ...call, charges },
      )
    } finally {
      if (charges !== undefined) call?.charges?.push(...sumByArm(charges))
    }
  }

  /** A page of a table as it is now; see `BulkLane`. Counts as Scan. */
  readMany({ table, after }: BulkRead, call?: Call): BulkPage {
    const request = { TableName: table, ExclusiveStartKey: after }
    return this.call(
      { name: 'Scan', request, prepare: (messages) => validateRequest('Scan', request, messages), handler: readMany },
      call,
    )
  }

  private call<Asked, Answer extends object>(work: Work<Asked, Answer>, call: Call | undefined): Answer {
    const now = this.contextOf(call?.region)
    const context = call?.asOfMs === undefined ? now : pastContext(now, work.name, call.asOfMs)
    const answer = (): Answer => this.answer(context, work, call)
    if (context.meter !== undefined && call?.unmetered !== true)
      return metered(context, { name: work.name, request: work.request, options: call }, answer)
    context.asks = false
    return answer()
  }

  private answer<Asked, Answer>(
    context: EngineContext,
    { prepare, handler }: Work<Asked, Answer>,
    call: Call | undefined,
  ): Answer {
    context.begin()
    const { settings } = context
    const wanted = settingsFor(settings, call)
    const asked = prepare(wanted.messages)
    call?.signal?.throwIfAborted()
    context.signal = call?.signal
    context.host = call?.host
    context.settings = wanted
    context.changes = call?.statement === undefined ? undefined : []
    try {
      const answer = untilTablesStand(context, () => handler(context, asked))
      if (call?.statement !== undefined) this.undoBook.add(call.statement, context.changes ?? [])
      return answer
    } finally {
      context.settings = settings
      context.changes = undefined
      // Also what a refused write was charged; the caller's list may hold the charges of earlier calls.
      if (call?.charges !== undefined) for (const charge of context.charges) call.charges.push(charge)
      if (call?.throttles !== undefined) call.throttles.push(...context.throttles)
    }
  }

  /** Takes back what the newest statement wrote, or does again what was taken back last; see `takeBack`. */
  takeBack(direction: 'undo' | 'redo', call?: Call): TakenBack {
    const context = this.contextOf(call?.region)
    const answer = (): TakenBack => {
      context.begin()
      const { settings } = context
      // What the items were is written as it was.
      context.settings = { ...settings, setOrder: 'stored' }
      try {
        return untilTablesStand(context, () => takeBack(context, this.undoBook, direction))
      } finally {
        context.settings = settings
        if (call?.charges !== undefined) call.charges.push(...context.charges)
        if (call?.throttles !== undefined) call.throttles.push(...context.throttles)
      }
    }
    if (context.meter === undefined) return answer()
    return metered(context, { name: 'TransactWriteItems', request: {}, options: call }, answer)
  }

  /** A turn of what the service does by itself; see `maintain`. Throws StorageError only. */
  maintain(options?: MaintenanceOptions): Maintenance {
    return maintain({ any: this.context, of: (region) => this.contextOf(region) }, options)
  }

  async close(): Promise<void> {
    try {
      this.context.meter?.close()
    } finally {
      this.context.store.close()
    }
  }

  private contextOf(region = this.context.region): EngineContext {
    if (region === this.context.region) return this.context
    const known = this.otherRegions.get(region)
    if (known !== undefined) return known
    const context = new EngineContext({ ...this.parts, region })
    // It can be made again at any time, and a client may name any number of Regions.
    if (this.otherRegions.size >= regionsKept) this.otherRegions.clear()
    this.otherRegions.set(region, context)
    return context
  }
}

const regionsKept = 64

/** A call, whatever it is asked by. */
type Work<Asked, Answer> = {
  /** As which it is metered. */
  readonly name: OperationName
  readonly request: object
  readonly prepare: (messages: Generation) => Asked
  readonly handler: (context: EngineContext, asked: Asked) => Answer
}

/** Only what reads items can see the past. */
function pastContext(now: EngineContext, name: OperationName, asOfMs: number): EngineContext {
  if (!readsOfItems.has(name)) throw new Error(`${name} has no past`)
  return now.asOf(asOfMs)
}

const readsOfItems: ReadonlySet<OperationName> = new Set([
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'ExecuteStatement',
])

function settingsFor(
  settings: Settings,
  { wording, setOrder, transactionTimeMs, s3Root }: CallSettings = {},
): Settings {
  if ((wording ?? setOrder ?? transactionTimeMs ?? s3Root) === undefined) return settings
  return {
    ...settings,
    ...(wording === undefined ? {} : { messages: wordings[wording] }),
    ...(setOrder === undefined ? {} : { setOrder }),
    ...(transactionTimeMs === undefined ? {} : { transactionTimeMs }),
    ...(s3Root === undefined ? {} : { s3Root }),
  }
}

/** A call begins again, charges and all, when another process changed tables in the middle of it. */
function untilTablesStand<Result>(context: EngineContext, work: () => Result): Result {
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof TablesChanged)) throw error
      context.forgetTables()
      context.begin()
    }
  }
}

/** The service's answer has no message. Source: reference, README row 28. */
const unknownOperation = (name: string): ApiError =>
  new ApiError('UnknownOperationException', '', { hint: `ddb-shell does not support ${name} yet` })
