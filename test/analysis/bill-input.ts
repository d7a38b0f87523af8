import type { Bill } from '../../src/analysis/pricing/bill.ts'
import type { BillInput, MonthAssumptions } from '../../src/analysis/pricing/bill-input.ts'
import type { BilledTable } from '../../src/analysis/pricing/billed-table.ts'
import { picoText, quantityOf, rounded, times, whole } from '../../src/analysis/pricing/money.ts'
import { builtInPrices } from '../../src/analysis/pricing/price-list.ts'
import type { Units } from '../../src/model/table.ts'
import type { CallFlow, LedgerRow } from '../../src/operation/ledger.ts'

export const hourMs = 3_600_000
export const monthMs = 730 * hourMs
/** A whole hour of the clock. */
export const startMs = Date.UTC(2026, 0, 1)
export const million = 1_000_000
export const gigabyte = 1_073_741_824

type RowOf = {
  readonly table?: string
  readonly index?: string
  readonly atMs?: number
  readonly spanMs?: LedgerRow['spanMs']
  /** Units, halves allowed. */
  readonly read?: number
  readonly write?: number
  readonly provisioned?: Units | undefined
  readonly calls?: readonly CallFlow[]
}

export function row({ table = 'orders', index = '', atMs = 0, spanMs = hourMs, read = 0, write = 0, ...more }: RowOf) {
  const flow = (kind: 'read' | 'write', units: number) =>
    units === 0
      ? []
      : [{ kind, fromHash: 0, halfUnits: units * 2, charges: 1, least: units * 2, most: units * 2, throttled: 0 }]
  const made: LedgerRow = {
    region: 'us-east-1',
    table,
    index,
    fromMs: startMs + atMs,
    spanMs,
    flows: [...flow('read', read), ...flow('write', write)],
    keys: [],
    items: [],
    calls: more.calls ?? [],
    throttles: {},
    expired: 0,
    ...(more.provisioned === undefined ? {} : { provisioned: more.provisioned }),
  }
  return made
}

export const call = (operation: CallFlow['operation'], requests: number, more: Partial<CallFlow> = {}): CallFlow => ({
  operation,
  requests,
  errors: {},
  throttledRequests: 0,
  readHalfUnits: 0,
  writeHalfUnits: 0,
  returnedItems: 0,
  latency: { count: requests, sum: requests, least: 1, most: 1 },
  ...more,
})

/** On demand, empty, made before anything was measured. */
export const table = (more: Partial<BilledTable> = {}): BilledTable => ({
  name: 'orders',
  createdMs: startMs - monthMs,
  tableClass: 'standard',
  billing: 'PAY_PER_REQUEST',
  throughput: [{ index: '', units: { readUnits: 0, writeUnits: 0 } }],
  sizes: [{ index: '', kind: 'table', items: 0, bytes: 0 }],
  recovery: false,
  ...more,
})

export const provisioned = (readUnits: number, writeUnits: number): Partial<BilledTable> => ({
  billing: 'PROVISIONED',
  throughput: [{ index: '', units: { readUnits, writeUnits } }],
})

/** A month that was measured whole, unless the span says otherwise. */
export const input = (more: Partial<BillInput> = {}): BillInput => ({
  prices: builtInPrices,
  region: 'us-east-1',
  rows: [],
  fromMs: startMs,
  toMs: startMs + monthMs,
  tables: [table()],
  ...more,
})

export const monthOf = (month: MonthAssumptions, more: Partial<BillInput> = {}): BillInput =>
  input({ month: { free_tier: false, ...month }, ...more })

export const pico = (amount: string): bigint => rounded(times(quantityOf(amount), whole(10n ** 12n)))

/** `orders.byStatus writes 5000000 WRU 3.125`: every line of a bill, then its total. */
export const shown = ({ lines, totalPico, region: home }: Bill): readonly string[] => [
  ...lines.map(({ region, table: of, index, credit, item, variant, quantity, unit, pico: amount }) =>
    [
      ...(region === home ? [] : [region]),
      ...(of === undefined ? [] : [index === undefined ? of : `${of}.${index}`]),
      ...(credit === undefined ? [] : [`${credit}:`]),
      item,
      ...(variant === undefined ? [] : [variant]),
      picoText(rounded(times(quantity, whole(10n ** 12n)))),
      unit,
      picoText(amount),
    ].join(' '),
  ),
  `total ${picoText(totalPico)}`,
]
