import type { Maintenance } from '../operation/maintenance.ts'
import { trimHistory } from './backup/trim-history.ts'
import type { Contexts, EngineContext } from './context.ts'
import { expireItems } from './expire-items.ts'
import { scaleTables } from './scale-tables.ts'
import { trimWhenDue } from './streams/trim-streams.ts'

/** Items deleted in one turn: what else has to run in this thread waits for it. */
const itemsMaxDefault = 1_000

export type MaintenanceOptions = {
  /** Items that this turn may delete. */
  readonly itemsMax?: number | undefined
}

/**
 * A turn of what the service does by itself, on the engine's clock. Whoever has the engine open calls it now and then, and
 * again at once while there is more. Costs next to nothing when there is nothing to do.
 */
export function maintain(contexts: Contexts, { itemsMax = itemsMaxDefault }: MaintenanceOptions = {}): Maintenance {
  const { meter, store } = contexts.any
  const scaled = store.readOnly ? [] : scaleTables(contexts)
  meter?.turn()
  if (store.readOnly) return { expired: [], more: false }
  const done = expireItems(contexts, itemsMax)
  for (const { region, table, items } of done.expired) meter?.expire(table, items, contexts.of(region))
  forgetTokens(contexts.any)
  trimWhenDue(contexts.any)
  const more = trimHistory(contexts.any) || done.more
  return scaled.length === 0 ? { ...done, more } : { ...done, more, scaled }
}

/** Ten minutes after its first use a token means nothing any more. Source: reference, operations 8. */
function forgetTokens({ store, clock }: EngineContext): void {
  const nowMs = clock.now()
  if (store.hasExpiredTokens(nowMs)) store.transaction(() => store.removeExpiredTokens(nowMs))
}
