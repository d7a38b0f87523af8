import prices from './prices.json' with { type: 'json' }

/** How far a price can be trusted: seen in a price list or an AWS tool, or scaled, assumed, computed, old, remembered. */
export type Confidence = 'verified' | 'estimated' | 'assumed-same' | 'derived' | 'stale' | 'memory'

export type Price = {
  /** Decimal text in the region's currency. */
  readonly amount: string
  readonly currency: string
  /** What the amount buys, such as `1M RRU` or `GB-month`. */
  readonly unit: string
  /** Where the amount was read and when, in words. */
  readonly source: string
  readonly sourceDate: string
  /** ISO date since when it holds; absent for long-standing prices. */
  readonly effective?: string | undefined
  readonly confidence: Confidence
}

type ListedPrice = {
  readonly price?: number
  readonly unit: string
  readonly effective?: string
  readonly source: string
  readonly confidence: string
}
type Region = {
  readonly name: string
  readonly currency: string
  readonly items: Readonly<Record<string, ListedPrice>>
}

const regions: Readonly<Record<string, Region>> = prices.regions
const sources: Readonly<Record<string, { readonly what: string; readonly date: string }>> = prices.sources

export const pricedRegions = (): readonly string[] => Object.keys(regions)

/** One item of the list, such as `onDemand.standard.readPerMillion`. Source: reference, pricing 1-3. */
export function priceOf(region: string, item: string): Price | undefined {
  const place = Object.hasOwn(regions, region) ? regions[region] : undefined
  const listed = place !== undefined && Object.hasOwn(place.items, item) ? place.items[item] : undefined
  if (place === undefined || listed?.price === undefined) return undefined
  const source = sources[listed.source]
  return {
    amount: String(listed.price),
    currency: place.currency,
    unit: listed.unit,
    source: source?.what ?? listed.source,
    sourceDate: source?.date ?? prices.generated,
    effective: listed.effective,
    confidence: listed.confidence as Confidence,
  }
}
