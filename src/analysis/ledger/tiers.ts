import type { LedgerRow, LedgerSpan } from '../../operation/ledger.ts'
import { heaviest } from './heaviest.ts'
import { mergeRows } from './merge-rows.ts'

const minute: LedgerSpan = 60_000
const hour: LedgerSpan = 3_600_000
const day: LedgerSpan = 86_400_000

type Tier = {
  readonly spanMs: LedgerSpan
  /** How long after its stretch a row stays as it is. */
  readonly keepMs: number
}

/**
 * How long the ledger knows how much, so that its size is bounded: seconds for three hours, as CloudWatch keeps them
 * (reference, monitoring 1), then minutes for a day, hours for two weeks, and days for ever. A row begins in the first and
 * goes down one after the other; no unit is lost on the way.
 */
export const tiers: readonly [Tier, ...Tier[]] = [
  { spanMs: minute, keepMs: 3 * hour },
  { spanMs: minute, keepMs: day },
  { spanMs: hour, keepMs: 14 * day },
  { spanMs: day, keepMs: Infinity },
]

/** Keys that rows list when their seconds are forgotten, as many as Contributor Insights report. */
const keysOfOldRows = 25

/** The tier in which a row of that time is now. */
export function tierAt(fromMs: number, nowMs: number): number {
  const tier = tiers.findIndex(({ spanMs, keepMs }) => nowMs - (fromMs + spanMs) <= keepMs)
  return tier < 0 ? tiers.length - 1 : tier
}

/** Rows of a finer tier as they stand in this one, those of one stretch together. */
export function inTier(tier: number, rows: readonly LedgerRow[]): readonly LedgerRow[] {
  if (tier === 0) return mergeRows(rows)
  const { spanMs } = tiers[tier] ?? tiers[0]
  return mergeRows(rows.map((row) => without(row, spanMs))).map((row) => ({
    ...row,
    keys: heaviest(row.keys, keysOfOldRows),
    items: heaviest(row.items, keysOfOldRows),
  }))
}

function without(row: LedgerRow, spanMs: LedgerSpan): LedgerRow {
  const flows = row.flows.map(({ seconds: _, ...flow }) => flow)
  return { ...row, spanMs, fromMs: Math.floor(row.fromMs / spanMs) * spanMs, flows }
}
