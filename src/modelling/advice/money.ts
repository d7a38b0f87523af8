import { moneyText } from '../../analysis/pricing/money.ts'
import { type PriceList, priceOf } from '../../analysis/pricing/price-list.ts'
import { requestPrice, type TableClass } from '../../analysis/pricing/request-price.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { tableClassOf } from '../../operation/table-facts.ts'
import type { Money } from './finding.ts'

/** A table with what its prices depend on: its Region and its class. */
export type PricedTable = { readonly region: string; readonly sized: TableDescription; readonly prices: PriceList }

const classOf = ({ sized }: PricedTable): TableClass => tableClassOf(sized)

type HalfUnits = { readonly read?: number; readonly write?: number }

/** Requests on demand, in half units; undefined where the Region has no price. */
export function requestMoney(
  { read = 0, write = 0 }: HalfUnits,
  of: PricedTable,
  { times = 1, per, tableClass = classOf(of) }: { times?: number; per: string; tableClass?: TableClass },
): Money | undefined {
  const price = requestPrice({ read: Math.round(read * times), write: Math.round(write * times) }, of.region, {
    prices: of.prices,
    tableClass,
  })
  if (price === undefined) return undefined
  return { pico: price.pico, currency: price.currency, per, ...sourceOf(price.prices) }
}

/** Of one run where that is worth a cent, else of a million. */
export function runMoney(halfUnits: HalfUnits, of: PricedTable): Money | undefined {
  const one = requestMoney(halfUnits, of, { per: 'a run' })
  return one !== undefined && one.pico >= cent
    ? one
    : requestMoney(halfUnits, of, { times: 1e6, per: 'a million runs' })
}

const gigabyte = 1024 ** 3

/** So many bytes for a month, without the free tier. */
export function storageMoney(bytes: number, of: PricedTable, tableClass = classOf(of)): Money | undefined {
  const price = priceOf(of.prices, of.region, `storage.${tableClass}.gbMonth`)
  if (price === undefined) return undefined
  const pico = BigInt(Math.round((bytes / gigabyte) * Number(price.amount) * 1e12))
  return { pico, currency: price.currency, per: 'a month', ...sourceOf([price]) }
}

/** Of several prices, and the oldest of their days. */
export const sourceOf = (
  prices: readonly { readonly source: string; readonly sourceDate: string }[],
): Pick<Money, 'source' | 'sourceDate'> => ({
  source: [...new Set(prices.map(({ source }) => source))].join('; '),
  sourceDate: prices.map(({ sourceDate }) => sourceDate).toSorted()[0] ?? '',
})

const cent = 10n ** 10n

/** `, and $12.40 a month to store it`; nothing for less than a cent. */
export function storedPart(bytes: number, of: PricedTable): string {
  const money = storageMoney(bytes, of)
  return money === undefined || money.pico < cent ? '' : `, and ${amountText(money)} a month to store it`
}

export const amountText = ({ pico, currency }: Money): string => moneyText(pico, currency)

/** `$15.10 a million runs on demand in us-east-1`; without a price nothing. */
export const moneyPart = (money: Money | undefined, { region }: PricedTable, how = 'on demand '): string =>
  money === undefined ? '' : `: ${amountText(money)} ${money.per} ${how}in ${region}`
