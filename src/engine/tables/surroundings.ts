import type { EngineContext } from '../context.ts'
import type { Surroundings } from './table-description.ts'

/** What every item and every index entry takes beside its own bytes. Source: reference, data-model 9 "Storage figures". */
const overheadBytes = 100

/** Descriptions count what the file holds now; the service's counts are up to six hours old. */
export const surroundings = (context: EngineContext): Surroundings => ({
  nowMs: context.clock.now(),
  sizeOf: (id) => {
    const { items, bytes } = context.store.resource(id).statistics()
    return { items, bytes: bytes + items * overheadBytes }
  },
})
