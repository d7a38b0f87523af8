import { moneyText } from '../analysis/pricing/money.ts'
import type { Simulation } from '../analysis/simulation/simulation.ts'
import { countText } from '../base/count-text.ts'
import { percentText } from '../base/percent-text.ts'
import type { Value } from '../model/value.ts'
import { valueText } from '../session/expect/value-text.ts'
import { visibleText } from './visible-text.ts'

/** Figures of simulations in words. */

/** A moment of the simulation: `0:01:30`, with days in front and fractions behind where there are any. */
export function momentText(ms: number): string {
  const days = Math.floor(ms / 86_400_000)
  const two = (figure: number): string => String(figure).padStart(2, '0')
  const hours = Math.floor(ms / 3_600_000) % 24
  const minutes = Math.floor(ms / 60_000) % 60
  const seconds = Math.floor(ms / 1_000) % 60
  const rest = ms % 1_000 === 0 ? '' : `.${String(ms % 1_000).padStart(3, '0')}`
  return `${days === 0 ? '' : `${days} d `}${hours}:${two(minutes)}:${two(seconds)}${rest}`
}

const lengths = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
] as const

/** `10 minutes`, `90 seconds`: in the largest unit that it is a whole number of. */
export function spanText(ms: number): string {
  const [name, length] = lengths.find(([, each]) => ms >= each && ms % each === 0) ?? lengths[4]
  return `${countText(ms / length)} ${name}${ms === length ? '' : 's'}`
}

export const shareText = (part: number, whole: number): string => percentText(whole === 0 ? 0 : part / whole)

/** As a statement writes it. */
export const keyText = (key: Value): string => visibleText(valueText(key))

export const totalOf = ({ requests }: Pick<Simulation, 'requests'>): number => requests.passed + requests.throttled

const monthHours = 730n

/** `$0.38 for 10 minutes, $1,642.50 a month like this`. */
export function costText({ cost, spanMs }: Simulation): string {
  const { pico, currency = '', region } = cost
  if (pico === undefined) return `no price is known for ${region}`
  return `${moneyText(pico, currency)} for ${spanText(spanMs)}, ${moneyText(monthly(pico, spanMs), currency)} a month like this`
}

export const monthly = (pico: bigint, spanMs: number): bigint => (pico * monthHours * 3_600_000n) / BigInt(spanMs)
