import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { bytesText } from '../../src/base/bytes-text.ts'
import { must } from '../../src/base/must.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { TableDescription } from '../../src/operation/operation-types.ts'
import type { TrafficRecord } from '../../src/operation/traffic.ts'
import type { Explanation } from '../../src/planner/explanation.ts'
import { describeText } from '../../src/render/plain/describe-text.ts'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { gridLines } from '../../src/render/plain/grid-text.ts'
import { planText } from '../../src/render/plain/plan-text.ts'
import { progressLine } from '../../src/render/plain/progress-text.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import { wrapWords } from '../../src/render/plain/wrap-words.ts'
import { describeView } from '../../src/view/describe-view.ts'
import { displayWidth } from '../../src/view/display-width.ts'
import { durationText } from '../../src/view/figures.ts'
import { giving, left, right } from '../../src/view/grid-view.ts'
import { planJson, planView } from '../../src/view/plan-view.ts'
import { ProgressMeter } from '../../src/view/progress-view.ts'
import { trafficLine, trafficView } from '../../src/view/traffic-view.ts'

const look = { style: plainStyle, glyphs: glyphsOf('unicode'), columns: 80 }

const explanation: Explanation = {
  nodes: [
    {
      operation: 'Query',
      table: 'orders',
      index: 'byStatus',
      access: 'Query',
      keyConditions: ["status = 'OPEN' AND placed > '2026'"],
      filter: 'total > 10',
      order: 'descending',
      limit: 20,
      estimate: {
        items: { low: 0, high: 20 },
        pages: { low: 1, high: 1 },
        readHalfUnits: { low: 1, high: 5 },
        writeHalfUnits: { low: 0, high: 0 },
        basis: 'table statistics: 1,204 items of 310 B',
      },
      actual: { items: 12, evaluated: 40, pages: 1, readHalfUnits: 3, writeHalfUnits: 0 },
      step: { operation: 'Query', request: { TableName: 'orders', IndexName: 'byStatus' } },
    },
  ],
  warnings: [{ code: 'filter', text: 'the filter is applied after reading', rewrite: 'make total part of the key' }],
}

test('a plan is a tree, estimate beside actual', () => {
  expect(planText(planView(explanation), look)).toMatchInlineSnapshot(`
    "Query orders.byStatus
    ├─ key       status = 'OPEN' AND placed > '2026'
    ├─ filter    total > 10
    ├─ order     descending
    ├─ limit     20
    ├─ estimate  0 to 20 items · 1 page · 0.5 to 2.5 RCU
    ├─ actual         12 items · 1 page ·        1.5 RCU
    └─ basis     table statistics: 1,204 items of 310 B
    warning: the filter is applied after reading
      instead: make total part of the key
    "
  `)
})

test('a plan keeps to its columns', () => {
  const [node] = explanation.nodes
  const long = {
    ...explanation,
    nodes: [{ ...must(node, 'one'), filter: `name IN (${"'one more', ".repeat(12)}'last')` }],
  }
  const lines = planText(planView(long), { ...look, columns: 50 }).split('\n')
  expect(lines.filter((line) => stringWidth(line) > 50)).toEqual([])
  expect(lines.slice(2, 4)).toEqual([
    "├─ filter    name IN ('one more', 'one more', 'one",
    "│            more', 'one more', 'one more', 'one",
  ])
  const estimate = lines.indexOf('├─ estimate  0 to 20 items · 1 page · 0.5 to 2.5')
  expect(lines[estimate + 1]).toBe('│            RCU')
})

test('the same facts as JSON', () => {
  expect(JSON.parse(planJson(explanation))).toMatchObject({
    plan: [{ access: 'Query', estimate: { readUnits: { low: 0.5, high: 2.5 } }, actual: { readUnits: 1.5 } }],
    warnings: [{ code: 'filter' }],
  })
})

test('a table described', () => {
  const table: TableDescription = {
    TableName: 'orders',
    TableStatus: 'ACTIVE',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'total', AttributeType: 'N' },
    ],
    ItemCount: 1204,
    TableSizeBytes: 373_240,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000 },
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byTotal',
        IndexStatus: 'CREATING',
        KeySchema: [{ AttributeName: 'total', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['status', 'placed'] },
        ItemCount: 12,
        IndexSizeBytes: 3_072,
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  }
  expect(
    describeText(
      describeView(table, {
        timeToLive: { TimeToLiveStatus: 'ENABLING', AttributeName: 'due' },
        recovery: undefined,
        scaling: [],
      }),
      look,
    ),
  ).toMatchInlineSnapshot(`
    "orders  ACTIVE
      keys     pk S, sk S
      items    1,204 (364 KB)
      billing  on demand
      warm     12,000 read units/s, 4,000 write units/s
      stream   NEW_IMAGE
      expires  by due, ENABLING

      index    kind    keys     projects        items  size  status
      ───────  ──────  ───────  ──────────────  ─────  ────  ────────
      byTotal  global  total N  status, placed     12  3 KB  CREATING
    "
  `)
})

test('progress: a bar with pace and time left once they mean something', () => {
  const meter = new ProgressMeter()
  const at = (done: number, elapsedMs: number, total?: number): string =>
    progressLine(meter.view({ label: 'import orders', done, total, unit: 'items', elapsedMs }), look)
  expect(at(2_000, 400, 200_000)).toBe('import orders ░░░░░░░░░░░░░░░░░░░░    1 %  2k/200k items  5k/s')
  expect(at(84_000, 7_000, 200_000)).toBe(
    'import orders ████████░░░░░░░░░░░░   42 %  84k/200k items  12k/s  ~9.3 s left',
  )
  expect(at(200_000, 16_000, 200_000)).toBe('import orders ████████████████████  100 %  200k/200k items  12.5k/s')
  expect(at(1_234_567, 100_000)).toBe('import orders  1.2M items  12.3k/s')
})

test('where only the share is known, as of a file, there is a bar all the same', () => {
  const progress = { label: 'import orders', done: 84_000, unit: 'items', fraction: 0.42, elapsedMs: 7_000 }
  expect(progressLine(new ProgressMeter().view(progress), look)).toBe(
    'import orders ████████░░░░░░░░░░░░   42 %  84k items  12k/s  ~9.7 s left',
  )
})

test('what it consumed stands beside it: pages, units and their pace, what there was no throughput for', () => {
  const consumed = { pages: 12, readHalfUnits: 620, writeHalfUnits: 0, throttles: 2 }
  const progress = { label: 'scan orders', done: 84_000, total: 200_000, unit: 'items', elapsedMs: 5_000, consumed }
  const at = (columns?: number): string => progressLine(new ProgressMeter().view(progress), look, columns)
  expect(at()).toBe(
    'scan orders ████████░░░░░░░░░░░░   42 %  84k/200k items  16.8k/s  12 pages  310 RCU  62 RCU/s  2 throttled  ~6.9 s left',
  )
  expect(at(80)).toBe('scan orders ███░░░░░   42 %  84k/200k items  310 RCU  2 throttled  ~6.9 s left')
  expect(at(60)).toBe('scan orders ███░░░░░   42 %  84k/200k items  2 throttled')
  expect(at(20)).toBe('scan orders  84k/20…')
  for (let columns = 10; columns < 130; columns += 1) expect(displayWidth(at(columns))).toBeLessThanOrEqual(columns)
})

test('a pause in a long operation moves the time left, but at most twofold', () => {
  const meter = new ProgressMeter()
  for (let second = 1; second <= 10; second += 1) {
    meter.view({ label: 'x', done: Math.min(second, 5) * 100, total: 2_000, unit: 'items', elapsedMs: second * 1_000 })
  }
  const { parts } = meter.view({ label: 'x', done: 500, total: 2_000, unit: 'items', elapsedMs: 11_000 })
  expect(parts.at(-1)?.text).toBe('~1 min 6 s left')
})

test.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [10_035, '9.8 KB'],
  [409_600, '400 KB'],
  [1_048_576, '1 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})

test.each([
  [0.2, '<1 ms'],
  [3.4, '3 ms'],
  [1_250, '1.3 s'],
  [95_000, '1 min 35 s'],
  [7_260_000, '2 h 1 min'],
])('%d ms read %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})

const record = (table: string, error?: string): TrafficRecord => ({
  atMs: Date.UTC(2026, 0, 2),
  region: 'us-east-1',
  operation: 'TransactWriteItems',
  tables: [table],
  charges: [],
  elapsedMs: 12.34,
  error,
})

test('the requests of an application keep to the screen: names of tables and errors give way', () => {
  const records = [record('orders'), record('customers', 'ProvisionedThroughputExceededException')]
  const { grid } = trafficView({ kind: 'traffic', records, count: 2 }, 'us-east-1')
  expect(gridLines(grid, look)).toEqual([
    'time UTC      operation           tables     units    ms  error',
    '────────────  ──────────────────  ─────────  ─────  ────  ──────────────────────',
    '00:00:00.000  TransactWriteItems  orders            12.3',
    '00:00:00.000  TransactWriteItems  customers         12.3  ProvisionedThroughput',
    '                                                          ExceededException',
  ])
  expect(gridLines(grid, { ...look, columns: 120 }).at(-1)).toMatch(/ProvisionedThroughputExceededException$/)
})

test('the access pattern of a request stands beside its tables, where there is one', () => {
  const records = [record('orders'), { ...record('orders'), pattern: 'place' }]
  const { grid, json } = trafficView({ kind: 'traffic', records, count: 2 }, 'us-east-1')
  expect(gridLines(grid, look)).toEqual([
    'time UTC      operation           tables  pattern  units    ms  error',
    '────────────  ──────────────────  ──────  ───────  ─────  ────  ─────',
    '00:00:00.000  TransactWriteItems  orders                  12.3',
    '00:00:00.000  TransactWriteItems  orders  place           12.3',
  ])
  expect(json.map((line) => (JSON.parse(line) as { readonly pattern?: string }).pattern)).toEqual([undefined, 'place'])
  const lines = records.map((each) => trafficLine(each, 'us-east-1', 120))
  expect(lines[1]).toBe('00:00:00.000  TransactWriteItems  orders  place                12.3 ms')
  expect(lines[1]).toHaveLength(lines[0]?.length ?? 0)
})

test('what is said of several rows stands above them, and takes no room from their columns', () => {
  const grid = {
    columns: [giving('for'), right('quantity')],
    rows: [['a_table_with_a_long_name'], ['  reads', '1'], ['  writes of very many items', '2']],
  }
  expect(gridLines(grid, { ...look, columns: 24 })).toEqual([
    'for             quantity',
    '──────────────  ────────',
    'a_table_with_a_long_name',
    '  reads                1',
    '  writes of            2',
    '  very many',
    '  items',
  ])
  expect(gridLines(grid, { ...look, columns: 16 })[2]).toBe('a_table_with_a_')
})

test('a name that is too long for its column is broken behind a mark in it, and not where it tells nothing', () => {
  expect(wrapWords('orders_of_customers.by_status', 12)).toEqual(['orders_of_', 'customers.', 'by_status'])
  expect(wrapWords('ReadThrottleEvents', 12)).toEqual(['ReadThrottle', 'Events'])
  expect(wrapWords('aaaaaaaaaaaaaaaa', 12)).toEqual(['aaaaaaaaaaaa', 'aaaa'])
  expect(wrapWords('less than 28.9 % of it', 16)).toEqual(['less than 28.9 %', 'of it'])
})

test('a text that takes too many lines of its column is cut, and says so', () => {
  const grid = { columns: [left('key'), giving('text')], rows: [['k', 'word '.repeat(40).trim()]] }
  const lines = gridLines(grid, { ...look, columns: 16 })
  expect(lines).toHaveLength(2 + 6)
  expect(lines.at(-1)).toMatch(/…$/)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(16)
})

test('the figures of a log stand below each other, whatever the names in front of them are', () => {
  const charge: Charge = { table: 'orders', kind: 'write', halfUnits: 4, bytes: 1, hash: 0 }
  const lines = [
    { ...record('orders'), operation: 'PutItem', charges: [charge] },
    { ...record('orders', 'ResourceNotFoundException'), region: 'eu-west-1' },
    { ...record('orders'), operation: 'DescribeKinesisStreamingDestination' },
    { ...record('x'.repeat(60)), charges: [charge] },
  ].map((each) => trafficLine(each, 'us-east-1', 120))
  expect(lines).toEqual([
    '00:00:00.000  PutItem             orders              2 WCU    12.3 ms',
    '00:00:00.000  TransactWriteItems  orders (eu-west-1)           12.3 ms  ResourceNotFoundException',
    '00:00:00.000  DescribeKinesisStreamingDestination  orders      12.3 ms',
    `00:00:00.000  TransactWriteItems  ${'x'.repeat(60)}  2 WCU    12.3 ms`,
  ])
  expect(trafficLine(record('orders', 'ResourceNotFoundException'), 'us-east-1', 80)).toBe(
    `00:00:00.000  TransactWriteItems  orders${' '.repeat(23)}12.3 ms\n${' '.repeat(14)}ResourceNotFoundException`,
  )
})
