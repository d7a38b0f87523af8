import { parentPort, workerData } from 'node:worker_threads'
import type { MovableClock } from '../base/clock.ts'
import { must } from '../base/must.ts'
import { type EmbeddedEngine, openEngine } from '../engine/engine.ts'
import type { Charge } from '../model/charge.ts'
import type { OperationName, Request } from '../operation/operation.ts'
import { responseText } from '../operation/response-text.ts'
import { Store } from '../storage/store.ts'
import { timeParts } from './time-parts.ts'
import { type EngineLocation, errorParts, FlagSignal, type FromWorker, type ToWorker } from './worker-bridge.ts'

/** The engine's thread: opens the file, then answers one call after the other until it is closed. */

const port = must(parentPort, 'this file is the entry of a worker')
const send = (message: FromWorker): void => port.postMessage(message)

type Open = { readonly engine: EmbeddedEngine; readonly clock: MovableClock }

const open = openOrSay(workerData as EngineLocation)
if (open !== undefined) {
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'close') void open.engine.close().then(() => port.close())
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
    const engine = openEngine({ ...options, ...parts, store: Store.open(file, store), onBackfill })
    return { engine, clock: parts.clock }
  } catch (error) {
    send({ kind: 'not-opened', error: errorParts(error) })
    return undefined
  }
}

type Question = Exclude<ToWorker, { readonly kind: 'close' }>

function answer(open: Open, message: Question): void {
  const { id } = message
  const charges: Charge[] = []
  try {
    const response = answerText(open, message, charges)
    send({ kind: 'answered', id, response, charges })
  } catch (error) {
    send({ kind: 'refused', id, error: errorParts(error), charges })
  }
}

function answerText({ engine, clock }: Open, message: Question, charges: Charge[]): string {
  switch (message.kind) {
    case 'run': {
      const { name, request, flag, options } = message
      const signal = flag === undefined ? undefined : new FlagSignal(flag)
      // The caller's types were checked where it called.
      return responseText(engine.runSync(name, request as Request<OperationName>, { ...options, signal, charges }))
    }
    case 'advance':
      clock.advance(message.ms)
      return JSON.stringify(clock.now())
    case 'maintain':
      return JSON.stringify(engine.maintain())
  }
}
