import type { ShowPricesStatement } from '../ast/bill-statement.ts'
import { homeRegion } from './home-region.ts'
import type { Result } from './outcome.ts'
import { pricedRegion, pricesOf } from './prices.ts'
import type { SessionState } from './session-state.ts'

/** SHOW PRICES. */
export function showPrices(session: SessionState, { region, span }: ShowPricesStatement): Result {
  const prices = pricesOf(session.settings)
  return { kind: 'prices', prices, region: pricedRegion(prices, region ?? { name: homeRegion(session), span }) }
}
