import { contributorsMax, ruleOf, topContributors } from '../../analysis/contributors/top-contributors.ts'
import type { TopKeysStatement } from '../../ast/looking-statement.ts'
import type { Result } from '../outcome.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { SessionState } from '../session-state.ts'
import { isOf, resourceOf, watchedOf, windowOf } from './looking-context.ts'

const usualMs = 60 * 60_000
const usualCount = 10

/** TOP KEYS: whatever the mode of Contributor Insights, keys are counted; items only while they are enabled. */
export async function runTopKeys(session: SessionState, run: Run, statement: TopKeysStatement): Promise<Result> {
  const { count = usualCount, byItem, throttled, span } = statement
  if (count > contributorsMax) {
    throw new SessionError('session.bad-argument', `at most ${contributorsMax} contributors are ranked, not ${count}`, {
      span,
      hint: 'A report of CloudWatch has no more either.',
    })
  }
  const watched = watchedOf(session.connection, span)
  const resource = await resourceOf(run, statement.table)
  const window = await windowOf(watched, statement.last, usualMs)
  const rows = (await watched.monitor.ledger({ ...window, of: resource })).filter(isOf(resource))
  const rule = ruleOf({ byItem, throttled })
  const { table, index } = resource
  return { kind: 'contributors', rule, table, index, ...window, ...topContributors(rows, rule, count) }
}
