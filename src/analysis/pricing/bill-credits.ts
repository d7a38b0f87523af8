import type { BillInput, MonthAssumptions } from './bill-input.ts'
import type { BillItem, ReservedItem } from './bill-items.ts'
import { type BillLine, billLine, creditLine } from './bill-line.ts'
import { decimalText, plus, type Quantity, quantityOf, smaller, times, whole } from './money.ts'

/**
 * What reserved capacity costs in a month, whether it is used or not, and the provisioned capacity that it pays for: of tables
 * of the Standard class, and no replicated writes. Source: reference, pricing 4 "reserved", "reserved math".
 */
export function reservedLines(
  { prices, region }: BillInput,
  month: MonthAssumptions,
  lines: readonly BillLine[],
): readonly BillLine[] {
  const bought = [
    { term: '1yr', months: 12n, units: month.reserved_1yr },
    { term: '3yr', months: 36n, units: month.reserved_3yr },
  ] as const
  const paid = bought.flatMap(({ term, months, units }) =>
    (['RCU', 'WCU'] as const).flatMap((unit) => {
      const blocks = (unit === 'RCU' ? (units?.readUnits ?? 0) : (units?.writeUnits ?? 0)) / blockUnits
      if (blocks === 0) return []
      const item = `reserved ${term} ${unit}` as const satisfies ReservedItem
      const line = { region, basis: 'assumed' } as const
      return [
        billLine(prices, { ...line, item: `${item}, once`, quantity: { n: BigInt(blocks), d: months } }),
        billLine(prices, { ...line, item, quantity: whole(blocks * prices.hoursPerMonth) }),
      ]
    }),
  )
  const hours = (kind: 'readUnits' | 'writeUnits'): Quantity =>
    whole(bought.reduce((sum, { units }) => sum + (units?.[kind] ?? 0), 0) * prices.hoursPerMonth)
  return [
    ...paid,
    ...covered(prices, lines, { region, item: 'read capacity', most: hours('readUnits'), credit: 'reserved' }),
    ...covered(prices, lines, { region, item: 'write capacity', most: hours('writeUnits'), credit: 'reserved' }),
  ]
}

/** What was reserved and pays for nothing. */
export function idleReserved(lines: readonly BillLine[]): readonly string[] {
  return (['RCU', 'WCU'] as const).flatMap((unit) => {
    const blockHours = sumOf(
      lines.filter(({ item }) => item === `reserved 1yr ${unit}` || item === `reserved 3yr ${unit}`),
    )
    const item: BillItem = unit === 'RCU' ? 'read capacity' : 'write capacity'
    const used = sumOf(lines.filter((line) => line.credit === 'reserved' && line.item === item))
    const idle = plus(times(blockHours, whole(blockUnits)), used)
    return idle.n > 0n ? [`${decimalText(idle, 0)} reserved ${unit}-hours pay for nothing.`] : []
  })
}

const sumOf = (lines: readonly BillLine[]): Quantity =>
  lines.reduce((sum, { quantity }) => plus(sum, quantity), whole(0))

/** What one buys at once. */
const blockUnits = 100

/** What is free in each Region, of what nothing else has paid for. Source: reference, pricing 2 "Free each month". */
export function freeTierLines({ prices }: BillInput, lines: readonly BillLine[]): readonly BillLine[] {
  const { freeTier } = prices
  const allowances: readonly (readonly [BillItem, number])[] = [
    ['read capacity', freeTier.rcuHours],
    ['write capacity', freeTier.wcuHours],
    ['storage', freeTier.storageGB],
    ['stream reads', freeTier.streamReadRequestUnits],
    ['transfer out', freeTier.dataTransferOutGB],
  ]
  const regions = [...new Set(lines.map(({ region }) => region))]
  return regions.flatMap((region) =>
    allowances.flatMap(([item, amount]) =>
      covered(prices, lines, { region, item, most: quantityOf(String(amount)), credit: 'free tier' }),
    ),
  )
}

/** One line that takes at most so much of the Standard class's quantity away again. */
function covered(
  prices: BillInput['prices'],
  lines: readonly BillLine[],
  {
    region,
    item,
    most,
    credit,
  }: Pick<BillLine, 'region' | 'item'> & {
    readonly most: Quantity
    readonly credit: NonNullable<BillLine['credit']>
  },
): readonly BillLine[] {
  const own = lines.filter((line) => line.region === region && line.item === item && line.tableClass === 'standard')
  const quantity = smaller(sumOf(own), most)
  return quantity.n <= 0n ? [] : [creditLine(prices, { region, item, quantity, credit })]
}
