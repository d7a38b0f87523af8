import { type Confidence, type Price, priceOf } from './price-list.ts'

/** Half units of each kind, as charges count them. */
export type HalfUnits = { readonly read: number; readonly write: number }

export type RequestPrice = {
  readonly region: string
  readonly currency: string
  /** Units of 1e-12 of the currency. Exact: a list price per million requests has at most six decimals. */
  readonly pico: bigint
  /** The list prices that were used, for `.cost detail`. */
  readonly prices: readonly Price[]
  /** The weakest of the prices used. */
  readonly confidence: Confidence
}

export type TableClass = 'standard' | 'ia'

/** What on-demand requests come to at list price, without free tier or tax; undefined when the region has no price for them. */
export function requestPrice(
  { read, write }: HalfUnits,
  region: string,
  tableClass: TableClass = 'standard',
): RequestPrice | undefined {
  const arms = [
    { halfUnits: read, price: priceOf(region, `onDemand.${tableClass}.readPerMillion`) },
    { halfUnits: write, price: priceOf(region, `onDemand.${tableClass}.writePerMillion`) },
  ].filter((arm) => arm.halfUnits > 0)
  const prices = arms.flatMap(({ price }) => price ?? [])
  const first = prices[0]
  if (first === undefined || prices.length < arms.length) return undefined
  return {
    region,
    currency: first.currency,
    pico: arms.reduce(
      (sum, { halfUnits, price }) => sum + BigInt(halfUnits) * picoPerHalfUnit(price?.amount ?? '0'),
      0n,
    ),
    prices,
    confidence: prices.map(({ confidence }) => confidence).reduce(weaker),
  }
}

const trust: readonly Confidence[] = ['verified', 'derived', 'assumed-same', 'estimated', 'stale', 'memory']

const weaker = (a: Confidence, b: Confidence): Confidence => (trust.indexOf(a) < trust.indexOf(b) ? b : a)

// 0.125 a million is 0.125e-6 a unit, so 125,000 pico; half of that is exact while the price has at most six decimals.
function picoPerHalfUnit(perMillion: string): bigint {
  const [whole = '0', fraction = ''] = perMillion.split('.')
  const millionths = BigInt(whole + fraction.padEnd(6, '0'))
  return millionths / 2n
}

const currencySigns: Readonly<Record<string, string>> = { USD: '$', CNY: '¥' }

/**
 * An amount for people: two significant digits below one, cents above, never in powers of ten. `$0.19`, `$12.40`,
 * `$0.000063`, `$1,240`.
 */
export function moneyText(pico: bigint, currency: string): string {
  const sign = currencySigns[currency] ?? `${currency} `
  if (pico === 0n) return `${sign}0`
  const digits = pico.toString().length
  const decimals = Math.min(12, digits > 15 ? 0 : digits > 12 ? 2 : 14 - digits)
  const scale = 10n ** BigInt(12 - decimals)
  const text = ((pico + scale / 2n) / scale).toString().padStart(decimals + 1, '0')
  const whole = text.slice(0, text.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-decimals)}`
}
