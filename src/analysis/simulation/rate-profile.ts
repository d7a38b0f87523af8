import { unreachable } from '../../base/unreachable.ts'

/** How many requests a second there are, as time goes on. Rates in requests per second, times in milliseconds of the simulation. */
export type RateProfile =
  | { readonly kind: 'constant'; readonly perSecond: number }
  /** In a straight line from one to the other, then the other. */
  | { readonly kind: 'ramp'; readonly from: number; readonly to: number; readonly overMs: number }
  /** `base`, but for the stretch from `atMs` that lasts `forMs`. */
  | {
      readonly kind: 'spike'
      readonly base: number
      readonly to: number
      readonly atMs: number
      readonly forMs: number
    }
  /** Up and down once a day, as a cosine: `low` at midnight, where the simulation begins, `high` at noon. */
  | { readonly kind: 'diurnal'; readonly low: number; readonly high: number }
  /** One after the other; the last one goes on. */
  | { readonly kind: 'schedule'; readonly stages: readonly { readonly perSecond: number; readonly forMs: number }[] }

const dayMs = 86_400_000

/** Requests from the beginning until `ms`, as a number with a fraction: a step gets the difference of the whole numbers. */
export function requestsUntil(profile: RateProfile, ms: number): number {
  const seconds = ms / 1_000
  switch (profile.kind) {
    case 'constant':
      return (profile.perSecond * ms) / 1_000
    case 'ramp': {
      const { from, to, overMs } = profile
      const rising = Math.min(ms, overMs)
      const slope = overMs === 0 ? 0 : (to - from) / overMs
      return ((from + (slope * rising) / 2) * rising + to * (ms - rising)) / 1_000
    }
    case 'spike': {
      const { base, to, atMs, forMs } = profile
      const inside = Math.max(0, Math.min(ms - atMs, forMs))
      return (base * (ms - inside) + to * inside) / 1_000
    }
    case 'diurnal': {
      const { low, high } = profile
      const turn = (2 * Math.PI) / dayMs
      return ((low + high) / 2) * seconds - ((high - low) / 2) * (Math.sin(turn * ms) / turn / 1_000)
    }
    case 'schedule': {
      let sum = 0
      let left = ms
      for (const [at, { perSecond, forMs }] of profile.stages.entries()) {
        const inside = at === profile.stages.length - 1 ? left : Math.min(left, forMs)
        sum += (perSecond * inside) / 1_000
        left -= inside
      }
      return sum
    }
    default:
      return unreachable(profile)
  }
}

/** Of any moment of the span; what a day does not reach counts all the same. */
export function peakPerSecond(profile: RateProfile): number {
  switch (profile.kind) {
    case 'constant':
      return profile.perSecond
    case 'ramp':
      return Math.max(profile.from, profile.to)
    case 'spike':
      return Math.max(profile.base, profile.to)
    case 'diurnal':
      return Math.max(profile.low, profile.high)
    case 'schedule':
      return Math.max(0, ...profile.stages.map(({ perSecond }) => perSecond))
    default:
      return unreachable(profile)
  }
}
