import { type Confidence, confidences, type PriceList } from './price-list.ts'
import { PricingError } from './pricing-error.ts'

/**
 * Prices from the text of a file, in the form of `prices.json`. It stands in for the whole list: what it leaves out has no
 * price. `freeTier` and `sources` may be left out, then nothing is free and sources are texts. Throws PricingError with the
 * member that is wrong.
 */
export function readPriceFile(text: string, file: string): PriceList {
  const { bad, object, count } = checksOf(file)
  const raw = object(parsed(text, bad), 'the file')
  const generated = raw['generated']
  if (typeof generated !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(generated))
    throw bad('generated must be the date of the prices', 'Write it as "generated": "2026-11-20".')
  const hoursPerMonth = raw['hoursPerMonth'] === undefined ? 730 : count(raw, 'hoursPerMonth', '')
  if (hoursPerMonth < 1 || hoursPerMonth > 744) throw bad('hoursPerMonth must be from 1 to 744')
  const sources = object(raw['sources'] ?? {}, 'sources')
  for (const [name, source] of Object.entries(sources)) {
    const { what, date } = object(source, `sources.${name}`)
    if (typeof what !== 'string' || typeof date !== 'string')
      throw bad(`sources.${name} must hold the texts what and date`)
  }
  const regions = object(raw['regions'], 'regions')
  if (Object.keys(regions).length === 0) throw bad('regions names no Region')
  return {
    generated,
    hoursPerMonth,
    freeTier: freeTierOf(raw['freeTier'], file),
    sources: sources as PriceList['sources'],
    regions: Object.fromEntries(Object.entries(regions).map(([name, region]) => [name, regionOf(name, region, file)])),
  }
}

type Json = { readonly [member: string]: unknown }

const freeMembers = ['storageGB', 'wcuHours', 'rcuHours', 'streamReadRequestUnits', 'dataTransferOutGB'] as const

function freeTierOf(raw: unknown, file: string): PriceList['freeTier'] {
  const { object, count } = checksOf(file)
  const given = object(raw ?? {}, 'freeTier')
  const [storageGB = 0, wcuHours = 0, rcuHours = 0, streamReadRequestUnits = 0, dataTransferOutGB = 0] =
    freeMembers.map((name) => (given[name] === undefined ? 0 : count(given, name, 'freeTier.')))
  return { storageGB, wcuHours, rcuHours, streamReadRequestUnits, dataTransferOutGB }
}

function regionOf(name: string, raw: unknown, file: string): PriceList['regions'][string] {
  const { bad, object } = checksOf(file)
  const place = `regions.${name}`
  const region = object(raw, place)
  const { currency } = region
  if (typeof currency !== 'string' || !/^\p{L}+$/u.test(currency))
    throw bad(`${place}.currency must be a text such as "USD"`)
  const items = object(region['items'], `${place}.items`)
  for (const [item, price] of Object.entries(items)) checkPrice(price, `${place}.items[${JSON.stringify(item)}]`, file)
  const title = region['name']
  return {
    name: typeof title === 'string' ? title : name,
    currency,
    items: items as PriceList['regions'][string]['items'],
  }
}

function checkPrice(raw: unknown, place: string, file: string): void {
  const { bad, object, price } = checksOf(file)
  const given = object(raw, place)
  const isReserved = 'upfront' in given || 'hourly' in given
  for (const part of isReserved ? ['upfront', 'hourly'] : ['price']) price(given, part, place)
  for (const part of ['unit', 'source']) {
    if (typeof given[part] !== 'string') throw bad(`${place}.${part} must be a text`)
  }
  if (given['effective'] !== undefined && typeof given['effective'] !== 'string')
    throw bad(`${place}.effective must be a date`)
  if (!confidences.includes(given['confidence'] as Confidence))
    throw bad(`${place}.confidence must be one of ${confidences.join(', ')}`)
}

function parsed(text: string, bad: (what: string, hint?: string) => PricingError): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw bad(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function checksOf(file: string) {
  const bad = (what: string, hint = 'SHOW PRICES lists the items of the prices in use.'): PricingError =>
    new PricingError('pricing.bad-prices', `the prices of ${file} cannot be used: ${what}`, { hint })
  const object = (value: unknown, place: string): Json => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
    throw bad(`${place} must be an object`)
  }
  const amount = (given: Json, name: string, place: string): number => {
    const value = given[name]
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
    throw bad(`${place}${name} must be a number, 0 or more`)
  }
  return {
    bad,
    object,
    price: (given: Json, name: string, place: string): number => amount(given, name, `${place}.`),
    count: (given: Json, name: string, place: string): number => {
      const value = amount(given, name, place)
      if (Number.isSafeInteger(value)) return value
      throw bad(`${place}${name} must be a whole number`)
    },
  }
}
