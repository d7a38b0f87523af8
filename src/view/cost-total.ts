import { moneyText } from '../analysis/pricing/money.ts'
import { requestPrice } from '../analysis/pricing/request-price.ts'
import { plural } from '../base/count-text.ts'
import type { Totals } from '../session/outcome.ts'
import { unitsText } from './figures.ts'

/** What `.cost` says: also that nothing was charged yet. */
export function totalsView(
  totals: Totals,
  region: string,
): { readonly parts: readonly string[]; readonly json: string } {
  const [statements = '', ...cost] = totalParts(totals, region) ?? [statementsText(totals), 'nothing consumed']
  const { calls, readHalfUnits, writeHalfUnits } = totals
  return {
    parts: [statements, plural(calls, 'call'), ...cost],
    json: JSON.stringify({
      statements: totals.statements,
      calls,
      readUnits: readHalfUnits / 2,
      writeUnits: writeHalfUnits / 2,
    }),
  }
}

/** What a session's statements cost together; undefined while nothing was charged. */
export function totalParts(totals: Totals, region: string): readonly string[] | undefined {
  const { readHalfUnits, writeHalfUnits } = totals
  if (readHalfUnits === 0 && writeHalfUnits === 0) return undefined
  const price = requestPrice({ read: readHalfUnits, write: writeHalfUnits }, region)
  return [
    statementsText(totals),
    ...(readHalfUnits === 0 ? [] : [`${unitsText(readHalfUnits)} RCU`]),
    ...(writeHalfUnits === 0 ? [] : [`${unitsText(writeHalfUnits)} WCU`]),
    ...(price === undefined ? [] : [`~${moneyText(price.pico, price.currency)} on demand in ${region}`]),
  ]
}

const statementsText = ({ statements }: Totals): string => `total of ${plural(statements, 'statement')}`
