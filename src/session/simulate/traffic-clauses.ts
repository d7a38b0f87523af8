import type { KeyLaw } from '../../analysis/simulation/key-law.ts'
import { peakPerSecond, type RateProfile } from '../../analysis/simulation/rate-profile.ts'
import type { Duration, KeysClause, Rate, RateClause } from '../../ast/simulate-statement.ts'
import { countText } from '../../base/count-text.ts'
import { must } from '../../base/must.ts'
import { unreachable } from '../../base/unreachable.ts'
import { unitMs } from '../run-clock.ts'
import { SimulationError } from './simulation-error.ts'

/** Beyond this nobody can say what a partition would do: all of AWS serves less. */
const perSecondMax = 1e8
const keysMax = 1e9
const exponentMax = 10

/** In whole milliseconds, at least one. */
export function durationMs({ count, unit, span }: Duration): number {
  const ms = Math.round(count * unitMs[unit])
  if (ms >= 1 && Number.isSafeInteger(ms)) return ms
  throw new SimulationError('simulate.bad-time', `expected a length of time, found ${count} ${unit}S`, {
    span,
    hint: 'From a millisecond to 285,000 years.',
  })
}

export function rateProfile(clause: RateClause, spanMs: number): RateProfile {
  const profile = profileOf(clause, spanMs)
  if (peakPerSecond(profile) > 0) return profile
  throw new SimulationError('simulate.bad-rate', 'expected a rate above zero', {
    span: rateIn(clause).span,
    hint: 'What never runs costs nothing and needs no simulation: leave it out.',
  })
}

function profileOf(clause: RateClause, spanMs: number): RateProfile {
  switch (clause.kind) {
    case 'constant':
      return { kind: 'constant', perSecond: perSecond(clause.rate) }
    case 'ramp': {
      const overMs = clause.over === undefined ? spanMs : durationMs(clause.over)
      return { kind: 'ramp', from: perSecond(clause.from), to: perSecond(clause.to), overMs }
    }
    case 'spike': {
      const { base, to, at, duration } = clause
      const atMs = durationMs(at)
      if (atMs >= spanMs) {
        throw new SimulationError('simulate.bad-time', 'the spike comes after the end of the simulation', {
          span: at.span,
          hint: 'AT says how long after the beginning it comes.',
        })
      }
      return { kind: 'spike', base: perSecond(base), to: perSecond(to), atMs, forMs: durationMs(duration) }
    }
    case 'diurnal':
      return { kind: 'diurnal', low: perSecond(clause.low), high: perSecond(clause.high) }
    case 'schedule':
      return {
        kind: 'schedule',
        stages: clause.stages.map(({ rate, duration }) => ({
          perSecond: perSecond(rate),
          forMs: durationMs(duration),
        })),
      }
    default:
      return unreachable(clause)
  }
}

function rateIn(clause: RateClause): Rate {
  switch (clause.kind) {
    case 'constant':
      return clause.rate
    case 'ramp':
      return clause.from
    case 'spike':
      return clause.base
    case 'diurnal':
      return clause.low
    case 'schedule':
      return must(clause.stages[0], 'a schedule is never empty').rate
    default:
      return unreachable(clause)
  }
}

function perSecond({ count, per, span }: Rate): number {
  const rate = (count * 1_000) / unitMs[per]
  if (rate <= perSecondMax) return rate
  throw new SimulationError('simulate.bad-rate', `${countText(rate)} requests a second are too many`, {
    span,
    hint: `Up to ${countText(perSecondMax)}/s can be simulated.`,
  })
}

export function keyLaw({ law, span }: KeysClause): KeyLaw {
  const bad = (message: string, hint: string) => new SimulationError('simulate.bad-keys', message, { span, hint })
  if (law.kind === 'time') return { kind: 'time', everyMs: durationMs(law.every) }
  const keys = law.kind === 'sequential' ? (law.keys ?? Number.MAX_SAFE_INTEGER) : law.keys
  const endless = law.kind === 'sequential' && law.keys === undefined
  if (keys < 1 || (keys > keysMax && !endless)) {
    throw bad(`${countText(keys)} keys cannot be simulated`, `From 1 to ${countText(keysMax)} can.`)
  }
  switch (law.kind) {
    case 'uniform':
      return { kind: 'uniform', keys }
    case 'sequential':
      return { kind: 'sequential', keys }
    case 'zipf':
      if (law.exponent > exponentMax) {
        throw bad(
          `expected an exponent from 0 to ${exponentMax}, found ${law.exponent}`,
          'Most traffic has one near 1.',
        )
      }
      return { kind: 'zipf', exponent: law.exponent, keys }
    case 'hot':
      if (law.percent > 100) {
        throw bad(`${law.percent}% of the requests are more than there are`, 'HOT says how many percent one key gets.')
      }
      return { kind: 'hot', share: law.percent / 100, keys }
    default:
      return unreachable(law)
  }
}
