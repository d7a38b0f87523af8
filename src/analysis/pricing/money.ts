/** Exact arithmetic about money: quantities are fractions, amounts whole numbers of 1e-12 of a currency. */

/** `n / d` of some unit; `d` is positive. */
export type Quantity = { readonly n: bigint; readonly d: bigint }

export const whole = (count: bigint | number): Quantity => ({ n: BigInt(count), d: 1n })

export const plus = (a: Quantity, b: Quantity): Quantity =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }

export const times = (a: Quantity, b: Quantity): Quantity => ({ n: a.n * b.n, d: a.d * b.d })

export const negative = ({ n, d }: Quantity): Quantity => ({ n: -n, d })

export const smaller = (a: Quantity, b: Quantity): Quantity => (a.n * b.d <= b.n * a.d ? a : b)

/** Of decimal text, also with an exponent as `1e-7`; exact. */
export function quantityOf(text: string): Quantity {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e')
  const [digits = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const n = BigInt(digits + fraction)
  return scale >= 0 ? { n, d: 10n ** BigInt(scale) } : { n: n * 10n ** BigInt(-scale), d: 1n }
}

/** Rounded once, half away from zero. */
export function rounded({ n, d }: Quantity): bigint {
  const half = (2n * (n < 0n ? -n : n) + d) / (2n * d)
  return n < 0n ? -half : half
}

const picoPerOne = 10n ** 12n

/** What a quantity comes to when `per` of its unit cost `price`. */
export const picoOf = (quantity: Quantity, price: string, per = 1n): bigint =>
  rounded(times(times(quantity, quantityOf(price)), { n: picoPerOne, d: per }))

/** Decimal text with at most so many decimals, zeros at the end left out. */
export function decimalText(quantity: Quantity, decimals = 12): string {
  const scaled = rounded(times(quantity, whole(10n ** BigInt(decimals))))
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const text = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`.replace(/\.?0+$/, '')
  return scaled < 0n ? `-${text}` : text
}

/** An amount in whole units of the currency. */
export const picoText = (pico: bigint): string => decimalText({ n: pico, d: picoPerOne })

const currencySigns: Readonly<Record<string, string>> = { USD: '$', CNY: '¥' }

/**
 * An amount for people: two significant digits below one, cents above, never in powers of ten. `$0.19`, `$12.40`,
 * `$0.000063`, `$1,240`, `-$3.00`.
 */
export function moneyText(pico: bigint, currency: string): string {
  const sign = currencySigns[currency] ?? `${currency} `
  if (pico === 0n) return `${sign}0`
  if (pico < 0n) return `-${moneyText(-pico, currency)}`
  const digits = pico.toString().length
  const decimals = Math.min(12, digits > 15 ? 0 : digits > 12 ? 2 : 14 - digits)
  const scale = 10n ** BigInt(12 - decimals)
  const text = ((pico + scale / 2n) / scale).toString().padStart(decimals + 1, '0')
  const wholeText = text.slice(0, text.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === 0 ? `${sign}${wholeText}` : `${sign}${wholeText}.${text.slice(-decimals)}`
}

/** In a column, which is as wide as its longest text: less than a millionth is hardly anything. */
export const amountText = (pico: bigint, currency: string): string =>
  pico !== 0n && pico < 1_000_000n && pico > -1_000_000n ? `~${moneyText(0n, currency)}` : moneyText(pico, currency)
