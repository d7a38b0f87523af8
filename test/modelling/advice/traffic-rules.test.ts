import { describe, expect, test } from 'vitest'
import type { HeatFlow } from '../../../src/operation/ledger.ts'
import type { SplitEvent } from '../../../src/operation/monitor.ts'
import { findings, flow, keyFlow, ordersTable, row, trafficOf } from './advised.ts'

describe('hot-key', () => {
  const busy = row(10, {
    flows: [flow('write', 4_000)],
    keys: [keyFlow('write', 'c#1', 3_000), keyFlow('write', 'c#2', 500)],
  })

  test('a key with most of the writes leaves the rest of the table unused', () => {
    const [found] = findings('hot-key', { traffic: trafficOf([busy]) })
    expect(found?.severity).toBe('warning')
    expect(found?.evidence).toBe("pk = 'c#1' had 75 % of the write units of 10 min (1,500 of 2,000 WCU, ledger)")
    // 1,000 WU/s of one partition are three quarters of 1,333. Source: reference, partitions 2.
    expect(found?.consequence.writeUnits).toBe(1_333)
    expect(found?.change).toContain("pk = 'c#1#0' to 'c#1#9'")
  })

  test('sums over minutes, and of an index by its own key', () => {
    const half = row(5, { index: 'byCustomer', flows: [flow('read', 1_200)], keys: [keyFlow('read', 'ada', 700)] })
    const [found] = findings('hot-key', { traffic: trafficOf([half, { ...half, fromMs: half.fromMs + 60_000 }]) })
    expect(found?.index).toBe('byCustomer')
    expect(found?.evidence).toContain("customer = 'ada' had 58.3 % of the read units")
    expect(found?.consequence.readUnits).toBe(5_142)
  })

  test('refusals make a problem of it', () => {
    const flows = { flows: [flow('write', 400)], keys: [keyFlow('write', 'c#1', 300, 12)] }
    const refused = { ...flows, throttles: { TableWriteKeyRangeThroughputExceeded: 12 } }
    const [found] = findings('hot-key', { traffic: trafficOf([row(10, refused), row(9, refused)]) })
    expect(found?.severity).toBe('problem')
    expect(found?.evidence).toContain('24 times beyond what its partition gives')
    expect(findings('hot-key', { traffic: trafficOf([row(10, refused)]) })).toEqual([])
    const tableIsSmall = { ...flows, throttles: { TableWriteProvisionedThroughputExceeded: 12 } }
    expect(findings('hot-key', { traffic: trafficOf([row(10, tableIsSmall), row(9, tableIsSmall)]) })).toEqual([])
  })

  test('keys that share the traffic, and a few tries at the prompt, are none', () => {
    const even = row(10, { flows: [flow('write', 4_000)], keys: [keyFlow('write', 'c#1', 1_900)] })
    const few = row(10, { flows: [flow('write', 40)], keys: [keyFlow('write', 'c#1', 40)] })
    expect(findings('hot-key', { traffic: trafficOf([even]) })).toEqual([])
    expect(findings('hot-key', { traffic: trafficOf([few]) })).toEqual([])
  })
})

describe('unsplittable', () => {
  const split: SplitEvent = { atMs: 0, fromHash: 0, toHash: 2 ** 48, kind: 'write', reason: 'MONOTONIC' }

  test('a partition that was due and could not be split', () => {
    const report = { partitions: [], splits: [split, split] }
    const [found] = findings('unsplittable', { traffic: trafficOf([row(10)], new Map([['', report]])) })
    expect(found?.evidence).toContain('2 times a partition of orders')
    expect(found?.evidence).toContain('MONOTONIC')
    expect(found?.change).toContain('pk')
  })

  test('one that was split is as it should be', () => {
    const report = {
      partitions: [],
      splits: [
        { ...split, atHash: 5 },
        { ...split, atSort: 'x' },
      ],
    }
    expect(findings('unsplittable', { traffic: trafficOf([row(10)], new Map([['', report]])) })).toEqual([])
  })
})

describe('unused-index', () => {
  const table = row(120, { flows: [flow('write', 2_000), flow('read', 400, 200)] })
  const written = row(120, { index: 'byCustomer', flows: [flow('write', 1_000)] })

  test('an index that is written and never read', () => {
    const [found] = findings('unused-index', { traffic: trafficOf([table, written]) })
    expect(found?.index).toBe('byCustomer')
    expect(found?.evidence).toBe('no read of it among 200 of the table in 2 h, and 500 WCU to keep it (ledger)')
    expect(found?.consequence.text).toBe(
      '33.3 % of the write units go to the index, $0.63 a million WCU on demand in us-east-1',
    )
    expect(found?.change).toBe('ALTER TABLE orders DROP GSI byCustomer')
  })

  test('one read, a table that nobody has read yet, or an index that nothing writes', () => {
    const read = row(60, { index: 'byCustomer', flows: [flow('read', 1, 1)] })
    const unread = { ...table, flows: [flow('write', 2_000), flow('read', 20, 20)] }
    expect(findings('unused-index', { traffic: trafficOf([table, written, read]) })).toEqual([])
    expect(findings('unused-index', { traffic: trafficOf([unread, written]) })).toEqual([])
    expect(findings('unused-index', { traffic: trafficOf([table]) })).toEqual([])
  })
})

test('index-throttles-table: writes that were refused because of an index', () => {
  const refused = row(10, { index: 'byCustomer', throttles: { IndexWriteProvisionedThroughputExceeded: 7 } })
  const own = row(10, { throttles: { TableWriteProvisionedThroughputExceeded: 7 } })
  const [found] = findings('index-throttles-table', { traffic: trafficOf([refused]) })
  expect(found?.severity).toBe('problem')
  expect(found?.evidence).toContain('7 writes of orders beyond what orders.byCustomer takes')
  expect(findings('index-throttles-table', { traffic: trafficOf([own]) })).toEqual([])
  expect(findings('index-throttles-table', { traffic: trafficOf([refused, own]) })).toEqual([])
})

test.each(['byDate', 'constructor'])(
  'unused-index: a local one by its part of the units of the table: %s',
  (IndexName) => {
    const local = { IndexName, KeySchema: [], Projection: { ProjectionType: 'ALL' as const } }
    const here = { ...ordersTable, GlobalSecondaryIndexes: undefined, LocalSecondaryIndexes: [local] }
    const written = { ...flow('write', 2_000), local: { [IndexName]: 1_000 } }
    const input = (read: HeatFlow) => ({ here, sized: here, traffic: trafficOf([row(60, { flows: [written, read] })]) })
    const [found] = findings('unused-index', input(flow('read', 400, 200)))
    expect(found?.consequence.writeUnits).toBe(500)
    expect(found?.change).toContain('cannot be dropped')
    expect(findings('unused-index', input({ ...flow('read', 400, 200), local: { [IndexName]: 2 } }))).toEqual([])
  },
)

describe('billing-mode', () => {
  const provisioned = {
    ...ordersTable,
    GlobalSecondaryIndexes: undefined,
    ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 100 },
  }
  /** Ten hours of traffic in their first minute. */
  const hours = (writeHalfUnits: number) => [row(600, { flows: [flow('write', writeHalfUnits)] })]

  test('little of what is bought is used: the arithmetic, and on demand', () => {
    // Reference, pricing 5 P5: 100 WCU and 100 RCU for 730 h are 56.94. Ten WCU/s are 26.28 M WRU, 16.425.
    const [found] = findings('billing-mode', {
      here: provisioned,
      sized: provisioned,
      traffic: trafficOf(hours(720_000)),
    })
    expect(found?.consequence.text).toContain('provisioned (100 RCU + 100 WCU) x 730 h = $56.94')
    expect(found?.consequence.text).toContain('on demand (0 RCU/s + 10 WCU/s) x 3,600 x 730 h = $16.43')
    expect(found?.consequence.money?.pico).toBe(40_515_000_000_000n)
    expect(found?.change).toBe('ALTER TABLE orders SET BILLING MODE ON DEMAND')
  })

  test('beyond the break-even of 28.9% it stays as it is', () => {
    const traffic = trafficOf(hours(2 * 36_000 * 40))
    expect(findings('billing-mode', { here: provisioned, sized: provisioned, traffic })).toEqual([])
  })

  test('steady traffic on demand', () => {
    const here = { ...ordersTable, GlobalSecondaryIndexes: undefined }
    const steady = Array.from({ length: 600 }, (_, at) => row(600 - at, { flows: [flow('write', 12_000)] }))
    const [found] = findings('billing-mode', { here, sized: here, traffic: trafficOf(steady) })
    expect(found?.change).toContain('SET BILLING MODE PROVISIONED (1 RCU, 100 WCU)')
    const spiky = [row(600, { flows: [flow('write', 720_000)] })]
    expect(findings('billing-mode', { here, sized: here, traffic: trafficOf(spiky) })).toEqual([])
  })

  test('less than an hour says nothing', () => {
    const traffic = trafficOf([row(30, { flows: [flow('write', 10)] })])
    expect(findings('billing-mode', { here: provisioned, sized: provisioned, traffic })).toEqual([])
  })
})

test('monotonic-key: the load that was recorded', () => {
  const day = (date: string, at: number) => ({ pk: { S: date }, sk: { S: String(at).padStart(3, '0') } })
  const items = ['2026-11-19', '2026-11-20'].flatMap((date) => Array.from({ length: 12 }, (_, at) => day(date, at)))
  const input = (halfUnits: number) => ({
    sample: { items, complete: true },
    traffic: trafficOf([row(10, { flows: [flow('write', halfUnits)] })]),
  })
  const [found] = findings('monotonic-key', input(2 * 60 * 300))
  expect(found?.evidence).toContain('300 WCU/s in the busiest minute (ledger)')
  expect(findings('monotonic-key', input(2 * 60 * 50))).toEqual([])
})
