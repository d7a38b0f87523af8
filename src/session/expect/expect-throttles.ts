import { throttlingReason } from '../../model/throttle.ts'
import type { Verdict } from '../outcome.ts'
import type { Previous } from '../previous.ts'

/** Whether or not throttling is enforced. A session that does not observe it sees none. */
export function expectNoThrottles({ outcome }: Previous): Verdict {
  const reasons = outcome.calls.flatMap(({ throttles }) => throttles.map(throttlingReason))
  const actual = reasons.length === 0 ? 'NO THROTTLES' : [...new Set(reasons)].join(', ')
  return { passed: reasons.length === 0, expected: 'NO THROTTLES', actual }
}
