import type { Decreases } from './table.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const heldMax = 4

/**
 * One more decrease of provisioned throughput: a UTC day begins with four, every hour without one adds one, and no
 * more than four are held; that makes 27 a day. Undefined: there is none left. Source: reference, partitions 2.
 */
export function nextDecrease(before: Decreases | undefined, nowMs: number): Decreases | undefined {
  const today = decreasesToday(before, nowMs)
  if (before === undefined || today === 0) return { lastMs: nowMs, today: 1, left: heldMax - 1 }
  const quietHours = Math.floor((nowMs - before.lastMs) / hourMs)
  const available = Math.min(heldMax, before.left + quietHours)
  return available === 0 ? undefined : { lastMs: nowMs, today: today + 1, left: available - 1 }
}

/** What NumberOfDecreasesToday shows. */
export const decreasesToday = (decreases: Decreases | undefined, nowMs: number): number =>
  decreases !== undefined && utcDay(decreases.lastMs) === utcDay(nowMs) ? decreases.today : 0

/** When there is one again, after none was left. Epoch milliseconds. */
export const decreaseAgainMs = (last: Decreases, nowMs: number): number =>
  Math.min(last.lastMs + hourMs, (utcDay(nowMs) + 1) * dayMs)

const utcDay = (ms: number): number => Math.floor(ms / dayMs)
