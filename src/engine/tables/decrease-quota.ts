import { ApiError } from '../../model/api-error.ts'
import { throughputMessages } from '../../model/messages/table.ts'
import type { Decreases } from '../../model/table.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const heldMax = 4
const switchesMax = 4

/**
 * One more decrease of provisioned throughput: a UTC day begins with four, every hour without one adds one, and no
 * more than four are held; that makes 27 a day. Throws LimitExceededException. Source: reference, partitions 2.
 */
export function countDecrease(before: Decreases | undefined, nowMs: number): Decreases {
  const today = decreasesToday(before, nowMs)
  if (before === undefined || today === 0) return { lastMs: nowMs, today: 1, left: heldMax - 1 }
  const quietHours = Math.floor((nowMs - before.lastMs) / hourMs)
  const available = Math.min(heldMax, before.left + quietHours)
  if (available === 0) {
    const nextMs = Math.min(before.lastMs + hourMs, (utcDay(nowMs) + 1) * dayMs)
    throw limitExceeded(throughputMessages.tooManyDecreases(today, dateText(before.lastMs), dateText(nextMs)))
  }
  return { lastMs: nowMs, today: today + 1, left: available - 1 }
}

/** What NumberOfDecreasesToday shows. */
export const decreasesToday = (decreases: Decreases | undefined, nowMs: number): number =>
  decreases !== undefined && utcDay(decreases.lastMs) === utcDay(nowMs) ? decreases.today : 0

/**
 * One more switch from provisioned to on demand: four in any 24 hours. Gives the times still to remember.
 * Throws LimitExceededException. Source: reference, partitions 2; README row 32.
 */
export function countSwitch(switchesMs: readonly number[], nowMs: number): readonly number[] {
  const recent = switchesMs.filter((switchMs) => switchMs > nowMs - dayMs)
  const [oldest] = recent
  const last = recent.at(-1)
  if (recent.length >= switchesMax && oldest !== undefined && last !== undefined) {
    throw limitExceeded(throughputMessages.tooManySwitches(dateText(last), dateText(oldest + dayMs)))
  }
  return [...recent, nowMs]
}

const limitExceeded = (message: string): ApiError => new ApiError('LimitExceededException', message)
const utcDay = (ms: number): number => Math.floor(ms / dayMs)
const dateText = (ms: number): string => new Date(ms).toUTCString()
