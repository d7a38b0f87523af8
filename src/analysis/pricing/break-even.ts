import type { Units } from '../../model/table.ts'
import type { LedgerRow } from '../../operation/ledger.ts'
import type { BillInput } from './bill-input.ts'
import { itemRules } from './bill-items.ts'
import { halfUnitsOf, hourMs, isBilled, rowsByHour } from './bill-usage.ts'
import { picoOf, plus, type Quantity, quantityOf, times, whole } from './money.ts'
import { type PriceList, priceOf } from './price-list.ts'
import type { TableClass } from './request-price.ts'

type Direction = 'read' | 'write'
const directions = ['read', 'write'] as const

/**
 * The share of provisioned capacity in use at which a unit provisioned and one on demand cost the same: below it on demand is
 * the cheaper. A unit serves one a second, 3,600 an hour. Undefined: there are no such prices. Source: reference, pricing 4
 * "on-demand vs provisioned".
 */
export function breakEven(
  prices: PriceList,
  region: string,
  direction: Direction,
  tableClass: TableClass = 'standard',
): Quantity | undefined {
  const rates = ratesOf(prices, region, direction, tableClass)
  if (rates === undefined) return undefined
  const [hour, request] = [quantityOf(rates.unitHour), quantityOf(rates.perMillion)]
  if (request.n === 0n) return undefined
  return { n: hour.n * request.d * 1_000_000n, d: hour.d * request.n * 3_600n }
}

/** One table, its global indexes included, in both billing modes with the traffic that was measured. */
export type ModeComparison = {
  readonly table: string
  readonly billing: 'on demand' | 'provisioned'
  readonly onDemandPico: bigint
  /** One setting all the time that carries the busiest minute. */
  readonly flatPico: bigint
  /** Each hour with the setting that carries its own busiest minute, as auto scaling would have it at best. */
  readonly byHourPico: bigint
  /** Of the flat setting's units, over tables and indexes. */
  readonly readUnits: number
  readonly writeUnits: number
  /** Share of the flat setting that was used. */
  readonly readUse: Quantity
  readonly writeUse: Quantity
  /** The flat setting of each; the table itself has no index. */
  readonly settings: readonly { readonly index: string; readonly units: Units }[]
}

/** Tables that had traffic, in the order of `tables`. Costs are at list price, without free tier, of a month. */
export function compareModes(of: BillInput, monthPerSpan: Quantity): readonly ModeComparison[] {
  return of.tables.flatMap(({ name, tableClass, throughput, billing }) => {
    const resources = throughput.filter(({ index }) => isBilled(of, name, index))
    const profiles = resources.flatMap(({ index }) =>
      directions.map((direction) => ({
        index,
        direction,
        ...profile(
          of,
          of.rows.filter((row) => row.table === name && row.index === index),
          direction,
        ),
      })),
    )
    if (profiles.every(({ halfUnits }) => halfUnits === 0)) return []
    const costs = profiles.map((each) => costsOf(of, tableClass, each, monthPerSpan))
    if (costs.some((cost) => cost === undefined)) return []
    const sum = (kind: 'onDemand' | 'flat' | 'byHour'): bigint =>
      costs.reduce((total, cost) => total + (cost?.[kind] ?? 0n), 0n)
    const uses = directions.map((direction) => useOf(profiles.filter((each) => each.direction === direction)))
    return [
      {
        table: name,
        billing: billing === 'PROVISIONED' ? ('provisioned' as const) : ('on demand' as const),
        onDemandPico: sum('onDemand'),
        flatPico: sum('flat'),
        byHourPico: sum('byHour'),
        readUnits: uses[0]?.units ?? 0,
        writeUnits: uses[1]?.units ?? 0,
        readUse: uses[0]?.share ?? whole(0),
        writeUse: uses[1]?.share ?? whole(0),
        settings: resources.map(({ index }) => ({
          index,
          units: peaksOf(profiles.filter((each) => each.index === index)),
        })),
      },
    ]
  })
}

type Profile = {
  readonly halfUnits: number
  /** Units that carry the busiest minute. */
  readonly peak: number
  /** Hours, with fractions at both ends of what was measured. */
  readonly hours: Quantity
  /** Sum over the hours of the units that carry each one's busiest minute. */
  readonly unitHours: Quantity
}

/** Bursts within a minute need no units: unused capacity of five minutes serves them. Source: reference, partitions 4. */
function profile({ fromMs, toMs }: BillInput, rows: readonly LedgerRow[], direction: Direction): Profile {
  const spanMs = BigInt(Math.max(0, toMs - fromMs))
  let unitMs = spanMs * BigInt(leastUnits)
  let peak = leastUnits
  for (const [hour, own] of rowsByHour(rows)) {
    const needed = own.reduce((most, row) => Math.max(most, unitsFor(row, direction)), leastUnits)
    const ms = Math.max(0, Math.min(toMs, (hour + 1) * hourMs) - Math.max(fromMs, hour * hourMs))
    peak = Math.max(peak, needed)
    unitMs += BigInt(needed - leastUnits) * BigInt(ms)
  }
  return {
    halfUnits: rows.reduce((sum, row) => sum + halfUnitsOf(row, direction), 0),
    peak,
    hours: { n: spanMs, d: BigInt(hourMs) },
    unitHours: { n: unitMs, d: BigInt(hourMs) },
  }
}

/** Nothing less can be provisioned. */
const leastUnits = 1

const unitsFor = (row: LedgerRow, direction: Direction): number =>
  Math.ceil(halfUnitsOf(row, direction) / 2 / (row.spanMs / 1_000))

function costsOf(
  { prices, region }: BillInput,
  tableClass: TableClass,
  { direction, halfUnits, peak, hours, unitHours }: Profile & { readonly direction: Direction },
  monthPerSpan: Quantity,
) {
  const rates = ratesOf(prices, region, direction, tableClass)
  if (rates === undefined) return undefined
  const month = (quantity: Quantity): Quantity => times(quantity, monthPerSpan)
  return {
    onDemand: picoOf(month({ n: BigInt(halfUnits), d: 2n }), rates.perMillion, 1_000_000n),
    flat: picoOf(month(times(whole(peak), hours)), rates.unitHour),
    byHour: picoOf(month(unitHours), rates.unitHour),
  }
}

function peaksOf(profiles: readonly (Profile & { readonly direction: Direction })[]): Units {
  const peak = (direction: Direction) => profiles.find((each) => each.direction === direction)?.peak ?? leastUnits
  return { readUnits: peak('read'), writeUnits: peak('write') }
}

function useOf(profiles: readonly Profile[]): { readonly units: number; readonly share: Quantity } {
  const units = profiles.reduce((sum, { peak }) => sum + peak, 0)
  const used = profiles.reduce((sum, { halfUnits }) => sum + halfUnits, 0)
  const could = profiles.reduce((sum, { peak, hours }) => plus(sum, times(whole(peak * 3_600), hours)), whole(0))
  return { units, share: could.n === 0n ? whole(0) : { n: BigInt(used) * could.d, d: 2n * could.n } }
}

function ratesOf(prices: PriceList, region: string, direction: Direction, tableClass: TableClass) {
  const amount = (item: 'reads' | 'writes' | 'read capacity' | 'write capacity') =>
    priceOf(prices, region, itemRules[item].key({ tableClass, variant: '' }))?.amount
  const perMillion = amount(direction === 'read' ? 'reads' : 'writes')
  const unitHour = amount(direction === 'read' ? 'read capacity' : 'write capacity')
  return perMillion === undefined || unitHour === undefined ? undefined : { perMillion, unitHour }
}
