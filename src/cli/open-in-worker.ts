import type { Connection } from '../session/session-state.ts'
import { localConnection } from './local-connection.ts'
import type { OpenBackendOptions } from './open-backend.ts'
import { WorkerBackend } from './worker-backend.ts'

/** As `openBackend`, with the engine in a thread of its own. Rejects as `Store.open` throws. */
export async function openInWorker(options: OpenBackendOptions): Promise<Connection> {
  const { file, readOnly, region, deterministic } = options
  const inMemory = file === undefined || file === ':memory:'
  const backend = await WorkerBackend.open({
    file: inMemory ? ':memory:' : file,
    store: { readOnly: readOnly && !inMemory },
    engine: { region },
    deterministic,
  })
  return localConnection(
    { backend, clock: backend, monitor: backend.monitor, shelf: backend.shelf, bulk: backend.bulk, region },
    inMemory ? undefined : file,
  )
}
