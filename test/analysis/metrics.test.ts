import { expect, test } from 'vitest'
import { metricCatalogue } from '../../src/analysis/metrics/metric-catalogue.ts'
import { metricSeries, wholeOf } from '../../src/analysis/metrics/metric-series.ts'
import { statisticOf } from '../../src/analysis/metrics/sample.ts'
import type { LedgerRow } from '../../src/operation/ledger.ts'
import { fc } from '../property.ts'
import { callFlow, heatFlow, ledgerRow } from '../support/ledger.ts'

const minute = 60_000

/** `WriteThrottleEvents orders.gsi1: 2` for every series, all points together. */
const sums = (rows: readonly LedgerRow[]): readonly string[] =>
  metricSeries(rows, minute).map((series) => {
    const { table = '', index, operation } = series.dimensions
    const of = [[table, index].filter((part) => part !== undefined).join('.'), operation ?? ''].join(' ').trim()
    return `${series.metric} ${of}: ${wholeOf(series).sum}`
  })

test('rule 1: a PutItem whose index is out of units. Source: reference, monitoring, counting rules', () => {
  const rows = [
    ledgerRow({
      calls: [callFlow('PutItem', { throttledRequests: 1, errors: { ProvisionedThroughputExceededException: 1 } })],
    }),
    ledgerRow({ index: 'gsi1', throttles: { IndexWriteProvisionedThroughputExceeded: 1 } }),
  ]
  expect(sums(rows)).toEqual([
    'WriteThrottleEvents orders.gsi1: 1',
    'WriteProvisionedThroughputThrottleEvents orders.gsi1: 1',
    'ThrottledRequests orders PutItem: 1',
  ])
})

test('rules 2 and 3: a batch counts as throttled when all of it is', () => {
  const throttles = { TableWriteProvisionedThroughputExceeded: 2 }
  const latency = { count: 1, sum: 4, least: 4, most: 4 }
  const partly = [ledgerRow({ throttles, calls: [callFlow('BatchWriteItem', { throttledRequests: 1, latency })] })]
  expect(sums(partly)).toEqual([
    'WriteThrottleEvents orders: 2',
    'WriteProvisionedThroughputThrottleEvents orders: 2',
    'SuccessfulRequestLatency orders BatchWriteItem: 4',
  ])
  const errors = { ProvisionedThroughputExceededException: 1 }
  const wholly = [ledgerRow({ calls: [callFlow('BatchWriteItem', { throttledRequests: 1, errors })] })]
  expect(sums(wholly)).toEqual(['ThrottledRequests orders BatchWriteItem: 1'])
})

test('rules 4 and 7: what a condition refuses is no error of the user, what validation refuses is, for the whole account', () => {
  const errors = { ConditionalCheckFailedException: 3, ValidationException: 2 }
  expect(sums([ledgerRow({ calls: [callFlow('UpdateItem', { errors })] })])).toEqual([
    'UserErrors : 2',
    'ConditionalCheckFailedRequests orders: 3',
  ])
})

test('rule 6: items are counted after the filter', () => {
  const latency = { count: 2, sum: 30, least: 10, most: 20 }
  const [series] = metricSeries([ledgerRow({ calls: [callFlow('Scan', { returnedItems: 15, latency })] })], minute, {
    metric: 'ReturnedItemCount',
  })
  const sample = series && wholeOf(series)
  expect(sample && statisticOf(sample, 'Average')).toBe(7.5)
  expect(sample && statisticOf(sample, 'Maximum')).toBeUndefined()
})

test('rule 8: items whose time to live is over cost nothing', () => {
  expect(sums([ledgerRow({ expired: 3 })])).toEqual(['TimeToLiveDeletedItemCount orders: 3'])
})

test('consumed units: the sum, and the smallest and largest of one request', () => {
  const flows = [
    heatFlow('read', 0, [
      [0, 1],
      [1, 5],
    ]),
    heatFlow('read', 2 ** 47, [[0, 12]]),
  ]
  const [series] = metricSeries([ledgerRow({ flows })], minute)
  expect(series).toEqual({
    metric: 'ConsumedReadCapacityUnits',
    dimensions: { table: 'orders' },
    points: [{ timeMs: 0, sample: { sum: 9, count: 3, least: 0.5, most: 6 } }],
  })
})

test('each reason has its metric, and counts for its direction. Source: reference, monitoring, throttling reason to metric', () => {
  const causes = ['ProvisionedThroughput', 'KeyRangeThroughput', 'MaxOnDemandThroughput', 'AccountLimit']
  for (const kind of ['Read', 'Write']) {
    for (const cause of causes) {
      const row = ledgerRow({ throttles: { [`Table${kind}${cause}Exceeded`]: 1 } })
      expect(sums([row])).toEqual([`${kind}ThrottleEvents orders: 1`, `${kind}${cause}ThrottleEvents orders: 1`])
    }
  }
})

test('every metric that a ledger gives is in the catalogue, with the dimensions that it has there', () => {
  const row = ledgerRow({
    flows: [heatFlow('read', 0, [[0, 1]]), heatFlow('write', 0, [[0, 2]])],
    provisioned: { readUnits: 5, writeUnits: 5 },
    throttles: { TableReadAccountLimitExceeded: 1, IndexWriteKeyRangeThroughputExceeded: 1 },
    calls: [
      callFlow('GetRecords', { returnedItems: 1, latency: { count: 1, sum: 1, least: 1, most: 1 } }),
      callFlow('Query', {
        throttledRequests: 1,
        errors: { InternalServerError: 1, TransactionConflictException: 1, ValidationException: 1 },
        latency: { count: 1, sum: 1, least: 1, most: 1 },
      }),
    ],
  })
  for (const { metric, dimensions } of metricSeries([row], minute)) {
    const known = metricCatalogue.find(({ name }) => name === metric)
    const set =
      dimensions.operation !== undefined ? 'operation' : dimensions.table === undefined ? 'account' : 'resource'
    expect([metric, known?.dimensions]).toEqual([metric, set])
  }
})

test('requests about tables have no metrics by operation. Source: reference, monitoring 2, dimension values', () => {
  const latency = { count: 1, sum: 9, least: 9, most: 9 }
  const call = callFlow('DescribeTable', { latency, errors: { ResourceNotFoundException: 1 } })
  expect(sums([ledgerRow({ calls: [call] })])).toEqual(['UserErrors : 1'])
})

test('an index and its table are told apart, as dimensions are: nothing is summed over them', () => {
  const flows = [heatFlow('write', 0, [[0, 2]])]
  const rows = [ledgerRow({ flows }), ledgerRow({ index: 'byStatus', flows })]
  const filtered = (index?: string) => metricSeries(rows, minute, { table: 'orders', index }).map((it) => it.dimensions)
  expect(filtered()).toEqual([{ table: 'orders' }, { table: 'orders', index: 'byStatus' }])
  expect(filtered('')).toEqual([{ table: 'orders' }])
  expect(filtered('byStatus')).toEqual([{ table: 'orders', index: 'byStatus' }])
})

test('units of metrics are those of the ledger, to the half unit, whatever the period', () => {
  const row = fc
    .tuple(fc.nat(30), fc.array(fc.tuple(fc.constantFrom('read' as const, 'write' as const), fc.nat(9_999))))
    .map(([at, amounts]) =>
      ledgerRow({
        fromMs: at * minute,
        flows: amounts.map(([kind, halfUnits], hash) => heatFlow(kind, hash, [[0, halfUnits]])),
      }),
    )
  fc.assert(
    fc.property(fc.array(row), fc.integer({ min: 1, max: 60 }), (rows, minutes) => {
      for (const kind of ['read', 'write'] as const) {
        const metric = kind === 'read' ? 'ConsumedReadCapacityUnits' : 'ConsumedWriteCapacityUnits'
        const flows = rows.flatMap(({ flows: each }) => each).filter((flow) => flow.kind === kind)
        const sum = metricSeries(rows, minutes * minute, { metric }).reduce(
          (all, series) => all + wholeOf(series).sum,
          0,
        )
        expect(sum * 2).toBe(flows.reduce((all, { halfUnits }) => all + halfUnits, 0))
      }
    }),
  )
})
