import { type BillItem, itemRules } from './bill-items.ts'
import { negative, picoOf, type Quantity } from './money.ts'
import { type Price, type PriceList, priceOf, reservedPriceOf } from './price-list.ts'
import type { TableClass } from './request-price.ts'

/**
 * What the quantity comes from: the ledger; the ledger's rate over a month; what the table's description says; what SET
 * STATISTICS said; an option of the statement or a rule of the service.
 */
export type Basis = 'measured' | 'extrapolated' | 'described' | 'stated' | 'assumed'

export type BillLine = {
  readonly region: string
  /** Absent: about no single table. */
  readonly table?: string | undefined
  /** Absent: the table itself. */
  readonly index?: string | undefined
  readonly item: BillItem
  /** Kind of DAX node. */
  readonly variant?: string | undefined
  readonly tableClass: TableClass
  /** Why the line takes money away again: its quantity is negative. */
  readonly credit?: 'free tier' | 'reserved' | undefined
  readonly quantity: Quantity
  readonly unit: string
  /** How many units the price is for. */
  readonly per: bigint
  /** Absent: the price list has none, and the line costs nothing in the total. */
  readonly price?: Price | undefined
  /** Quantity times price, rounded once; 1e-12 of the currency. */
  readonly pico: bigint
  readonly basis: Basis
}

export type LineOf = Pick<BillLine, 'region' | 'item' | 'quantity' | 'basis'> &
  Partial<Pick<BillLine, 'table' | 'index' | 'variant' | 'tableClass' | 'credit'>>

export function billLine(prices: PriceList, of: LineOf): BillLine {
  const { region, item, quantity, tableClass = 'standard', variant } = of
  const { part, per, unit } = itemRules[item]
  const key = itemRules[item].key({ tableClass, variant: variant ?? '' })
  const price = part === 'price' ? priceOf(prices, region, key) : reservedPriceOf(prices, region, key, part)
  const pico = price === undefined ? 0n : picoOf(quantity, price.amount, per)
  return { ...of, tableClass, unit, per, price, pico }
}

/** Takes so much of a line's item away again, at its price. */
export const creditLine = (prices: PriceList, of: Omit<LineOf, 'basis'>): BillLine =>
  billLine(prices, { ...of, quantity: negative(of.quantity), basis: 'assumed' })
