import { ManualClock } from '../base/clock.ts'
import { openEngine } from '../engine/engine.ts'
import type { Backend } from '../operation/operation.ts'
import type { Connection } from '../session/session.ts'
import { Store } from '../storage/store.ts'

export type OpenBackendOptions = {
  /** A path, or undefined for a database in memory. */
  readonly file: string | undefined
  readonly readOnly: boolean
  readonly region: string
  /** The same clock and the same ids in every run. */
  readonly deterministic: boolean
}

/** When deterministic time stands still. */
const deterministicStartMs = Date.UTC(2026, 0, 1)

/** Opens the engine in this thread. Rejects with StorageError. */
export function openBackend(options: OpenBackendOptions): Connection {
  const { file, readOnly, region, deterministic } = options
  const inMemory = file === undefined || file === ':memory:'
  const store = Store.open(inMemory ? ':memory:' : file, { readOnly: readOnly && !inMemory })
  const fixed = deterministic ? { clock: new ManualClock(deterministicStartMs), newUuid: countingUuids() } : {}
  const backend = yielding(openEngine({ store, region, ...fixed }))
  return inMemory
    ? { backend, name: 'memory', describeMs: 0, ephemeral: true }
    : { backend, name: nameOf(file), describeMs: 0 }
}

function countingUuids(): () => string {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}

const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? file

const turnMs = 50

/**
 * The engine answers without ever waiting, so a long statement would keep signals and timers from being seen: now and then
 * a call gives them a turn first.
 */
function yielding(engine: Backend): Backend {
  let lastTurnMs = nowMs()
  return {
    run: async (name, request, call) => {
      if (nowMs() - lastTurnMs > turnMs) {
        await new Promise((resolve) => setImmediate(resolve))
        lastTurnMs = nowMs()
      }
      return engine.run(name, request, call)
    },
    close: () => engine.close(),
  }
}

/** `performance` would load its whole module, some milliseconds of every start. */
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6
