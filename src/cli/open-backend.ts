import { processMs } from '../base/stopwatch.ts'
import { bulkLaneOf } from '../engine/bulk-lane.ts'
import { openEngine } from '../engine/engine.ts'
import { FileMonitor } from '../layers/metering/file-monitor.ts'
import { monitorOf } from '../layers/metering/monitor-of.ts'
import { modelListOf } from '../layers/model-list.ts'
import type { Backend } from '../operation/operation.ts'
import { clockOfEngine } from '../session/session-clock.ts'
import type { Connection } from '../session/session-state.ts'
import { undoingOf } from '../session/undoing-of.ts'
import { Store } from '../storage/store.ts'
import { LocalJobs } from '../transfer/local-jobs.ts'
import { localConnection } from './local-connection.ts'
import { timeParts } from './time-parts.ts'

export type OpenBackendOptions = {
  /** A path, or undefined for a database in memory. */
  readonly file: string | undefined
  readonly readOnly: boolean
  readonly region: string
  /** The same clock and the same ids in every run. */
  readonly deterministic: boolean
}

/** Opens the engine in this thread. Rejects with StorageError. */
export function openBackend(options: OpenBackendOptions): Connection {
  const { file, readOnly, region, deterministic } = options
  const inMemory = file === undefined || file === ':memory:'
  const store = Store.open(inMemory ? ':memory:' : file, { readOnly: readOnly && !inMemory })
  const parts = timeParts(deterministic)
  const meter = new FileMonitor({ file: store, clock: parts.clock })
  const jobs = new LocalJobs()
  const engine = openEngine({ store, region, meter, jobs, ...parts })
  const bulk = bulkLaneOf(engine)
  jobs.attach(bulk)
  return localConnection(
    {
      backend: yielding(engine, jobs),
      clock: clockOfEngine(engine, parts.clock),
      monitor: monitorOf(meter),
      shelf: modelListOf(store),
      bulk,
      undoing: undoingOf(engine),
      copyTo: (path, options) => store.copyTo(path, options),
      region,
    },
    inMemory ? undefined : file,
  )
}

const turnMs = 50

/**
 * The engine answers without ever waiting, so a long statement would keep signals and timers from being seen: now and then
 * a call gives them a turn first.
 */
function yielding(engine: Backend, jobs: LocalJobs): Backend {
  let lastTurnMs = processMs()
  return {
    run: async (name, request, call) => {
      if (processMs() - lastTurnMs > turnMs) {
        await new Promise((resolve) => setImmediate(resolve))
        lastTurnMs = processMs()
      }
      return engine.run(name, request, call)
    },
    close: async () => {
      await jobs.settle()
      await engine.close()
    },
  }
}
