import { picoOf } from './money.ts'
import { builtInPrices, type Confidence, type Price, type PriceList, priceOf, weaker } from './price-list.ts'

/** Half units of each kind, as charges count them. */
export type HalfUnits = { readonly read: number; readonly write: number }

export type RequestPrice = {
  readonly region: string
  readonly currency: string
  /** Units of 1e-12 of the currency. Exact while a list price per million requests has at most six decimals. */
  readonly pico: bigint
  /** The list prices that were used, for `.cost detail`. */
  readonly prices: readonly Price[]
  /** The weakest of the prices used. */
  readonly confidence: Confidence
}

export type TableClass = 'standard' | 'ia'

export type RequestPriceOptions = {
  readonly prices?: PriceList | undefined
  readonly tableClass?: TableClass | undefined
}

/** What on-demand requests come to at list price, without free tier or tax; undefined when the region has no price for them. */
export function requestPrice(
  { read, write }: HalfUnits,
  region: string,
  { prices: list = builtInPrices, tableClass = 'standard' }: RequestPriceOptions = {},
): RequestPrice | undefined {
  const arms = [
    { halfUnits: read, price: priceOf(list, region, `onDemand.${tableClass}.readPerMillion`) },
    { halfUnits: write, price: priceOf(list, region, `onDemand.${tableClass}.writePerMillion`) },
  ].filter((arm) => arm.halfUnits > 0)
  const prices = arms.flatMap(({ price }) => price ?? [])
  const first = prices[0]
  if (first === undefined || prices.length < arms.length) return undefined
  return {
    region,
    currency: first.currency,
    pico: arms.reduce(
      (sum, { halfUnits, price }) =>
        sum + picoOf({ n: BigInt(halfUnits), d: 2n }, price?.amount ?? '0', requestsPerPrice),
      0n,
    ),
    prices,
    confidence: prices.map(({ confidence }) => confidence).reduce(weaker),
  }
}

const requestsPerPrice = 1_000_000n
