import type { Units } from '../../model/table.ts'
import type { LedgerRow } from '../../operation/ledger.ts'
import type { BillInput } from './bill-input.ts'

/** What one table or index consumed in one billing mode. */
export type Consumed = {
  readonly table: string
  /** Empty: the table itself with its local indexes. */
  readonly index: string
  readonly billing: 'on demand' | 'provisioned'
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
}

/** Whether a bill is about this table or index. A call that names no table belongs to the bill of all tables. */
export function isBilled({ only }: Pick<BillInput, 'only'>, table: string, index: string): boolean {
  if (only === undefined) return true
  return only.table === table && (only.index === undefined || only.index === index)
}

export const halfUnitsOf = ({ flows }: LedgerRow, kind: 'read' | 'write'): number =>
  flows.reduce((sum, flow) => (flow.kind === kind ? sum + flow.halfUnits : sum), 0)

/** Sums over all rows, in the order in which tables and indexes first occur. */
export function consumedBy(rows: readonly LedgerRow[]): readonly Consumed[] {
  const sums = new Map<string, Consumed>()
  for (const row of rows) {
    const { table, index } = row
    const [read, write] = [halfUnitsOf(row, 'read'), halfUnitsOf(row, 'write')]
    if (read === 0 && write === 0) continue
    const billing = row.provisioned === undefined ? 'on demand' : 'provisioned'
    const key = JSON.stringify([table, index, billing])
    const sum = sums.get(key)
    sums.set(key, {
      table,
      index,
      billing,
      readHalfUnits: (sum?.readHalfUnits ?? 0) + read,
      writeHalfUnits: (sum?.writeHalfUnits ?? 0) + write,
    })
  }
  return [...sums.values()]
}

export const hourMs = 3_600_000

/** Clock hours that the span touches, as whole numbers of hours since 1970. */
export const hoursOf = (fromMs: number, toMs: number): { readonly first: number; readonly end: number } => ({
  first: Math.floor(fromMs / hourMs),
  end: toMs <= fromMs ? Math.floor(fromMs / hourMs) : Math.ceil(toMs / hourMs),
})

/** By hour since 1970. */
export const rowsByHour = (rows: readonly LedgerRow[]): ReadonlyMap<number, readonly LedgerRow[]> =>
  Map.groupBy(rows, ({ fromMs }) => Math.floor(fromMs / hourMs))

/**
 * Unit-hours of provisioned capacity: every clock hour counts whole, with the highest setting that the ledger saw in it. An
 * hour without traffic has the setting of the hour before it; hours before any traffic have that of the first row, and
 * `now` tells of a table that never had any. Source: reference, pricing 4 "metering".
 */
export function unitHours(
  rows: readonly LedgerRow[],
  span: { readonly fromMs: number; readonly toMs: number },
  now: Units | undefined,
): { readonly read: number; readonly write: number } {
  const { first, end } = hoursOf(span.fromMs, span.toMs)
  const [earliest] = rows.toSorted((a, b) => a.fromMs - b.fromMs)
  let setting = earliest === undefined ? now : earliest.provisioned
  let hour = first
  let [read, write] = [0, 0]
  const add = (hours: number, units: Units | undefined): void => {
    read += hours * (units?.readUnits ?? 0)
    write += hours * (units?.writeUnits ?? 0)
    hour += hours
  }
  // Hours without traffic are not walked through one by one: there may be thousands of years of them.
  for (const [at, own] of [...rowsByHour(rows)].toSorted(([a], [b]) => a - b)) {
    if (at < first || at >= end) continue
    add(at - hour, setting)
    add(1, own.flatMap(({ provisioned }) => provisioned ?? []).reduce<Units | undefined>(higher, undefined))
    setting = own.toSorted((a, b) => a.fromMs - b.fromMs).at(-1)?.provisioned
  }
  add(end - hour, setting)
  return { read, write }
}

const higher = (a: Units | undefined, b: Units): Units => ({
  readUnits: Math.max(a?.readUnits ?? 0, b.readUnits),
  writeUnits: Math.max(a?.writeUnits ?? 0, b.writeUnits),
})

/** One unit for each GetRecords call that was answered. Source: reference, streams-ttl-backup 1.5; capacity B12. */
export const streamReads = (rows: readonly LedgerRow[]): number =>
  rows
    .flatMap(({ calls }) => calls)
    .filter(({ operation }) => operation === 'GetRecords')
    .reduce((sum, { requests, errors }) => sum + requests - failures(errors), 0)

const failures = (errors: Readonly<Record<string, number>>): number =>
  Object.values(errors).reduce((sum, count) => sum + count, 0)
