import { describe, expect, test } from 'vitest'
import { bill } from '../../src/analysis/pricing/bill.ts'
import type { BillInput, MonthAssumptions } from '../../src/analysis/pricing/bill-input.ts'
import { decimalText, picoOf } from '../../src/analysis/pricing/money.ts'
import type { LedgerRow } from '../../src/operation/ledger.ts'
import { fc } from '../property.ts'
import {
  call,
  gigabyte,
  hourMs,
  input,
  million,
  monthMs,
  monthOf,
  provisioned,
  row,
  shown,
  startMs,
  table,
} from './bill-input.ts'

describe('reference, pricing 5', () => {
  test('P1: 10 M writes of 1 KB and 40 M eventual reads of 4 KB', () => {
    const rows = [row({ write: 10 * million, read: 20 * million })]
    expect(shown(bill(input({ rows })))).toEqual([
      'orders reads 20000000 RRU 2.5',
      'orders writes 10000000 WRU 6.25',
      'total 8.75',
    ])
    expect(shown(bill(monthOf({}, { rows }))).at(-1)).toBe('total 8.75')
  })

  test('P2: the same at the prices of before November 2024, which are another list', () => {
    const { prices } = input()
    const old = (price: number) => ({ price, unit: '1M', source: 'until 2024-10-31', confidence: 'verified' })
    const items = {
      'onDemand.standard.readPerMillion': old(0.25),
      'onDemand.standard.writePerMillion': old(1.25),
    }
    const list = { ...prices, regions: { 'us-east-1': { name: '', currency: 'USD', items } } }
    const rows = [row({ write: 10 * million, read: 20 * million })]
    expect(shown(bill(input({ prices: list, rows }))).at(-1)).toBe('total 17.5')
  })

  test('P3 and P4: writes of 3.5 KB, and transactions, by their units', () => {
    expect(shown(bill(input({ rows: [row({ write: 40 * million })] }))).at(-1)).toBe('total 25')
    expect(shown(bill(input({ rows: [row({ write: 6 * million })] }))).at(-1)).toBe('total 3.75')
  })

  test('P5: provisioned 100 WCU and 100 RCU for 730 h', () => {
    expect(shown(bill(monthOf({}, { tables: [table(provisioned(100, 100))] })))).toEqual([
      'orders read capacity 73000 RCU-hours 9.49',
      'orders write capacity 73000 WCU-hours 47.45',
      'total 56.94',
    ])
  })

  test('P6: P5 with the free tier', () => {
    expect(shown(bill(monthOf({ free_tier: true }, { tables: [table(provisioned(100, 100))] })))).toEqual([
      'orders read capacity 73000 RCU-hours 9.49',
      'orders write capacity 73000 WCU-hours 47.45',
      'free tier: read capacity -18600 RCU-hours -2.418',
      'free tier: write capacity -18600 WCU-hours -12.09',
      'total 42.432',
    ])
  })

  test('P7: 100 WCU reserved for a year', () => {
    const tables = [table(provisioned(0, 100))]
    expect(shown(bill(monthOf({ reserved_1yr: { readUnits: 0, writeUnits: 100 } }, { tables })))).toEqual([
      'orders write capacity 73000 WCU-hours 47.45',
      'reserved 1yr WCU, once 0.083333333333 blocks of 100 12.5',
      'reserved 1yr WCU 730 block-hours 9.344',
      'reserved: write capacity -73000 WCU-hours -47.45',
      'total 21.844',
    ])
  })

  test('P8: 100 WCU reserved for three years', () => {
    const tables = [table(provisioned(0, 100))]
    expect(shown(bill(monthOf({ reserved_3yr: { readUnits: 0, writeUnits: 100 } }, { tables }))).at(-1)).toBe(
      'total 10.913',
    )
  })

  test.each([
    ['standard', true, 'total 18.75'],
    ['standard', false, 'total 25'],
    ['ia', true, 'total 10'],
  ] as const)('P9: 100 GB of class %s, free tier %s', (tableClass, free_tier, total) => {
    const sizes = [{ index: '', kind: 'table', items: 0, bytes: 100 * gigabyte }] as const
    expect(shown(bill(monthOf({ free_tier }, { tables: [table({ tableClass, sizes })] }))).at(-1)).toBe(total)
  })

  test('P10 and P11: a global table of two Regions, without and with an index', () => {
    const one = row({ write: 5 * million })
    expect(shown(bill(monthOf({ replicas: ['us-east-2'] }, { rows: [one] })))).toEqual([
      'orders replicated writes 5000000 rWRU 3.125',
      'us-east-2 orders replicated writes 5000000 rWRU 3.125',
      'total 6.25',
    ])
    const units = { readUnits: 0, writeUnits: 0 }
    const tables = [
      table({
        throughput: [
          { index: '', units },
          { index: 'byStatus', units },
        ],
      }),
    ]
    const rows = [one, row({ index: 'byStatus', write: 5 * million })]
    expect(shown(bill(monthOf({ replicas: ['us-east-2'] }, { rows, tables }))).slice(2)).toEqual([
      'orders.byStatus writes 5000000 WRU 3.125',
      'us-east-2 orders.byStatus writes 5000000 WRU 3.125',
      'total 12.5',
    ])
  })

  test('P12: recovery of 50 GB, a full export and a restore', () => {
    const sizes = [
      { index: '', kind: 'table', items: 0, bytes: 40 * gigabyte },
      { index: 'byDate', kind: 'local', items: 0, bytes: 10 * gigabyte },
      { index: 'byStatus', kind: 'global', items: 0, bytes: 7 * gigabyte },
    ] as const
    const month = { export_gb: '50', restore_gb: '50' }
    const lines = shown(bill(monthOf(month, { tables: [table({ sizes, recovery: true })] })))
    expect(lines.filter((line) => !line.includes('storage'))).toEqual([
      'orders recovery 50 GB-months 10',
      'restores 50 GB 7.5',
      'exports 50 GB 5',
      `total ${10 + 7.5 + 5 + 57 * 0.25}`,
    ])
  })

  test('streams-ttl-backup 7: backups that are kept are paid by their size, unless it is said how many there will be', () => {
    const backups = [
      { table: 'orders', bytes: 3 * gigabyte },
      { table: 'gone', bytes: gigabyte },
      { table: 'orders', bytes: 2 * gigabyte },
    ]
    const linesOf = (month: MonthAssumptions, only?: BillInput['only']) =>
      shown(bill(monthOf(month, { backups, ...(only && { only }) }))).filter((line) => line.includes('backups'))
    expect(linesOf({})).toEqual(['orders backups 5 GB-months 0.5', 'gone backups 1 GB-months 0.1'])
    expect(linesOf({}, { table: 'gone' })).toEqual(['gone backups 1 GB-months 0.1'])
    expect(linesOf({ backup_gb: '7' })).toEqual(['backups 7 GB-months 0.7'])
  })

  test('P13: three DAX nodes', () => {
    expect(shown(bill(monthOf({ dax: 'r5.large', dax_nodes: 3 })))).toEqual([
      'DAX r5.large 2190 node-hours 558.45',
      'total 558.45',
    ])
  })

  test('P14: 10 M GetRecords calls, measured or assumed', () => {
    const rows = [
      row({ table: '', calls: [call('GetRecords', 10 * million + 5, { errors: { ExpiredIteratorException: 5 } })] }),
    ]
    const lines = [
      'stream reads 10000000 stream reads 2',
      'free tier: stream reads -2500000 stream reads -0.5',
      'total 1.5',
    ]
    expect(shown(bill(monthOf({ free_tier: true }, { rows })))).toEqual(lines)
    expect(shown(bill(monthOf({ free_tier: true, stream_reads: 10 * million })))).toEqual(lines)
  })

  test('P16: one eventual scan of 1 GB', () => {
    expect(shown(bill(input({ rows: [row({ read: 131_072 })] }))).at(-1)).toBe('total 0.016384')
  })
})

describe('reference, capacity 5 "Modes and billing"', () => {
  test('B5 and B6: 150 and 200 writes of a table with replicas', () => {
    const units = { readUnits: 0, writeUnits: 0 }
    const throughput = [
      { index: '', units },
      { index: 'gsi', units },
    ]
    const rows = [row({ write: 200 }), row({ index: 'gsi', write: 200 })]
    const { lines } = bill(monthOf({ replicas: ['us-west-2'] }, { rows, tables: [table({ throughput })] }))
    expect(lines.map(({ region, item, quantity }) => [region, item, decimalText(quantity)])).toEqual([
      ['us-east-1', 'replicated writes', '200'],
      ['us-west-2', 'replicated writes', '200'],
      ['us-east-1', 'writes', '200'],
      ['us-west-2', 'writes', '200'],
    ])
  })
})

describe('what was done so far', () => {
  test('every clock hour counts whole, with its highest setting', () => {
    const minute = 60_000
    const rows = [
      row({ atMs: hourMs, spanMs: 60_000, read: 1, provisioned: { readUnits: 10, writeUnits: 5 } }),
      row({ atMs: hourMs + 9 * minute, spanMs: 60_000, read: 1, provisioned: { readUnits: 40, writeUnits: 2 } }),
      row({ atMs: hourMs + 20 * minute, spanMs: 60_000, read: 1, provisioned: { readUnits: 20, writeUnits: 2 } }),
      row({ atMs: 4 * hourMs, read: 1, provisioned: { readUnits: 1, writeUnits: 1 } }),
    ]
    // Hour 0 has the first setting, 1 the highest, 2 and 3 the last one of hour 1; 5 is a part of an hour.
    const of = input({ rows, tables: [table(provisioned(1, 1))], toMs: startMs + 5.2 * hourMs })
    expect(shown(bill(of)).slice(0, 2)).toEqual([
      `orders read capacity ${10 + 40 + 20 + 20 + 1 + 1} RCU-hours 0.01196`,
      `orders write capacity ${5 + 5 + 2 + 2 + 1 + 1} WCU-hours 0.0104`,
    ])
  })

  test('a table without traffic has what its description says, since it was made', () => {
    const tables = [table({ ...provisioned(3, 2), createdMs: startMs + 1.5 * hourMs })]
    const { lines } = bill(input({ tables, toMs: startMs + 4 * hourMs }))
    expect(lines.map(({ item, quantity, basis }) => [item, decimalText(quantity), basis])).toEqual([
      ['read capacity', '9', 'described'],
      ['write capacity', '6', 'described'],
    ])
  })

  test('thousands of years without traffic are no work', () => {
    const rows = [row({ read: 1, provisioned: { readUnits: 2, writeUnits: 1 } })]
    const of = { rows, tables: [table(provisioned(2, 1))], toMs: Date.UTC(9999, 11, 31) }
    const [read] = bill(input(of)).lines
    expect(read?.quantity).toEqual({ n: BigInt((2 * (of.toMs - startMs)) / hourMs), d: 1n })
    expect(bill(monthOf({}, of)).modes).toHaveLength(1)
  })

  test('a table that is gone was paid for as long as it was used', () => {
    const rows = [
      row({ table: 'gone', read: 1, provisioned: { readUnits: 5, writeUnits: 5 } }),
      row({ table: 'gone', atMs: hourMs, write: 1.5 }),
    ]
    expect(shown(bill(input({ rows, tables: [] })))).toEqual([
      'gone writes 1.5 WRU 0.0000009375',
      'gone read capacity 5 RCU-hours 0.00065',
      'gone write capacity 5 WCU-hours 0.00325',
      'total 0.0039009375',
    ])
  })

  test('storage is paid with 100 bytes for each item and each copy in an index, for the time that was measured', () => {
    const sizes = [
      { index: '', kind: 'table', items: 1_000, bytes: 50_000 },
      { index: 'byDate', kind: 'local', items: 1_000, bytes: 40_000 },
      { index: 'byStatus', kind: 'global', items: 10, bytes: 300 },
    ] as const
    const { lines } = bill(input({ tables: [table({ sizes })], toMs: startMs + monthMs / 2 }))
    expect(lines.map(({ index, quantity: { n, d } }) => [index, (Number(n) / Number(d)) * 2 * gigabyte])).toEqual([
      [undefined, 150_000],
      ['byDate', 140_000],
      ['byStatus', 1_300],
    ])
  })
})

describe('a month', () => {
  test('of the rate that was measured, in whole half units', () => {
    const rows = [row({ spanMs: 60_000, read: 0.5, write: 1 })]
    const { lines } = bill(monthOf({}, { rows, toMs: startMs + 7 * 60_000 }))
    expect(lines.map(({ item, quantity, basis }) => [item, decimalText(quantity), basis])).toEqual([
      ['reads', '3128.5', 'extrapolated'],
      ['writes', '6257', 'extrapolated'],
    ])
  })

  test('with the tables as they are now: what was provisioned and is on demand pays for its requests', () => {
    const rows = [row({ write: 10, provisioned: { readUnits: 5, writeUnits: 5 } }), row({ table: 'gone', write: 3 })]
    const { lines, notes } = bill(monthOf({}, { rows }))
    expect(lines.map(({ table: of, item, quantity }) => [of, item, decimalText(quantity)])).toEqual([
      ['orders', 'writes', '10'],
    ])
    expect(notes).toEqual(['No longer there, and not in the bill: gone.'])
  })

  test('of replicas of a provisioned table, which hold 48 bytes more for each item', () => {
    const sizes = [{ index: '', kind: 'table', items: 100, bytes: 1_000 }] as const
    const { lines } = bill(monthOf({ replicas: ['us-west-2'] }, { tables: [table({ ...provisioned(2, 3), sizes })] }))
    expect(lines.map(({ region, item, quantity }) => [region, item, decimalText(quantity, 9)])).toEqual([
      ['us-east-1', 'read capacity', '1460'],
      ['us-east-1', 'replicated write capacity', '2190'],
      ['us-west-2', 'read capacity', '1460'],
      ['us-west-2', 'replicated write capacity', '2190'],
      ['us-east-1', 'storage', '0.000014715'],
      ['us-west-2', 'storage', '0.000014715'],
    ])
  })

  test('what is reserved is paid whether it is used or not, and pays for no more than there is', () => {
    const month = { reserved_1yr: { readUnits: 200, writeUnits: 0 }, free_tier: true }
    const of = bill(monthOf(month, { tables: [table(provisioned(150, 0))] }))
    expect(of.notes).toEqual(['36500 reserved RCU-hours pay for nothing.'])
    expect(shown(of)).toEqual([
      'orders read capacity 109500 RCU-hours 14.235',
      'reserved 1yr RCU, once 0.166666666667 blocks of 100 5',
      'reserved 1yr RCU 1460 block-hours 3.65',
      'reserved: read capacity -109500 RCU-hours -14.235',
      'total 8.65',
    ])
  })

  test('neither the free tier nor reserved capacity is for Infrequent Access', () => {
    const tables = [table({ ...provisioned(100, 100), tableClass: 'ia' })]
    const month = { free_tier: true, reserved_1yr: { readUnits: 100, writeUnits: 0 } }
    const { lines } = bill(monthOf(month, { tables }))
    expect(lines.filter(({ credit }) => credit !== undefined)).toEqual([])
  })

  test('what has no price is named, and not in the total', () => {
    const { notes, totalPico, confidence } = bill(
      monthOf({}, { region: 'cn-north-1', rows: [row({ read: 2, write: 2 })] }),
    )
    expect(notes).toEqual(['The prices have none for reads in cn-north-1: not in the total.'])
    expect(totalPico).toBe(picoOf({ n: 2n, d: 1n }, '11.1538', 1_000_000n))
    expect(confidence).toBe('stale')
  })

  test('calls cost what they consumed, the dearest first', () => {
    const calls = [
      call('GetItem', 4, { readHalfUnits: 4 }),
      call('PutItem', 2, { writeHalfUnits: 4, pattern: 'newOrder' }),
      call('PutItem', 1, { writeHalfUnits: 2, pattern: 'newOrder' }),
      call('DescribeTable', 9),
    ]
    const { calls: costs } = bill(input({ rows: [row({ calls })] }))
    expect(costs.map(({ operation, pattern, requests, pico }) => [operation, pattern, requests, pico])).toEqual([
      ['PutItem', 'newOrder', 3, 1_875_000n],
      ['GetItem', undefined, 4, 250_000n],
      ['DescribeTable', undefined, 9, 0n],
    ])
  })
})

const someRow: fc.Arbitrary<LedgerRow> = fc
  .record({
    table: fc.constantFrom('orders', 'users'),
    index: fc.constantFrom('', 'byStatus'),
    minute: fc.nat(500),
    read: fc.nat(1e9),
    write: fc.nat(1e9),
    provisioned: fc.option(
      fc.record({ readUnits: fc.integer({ min: 1, max: 1e4 }), writeUnits: fc.integer({ min: 1, max: 1e4 }) }),
      { nil: undefined },
    ),
  })
  .map(({ minute, read, write, ...more }) =>
    row({ ...more, atMs: minute * 60_000, spanMs: 60_000, read: read / 2, write: write / 2 }),
  )

test('conservation: a bill consumed what the ledger holds, and its request lines are what was on demand', () => {
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 20 }), (rows) => {
      const { consumed, lines, totalPico } = bill(input({ rows, toMs: startMs + 600 * 60_000 }))
      const sum = (of: readonly LedgerRow[], kind: 'read' | 'write') =>
        of.flatMap(({ flows }) => flows).reduce((all, flow) => all + (flow.kind === kind ? flow.halfUnits : 0), 0)
      expect(consumed.reduce((all, each) => all + each.readHalfUnits, 0)).toBe(sum(rows, 'read'))
      expect(consumed.reduce((all, each) => all + each.writeHalfUnits, 0)).toBe(sum(rows, 'write'))
      const onDemand = rows.filter((each) => each.provisioned === undefined)
      const halves = (item: string) =>
        lines.filter((line) => line.item === item).reduce((all, { quantity: { n, d } }) => all + (n * 2n) / d, 0n)
      expect(halves('reads')).toBe(BigInt(sum(onDemand, 'read')))
      expect(halves('writes')).toBe(BigInt(sum(onDemand, 'write')))
      expect(totalPico).toBe(lines.reduce((all, { pico }) => all + pico, 0n))
      for (const { price, quantity, per, pico } of lines) expect(pico).toBe(picoOf(quantity, price?.amount ?? '', per))
    }),
  )
})

test('the bills of each table, and of each index, add up to the bill of all', () => {
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 12 }), (rows) => {
      const total = (only?: { readonly table: string; readonly index?: string }) =>
        bill(input({ rows, tables: [], ...(only === undefined ? {} : { only }) })).totalPico
      expect(total({ table: 'orders' }) + total({ table: 'users' })).toBe(total())
      expect(total({ table: 'users', index: '' }) + total({ table: 'users', index: 'byStatus' })).toBe(
        total({ table: 'users' }),
      )
    }),
  )
})
