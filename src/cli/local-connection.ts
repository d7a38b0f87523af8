import type { Monitor } from '../operation/monitor.ts'
import type { Backend } from '../operation/operation.ts'
import type { SessionClock } from '../session/session-clock.ts'
import type { Connection } from '../session/session-state.ts'

/** An engine of ours, on a file or, without one, in memory. Asking it costs nothing, so nothing it says is kept. */
export const localConnection = (
  parts: {
    readonly backend: Backend
    readonly clock: SessionClock
    readonly monitor: Monitor
    readonly region: string
  },
  file: string | undefined,
): Connection =>
  file === undefined
    ? { ...parts, name: 'memory', describeMs: 0, ephemeral: true }
    : { ...parts, name: file.split(/[\\/]/).at(-1) ?? file, describeMs: 0 }
