import { throttlingReason } from '../../model/throttle.ts'
import type { Outcome, Verdict } from '../outcome.ts'
import type { Previous } from '../previous.ts'

/** Whether or not throttling is enforced. A session that does not observe it sees none. */
export function expectNoThrottles({ outcome }: Previous): Verdict {
  const reasons = reasonsIn(outcome)
  const actual = reasons.length === 0 ? 'NO THROTTLES' : [...new Set(reasons)].join(', ')
  return { passed: reasons.length === 0, expected: 'NO THROTTLES', actual }
}

/** Of a simulation those that it foresees; of two those of the second, which is the proposal. */
function reasonsIn({ result, calls }: Outcome): readonly string[] {
  if (result.kind === 'simulation') return Object.keys(result.simulation.reasons)
  if (result.kind === 'comparison') return Object.keys(result.second.simulation.reasons)
  return calls.flatMap(({ throttles }) => throttles.map(throttlingReason))
}
