import { expect, test } from 'vitest'
import { limitRows, shareAt, throttledOf, totalOf } from '../../src/analysis/heat/heat-figures.ts'
import type { HeatMap } from '../../src/analysis/heat/heat-map.ts'
import { levelOf, logScale, shareScale } from '../../src/analysis/heat/heat-scale.ts'
import { keyHeat } from '../../src/analysis/heat/key-heat.ts'
import { partitionHeat } from '../../src/analysis/heat/partition-heat.ts'
import { bucketsOver } from '../../src/analysis/heat/time-buckets.ts'
import type { HeatFlow, LedgerRow } from '../../src/operation/ledger.ts'
import { fc } from '../property.ts'
import { heatFlow, keyFlow, ledgerRow, quarters } from '../support/ledger.ts'

const minute = 60_000
const quarter = 2 ** 46

const over = (fromMs: number, toMs: number, most: number) => ({ ...bucketsOver(fromMs, toMs, most), fromMs, toMs })

/** One line for each row: its largest share of the limit, in percent, by bucket. */
const percents = (map: HeatMap): readonly string[] =>
  map.rows.map((row) =>
    Array.from({ length: map.buckets }, (_, bucket) => Math.round(100 * shareAt(row, bucket, 'both'))).join(' '),
  )

test('a partition serves 3,000 read units and 1,000 write units a second. Source: reference, partitions 2', () => {
  const rows = [
    ledgerRow({
      flows: [heatFlow('read', 0, [[0, 6_000]]), heatFlow('write', quarter, [[1, 2_000]])],
    }),
  ]
  const map = partitionHeat(rows, quarters, over(0, 4_000, 4), 'both')
  expect(percents(map)).toEqual(['100 0 0 0', '0 100 0 0', '0 0 0 0', '0 0 0 0'])
})

test('cells that stand for several seconds show the busiest of them, and keep the sum', () => {
  const rows = [
    ledgerRow({
      flows: [
        heatFlow('write', 0, [
          [0, 200],
          [1, 1_000],
          [5, 40],
        ]),
      ],
    }),
  ]
  const map = partitionHeat(rows, [], over(0, 10_000, 2), 'write')
  expect(map.bucketMs).toBe(5_000)
  expect(percents(map)).toEqual(['50 2'])
  expect([...(map.rows[0]?.write.halfUnits ?? [])]).toEqual([1_200, 40])
})

test('what is kept by the minute is spread evenly, in whole half units', () => {
  const { seconds: _gone, ...flow } = heatFlow('read', 0, [[0, 100, 7]])
  const map = partitionHeat([ledgerRow({ flows: [flow] })], [], over(0, minute, 7), 'read')
  const [row] = map.rows
  expect(map.averageMs).toBe(minute)
  expect(map.buckets).toBe(6)
  expect([...(row?.read.halfUnits ?? [])]).toEqual([16, 17, 17, 16, 17, 17])
  expect(row && throttledOf(row, 'read')).toBe(7)
})

test('a minute that is not over has had all of its units by now', () => {
  const rows = [ledgerRow({ flows: [heatFlow('read', 0, [[0, 4]])], keys: [keyFlow('read', 'a', 3)] })]
  const map = keyHeat(rows, over(0, 10_000, 1))
  expect(map.rows.map(({ read }) => totalOf(read.halfUnits))).toEqual([3, 1])
})

test('a partition that was split keeps its row; the new half begins empty', () => {
  const rows = [
    ledgerRow({ flows: [heatFlow('write', 0, [[0, 1_000]])] }),
    ledgerRow({ fromMs: minute, flows: [heatFlow('write', 0, [[0, 500]]), heatFlow('write', quarter, [[0, 500]])] }),
  ]
  const map = partitionHeat(rows, [], over(0, 2 * minute, 2), 'write')
  expect(percents(map)).toEqual(['50 25', '0 25'])
  expect(map.rows.map(({ subject }) => subject)).toMatchObject([
    { number: 0, fromHash: 0, toHash: quarter },
    { number: 1, fromHash: quarter, toHash: 2 ** 48 },
  ])
})

test('parts of one collection have a row and a limit each', () => {
  const parts = [undefined, 'm'].map((sortFrom) => ({ ...quarters[0], sortFrom })) as typeof quarters
  const flows = [heatFlow('write', 0, [[0, 2_000]]), { ...heatFlow('write', 0, [[0, 500]]), part: 1 }]
  const map = partitionHeat([ledgerRow({ flows })], parts, over(0, 1_000, 1), 'write')
  expect(percents(map)).toEqual(['100', '25'])
  expect(map.rows.map(({ subject }) => subject)).toMatchObject([{ number: 0 }, { number: 1, fromHash: 0, part: 1 }])
})

test('keys have a row each, and what belongs to no known key has one', () => {
  const rows = [
    ledgerRow({
      flows: [heatFlow('write', 0, [[0, 60_000]]), heatFlow('read', 0, [[0, 600]])],
      keys: [keyFlow('write', 'a', 40_000), keyFlow('write', 'b', 10_000, { throttled: 3 })],
    }),
  ]
  const map = keyHeat(rows, over(0, minute, 1))
  expect(map.rows.map(({ subject }) => (subject.kind === 'key' ? subject.key : subject.kind))).toEqual([
    '[{"S":"a"}]',
    '[{"S":"b"}]',
    'others',
  ])
  // 40,000 half units in a minute are 333 a second.
  expect(percents(map)).toEqual(['33', '8', '8'])
})

test('of more rows than there is room for the hottest stay, in key order, and the others are one', () => {
  const flows = [5, 900, 30, 700].map((units, at) => heatFlow('write', at * quarter, [[0, units * 2, at]]))
  const map = limitRows(partitionHeat([ledgerRow({ flows })], quarters, over(0, 1_000, 1), 'write'), 3, 'write')
  expect(percents(map)).toEqual(['90', '70', '3'])
  expect(map.rows.map(({ subject }) => subject.kind)).toEqual(['partition', 'partition', 'others'])
  expect(map.rows.at(-1)?.subject).toEqual({ kind: 'others', count: 2 })
  expect(map.rows.map((row) => throttledOf(row, 'write'))).toEqual([1, 3, 2])
  expect(totalOf(map.rows.at(-1)?.write.halfUnits ?? new Float64Array())).toBe(70)
})

test.each([
  [0, 0],
  [0.0001, 1],
  [0.01, 1],
  [0.011, 2],
  [0.5, 5],
  [0.9, 7],
  [0.91, 8],
  [1.18, 8],
])('a share of %d has level %d', (share, level) => {
  expect(levelOf(share, shareScale)).toBe(level)
})

test('the logarithmic scale is relative: the hottest cell has the last level', () => {
  const scale = logScale(0.04)
  expect(levelOf(0.04, scale)).toBe(8)
  expect(levelOf(0.004, scale)).toBe(4)
  expect(scale.bounds.every((bound, at) => bound > (scale.bounds[at - 1] ?? 0))).toBe(true)
})

const flow = fc
  .record({
    kind: fc.constantFrom('read' as const, 'write' as const),
    partition: fc.nat(3),
    seconds: fc.uniqueArray(fc.tuple(fc.nat(59), fc.nat(4_000), fc.nat(3)), {
      selector: ([second]) => second,
      minLength: 1,
    }),
    keeps: fc.boolean(),
  })
  .map(({ kind, partition, seconds, keeps }): HeatFlow => {
    const { seconds: kept, ...rest } = heatFlow(kind, partition * quarter, seconds)
    return keeps ? { ...rest, seconds: kept } : rest
  })

const ledger = fc.uniqueArray(
  fc
    .tuple(fc.nat(5), fc.uniqueArray(flow, { selector: ({ kind, fromHash }) => `${kind} ${fromHash}` }))
    .map(([at, flows]): LedgerRow => {
      const [busiest] = flows
      const keys = busiest === undefined ? [] : [keyFlow(busiest.kind, 'k', Math.floor(busiest.halfUnits / 2))]
      return ledgerRow({ fromMs: at * minute, flows, keys })
    }),
  { maxLength: 6, selector: ({ fromMs }) => fromMs },
)

test('units of a map are those of the ledger, to the half unit, however wide its cells are', () => {
  fc.assert(
    fc.property(ledger, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 6 }), (rows, cells, rowsMax) => {
      const window = over(0, 6 * minute, cells)
      for (const map of [partitionHeat(rows, quarters, window, 'both'), keyHeat(rows, window)]) {
        for (const kind of ['read', 'write'] as const) {
          const flows = rows.flatMap((row) => row.flows).filter((each) => each.kind === kind)
          const limited = limitRows(map, rowsMax, 'both')
          const shown = limited.rows.reduce((sum, row) => sum + totalOf(row[kind].halfUnits), 0)
          expect(shown).toBe(flows.reduce((sum, { halfUnits }) => sum + halfUnits, 0))
          const throttled = limited.rows.reduce((sum, row) => sum + totalOf(row[kind].throttled), 0)
          expect(throttled).toBe(flows.reduce((sum, each) => sum + each.throttled, 0))
        }
      }
    }),
  )
})
