import { must } from '../../base/must.ts'
import { ApiError } from '../../model/api-error.ts'
import { decreaseAgainMs, decreasesToday, nextDecrease } from '../../model/decrease-quota.ts'
import { throughputMessages } from '../../model/messages/table.ts'
import type { Decreases } from '../../model/table.ts'

const dayMs = 86_400_000
const switchesMax = 4

/** One more decrease of provisioned throughput. Throws LimitExceededException when none is left. */
export function countDecrease(before: Decreases | undefined, nowMs: number): Decreases {
  const next = nextDecrease(before, nowMs)
  if (next !== undefined) return next
  const last = must(before, 'the first decrease is always allowed')
  throw limitExceeded(
    throughputMessages.tooManyDecreases(
      decreasesToday(last, nowMs),
      dateText(last.lastMs),
      dateText(decreaseAgainMs(last, nowMs)),
    ),
  )
}

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
const dateText = (ms: number): string => new Date(ms).toUTCString()
