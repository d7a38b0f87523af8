import type { PartitionLimits } from '../../model/partition-count.ts'
import type { Agenda } from './agenda.ts'
import type { Assumptions } from './assumptions.ts'
import type { ScalingWish } from './scaling-wish.ts'

/** What all parts of one traffic model share. */
export type Context = {
  readonly assumptions: Assumptions
  readonly limits: PartitionLimits
  readonly agenda: Agenda
  /** Present: auto scaling changes nothing itself, but asks for it here. */
  readonly wanted?: ScalingWish[] | undefined
}

/** Heat is looked at after each of these. Milliseconds, a divisor of a minute. */
export const windowMs = 10_000
export const minuteMs = 60_000

/** Assumptions are in seconds, the clock is in whole milliseconds. */
export const msOf = (seconds: number): number => Math.round(seconds * 1000)
