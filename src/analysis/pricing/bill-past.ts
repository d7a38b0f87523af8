import type { BillInput } from './bill-input.ts'
import type { BillItem } from './bill-items.ts'
import { type BillLine, billLine } from './bill-line.ts'
import { gbMonths, recoveryBytes, storedBytes } from './bill-storage.ts'
import { consumedBy, hourMs, isBilled, streamReads, unitHours } from './bill-usage.ts'
import type { BilledTable } from './billed-table.ts'
import { type Quantity, times, whole } from './money.ts'
import type { TableClass } from './request-price.ts'

/** What was done so far: nothing is extrapolated, and nothing is free. */
export function pastLines(of: BillInput): { readonly lines: readonly BillLine[]; readonly notes: readonly string[] } {
  const { prices, region } = of
  const stored = of.tables.flatMap((table) => storageLines(of, table))
  const reads = streamReads(of.rows)
  const stream = reads === 0 ? [] : [{ item: 'stream reads' as const, quantity: whole(reads) }]
  return {
    lines: [
      ...requestLines(of),
      ...capacityLines(of),
      ...stored,
      ...stream.map((each) => billLine(prices, { ...each, region, basis: 'measured' })),
    ],
    notes: stored.length === 0 ? [] : ['Storage is the size of now, over the whole time.'],
  }
}

function requestLines(of: BillInput): readonly BillLine[] {
  const { prices, region, rows } = of
  return consumedBy(rows)
    .filter(({ billing }) => billing === 'on demand')
    .flatMap(({ table, index, readHalfUnits, writeHalfUnits }) => {
      const halves: readonly (readonly [BillItem, number])[] = [
        ['reads', readHalfUnits],
        ['writes', writeHalfUnits],
      ]
      return halves
        .filter(([, halfUnits]) => halfUnits > 0)
        .map(([item, halfUnits]) =>
          billLine(prices, {
            region,
            ...named(table, index),
            item,
            quantity: { n: BigInt(halfUnits), d: 2n },
            tableClass: classOf(of, table),
            basis: 'measured',
          }),
        )
    })
}

/** Also of tables that have been dropped since, for the time in which they were used. */
function capacityLines(of: BillInput): readonly BillLine[] {
  const { prices, region, rows, tables, fromMs, toMs } = of
  const there = tables.flatMap(({ name, throughput }) => throughput.map(({ index }) => [name, index] as const))
  const used = rows.flatMap(({ table, index, provisioned }) =>
    provisioned === undefined ? [] : [[table, index] as const],
  )
  const resources = new Map([...there, ...used].map((each) => [JSON.stringify(each), each]))
  return [...resources.values()]
    .filter(([table, index]) => isBilled(of, table, index))
    .flatMap(([name, index]) => {
      const own = rows.filter((row) => row.table === name && row.index === index)
      const table = tables.find((each) => each.name === name)
      const first = own.reduce((least, row) => Math.min(least, row.fromMs), Number.POSITIVE_INFINITY)
      const last = own.reduce((most, row) => Math.max(most, row.fromMs + row.spanMs), 0)
      const span = {
        fromMs: table === undefined ? first : Math.min(first, Math.max(fromMs, table.createdMs)),
        toMs: table === undefined ? last : toMs,
      }
      const now = table?.throughput.find((each) => each.index === index)?.units
      const hours = unitHours(own, span, table?.billing === 'PROVISIONED' ? now : undefined)
      const lines: readonly (readonly [BillItem, number])[] = [
        ['read capacity', hours.read],
        ['write capacity', hours.write],
      ]
      return lines
        .filter(([, count]) => count > 0)
        .map(([item, count]) =>
          billLine(prices, {
            region,
            ...named(name, index),
            item,
            quantity: whole(count),
            tableClass: classOf(of, name),
            basis: own.length === 0 ? 'described' : 'measured',
          }),
        )
    })
}

function storageLines(of: BillInput, table: BilledTable): readonly BillLine[] {
  const { prices, region, fromMs, toMs } = of
  const { name, tableClass, createdMs, sizes, recovery } = table
  const months: Quantity = {
    n: BigInt(Math.max(0, Math.round(toMs - Math.max(fromMs, createdMs)))),
    d: BigInt(prices.hoursPerMonth * hourMs),
  }
  const over = (bytes: bigint): Quantity => times(gbMonths(bytes), months)
  const lines = sizes.map((size) => ({
    ...named(name, size.index),
    item: 'storage' as const,
    quantity: over(storedBytes(size)),
  }))
  const recovered = recovery ? [{ table: name, item: 'recovery' as const, quantity: over(recoveryBytes(sizes)) }] : []
  return [...lines, ...recovered]
    .filter(({ quantity, ...line }) => quantity.n > 0n && isBilled(of, name, 'index' in line ? (line.index ?? '') : ''))
    .map((line) => billLine(prices, { ...line, region, tableClass, basis: 'described' }))
}

/** A table that is gone was, as far as is known, an ordinary one. */
const classOf = ({ tables }: BillInput, name: string): TableClass =>
  tables.find((table) => table.name === name)?.tableClass ?? 'standard'

/** The table itself has no index. */
export const named = (table: string, index: string): { readonly table: string; readonly index?: string } =>
  index === '' ? { table } : { table, index }
