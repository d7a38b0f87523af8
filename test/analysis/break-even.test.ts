import { expect, test } from 'vitest'
import { bill } from '../../src/analysis/pricing/bill.ts'
import { breakEven } from '../../src/analysis/pricing/break-even.ts'
import { decimalText, picoText, whole } from '../../src/analysis/pricing/money.ts'
import { builtInPrices, pricedRegions } from '../../src/analysis/pricing/price-list.ts'
import { gigabyte, hourMs, input, monthMs, monthOf, provisioned, row, startMs, table } from './bill-input.ts'

test('a provisioned unit costs as much as one on demand at 28.9 % use: reference, pricing 4', () => {
  expect(decimalText(breakEven(builtInPrices, 'us-east-1', 'write') ?? whole(0), 6)).toBe('0.288889')
  expect(decimalText(breakEven(builtInPrices, 'us-east-1', 'read') ?? whole(0), 6)).toBe('0.288889')
  expect(breakEven(builtInPrices, 'cn-north-1', 'read')).toBeUndefined()
})

test('in every Region that has both prices it is about the same', () => {
  const known = pricedRegions(builtInPrices).flatMap((region) => {
    const share = breakEven(builtInPrices, region, 'write')
    return share === undefined || region.startsWith('cn-') ? [] : [Number(decimalText(share, 6))]
  })
  expect(known.length).toBeGreaterThan(20)
  for (const share of known) expect(share).toBeCloseTo(0.289, 2)
})

test('P15: 28.9 writes a second on 100 WCU cost the same either way', () => {
  const perHour = 28.9 * 3_600
  // Each hour has one busy minute that needs all 100 units.
  const rows = [
    row({ spanMs: 60_000, write: 6_000 }),
    row({ atMs: 60_000, spanMs: 60_000, write: 0 }),
    row({ atMs: 120_000, spanMs: 60_000, write: Math.round(perHour) - 6_000 - 95_000 }),
    ...Array.from({ length: 19 }, (_, at) => row({ atMs: (3 + at) * 60_000, spanMs: 60_000, write: 5_000 })),
  ]
  const [mode] = bill(monthOf({}, { rows, toMs: startMs + hourMs })).modes
  expect(mode).toMatchObject({ writeUnits: 100, billing: 'on demand' })
  // The read side has its least unit, at 0.0949 a month.
  const readPico = 94_900_000_000n
  expect(picoText((mode?.flatPico ?? 0n) - readPico)).toBe('47.45')
  expect(picoText(mode?.onDemandPico ?? 0n)).toBe('47.46825')
  expect(decimalText(mode?.writeUse ?? whole(0), 3)).toBe('0.289')
})

test('by hour: each hour has the units of its own busiest minute', () => {
  const rows = [
    row({ spanMs: 60_000, write: 600 }),
    row({ atMs: hourMs, spanMs: 60_000, write: 60 }),
    row({ atMs: 2 * hourMs, spanMs: 60_000, write: 61 }),
  ]
  // 10 + 1 + 2 units over three hours, and the least one in the fourth, of which half was measured.
  const [mode] = bill(monthOf({}, { rows, toMs: startMs + 3.5 * hourMs })).modes
  const readPico = 94_900_000_000n
  const factor = 730 / 3.5
  expect(Number(picoText((mode?.byHourPico ?? 0n) - readPico))).toBeCloseTo((10 + 1 + 2 + 0.5) * 0.00065 * factor, 9)
  expect(Number(picoText((mode?.flatPico ?? 0n) - readPico))).toBeCloseTo(10 * 3.5 * 0.00065 * factor, 9)
})

test('an index is part of its table: both have one billing mode', () => {
  const units = { readUnits: 5, writeUnits: 5 }
  const tables = [
    table({
      ...provisioned(5, 5),
      throughput: [
        { index: '', units },
        { index: 'byStatus', units },
      ],
    }),
  ]
  const rows = [
    row({ spanMs: 60_000, write: 120, provisioned: units }),
    row({ index: 'byStatus', spanMs: 60_000, write: 240, provisioned: units }),
  ]
  const { modes } = bill(monthOf({}, { rows, tables, toMs: startMs + hourMs }))
  expect(modes).toMatchObject([{ table: 'orders', billing: 'provisioned', writeUnits: 2 + 4, readUnits: 1 + 1 }])
})

test('no traffic, no comparison; and none of what is past', () => {
  expect(bill(monthOf({})).modes).toEqual([])
  expect(bill(input({ rows: [row({ write: 5 })] }))).toMatchObject({ modes: [], classes: [] })
})

test('Infrequent Access saves above about 42 % of storage over throughput: reference, pricing 4', () => {
  const of = (bytes: number) => {
    const sizes = [{ index: '', kind: 'table', items: 0, bytes }] as const
    const rows = [row({ write: 16_000_000 })]
    const [comparison] = bill(monthOf({}, { rows, tables: [table({ sizes })] })).classes
    const { standard, ia, share, rule } = comparison ?? {}
    return {
      standard: picoText((standard?.throughputPico ?? 0n) + (standard?.storagePico ?? 0n)),
      ia: picoText((ia?.throughputPico ?? 0n) + (ia?.storagePico ?? 0n)),
      share: decimalText(share ?? whole(0), 3),
      threshold: decimalText(rule?.threshold ?? whole(0), 3),
    }
  }
  // 10.00 of writes, which cost 12.48 in the other class; storage falls from 0.25 to 0.10.
  expect(of(16 * gigabyte)).toEqual({ standard: '14', ia: '14.08', share: '0.4', threshold: '0.413' })
  expect(of(17 * gigabyte)).toEqual({ standard: '14.25', ia: '14.18', share: '0.425', threshold: '0.413' })
})

test('a table of Infrequent Access is compared the other way round', () => {
  const sizes = [{ index: '', kind: 'table', items: 0, bytes: gigabyte }] as const
  const [comparison] = bill(monthOf({}, { tables: [table({ tableClass: 'ia', sizes })] })).classes
  expect(comparison).toMatchObject({ tableClass: 'ia', share: undefined, rule: undefined })
  expect(picoText(comparison?.standard.storagePico ?? 0n)).toBe('0.25')
})

test('replicated writes have no price of provisioned Infrequent Access, and so no comparison', () => {
  const tables = [table(provisioned(1, 1))]
  expect(bill(monthOf({ replicas: ['us-west-2'] }, { tables })).classes).toEqual([])
  expect(bill(monthOf({}, { tables, toMs: startMs + monthMs })).classes).toHaveLength(1)
})
