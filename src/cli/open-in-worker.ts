import type { Connection } from '../session/session.ts'
import { WorkerBackend } from './worker-backend.ts'

export type OpenInWorkerOptions = {
  /** A path, or undefined for a database in memory. */
  readonly file: string | undefined
  readonly readOnly: boolean
  readonly region: string
}

/** Opens the engine in a thread of its own. Rejects as `Store.open` throws. */
export async function openInWorker({ file, readOnly, region }: OpenInWorkerOptions): Promise<Connection> {
  const inMemory = file === undefined || file === ':memory:'
  const backend = await WorkerBackend.open({
    file: inMemory ? ':memory:' : file,
    store: { readOnly: readOnly && !inMemory },
    engine: { region },
  })
  return { backend, name: inMemory ? 'memory' : nameOf(file), describeMs: 0 }
}

const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? file
