import type { BulkLane } from '../operation/bulk.ts'
import type { ModelShelf } from '../operation/model-shelf.ts'
import type { Monitor } from '../operation/monitor.ts'
import type { Backend } from '../operation/operation.ts'
import type { Undoing } from '../operation/undoing.ts'
import type { SessionClock } from '../session/session-clock.ts'
import type { Connection } from '../session/session-state.ts'
import type { CopyOptions } from '../storage/copy-database.ts'
import { fileBranches } from './file-branches.ts'

/** An engine of ours, on a file or, without one, in memory. Asking it costs nothing, so nothing it says is kept. */
export function localConnection(
  given: {
    readonly backend: Backend
    readonly clock: SessionClock
    readonly monitor: Monitor
    readonly shelf: ModelShelf
    readonly bulk: BulkLane
    readonly undoing: Undoing
    readonly region: string
    readonly copyTo: (path: string, options: CopyOptions) => Promise<void>
  },
  file: string | undefined,
): Connection {
  const rehearse = async () => (await import('../engine/open-rehearsal.ts')).openRehearsal(given.region)
  const { copyTo, ...others } = given
  const parts = { ...others, rehearse, describeMs: 0 }
  return file === undefined
    ? { ...parts, name: 'memory', ephemeral: true }
    : { ...parts, name: file.split(/[\\/]/).at(-1) ?? file, branching: fileBranches(file, copyTo) }
}
