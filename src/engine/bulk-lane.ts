import type { BulkLane } from '../operation/bulk.ts'
import { findNote, forgetNote } from './bulk-note.ts'
import type { EmbeddedEngine } from './engine.ts'

/** The fast lane of an engine in this thread, which gives signals and timers a turn before it takes its own. */
export function bulkLaneOf(engine: EmbeddedEngine): BulkLane {
  const { store } = engine.context
  return {
    write: async (batch, call) => {
      await turn()
      // Nothing waits for throughput here: who stops has a batch whole.
      return engine.writeMany(batch, { ...call, signal: undefined })
    },
    page: async (read, call) => {
      await turn()
      return engine.readMany(read, call)
    },
    note: async (name) => findNote(store, name),
    forgetNote: async (name) => forgetNote(store, name),
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
