import type { Connection } from '../session/session-state.ts'
import type { CopyOptions } from '../storage/copy-database.ts'
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
  const { monitor, shelf, bulk, undoing } = backend
  const copyTo = (path: string, options: CopyOptions) => backend.copyTo(path, options)
  const parts = { backend, clock: backend, monitor, shelf, bulk, undoing, copyTo, region }
  return localConnection(parts, inMemory ? undefined : file)
}
