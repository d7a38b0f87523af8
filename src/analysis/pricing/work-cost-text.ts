import { plural, unitsText } from '../../base/count-text.ts'
import { amountText } from './money.ts'
import type { HalfUnits } from './request-price.ts'

/** What a piece of work comes to; seconds at least, money in 1e-12 of the currency. */
type WorkCost = HalfUnits & { readonly pico?: bigint | undefined; readonly seconds?: number | undefined }

/** `300 write units, 12 read units, $0.00019 on demand, 1 second at least`. */
export function workCostText({ read, write, pico, seconds }: WorkCost, currency: string): string {
  const parts = [
    `${unitsText(write)} write units`,
    ...(read === 0 ? [] : [`${unitsText(read)} read units`]),
    ...(pico === undefined ? [] : [`${amountText(pico, currency)} on demand`]),
    ...(seconds === undefined ? [] : [`${timeText(seconds)} at least`]),
  ]
  return parts.join(', ')
}

function timeText(seconds: number): string {
  if (seconds < 120) return plural(seconds, 'second')
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? plural(minutes, 'minute') : plural(Math.ceil(minutes / 60), 'hour')
}
