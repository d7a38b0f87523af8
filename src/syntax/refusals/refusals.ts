import { connectionRefusals } from './connection-refusals.ts'
import { otherRefusals } from './other-refusals.ts'
import { planRefusals } from './plan-refusals.ts'
import type { Refusals } from './refusal.ts'
import { sessionRefusals } from './session-refusals.ts'

/** Every code of our own that is no mistake in the text: those are in `error-codes.ts`. */
export const refusals: Refusals = { ...planRefusals, ...sessionRefusals, ...connectionRefusals, ...otherRefusals }
