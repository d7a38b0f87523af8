import { assumedLines } from './bill-assumptions.ts'
import { type CallCost, callCosts, type PatternCost, patternCosts } from './bill-calls.ts'
import { freeTierLines, idleReserved, reservedLines } from './bill-credits.ts'
import type { BillInput, MonthAssumptions } from './bill-input.ts'
import type { BillLine } from './bill-line.ts'
import { monthLines } from './bill-month.ts'
import { pastLines } from './bill-past.ts'
import { type Consumed, consumedBy, isBilled } from './bill-usage.ts'
import { breakEven, compareModes, type ModeComparison } from './break-even.ts'
import { type Quantity, whole } from './money.ts'
import { type Confidence, currencyOf, weaker } from './price-list.ts'
import { type ClassComparison, compareClasses } from './table-class.ts'

export type Bill = {
  readonly region: string
  readonly currency: string
  readonly perMonth: boolean
  readonly hoursPerMonth: number
  readonly fromMs: number
  readonly toMs: number
  readonly lines: readonly BillLine[]
  /** Of the lines that have a price, in 1e-12 of the currency. */
  readonly totalPico: bigint
  /** The weakest of the prices used. */
  readonly confidence: Confidence
  /** What the rows consumed, by table and index, whether or not it is paid by request. */
  readonly consumed: readonly Consumed[]
  readonly calls: readonly CallCost[]
  /** The same by access pattern. */
  readonly patterns: readonly PatternCost[]
  /** The share of provisioned capacity in use above which it is the cheaper; of the Standard class. */
  readonly breakEven?: { readonly read: Quantity; readonly write: Quantity } | undefined
  /** Of a bill per month only. */
  readonly modes: readonly ModeComparison[]
  readonly classes: readonly ClassComparison[]
  /** What one must know to read the figures; sentences. */
  readonly notes: readonly string[]
}

/** Pure, and exact: each line is a quantity times a price, rounded once. */
export function bill(input: BillInput): Bill {
  const rows = input.rows.filter((row) => isBilled(input, row.table, row.index))
  const of: BillInput = { ...input, rows }
  const { lines, notes } = of.month === undefined ? pastLines(of) : linesOfMonth(of, of.month)
  const calls = callCosts(of, monthPerSpan(of))
  const priced = lines.flatMap(({ price }) => (price === undefined ? [] : [price.confidence]))
  return {
    region: of.region,
    currency: currencyOf(of.prices, of.region) ?? '',
    perMonth: of.month !== undefined,
    hoursPerMonth: of.prices.hoursPerMonth,
    fromMs: of.fromMs,
    toMs: of.toMs,
    lines,
    totalPico: lines.reduce((sum, { pico }) => sum + pico, 0n),
    confidence: priced.reduce(weaker, 'verified'),
    consumed: consumedBy(rows),
    calls,
    patterns: patternCosts(calls),
    breakEven: bothBreakEven(of),
    modes: of.month === undefined ? [] : compareModes(of, monthPerSpan(of)),
    classes: of.month === undefined ? [] : compareClasses(of, lines),
    notes: [...notes, ...idleReserved(lines), ...unpriced(lines)],
  }
}

function linesOfMonth(of: BillInput, month: MonthAssumptions) {
  const { lines, notes } = monthLines(of, month, monthPerSpan(of))
  const all = [...lines, ...assumedLines(of, month)]
  const reserved = reservedLines(of, month, all)
  const free = month.free_tier === false ? [] : freeTierLines(of, [...all, ...reserved])
  const shared = 'What is free, and what is reserved, is for all tables together.'
  const isPart = of.only !== undefined && reserved.length + free.length > 0
  return { lines: [...all, ...reserved, ...free], notes: isPart ? [...notes, shared] : notes }
}

/** How often the measured time fits into a month; 1 for a bill of the past. */
function monthPerSpan({ prices, fromMs, toMs, month }: BillInput): Quantity {
  if (month === undefined || toMs <= fromMs) return whole(1)
  return { n: BigInt(Math.round(prices.hoursPerMonth * 3_600_000)), d: BigInt(toMs - fromMs) }
}

function bothBreakEven({ prices, region }: BillInput): Bill['breakEven'] {
  const [read, write] = [breakEven(prices, region, 'read'), breakEven(prices, region, 'write')]
  return read === undefined || write === undefined ? undefined : { read, write }
}

function unpriced(lines: readonly BillLine[]): readonly string[] {
  const missing = new Set(lines.flatMap((line) => (line.price === undefined ? [`${line.item} in ${line.region}`] : [])))
  return missing.size === 0 ? [] : [`The prices have none for ${[...missing].join(', ')}: not in the total.`]
}
