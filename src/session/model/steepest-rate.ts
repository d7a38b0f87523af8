import { peakPerSecond } from '../../analysis/simulation/rate-profile.ts'
import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import { printRate } from '../../ast/print-simulate-statement.ts'
import type { RateClause } from '../../ast/simulate-statement.ts'
import { SimulationError } from '../simulate/simulation-error.ts'
import { rateProfile } from '../simulate/traffic-clauses.ts'

const dayMs = 86_400_000

const steepestOf = (rate: RateClause): number => peakPerSecond(rateProfile(rate, dayMs))

/** The most requests of a pattern in any second: PEAK, or the steepest of RATE. Undefined: nobody said. */
export function steepestRate({ peak, rate }: AccessPatternStatement): number | undefined {
  if (peak !== undefined) return steepestOf({ kind: 'constant', rate: peak })
  return rate && steepestOf(rate)
}

/** RATE 0/s: of a pattern that waits for its time. */
export const isNever = (rate: RateClause): boolean => rate.kind === 'constant' && rate.rate.count === 0

/** Throws SimulationError for a rate that is none at any time, and where the most is less than what is usual. */
export function checkRates({ peak, rate }: AccessPatternStatement): void {
  // Where a spike is depends on how long one looks.
  const usual = rate === undefined || rate.kind === 'spike' || isNever(rate) ? undefined : steepestOf(rate)
  const most = peak && steepestOf({ kind: 'constant', rate: peak })
  if (peak === undefined || most === undefined || usual === undefined || most >= usual) return
  throw new SimulationError('simulate.bad-rate', `a peak of ${printRate(peak)} is below the rate`, {
    span: peak.span,
    hint: 'PEAK is the most in any second, RATE what is usual.',
  })
}
