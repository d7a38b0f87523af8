import { picoOf } from '../pricing/money.ts'
import { currencyOf, type Price, type PriceList, priceOf } from '../pricing/price-list.ts'
import { requestPrice } from '../pricing/request-price.ts'

/** What the simulated time comes to at list price, without free tier, storage or tax. */
export type SimulationCost = {
  readonly region: string
  readonly currency: string | undefined
  /** Units of 1e-12 of the currency; undefined: the Region has no price for it. */
  readonly pico: bigint | undefined
  readonly lines: readonly CostLine[]
}

export type CostLine = {
  readonly table: string
  readonly index: string | undefined
  /** On demand: what requests consumed. Provisioned: what was provisioned, used or not. */
  readonly basis: 'consumed' | 'provisioned'
  /** Consumed half units; of a provisioned one, unit milliseconds. */
  readonly read: number
  readonly write: number
  readonly pico: bigint | undefined
  readonly prices: readonly Price[]
}

export type Billed = Pick<CostLine, 'table' | 'index' | 'basis' | 'read' | 'write'> & {
  readonly tableClass: 'standard' | 'ia'
}

export function simulationCost(billed: readonly Billed[], list: PriceList, region: string): SimulationCost {
  const lines = billed.map((each) => ({ line: each, amount: amountOf(each, list, region) }))
  const currency = currencyOf(list, region)
  const isKnown = currency !== undefined && lines.every(({ amount }) => amount !== undefined)
  return {
    region,
    currency,
    pico: isKnown ? lines.reduce((sum, { amount }) => sum + (amount?.pico ?? 0n), 0n) : undefined,
    lines: lines.map(({ line: { tableClass: _class, ...line }, amount }) => ({
      ...line,
      pico: amount?.pico,
      prices: amount?.prices ?? [],
    })),
  }
}

type Amount = { readonly pico: bigint; readonly prices: readonly Price[] }

function amountOf({ basis, read, write, tableClass }: Billed, list: PriceList, region: string): Amount | undefined {
  if (basis === 'consumed') {
    return read === 0 && write === 0
      ? { pico: 0n, prices: [] }
      : requestPrice({ read, write }, region, { prices: list, tableClass })
  }
  const arms = [
    { unitMs: read, price: priceOf(list, region, `provisioned.${tableClass}.rcuHour`) },
    { unitMs: write, price: priceOf(list, region, `provisioned.${tableClass}.wcuHour`) },
  ]
  const prices = arms.flatMap(({ price }) => price ?? [])
  if (prices.length < arms.length) return undefined
  const pico = arms.reduce(
    (sum, { unitMs, price }) => sum + picoOf({ n: BigInt(Math.round(unitMs)), d: hourMs }, price?.amount ?? '0'),
    0n,
  )
  return { pico, prices }
}

const hourMs = 3_600_000n
