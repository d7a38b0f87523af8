import type { Charge } from '../model/charge.ts'
import { cancelled } from './cancellation.ts'
import type { EngineContext } from './context.ts'
import { Throttled, throttledReason } from './throttled.ts'

/** Charges every action of a transaction, or cancels it because of those that are throttled. Source: operations 8, TX-6. */
export function takeTogether(context: EngineContext, actions: readonly (readonly Charge[])[]): void {
  try {
    context.take(actions.flat())
  } catch (error) {
    if (!(error instanceof Throttled)) throw error
    throw cancelled(actions.map((charges) => throttledReason(error.throttles, charges) ?? { Code: 'None' }))
  }
}
