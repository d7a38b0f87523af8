import type { TimeSpan } from '../../ast/looking-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { SessionError } from '../session-error.ts'
import { spanMs } from './looking-context.ts'

const minuteMs = 60_000

/** A minute unless something else is said. Metrics of DynamoDB have one point a minute: there is none within it. */
export function periodOf(period: TimeSpan | undefined, span: Span): number {
  const ms = period === undefined ? minuteMs : spanMs(period)
  if (ms % minuteMs === 0) return ms
  throw new SessionError('session.bad-period', `a period of ${ms / 1_000} seconds is no number of minutes`, {
    span,
    hint: 'Write PERIOD 60, 120, 300 or another multiple of 60 seconds.',
  })
}
