import { storedBytesOf } from '../../model/stored-size.ts'
import type { EngineContext } from '../context.ts'
import type { Surroundings } from './table-description.ts'

/** Descriptions count what the file holds now; the service's counts are up to six hours old. */
export const surroundings = (context: EngineContext): Surroundings => ({
  nowMs: context.clock.now(),
  sizeOf: (id) => {
    const { items, bytes } = context.store.resource(id).statistics()
    return { items, bytes: storedBytesOf({ items, bytes }) }
  },
})
