import { readPriceFile } from '../analysis/pricing/price-file.ts'
import { builtInPrices, currencyOf, type PriceList, pricedRegions } from '../analysis/pricing/price-list.ts'
import type { BillRegion } from '../ast/bill-statement.ts'
import { readWholeSync } from '../base/read-whole.ts'
import { whyUnreadable } from '../base/why-not-file.ts'
import { nearest } from '../syntax/nearest.ts'
import { SessionError } from './session-error.ts'
import { builtIn, type Settings } from './settings.ts'

/** Each file is read when a setting names it, and not again for every statement. */
const lists = new Map<string, PriceList>()

/** The prices that the settings choose. Throws SessionError or PricingError for a file that cannot be used. */
export const pricesOf = (settings: Settings): PriceList => pricesAt(settings.get('prices'))

/** Those of a file, or the built-in ones. */
export const pricesAt = (path: string): PriceList =>
  path === builtIn ? builtInPrices : (lists.get(path) ?? readPrices(path))

/** Reads a file of prices, also one that was read before. */
export function readPrices(path: string): PriceList {
  const list = readPriceFile(textOf(path), path)
  lists.set(path, list)
  return list
}

/** The text of a file that a statement or a setting names. Throws SessionError. */
export function textOf(path: string): string {
  try {
    return readWholeSync(path).toString('utf8')
  } catch (error) {
    throw new SessionError('session.unreadable-file', `cannot read ${path}: ${whyUnreadable(error)}`, {
      cause: error,
    })
  }
}

/** A Region that the list has prices for. Throws SessionError that names the nearest, and all of them. */
export function pricedRegion(
  prices: PriceList,
  { name, span }: Pick<BillRegion, 'name'> & Partial<BillRegion>,
): string {
  if (currencyOf(prices, name) !== undefined) return name
  const known = pricedRegions(prices)
  const near = nearest(name, known)
  throw new SessionError('session.no-prices', `there are no prices for the Region ${name}`, {
    span,
    hint: `${near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `}There are prices for ${known.join(', ')}.`,
  })
}
