import { decimalText, plus, quantityOf } from './money.ts'
import { PricingError } from './pricing-error.ts'
import { picoIn, type SavedBill, type SavedLine, type SavedPattern } from './saved-bill.ts'

/** What changed between two bills. Amounts are 1e-12 of the currency. */
export type BillDiff = {
  readonly before: Side
  readonly after: Side
  readonly currency: string
  readonly perMonth: boolean
  /** The largest change first. */
  readonly changed: readonly ChangedLine[]
  /** Lines that cost the same in both. */
  readonly unchanged: number
  /** The same of access patterns, whose costs the lines have in other parts. */
  readonly patterns: { readonly changed: readonly ChangedPattern[]; readonly unchanged: number }
}

export type ChangedPattern = {
  /** Absent: requests of no pattern. */
  readonly pattern?: string | undefined
  /** Absent: there is no such pattern. */
  readonly before?: PatternSide | undefined
  readonly after?: PatternSide | undefined
}

type PatternSide = { readonly pico: bigint; readonly requests: number }

type Side = { readonly region: string; readonly totalPico: bigint }

export type ChangedLine = Pick<SavedLine, 'region' | 'table' | 'index' | 'item' | 'variant' | 'credit'> & {
  /** Absent: there is no such line. */
  readonly before?: ChangedSide | undefined
  readonly after?: ChangedSide | undefined
}

type ChangedSide = { readonly pico: bigint; readonly quantity: string; readonly unit: string }

/** Throws PricingError for bills that cannot be compared. */
export function billDiff(before: SavedBill, after: SavedBill): BillDiff {
  if (before.currency !== after.currency)
    throw different(`one is in ${before.currency}, the other in ${after.currency}`)
  if (before.perMonth !== after.perMonth) throw different('one is per month, the other is not')
  const [old, now] = [sidesOf(before), sidesOf(after)]
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  const all = keys.map((key): ChangedLine => {
    const [left, right] = [old.get(key), now.get(key)]
    const { region, table, index, item, variant, credit } = (left ?? right)?.line ?? { region: '', item: '' }
    return { region, table, index, item, variant, credit, before: left?.side, after: right?.side }
  })
  const changed = all.filter((line) => line.before?.pico !== line.after?.pico)
  return {
    before: { region: before.region, totalPico: picoIn(before.total) },
    after: { region: after.region, totalPico: picoIn(after.total) },
    currency: before.currency,
    perMonth: before.perMonth,
    changed: changed.toSorted((a, b) => Number(size(b) - size(a))),
    unchanged: all.length - changed.length,
    patterns: changedPatterns(before.patterns ?? [], after.patterns ?? []),
  }
}

function changedPatterns(before: readonly SavedPattern[], after: readonly SavedPattern[]): BillDiff['patterns'] {
  const sides = (patterns: readonly SavedPattern[]) =>
    new Map(
      patterns.map(({ pattern, requests, onDemand = '0' }) => [pattern, { pico: picoIn(onDemand), requests }] as const),
    )
  const [old, now] = [sides(before), sides(after)]
  const all = [...new Set([...old.keys(), ...now.keys()])].map(
    (pattern): ChangedPattern => ({ pattern, before: old.get(pattern), after: now.get(pattern) }),
  )
  const [changed = [], same = []] = [true, false].map((differs) =>
    all.filter(({ before: left, after: right }) => (left?.pico !== right?.pico) === differs),
  )
  return {
    changed: changed.toSorted((a, b) => Number(size(b) - size(a))),
    unchanged: same.filter(({ pattern }) => pattern !== undefined).length,
  }
}

const different = (what: string): PricingError =>
  new PricingError('pricing.different-bills', `the two bills cannot be compared: ${what}`, {
    hint: 'Save both with the same BILL statement.',
  })

type Sides = {
  readonly before?: { readonly pico: bigint } | undefined
  readonly after?: { readonly pico: bigint } | undefined
}

export const changeOf = ({ before, after }: Sides): bigint => (after?.pico ?? 0n) - (before?.pico ?? 0n)

function size(line: Sides): bigint {
  const change = changeOf(line)
  return change < 0n ? -change : change
}

/** Lines about the same thing are one, such as stream reads that were measured and others that were assumed. */
function sidesOf({ region: home, lines }: SavedBill) {
  const sides = new Map<string, { readonly line: SavedLine; readonly side: ChangedSide }>()
  for (const line of lines) {
    const { region, table, index, item, variant, credit, unit, quantity } = line
    // The Region of the whole bill may change without making every line another one.
    const key = JSON.stringify([region === home ? '' : region, table, index, item, variant, credit])
    const sum = sides.get(key)?.side
    const all = sum === undefined ? quantity : decimalText(plus(quantityOf(sum.quantity), quantityOf(quantity)))
    sides.set(key, { line, side: { pico: (sum?.pico ?? 0n) + picoIn(line.amount), unit, quantity: all } })
  }
  return sides
}
