import type { BillInput, MonthAssumptions } from './bill-input.ts'
import type { BillItem } from './bill-items.ts'
import { type Basis, type BillLine, billLine, type LineOf } from './bill-line.ts'
import { named } from './bill-past.ts'
import { gbMonths, recoveryBytes, storedBytes } from './bill-storage.ts'
import { consumedBy, isBilled, streamReads } from './bill-usage.ts'
import type { BilledTable } from './billed-table.ts'
import { type Quantity, rounded, times, whole } from './money.ts'

/**
 * A month with the tables as they are now and traffic at the rate that was measured: requests on demand, or the capacity that
 * is provisioned. A replica takes every write and holds every item, and is read by nobody. Source: reference, pricing 4;
 * global-tables-dax A; capacity B5 to B8.
 */
export function monthLines(
  of: BillInput,
  month: MonthAssumptions,
  monthPerSpan: Quantity,
): { readonly lines: readonly BillLine[]; readonly notes: readonly string[] } {
  const { prices, region, rows } = of
  const lines = of.tables.flatMap((table) => [
    ...(table.billing === 'PROVISIONED' ? capacity(of, month, table) : requests(of, month, table, monthPerSpan)),
    ...storage(of, month, table),
  ])
  const kept = backups(of, month)
  const reads = rounded(times(whole(streamReads(rows)), monthPerSpan))
  return {
    lines: [
      ...[...lines, ...kept].filter(({ quantity }) => quantity.n > 0n).map((line) => billLine(prices, line)),
      ...(reads === 0n
        ? []
        : [billLine(prices, { region, item: 'stream reads', quantity: whole(reads), basis: 'extrapolated' })]),
    ],
    notes: monthNotes(of),
  }
}

function requests(
  of: BillInput,
  { replicas = [] }: MonthAssumptions,
  { name, tableClass, throughput }: BilledTable,
  monthPerSpan: Quantity,
): readonly LineOf[] {
  const sums = consumedBy(of.rows.filter((row) => row.table === name))
  const inMonth = (index: string, kind: 'readHalfUnits' | 'writeHalfUnits'): Quantity => {
    const measured = sums.reduce((sum, each) => (each.index === index ? sum + each[kind] : sum), 0)
    // Whole half units, so that what is shown times the price is what is paid.
    return { n: rounded(times(whole(measured), monthPerSpan)), d: 2n }
  }
  return throughput
    .filter(({ index }) => isBilled(of, name, index))
    .flatMap(({ index }) => {
      const line = { ...named(name, index), tableClass, basis: 'extrapolated' as const }
      const item: BillItem = index === '' && replicas.length > 0 ? 'replicated writes' : 'writes'
      const quantity = inMonth(index, 'writeHalfUnits')
      return [
        { ...line, region: of.region, item: 'reads' as const, quantity: inMonth(index, 'readHalfUnits') },
        ...[of.region, ...replicas].map((region) => ({ ...line, region, item, quantity })),
      ]
    })
}

function capacity(
  of: BillInput,
  { replicas = [] }: MonthAssumptions,
  { name, tableClass, throughput }: BilledTable,
): readonly LineOf[] {
  const hours = BigInt(of.prices.hoursPerMonth)
  return throughput
    .filter(({ index }) => isBilled(of, name, index))
    .flatMap(({ index, units }) =>
      [of.region, ...replicas].flatMap((region) => {
        const line = { ...named(name, index), region, tableClass, basis: 'described' as const }
        const item: BillItem = index === '' && replicas.length > 0 ? 'replicated write capacity' : 'write capacity'
        return [
          { ...line, item: 'read capacity' as const, quantity: whole(BigInt(units.readUnits) * hours) },
          { ...line, item, quantity: whole(BigInt(units.writeUnits) * hours) },
        ]
      }),
    )
}

function storage(
  of: BillInput,
  { replicas = [], pitr }: MonthAssumptions,
  { name, tableClass, sizes, stated, recovery }: BilledTable,
): readonly LineOf[] {
  const replicated = replicas.length > 0
  const basis: Basis = stated === true ? 'stated' : 'described'
  const stored = sizes
    .filter(({ index }) => isBilled(of, name, index))
    .flatMap((size) =>
      [of.region, ...replicas].map((region) => ({
        ...named(name, size.index),
        region,
        item: 'storage' as const,
        tableClass,
        quantity: gbMonths(storedBytes(size, replicated)),
        basis,
      })),
    )
  if (!(pitr ?? recovery) || !isBilled(of, name, '')) return stored
  const line = { region: of.region, table: name, item: 'recovery' as const, tableClass }
  const recovered = pitr === undefined || stated === true ? basis : 'assumed'
  return [...stored, { ...line, quantity: gbMonths(recoveryBytes(sizes)), basis: recovered }]
}

/** Those that are kept now, unless somebody says how many there will be. Source: reference, streams-ttl-backup 7. */
function backups({ region, only, backups = [] }: BillInput, { backup_gb: said }: MonthAssumptions): readonly LineOf[] {
  if (said !== undefined || only?.index !== undefined) return []
  const bytes = new Map<string, number>()
  for (const backup of backups) bytes.set(backup.table, (bytes.get(backup.table) ?? 0) + backup.bytes)
  return [...bytes]
    .filter(([table]) => only === undefined || only.table === table)
    .map(([table, sum]) => ({ region, table, item: 'backups', quantity: gbMonths(BigInt(sum)), basis: 'described' }))
}

function monthNotes({ rows, tables, fromMs, toMs }: BillInput): readonly string[] {
  const there = new Set(tables.flatMap(({ name, throughput }) => throughput.map(({ index }) => `${name} ${index}`)))
  const gone = new Set(
    consumedBy(rows)
      .filter(({ table, index }) => !there.has(`${table} ${index}`))
      .map(({ table, index }) => (index === '' ? table : `${table}.${index}`)),
  )
  return [
    ...(toMs > fromMs ? [] : ['Nothing was measured, so that no requests are in the bill.']),
    ...(gone.size === 0 ? [] : [`No longer there, and not in the bill: ${[...gone].join(', ')}.`]),
  ]
}
