import type { Price } from '../pricing/price-list.ts'
import { priceOf } from '../pricing/price-list.ts'
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

export function simulationCost(billed: readonly Billed[], region: string): SimulationCost {
  const lines = billed.map((each) => ({ line: each, price: priceOfLine(each, region) }))
  const known = lines.every(({ price }) => price !== undefined)
  return {
    region,
    currency: lines.map(({ price }) => price?.currency).find((currency) => currency !== undefined),
    pico: known ? lines.reduce((sum, { price }) => sum + (price?.pico ?? 0n), 0n) : undefined,
    lines: lines.map(({ line: { tableClass: _class, ...line }, price }) => ({
      ...line,
      pico: price?.pico,
      prices: price?.prices ?? [],
    })),
  }
}

type Amount = { readonly pico: bigint; readonly currency: string; readonly prices: readonly Price[] }

function priceOfLine({ basis, read, write, tableClass }: Billed, region: string): Amount | undefined {
  if (basis === 'consumed') {
    const price = requestPrice({ read, write }, region, tableClass)
    if (price !== undefined) return price
    return read === 0 && write === 0 ? nothing(region) : undefined
  }
  const arms = [
    { unitMs: read, price: priceOf(region, `provisioned.${tableClass}.rcuHour`) },
    { unitMs: write, price: priceOf(region, `provisioned.${tableClass}.wcuHour`) },
  ]
  const prices = arms.flatMap(({ price }) => price ?? [])
  const [first] = prices
  if (first === undefined || prices.length < arms.length) return undefined
  const pico = arms.reduce(
    (sum, { unitMs, price }) => sum + (BigInt(Math.round(unitMs)) * picoOf(price?.amount ?? '0')) / hourMs,
    0n,
  )
  return { pico, currency: first.currency, prices }
}

const hourMs = 3_600_000n

function nothing(region: string): Amount | undefined {
  const price = priceOf(region, 'onDemand.standard.writePerMillion')
  return price === undefined ? undefined : { pico: 0n, currency: price.currency, prices: [] }
}

/** Exact: a list price has at most twelve decimals. */
function picoOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(12, '0'))
}
