import type { PointInTimeRecovery } from '../../model/table.ts'
import { sequenceAt } from '../streams/sequence.ts'

const dayMs = 86_400_000
const lagMs = 5 * 60_000

/** The first moment a table can be restored to. Source: reference, streams-ttl-backup 6. */
export const earliestMs = (recovery: PointInTimeRecovery, nowMs: number): number =>
  Math.max(recovery.fromMs, nowMs - recovery.periodDays * dayMs)

/** The last one: five minutes behind, but never before the first moment (assumed). */
export const latestMs = (recovery: PointInTimeRecovery, nowMs: number): number =>
  Math.max(earliestMs(recovery, nowMs), nowMs - lagMs)

/** The number of the first change after a moment: what was changed in its very millisecond belongs to it. */
export const changesAfter = (ms: number): number => sequenceAt(Math.floor(ms) + 1)
