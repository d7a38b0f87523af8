import type { ShowTrafficStatement } from '../ast/table-statement.ts'
import type { Result } from './outcome.ts'
import { SessionError } from './session-error.ts'
import type { SessionState } from './session-state.ts'

const newestShown = 20

/** SHOW TRAFFIC: what applications have just asked of the database that `.serve` serves. */
export function showTraffic({ served }: SessionState, { limit, span }: ShowTrafficStatement): Result {
  if (served === undefined) {
    throw new SessionError('session.not-serving', 'nothing is served, so that there is no traffic', {
      span,
      hint: '.serve 8000 lets applications use this database.',
    })
  }
  const { traffic } = served
  return { kind: 'traffic', records: traffic.records().slice(-(limit ?? newestShown)), count: traffic.count }
}
