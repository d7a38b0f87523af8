import prices from './prices.json' with { type: 'json' }

/** How far a price can be trusted: seen in a price list or an AWS tool, or scaled, assumed, computed, old, remembered. */
export type Confidence = 'verified' | 'estimated' | 'assumed-same' | 'derived' | 'stale' | 'memory'

/** From the most to the least trusted. */
export const confidences: readonly Confidence[] = [
  'verified',
  'derived',
  'assumed-same',
  'estimated',
  'stale',
  'memory',
]

export const weaker = (a: Confidence, b: Confidence): Confidence =>
  confidences.indexOf(a) < confidences.indexOf(b) ? b : a

export type Price = {
  /** Decimal text in the region's currency. */
  readonly amount: string
  readonly currency: string
  /** What the amount buys, such as `1M RRU` or `GB-month`. */
  readonly unit: string
  /** Where the amount was read and when, in words; and the short name that the list has for it. */
  readonly source: string
  readonly sourceName: string
  readonly sourceDate: string
  /** ISO date since when it holds; absent for long-standing prices. */
  readonly effective?: string | undefined
  readonly confidence: Confidence
}

/** As a price file has it: `price`, or for reserved capacity `upfront` and `hourly`. */
export type ListedPrice = {
  readonly price?: number
  readonly upfront?: number
  readonly hourly?: number
  readonly unit: string
  readonly effective?: string
  readonly source: string
  readonly confidence: string
}

/** What is free each month in a Region, for tables of the Standard class. */
export type FreeTier = {
  readonly storageGB: number
  readonly wcuHours: number
  readonly rcuHours: number
  readonly streamReadRequestUnits: number
  readonly dataTransferOutGB: number
}

/** All prices there are, as in `prices.json` or in a file that stands in for it. Source: reference, pricing 1-3. */
export type PriceList = {
  /** ISO date. */
  readonly generated: string
  readonly hoursPerMonth: number
  readonly freeTier: FreeTier
  readonly sources: Readonly<Record<string, { readonly what: string; readonly date: string }>>
  readonly regions: Readonly<
    Record<
      string,
      { readonly name: string; readonly currency: string; readonly items: Readonly<Record<string, ListedPrice>> }
    >
  >
}

export const builtInPrices: PriceList = prices

export const pricedRegions = ({ regions }: PriceList): readonly string[] => Object.keys(regions)

/** Names of everything that has a price there. */
export const pricedItems = (list: PriceList, region: string): readonly string[] =>
  Object.keys(regionOf(list, region)?.items ?? {})

export const currencyOf = (list: PriceList, region: string): string | undefined => regionOf(list, region)?.currency

/** One item of the list, such as `onDemand.standard.readPerMillion`. */
export const priceOf = (list: PriceList, region: string, item: string): Price | undefined =>
  partOf(list, region, item, 'price')

/** One part of the price of reserved capacity: paid once, or every hour, for 100 units. */
export const reservedPriceOf = (
  list: PriceList,
  region: string,
  item: string,
  part: 'upfront' | 'hourly',
): Price | undefined => partOf(list, region, item, part)

function partOf(
  list: PriceList,
  region: string,
  item: string,
  part: 'price' | 'upfront' | 'hourly',
): Price | undefined {
  const place = regionOf(list, region)
  const listed = place !== undefined && Object.hasOwn(place.items, item) ? place.items[item] : undefined
  const amount = listed?.[part]
  if (place === undefined || listed === undefined || amount === undefined) return undefined
  const source = Object.hasOwn(list.sources, listed.source) ? list.sources[listed.source] : undefined
  return {
    amount: String(amount),
    currency: place.currency,
    unit: part === 'price' ? listed.unit : part === 'upfront' ? `${listed.unit}, once` : `${listed.unit}-hour`,
    source: source?.what ?? listed.source,
    sourceName: listed.source,
    sourceDate: source?.date ?? list.generated,
    effective: listed.effective,
    confidence: listed.confidence as Confidence,
  }
}

const regionOf = ({ regions }: PriceList, region: string) =>
  Object.hasOwn(regions, region) ? regions[region] : undefined
