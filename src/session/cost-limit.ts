import { picoOf, quantityOf } from '../analysis/pricing/money.ts'

/** What a statement may cost before somebody is asked; of each kind as much as was said. */
export type CostLimit = {
  readonly readHalfUnits?: number | undefined
  readonly writeHalfUnits?: number | undefined
  readonly money?: { readonly pico: bigint; readonly currency: string } | undefined
}

/** What `cost-guard` is where there is no limit. */
export const unlimited = 'off'

const parts =
  /^(?:(?<units>\d{1,12}(?:\.\d+)?) ?(?<unit>RCU|WCU)|\$ ?(?<dollars>\d{1,9}(?:\.\d{1,12})?)|(?<amount>\d{1,9}(?:\.\d{1,12})?) ?(?<currency>USD|CNY))$/i

/** `off`, `1000 RCU`, `500 WCU`, `0.05 USD` or `$0.05`, several with commas between; undefined where it is none of these. */
export function parseCostLimit(text: string): CostLimit | undefined {
  if (text.trim().toLowerCase() === unlimited) return {}
  let limit: CostLimit = {}
  for (const part of text.split(',')) {
    const found = parts.exec(part.trim().replaceAll(/\s+/g, ' '))?.groups
    if (found === undefined) return undefined
    const { units, unit = '', dollars, amount, currency = 'USD' } = found
    if (units === undefined)
      limit = {
        ...limit,
        money: { pico: picoOf(quantityOf(dollars ?? amount ?? '0'), '1'), currency: currency.toUpperCase() },
      }
    else limit = { ...limit, [unit.toUpperCase() === 'RCU' ? 'readHalfUnits' : 'writeHalfUnits']: Number(units) * 2 }
  }
  return limit
}
