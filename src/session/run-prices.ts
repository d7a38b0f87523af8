import type { ShowPricesStatement } from '../ast/bill-statement.ts'
import type { Result } from './outcome.ts'
import { pricedRegion, pricesOf } from './prices.ts'
import type { SessionState } from './session-state.ts'

export const homeRegion = ({ connection }: Pick<SessionState, 'connection'>): string => connection.region ?? 'us-east-1'

/** SHOW PRICES. */
export function showPrices(session: SessionState, { region, span }: ShowPricesStatement): Result {
  const prices = pricesOf(session.settings)
  return { kind: 'prices', prices, region: pricedRegion(prices, region ?? { name: homeRegion(session), span }) }
}
