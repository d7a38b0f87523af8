import { describe, expect, it } from 'vitest'
import { callKindsMax } from '../../../src/analysis/ledger/call-limit.ts'
import { heaviest } from '../../../src/analysis/ledger/heaviest.ts'
import { Ledger } from '../../../src/analysis/ledger/ledger.ts'
import { mergeRows } from '../../../src/analysis/ledger/merge-rows.ts'
import { inTier, tierAt, tiers } from '../../../src/analysis/ledger/tiers.ts'
import type { Charge } from '../../../src/model/charge.ts'
import type { Throttle } from '../../../src/model/throttle.ts'
import type { LedgerRow } from '../../../src/operation/ledger.ts'
import type { FinishedCall, MeteredTables } from '../../../src/operation/meter.ts'
import { fc } from '../../property.ts'
import { callFlow, ledgerRow } from '../../support/ledger.ts'

/** What calls were charged, as rows; and that no unit gets lost as rows grow old. */

const startMs = Date.UTC(2026, 10, 29, 12)

/** Of a file without tables: the ledger asks for their definitions only to note what is provisioned. */
const tables: MeteredTables = {
  region: 'us-east-1',
  nowMs: startMs,
  version: 1,
  find: () => undefined,
  bytesOf: () => 0,
}

const charge = (halfUnits: number, more: Partial<Charge> = {}): Charge => ({
  table: 'orders',
  kind: 'write',
  halfUnits,
  bytes: halfUnits * 512,
  hash: 7,
  key: [{ S: 'c#1' }],
  ...more,
})

const call = (charges: readonly Charge[], more: Partial<FinishedCall> = {}): FinishedCall => ({
  operation: 'PutItem',
  charges,
  unasked: [],
  atMs: startMs,
  table: 'orders',
  elapsedMs: 2,
  returnedItems: 0,
  error: undefined,
  throttled: 0,
  pattern: undefined,
  ...more,
})

/** Four partitions of equal size. */
const quarter = 2 ** 46
const ledger = (): Ledger => new Ledger(({ hash }) => Math.floor(hash / quarter) * quarter)

const unitsIn = (rows: readonly LedgerRow[]): number =>
  rows.flatMap(({ flows }) => flows).reduce((sum, { halfUnits }) => sum + halfUnits, 0)

describe('a minute', () => {
  it('knows partitions, seconds, keys, calls and indexes', () => {
    const book = ledger()
    const entry = charge(2, { index: { name: 'byOwner', kind: 'global' }, hash: 3 * quarter, key: [{ S: 'o' }] })
    const local = charge(4, { index: { name: 'byDate', kind: 'local' } })
    book.record(call([charge(2), entry, local], { atMs: startMs + 1_500 }), tables)
    book.record(call([charge(6)], { atMs: startMs + 2_000 }), tables)
    book.record(call([], { atMs: startMs + 2_500, error: 'ValidationException' }), tables)
    const [table, index] = book.rows()
    expect(table).toMatchObject({ table: 'orders', index: '', fromMs: startMs, spanMs: 60_000 })
    expect(table?.flows).toEqual([
      {
        ...{ kind: 'write', fromHash: 0, halfUnits: 12, charges: 3, least: 2, most: 6, throttled: 0 },
        local: { byDate: 4 },
        seconds: [1, 6, 0, 2, 6, 0],
      },
    ])
    expect(table?.keys).toEqual([
      { kind: 'write', hash: 7, key: '[{"S":"c#1"}]', halfUnits: 12, charges: 3, throttled: 0 },
    ])
    expect(table?.calls).toEqual([
      {
        ...{ operation: 'PutItem', requests: 2, errors: {}, throttledRequests: 0, returnedItems: 0 },
        ...{ readHalfUnits: 0, writeHalfUnits: 14, latency: { count: 2, sum: 4, least: 2, most: 2 } },
      },
    ])
    expect(index).toMatchObject({ index: 'byOwner', flows: [{ fromHash: 3 * quarter, halfUnits: 2 }], calls: [] })
  })

  it('knows calls that came to nothing, and whose table is not there', () => {
    const book = ledger()
    book.record(call([], { atMs: startMs, error: 'ResourceNotFoundException', table: 'gone' }), tables)
    expect(book.rows()).toMatchObject([{ table: '', calls: [{ errors: { ResourceNotFoundException: 1 } }] }])
  })

  it('knows what was throttled, and by which limit', () => {
    const book = ledger()
    const throttle = { table: 'orders', kind: 'write', cause: 'KeyRangeThroughput' } as Throttle
    book.refuse([charge(2), charge(2, { kind: 'read' })], [throttle], tables, startMs)
    expect(book.rows()).toMatchObject([
      {
        throttles: { TableWriteKeyRangeThroughputExceeded: 1 },
        flows: [{ kind: 'write', halfUnits: 0, throttled: 1, seconds: [0, 0, 1] }],
        keys: [{ throttled: 1, halfUnits: 0 }],
      },
    ])
  })

  it('ends, and what was taken away in its middle is added up again', () => {
    const book = ledger()
    book.record(call([charge(2)], { atMs: startMs }), tables)
    const first = book.take()
    expect(book.empty).toBe(true)
    book.record(call([charge(4)], { atMs: startMs + 30_000 }), tables)
    book.record(call([charge(6)], { atMs: startMs + 60_000 }), tables)
    expect(mergeRows([...first, ...book.take()]).map((row) => [row.fromMs, unitsIn([row])])).toEqual([
      [startMs, 6],
      [startMs + 60_000, 6],
    ])
  })

  it('adds up what local indexes had, whatever their names', () => {
    const names = ['byTime', 'constructor', '__proto__']
    const halves = names.map((name, at) => {
      const book = ledger()
      book.record(call([charge(2), charge(at + 1, { index: { name, kind: 'local' } })]), tables)
      return JSON.parse(JSON.stringify(book.take())) as readonly LedgerRow[]
    })
    const [row] = mergeRows([...halves.flat(), ...halves.flat()])
    expect(Object.entries(row?.flows[0]?.local ?? {})).toEqual([
      ['byTime', 2],
      ['constructor', 4],
      ['__proto__', 6],
    ])
  })

  it('counts thousands of keys one by one and forgets the lightest of more', () => {
    const book = ledger()
    for (let at = 0; at < 10_000; at++) book.record(call([charge(2, { hash: at })]), tables)
    for (let at = 0; at < 5; at++) book.record(call([charge(90, { hash: 1 })]), tables)
    const [row] = book.rows()
    expect(unitsIn([row] as readonly LedgerRow[])).toBe(20_450)
    expect(row?.keys).toHaveLength(100)
    expect(row?.keys[0]).toMatchObject({ hash: 1, halfUnits: 452 })
  })
})

describe('old rows', () => {
  it.each([
    [3 * 3_600_000, 0],
    [3 * 3_600_000 + 1, 1],
    [86_400_000, 1],
    [86_400_001, 2],
    [14 * 86_400_000 + 3_600_000, 3],
  ])('a row of %i ms ago is in tier %i', (ageMs, tier) => {
    expect(tierAt(startMs - 60_000 - ageMs, startMs)).toBe(tier)
  })

  it('forget seconds, then minutes, then hours, and never a unit', () => {
    const row = fc
      .record({
        minute: fc.nat(3 * 1440),
        halfUnits: fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }),
        table: fc.constantFrom('a', 'b'),
        kind: fc.constantFrom('read' as const, 'write' as const),
      })
      .map(({ minute, halfUnits, table, kind }) => {
        const book = ledger()
        const charges = halfUnits.map((units, at) => charge(units, { table, kind, hash: at * quarter }))
        book.record(call(charges, { atMs: startMs + minute * 60_000 }), tables)
        return book.take()
      })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom(0, 1, 2, 3), (made, tier) => {
        const rows = made.flat()
        const old = inTier(tier, rows)
        expect(unitsIn(old)).toBe(unitsIn(rows))
        expect(old.every(({ fromMs, spanMs }) => fromMs % spanMs === 0 && spanMs === tiers[tier]?.spanMs)).toBe(true)
        const calls = (of: readonly LedgerRow[]) =>
          of.flatMap((each) => each.calls).reduce((sum, c) => sum + c.requests, 0)
        expect(calls(old)).toBe(calls(rows))
        // In two steps as in one.
        expect(unitsIn(inTier(tier, inTier(Math.min(1, tier), rows)))).toBe(unitsIn(rows))
      }),
    )
  })
})

describe('names of access patterns that a client makes up', () => {
  const unitsOf = (row: LedgerRow | undefined) =>
    row?.calls.reduce((sum, { writeHalfUnits }) => sum + writeHalfUnits, 0)

  it('are not told apart without end in one minute', () => {
    const ledger = new Ledger(() => 0)
    for (let at = 0; at < 5_000; at++) ledger.record(call([charge(2)], { pattern: `made-up-${at}` }), tables)
    const [row] = ledger.rows()
    expect(row?.calls).toHaveLength(callKindsMax + 1)
    expect(row?.calls.find(({ pattern }) => pattern === undefined)?.requests).toBe(5_000 - callKindsMax)
    expect(unitsOf(row)).toBe(10_000)
  })

  it('nor in rows that are put together: those that cost most keep their name', () => {
    const flow = (pattern: string, writeHalfUnits: number) =>
      callFlow('PutItem', { pattern, writeHalfUnits, requests: 1 })
    const many = (of: string, units: number) =>
      ledgerRow({ calls: Array.from({ length: callKindsMax }, (_, at) => flow(`${of}${at}`, units)) })
    const [row] = mergeRows([many('a', 1), many('b', 3), ledgerRow({ calls: [flow('dear', 100)] })])
    expect(row?.calls).toHaveLength(callKindsMax + 1)
    expect(row?.calls.some(({ pattern }) => pattern === 'dear')).toBe(true)
    expect(unitsOf(row)).toBe(callKindsMax * 4 + 100)
  })
})

it('of many keys those with most units and those with most throttles are listed', () => {
  const flow = (key: number, halfUnits: number, throttled: number) => ({
    ...{ kind: 'read' as const, hash: key, key: String(key), charges: 1, halfUnits, throttled },
  })
  const flows = [flow(1, 10, 0), flow(2, 9, 0), flow(3, 8, 0), flow(4, 1, 5), flow(5, 0, 7), flow(6, 0, 1)]
  expect(heaviest(flows, 2).map(({ hash }) => hash)).toEqual([1, 2, 4, 5])
})
