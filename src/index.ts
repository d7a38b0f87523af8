import { type Clock, ShiftedClock, wallClock } from './base/clock.ts'
import { must } from './base/must.ts'
import { processMs } from './base/stopwatch.ts'
import type { BuiltOperation } from './engine/built-operation.ts'
import { bulkLaneOf } from './engine/bulk-lane.ts'
import { type EmbeddedEngine, openEngine } from './engine/engine.ts'
import { lateAnswers } from './engine/late-answers.ts'
import { openRehearsal } from './engine/open-rehearsal.ts'
import type { Settings as EngineSettings } from './engine/settings.ts'
import { requestHandler, type SdkRequestHandler } from './http/request-handler.ts'
import { FileMonitor } from './layers/metering/file-monitor.ts'
import { monitorOf } from './layers/metering/monitor-of.ts'
import { modelListOf } from './layers/model-list.ts'
import { openRecording } from './layers/recording/open-recording.ts'
import type { Base64, Item, NumberText } from './model/value.ts'
import { livePatterns } from './modelling/recorder/live-patterns.ts'
import type { Maintenance } from './operation/maintenance.ts'
import type { ModelShelf } from './operation/model-shelf.ts'
import type { Monitor, ThrottlingMode } from './operation/monitor.ts'
import type { Backend, Call, Request, Response } from './operation/operation.ts'
import type { ObservedCall } from './operation/recording/observed-call.ts'
import type { RecordedValues } from './operation/recording/recording-line.ts'
import type { TrafficRecord } from './operation/traffic.ts'
import type { Outcome, StatementEvent, Verdict } from './session/outcome.ts'
import { Session } from './session/session.ts'
import { clockOfEngine, type SessionClock } from './session/session-clock.ts'
import { Settings as SessionSettings } from './session/settings.ts'
import { Store } from './storage/store.ts'
import { LocalJobs } from './transfer/local-jobs.ts'

export { type Clock, ManualClock, wallClock } from './base/clock.ts'
export { ShellError, type Span } from './base/shell-error.ts'
export type { BuiltOperation } from './engine/built-operation.ts'
export type { Settings as EngineSettings } from './engine/settings.ts'
export type { SdkRequestHandler, SdkResponse } from './http/request-handler.ts'
export { ApiError, type ApiErrorMembers, type CancellationReason } from './model/api-error.ts'
export type { Charge } from './model/charge.ts'
export type { Throttle } from './model/throttle.ts'
export type { Base64, Item, NumberText, Value } from './model/value.ts'
export type { Maintenance } from './operation/maintenance.ts'
export type { Call, Request, Response } from './operation/operation.ts'
export type { TrafficRecord } from './operation/traffic.ts'
export type { CallRecord, Outcome, Result, StatementEvent } from './session/outcome.ts'
export { ScriptSyntaxError } from './session/script-error.ts'
export { StorageError } from './storage/storage-error.ts'

/** A DynamoDB of one's own: the operations of the API by their names, with its requests, answers and refusals. */
export interface Database {
  /**
   * Rejects with `ApiError` as the service would refuse. `call.charges` collects what the call was charged, also when it is
   * refused; `call.signal` ends a long one between two rows.
   */
  run<Name extends BuiltOperation>(name: Name, request: Written<Request<Name>>, call?: Call): Promise<Response<Name>>
  /**
   * A turn of what the service does by itself as time goes on: items whose time to live is over are deleted. Nobody else
   * does it here; another turn is due at once while it says that there is more.
   */
  maintain(): Promise<Maintenance>
  close(): Promise<void>
}

export type OpenOptions = {
  /** Of the ARNs. Default: us-east-1. */
  readonly region?: string | undefined
  /** Of the ARNs of new tables: twelve digits. Default: twelve zeros. */
  readonly account?: string | undefined
  /** Default: the wall clock. The statement CLOCK goes ahead of it. */
  readonly clock?: Clock | undefined
  /** Where the service's behaviour is disputed or slower than a test can wait for; see COMPATIBILITY.md. */
  readonly settings?: Partial<EngineSettings> | undefined
  /** What there is no throughput for is let through (`off`), noted (`observe`, the default) or refused (`enforce`). */
  readonly throttling?: ThrottlingMode | undefined
  /** Whether what calls consume is written down in the file. Default: true. */
  readonly ledger?: boolean | undefined
}

/** Opens a file, creating it when there is none. Throws StorageError for a file that is not ours, damaged or too new. */
export function openFile(
  path: string,
  { readOnly, ...options }: OpenOptions & { readonly readOnly?: boolean | undefined } = {},
): Database {
  return database(Store.open(path, { readOnly }), options)
}

/** A database that ends with the process. */
export const openMemory = (options: OpenOptions = {}): Database => database(Store.open(':memory:'), options)

export type HandlerOptions = {
  /** Told of every request: operation, tables, charges, time, exception. */
  readonly onRequest?: ((record: TrafficRecord) => void) | undefined
  /** Where requests are recorded: what `recordTo` has opened for this database. */
  readonly recording?: RequestRecording | undefined
}

/** A recording of requests, which `ddb-shell report` reads. */
export type RequestRecording = {
  readonly onCall: (call: ObservedCall) => void
  /** Writes what is held, as the end of the process does. */
  readonly close: () => void
}

export type RecordOptions = {
  /** Which values stand in it: those of keys, those of expressions as well, or none. Default: keys. */
  readonly values?: RecordedValues | undefined
  /** Told once, when no more can be written. Default: a line on stderr. */
  readonly onFailure?: ((message: string) => void) | undefined
}

/**
 * Notes every request that handlers of this database with `recording` answer, in a file that is begun or gone on with: one
 * process of a test run may write beside another. Throws ShellError for a file that is no recording.
 */
export function recordTo(on: Database, path: string, { values, onFailure }: RecordOptions = {}): RequestRecording {
  const { engine, tables } = must(parts.get(on), 'a database of openMemory or openFile')
  return openRecording({
    path,
    values,
    region: engine.context.region,
    by: 'ddb-shell library',
    describe: (region, TableName) => engine.runSync('DescribeTable', { TableName }, { region, unmetered: true }).Table,
    tables: tables(),
    say: onFailure ?? ((message) => process.stderr.write(`warning: ${message}\n`)),
  })
}

/**
 * A request handler for `new DynamoDBClient({ requestHandler })`, and for the Streams client: AWS SDK for JavaScript v3 on
 * this database, in this process, without a port. Each request sees the tables of the Region its client is set to. With the
 * setting `transactionTimeMs` the answer to a transaction waits, and other requests meet it meanwhile.
 */
export function createHandler(on: Database, { onRequest, recording }: HandlerOptions = {}): SdkRequestHandler {
  const opened = parts.get(on)
  const told = { onRequest, onCall: recording?.onCall }
  if (opened === undefined) return requestHandler({ backend: on as Backend, ...told })
  const { engine, shelf } = opened
  const backend = lateAnswers(engine, () => engine.context.settings.transactionTimeMs)
  const patternOf = livePatterns({ backend: engine, shelf, region: engine.context.region, nowMs: processMs })
  return requestHandler({ backend, patternOf, ...told })
}

/** All that a client of the SDK needs to be told, credentials that nobody checks included. */
export function clientConfig(on: Database, options: HandlerOptions & { readonly region?: string | undefined } = {}) {
  return {
    region: options.region ?? 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: createHandler(on, options),
  }
}

export type RunScriptOptions = {
  /** Its name in messages; `.read` and `.import` find their files beside it. */
  readonly file?: string | undefined
  /** Go on after a failure. Default: stop. */
  readonly keepGoing?: boolean | undefined
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: ((event: StatementEvent) => void) | undefined
}

/** An outcome with the items that the statement answered; all of them are held in memory. */
export type ScriptOutcome = Outcome & { readonly items: readonly Item[] }

/**
 * Runs statements as one types them, one outcome each: refusals and broken expectations are outcomes too. A text with a
 * mistake runs nothing and throws ScriptSyntaxError. Nothing is asked: what would need a confirmation at the prompt is done.
 */
export async function* runScript(
  on: Database,
  text: string,
  options: RunScriptOptions = {},
): AsyncGenerator<ScriptOutcome> {
  const { file, keepGoing = false, signal, onEvent } = options
  const { clock, monitor, shelf, region, engine } = parts.get(on) ?? {}
  const session = new Session({
    connection: {
      backend: on as Backend,
      name: 'library',
      describeMs: 0,
      region,
      clock,
      monitor,
      shelf,
      bulk: engine && bulkLaneOf(engine),
      rehearse: engine && (async () => openRehearsal(engine.context.region)),
    },
    settings: await settingsOf(monitor),
    version: 'library',
    confirm: async () => true,
  })
  let items: Item[] = []
  const listen = (event: StatementEvent): void => {
    if (event.kind === 'items') items.push(...event.items)
    onEvent?.(event)
  }
  for await (const outcome of session.runScript(text, { file, signal, onEvent: listen, bail: !keepGoing })) {
    yield { ...outcome, items }
    items = []
  }
}

/** A script begins with what the database was opened with, and may change it. */
async function settingsOf(monitor: Monitor | undefined): Promise<SessionSettings> {
  const settings = new SessionSettings()
  if (monitor === undefined) return settings
  const { throttling, ledger } = await monitor.settings()
  settings.set('throttling', throttling, 'flag')
  settings.set('ledger', ledger ? 'on' : 'off', 'flag')
  return settings
}

/**
 * The same for statements that must all succeed, as those that make the tables of a test. Rejects with the error of the first
 * that does not; broken expectations reject as well.
 */
export async function executeScript(
  on: Database,
  text: string,
  options: Omit<RunScriptOptions, 'keepGoing'> = {},
): Promise<readonly ScriptOutcome[]> {
  const outcomes: ScriptOutcome[] = []
  for await (const outcome of runScript(on, text, options)) {
    const { result } = outcome
    if (result.kind === 'failed') throw result.error
    if (result.kind === 'expectation' && !result.passed) throw new ExpectationError(result)
    outcomes.push(outcome)
  }
  return outcomes
}

/** An EXPECT that was not met. */
export class ExpectationError extends Error {
  readonly verdict: Verdict

  constructor(verdict: Verdict) {
    super(`expected ${verdict.expected}, found ${verdict.actual}`)
    this.name = 'ExpectationError'
    this.verdict = verdict
  }
}

/** A request as one writes it: any text for numbers and binaries, which the engine checks and makes canonical. */
export type Written<T> = T extends NumberText | Base64
  ? string
  : T extends object
    ? { readonly [Member in keyof T]: Written<T[Member]> }
    : T

/**
 * Of the databases opened here: the engine, whose answers need not be objects on their way to a client, the clock, which
 * statements may move, and the Region whose prices they mean.
 */
const parts = new WeakMap<
  Database,
  {
    readonly engine: EmbeddedEngine
    readonly clock: SessionClock
    readonly monitor: Monitor
    readonly shelf: ModelShelf
    readonly region: string | undefined
    /** Those that are there. */
    readonly tables: () => readonly { readonly region: string; readonly name: string }[]
  }
>()

function database(store: Store, options: OpenOptions): Database {
  const { region, account, clock: under = wallClock, settings, throttling = 'observe', ledger = true } = options
  const given = { ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) }
  const clock = new ShiftedClock(under)
  const meter = new FileMonitor({ file: store, clock, settings: { throttling, ledger } })
  const jobs = new LocalJobs()
  const engine = openEngine({ store, clock, meter, jobs, ...given, settings })
  jobs.attach(bulkLaneOf(engine))
  // Members that the engine would only parse when somebody looks are parsed: a program may print or copy its answer.
  const opened: Database = {
    run: async (name, request, call) => ({ ...engine.runSync(name, request as never, call) }),
    maintain: async () => engine.maintain(),
    close: async () => {
      await jobs.settle()
      await engine.close()
    },
  }
  parts.set(opened, {
    engine,
    clock: clockOfEngine(engine, clock),
    monitor: monitorOf(meter),
    shelf: modelListOf(store),
    region,
    tables: () => store.allTables(),
  })
  return opened
}
