import { picoText } from '../analysis/pricing/money.ts'
import type { Outcome } from '../session/outcome.ts'
import { type CostView, halfUnitsOf } from './cost-view.ts'
import { terminalSafeJson } from './visible-text.ts'

/** The same facts for programs: one object per statement. Units are numbers with at most one half; money is decimal text. */
export function costJson(outcome: Outcome, view: CostView, withTime: boolean): string {
  const json = JSON.stringify({
    statement: outcome.text,
    readUnits: halfUnitsOf(view.arms, 'read') / 2,
    writeUnits: halfUnitsOf(view.arms, 'write') / 2,
    arms: view.arms.map(({ halfUnits, ...arm }) => ({ ...arm, units: halfUnits / 2 })),
    calls: outcome.calls.map(({ charges: _charges, ...call }) => call),
    ...(view.price === undefined ? {} : { price: priceJson(view.price) }),
    ...(withTime ? { elapsedMs: outcome.elapsedMs } : {}),
  })
  return terminalSafeJson(json)
}

function priceJson({ region, currency, pico, prices, confidence }: NonNullable<CostView['price']>) {
  return {
    region,
    billing: 'on demand',
    currency,
    thisRun: picoText(pico),
    perMillionRuns: picoText(pico * 1_000_000n),
    confidence,
    prices,
  }
}
