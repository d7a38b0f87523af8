import { parentPort, workerData } from 'node:worker_threads'
import type { MovableClock } from '../base/clock.ts'
import { must } from '../base/must.ts'
import { bulkLaneOf } from '../engine/bulk-lane.ts'
import { type EmbeddedEngine, openEngine } from '../engine/engine.ts'
import { FileMonitor } from '../layers/metering/file-monitor.ts'
import { monitorOf } from '../layers/metering/monitor-of.ts'
import { modelListOf } from '../layers/model-list.ts'
import type { Charge } from '../model/charge.ts'
import type { Throttle } from '../model/throttle.ts'
import type { BulkLane } from '../operation/bulk.ts'
import type { ModelShelf } from '../operation/model-shelf.ts'
import type { Monitor } from '../operation/monitor.ts'
import type { Call, OperationName, Request } from '../operation/operation.ts'
import { responseText } from '../operation/response-text.ts'
import { Store } from '../storage/store.ts'
import { LocalJobs } from '../transfer/local-jobs.ts'
import { timeParts } from './time-parts.ts'
import { type EngineLocation, errorParts, FlagSignal, type FromWorker, type ToWorker } from './worker-bridge.ts'

/** The engine's thread: opens the file, then answers one call after the other until it is closed. */

const port = must(parentPort, 'this file is the entry of a worker')
const send = (message: FromWorker): void => port.postMessage(message)

type Open = {
  readonly engine: EmbeddedEngine
  readonly clock: MovableClock
  readonly monitor: Monitor
  readonly shelf: ModelShelf
  readonly bulk: BulkLane
  readonly jobs: LocalJobs
}

const open = openOrSay(workerData as EngineLocation)
if (open !== undefined) {
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'close')
      void open.jobs
        .stop()
        .then(() => open.engine.close())
        .then(() => port.close())
    else if (message.kind === 'monitor') void answerFrom(open.monitor[message.ask], message)
    else if (message.kind === 'shelf') void answerFrom(open.shelf[message.ask], message)
    else if (message.kind === 'bulk') void answerBulk(open, message)
    else if (message.kind === 'copy') void answerCopy(open, message)
    else answer(open, message)
  })
  send({ kind: 'opened' })
}

function openOrSay({ file, store, engine: options, deterministic, aheadMs }: EngineLocation): Open | undefined {
  try {
    const parts = timeParts(deterministic === true)
    parts.clock.advance(aheadMs)
    const onBackfill = (progress: Extract<FromWorker, { kind: 'backfill' }>['progress']): void =>
      send({ kind: 'backfill', progress })
    const opened = Store.open(file, store)
    const meter = new FileMonitor({ file: opened, clock: parts.clock })
    const jobs = new LocalJobs()
    const engine = openEngine({ ...options, ...parts, store: opened, onBackfill, meter, jobs })
    const bulk = bulkLaneOf(engine)
    jobs.attach(bulk)
    return { engine, clock: parts.clock, monitor: monitorOf(meter), shelf: modelListOf(opened), bulk, jobs }
  } catch (error) {
    send({ kind: 'not-opened', error: errorParts(error) })
    return undefined
  }
}

type Question = Exclude<ToWorker, { readonly kind: 'close' | 'monitor' | 'shelf' | 'bulk' | 'copy' }>

function answer(open: Open, message: Question): void {
  const { id } = message
  const cost = { charges: [] as Charge[], throttles: [] as Throttle[] }
  try {
    const response = answerText(open, message, cost)
    send({ kind: 'answered', id, response, cost })
  } catch (error) {
    send({ kind: 'refused', id, error: errorParts(error), cost })
  }
}

type Asked = Extract<ToWorker, { readonly kind: 'monitor' | 'shelf' }>

/** Answers before the next message is looked at: nothing in it waits for anything outside. */
async function answerFrom(ask: unknown, { id, argument }: Asked): Promise<void> {
  try {
    const answer: unknown = await (ask as (argument: unknown) => Promise<unknown>)(argument)
    send({ kind: 'answered', id, response: JSON.stringify(answer ?? null), cost: noCost })
  } catch (error) {
    send({ kind: 'refused', id, error: errorParts(error), cost: noCost })
  }
}

type BulkQuestion = Extract<ToWorker, { readonly kind: 'bulk' }>

type BulkAnswer = { readonly lines?: Uint8Array } | undefined

async function answerBulk({ bulk }: Open, { id, ask, argument, options }: BulkQuestion): Promise<void> {
  const cost = { charges: [] as Charge[], throttles: [] as Throttle[] }
  try {
    const given: unknown = JSON.parse(argument)
    const answer = await (bulk[ask] as (argument: unknown, call: Call) => Promise<BulkAnswer>)(given, {
      ...options,
      ...cost,
    })
    const { lines, ...rest } = answer ?? {}
    send({ kind: 'answered', id, response: JSON.stringify(answer === undefined ? null : rest), lines, cost })
  } catch (error) {
    send({ kind: 'refused', id, error: errorParts(error), cost })
  }
}

/** In steps: what comes meanwhile is answered between two of them. */
async function answerCopy({ engine }: Open, { id, path, flag }: Extract<ToWorker, { kind: 'copy' }>): Promise<void> {
  const signal = flag === undefined ? undefined : new FlagSignal(flag)
  try {
    const onProgress = (progress: { readonly done: number; readonly total: number }): void =>
      send({ kind: 'copied', id, ...progress })
    await engine.context.store.copyTo(path, { onProgress, signal })
    send({ kind: 'answered', id, response: 'null', cost: noCost })
  } catch (error) {
    send({ kind: 'refused', id, error: errorParts(error), cost: noCost })
  }
}

const noCost = { charges: [], throttles: [] }

function answerText(
  { engine, clock }: Open,
  message: Question,
  cost: { readonly charges: Charge[]; readonly throttles: Throttle[] },
): string {
  switch (message.kind) {
    case 'run': {
      const { name, request, flag, options } = message
      const signal = flag === undefined ? undefined : new FlagSignal(flag)
      // The caller's types were checked where it called.
      return responseText(engine.runSync(name, request as Request<OperationName>, { ...options, signal, ...cost }))
    }
    case 'advance':
      clock.advance(message.ms)
      return JSON.stringify(clock.now())
    case 'maintain':
      return JSON.stringify(engine.maintain())
    case 'take-back':
      return JSON.stringify(engine.takeBack(message.direction, { region: message.region, ...cost }))
    case 'undo-skip':
      return JSON.stringify(engine.undoBook.skip()?.statement.text ?? null)
    case 'undo-note':
      return JSON.stringify(engine.undoBook.note(message.statement, message.hint) ?? null)
  }
}
