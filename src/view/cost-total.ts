import { moneyText, requestPrice } from '../analysis/pricing/request-price.ts'
import type { Outcome } from '../session/outcome.ts'
import { plural, unitsText } from './figures.ts'

/** What a session's statements cost together. */
export class CostTotal {
  private statements = 0
  private readHalfUnits = 0
  private writeHalfUnits = 0

  add({ calls }: Outcome): void {
    if (calls.length > 0) this.statements += 1
    for (const { kind, halfUnits } of calls.flatMap(({ charges }) => charges)) {
      if (kind === 'read') this.readHalfUnits += halfUnits
      else this.writeHalfUnits += halfUnits
    }
  }

  /** Undefined while nothing was charged. */
  parts(region: string): readonly string[] | undefined {
    const { readHalfUnits: read, writeHalfUnits: write } = this
    if (read === 0 && write === 0) return undefined
    const price = requestPrice({ read, write }, region)
    return [
      `total of ${plural(this.statements, 'statement')}`,
      ...(read === 0 ? [] : [`${unitsText(read)} RCU`]),
      ...(write === 0 ? [] : [`${unitsText(write)} WCU`]),
      ...(price === undefined ? [] : [`~${moneyText(price.pico, price.currency)} on demand in ${region}`]),
    ]
  }
}
