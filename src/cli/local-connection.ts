import type { Backend } from '../operation/operation.ts'
import type { SessionClock } from '../session/session-clock.ts'
import type { Connection } from '../session/session-state.ts'

/** An engine of ours, on a file or, without one, in memory. Asking it costs nothing, so nothing it says is kept. */
export const localConnection = (backend: Backend, file: string | undefined, clock: SessionClock): Connection =>
  file === undefined
    ? { backend, clock, name: 'memory', describeMs: 0, ephemeral: true }
    : { backend, clock, name: file.split(/[\\/]/).at(-1) ?? file, describeMs: 0 }
