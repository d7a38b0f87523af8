import { moneyText, requestPrice } from '../analysis/pricing/request-price.ts'
import type { Totals } from '../session/totals.ts'
import { plural, unitsText } from './figures.ts'

/** What a session's statements cost together; undefined while nothing was charged. */
export function totalParts(
  { statements, readHalfUnits, writeHalfUnits }: Totals,
  region: string,
): readonly string[] | undefined {
  if (readHalfUnits === 0 && writeHalfUnits === 0) return undefined
  const price = requestPrice({ read: readHalfUnits, write: writeHalfUnits }, region)
  return [
    `total of ${plural(statements, 'statement')}`,
    ...(readHalfUnits === 0 ? [] : [`${unitsText(readHalfUnits)} RCU`]),
    ...(writeHalfUnits === 0 ? [] : [`${unitsText(writeHalfUnits)} WCU`]),
    ...(price === undefined ? [] : [`~${moneyText(price.pico, price.currency)} on demand in ${region}`]),
  ]
}
