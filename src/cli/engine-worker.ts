import { parentPort, workerData } from 'node:worker_threads'
import { must } from '../base/must.ts'
import { type EmbeddedEngine, openEngine } from '../engine/engine.ts'
import type { Charge } from '../model/charge.ts'
import type { OperationName, Request } from '../operation/operation.ts'
import { responseText } from '../operation/response-text.ts'
import { Store } from '../storage/store.ts'
import { fixedParts } from './fixed-parts.ts'
import { type EngineLocation, errorParts, FlagSignal, type FromWorker, type ToWorker } from './worker-bridge.ts'

/** The engine's thread: opens the file, then answers one call after the other until it is closed. */

const port = must(parentPort, 'this file is the entry of a worker')
const send = (message: FromWorker): void => port.postMessage(message)

const engine = openOrSay(workerData as EngineLocation)
if (engine !== undefined) {
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'run') run(engine, message)
    else void engine.close().then(() => port.close())
  })
  send({ kind: 'opened' })
}

function openOrSay({ file, store, engine: options, deterministic }: EngineLocation): EmbeddedEngine | undefined {
  try {
    const onBackfill = (progress: Extract<FromWorker, { kind: 'backfill' }>['progress']): void =>
      send({ kind: 'backfill', progress })
    return openEngine({
      ...options,
      ...(deterministic === true ? fixedParts() : {}),
      store: Store.open(file, store),
      onBackfill,
    })
  } catch (error) {
    send({ kind: 'not-opened', error: errorParts(error) })
    return undefined
  }
}

function run(open: EmbeddedEngine, { id, name, request, flag, options }: Extract<ToWorker, { kind: 'run' }>): void {
  const charges: Charge[] = []
  try {
    const signal = flag === undefined ? undefined : new FlagSignal(flag)
    // The caller's types were checked where it called.
    const answer = open.runSync(name, request as Request<OperationName>, { ...options, signal, charges })
    send({ kind: 'answered', id, response: responseText(answer), charges })
  } catch (error) {
    send({ kind: 'refused', id, error: errorParts(error), charges })
  }
}
