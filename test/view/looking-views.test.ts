import { expect, test } from 'vitest'
import { topContributors } from '../../src/analysis/contributors/top-contributors.ts'
import { metricNamed } from '../../src/analysis/metrics/metric-catalogue.ts'
import { metricSeries } from '../../src/analysis/metrics/metric-series.ts'
import type { OutputMode } from '../../src/ast/output-modes.ts'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { heatHtml, heatSvg } from '../../src/render/plain/heat-svg.ts'
import { resultText } from '../../src/render/plain/result-text.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import type { Result } from '../../src/session/outcome.ts'
import { heatView } from '../../src/view/heat/heat-view.ts'
import { resultView } from '../../src/view/result-view.ts'
import { exampleHeat } from '../support/example-heat.ts'
import { callFlow, heatFlow, keyFlow, ledgerRow, quarters } from '../support/ledger.ts'

function printed(result: Result, mode: OutputMode = 'table'): string {
  const view = resultView({ result }, { region: 'us-east-1' })
  const options = {
    style: plainStyle,
    glyphs: glyphsOf('unicode'),
    columns: 80,
    maxRows: 40,
    wrap: false,
    nullText: '',
  }
  return resultText(view, mode, { ...options, forTerminal: true })
}

const minute = 60_000
const fromMs = Date.UTC(2026, 0, 1)
const window = { fromMs, toMs: fromMs + 60 * minute }
const rows = [
  ledgerRow({
    fromMs,
    flows: [
      heatFlow('write', 0, [
        [0, 20],
        [1, 5],
      ]),
      heatFlow('read', 0, [[0, 1]]),
    ],
    keys: [
      keyFlow('write', 'c#1', 20),
      keyFlow('read', 'c#1', 1),
      keyFlow('write', 'c#2\u001b[31m', 5, { throttled: 4 }),
    ],
    throttles: { TableWriteKeyRangeThroughputExceeded: 4 },
    calls: [
      callFlow('Query', { latency: { count: 2, sum: 7, least: 3, most: 4 }, errors: { ValidationException: 1 } }),
    ],
  }),
  ledgerRow({ fromMs: fromMs + minute, index: 'byStatus', flows: [heatFlow('write', 0, [[0, 8]])] }),
]

const metrics = (name?: string): Result => {
  const metric = name === undefined ? undefined : metricNamed(name)
  const series = metricSeries(rows, minute, { metric: metric?.name })
  return { kind: 'metrics', ...window, periodMs: minute, metric, statistics: metric?.statistics ?? [], series }
}

test('METRICS: all of them over the whole time', () => {
  expect(`\n${printed(metrics())}`).toMatchInlineSnapshot(`
    "
    metric                                 of                Sum  Average  Maximum
    ─────────────────────────────────────  ───────────────  ────  ───────  ───────
    ConsumedReadCapacityUnits              orders            0.5      0.5      0.5
    ConsumedWriteCapacityUnits             orders           12.5     6.25       10
    ConsumedWriteCapacityUnits             orders.byStatus     4        4        4
    WriteThrottleEvents                    orders              4
    WriteKeyRangeThroughputThrottleEvents  orders              4                 1
    UserErrors                             account             1
    SuccessfulRequestLatency               orders Query               3.5        4
    ReturnedItemCount                      orders Query        0        0
    8 metrics with data in 60 minutes
    "
  `)
})

test('METRICS: one of them point by point, told apart by dimensions', () => {
  expect(`\n${printed(metrics('ConsumedWriteCapacityUnits'))}`).toMatchInlineSnapshot(`
    "
    time UTC          of                Sum  Average  Minimum  Maximum  SampleCount
    ────────────────  ───────────────  ────  ───────  ───────  ───────  ───────────
    2026-01-01 00:00  orders           12.5     6.25      2.5       10            2
    2026-01-01 00:01  orders.byStatus     4        4        4        4            1
    ConsumedWriteCapacityUnits: 2 points of 1 min
    "
  `)
  expect(`\n${printed(metrics('SuccessfulRequestLatency'))}`).toMatchInlineSnapshot(`
    "
    time UTC          Average  Minimum  Maximum  SampleCount
    ────────────────  ───────  ───────  ───────  ───────────
    2026-01-01 00:00      3.5        3        4            2
    SuccessfulRequestLatency of orders Query: 1 point of 1 min, milliseconds
    "
  `)
})

test('METRICS: in the words of CloudWatch for programs', () => {
  expect(printed(metrics('SuccessfulRequestLatency'), 'jsonl')).toMatchInlineSnapshot(`
    "{"Namespace":"AWS/DynamoDB","MetricName":"SuccessfulRequestLatency","Dimensions":[{"Name":"TableName","Value":"orders"},{"Name":"Operation","Value":"Query"}],"Unit":"Milliseconds","Period":60,"Datapoints":[{"Timestamp":"2026-01-01T00:00:00.000Z","Average":3.5,"Minimum":3,"Maximum":4,"SampleCount":2}]}
    "
  `)
})

const contributors = (rule: 'PKC' | 'PKT' | 'SKC'): Result => ({
  kind: 'contributors',
  rule,
  table: 'orders',
  ...window,
  ...topContributors(rows.slice(0, 1), rule, 10),
})

test('TOP KEYS', () => {
  expect(`\n${printed(contributors('PKC'))}`).toMatchInlineSnapshot(`
    "
       partition key  ConsumedThroughputUnits  read  write  throttled    peak
    ─  ─────────────  ───────────────────────  ────  ─────  ─────────  ──────
    1  c#1                               30.5   0.5     10          0  <0.1 %
    2  c#2\\x1b[31m                        7.5     0    2.5          4  <0.1 %
    2 partition keys of orders in 60 minutes; peak: share of a partition's minute
    "
  `)
  expect(`\n${printed(contributors('PKT'))}`).toMatchInlineSnapshot(`
    "
       partition key  ThrottleCount  most in a minute
    ─  ─────────────  ─────────────  ────────────────
    1  c#2\\x1b[31m                4                 4
    1 partition key of orders in 60 minutes
    "
  `)
  expect(`\n${printed(contributors('SKC'))}`).toMatchInlineSnapshot(`
    "
    0 items of orders in 60 minutes; items are counted while Contributor Insights
    are enabled
    "
  `)
  expect(printed(contributors('PKC'), 'jsonl')).toMatchInlineSnapshot(`
    "{"rule":"PKC","table":"orders","key":[{"S":"c#1"}],"ConsumedThroughputUnits":30.5,"MaxContributorValue":30.5,"readUnits":0.5,"writeUnits":10,"throttled":0,"contributors":2}
    {"rule":"PKC","table":"orders","key":[{"S":"c#2\\u001b[31m"}],"ConsumedThroughputUnits":7.5,"MaxContributorValue":7.5,"readUnits":0,"writeUnits":2.5,"throttled":4,"contributors":2}
    "
  `)
})

const alarm = {
  name: 'hot',
  metric: 'WriteThrottleEvents',
  region: 'us-east-1',
  table: 'orders',
  index: 'byStatus',
  statistic: 'Sum',
  periodMs: minute,
  evaluationPeriods: 5,
  datapointsToAlarm: 3,
  comparison: '>',
  threshold: 0,
  missing: 'ignore',
  state: 'ALARM',
  sinceMs: fromMs + 5 * minute,
  reason: '3 of the last 5 points are > 0',
  evaluatedMs: fromMs + 9 * minute,
} as const

test('SHOW ALARMS', () => {
  const slow = { ...alarm, name: 'slow', metric: 'SuccessfulRequestLatency', operation: 'Query', state: 'OK' } as const
  const alarms: Result = { kind: 'alarms', alarms: [alarm, { ...slow, datapointsToAlarm: 5, index: undefined }] }
  expect(`\n${printed(alarms)}`).toMatchInlineSnapshot(`
    "
    alarm  state  since UTC         watches
    ─────  ─────  ────────────────  ────────────────────────────────────────────────
    hot    ALARM  2026-01-01 00:05  Sum WriteThrottleEvents of orders.byStatus > 0,
                                    3 of 5 x 60 s
    slow   OK     2026-01-01 00:05  Sum SuccessfulRequestLatency of orders Query >
                                    0, 5 x 60 s
    2 alarms, 1 in ALARM
    "
  `)
  expect(printed({ kind: 'alarms', alarms: [alarm] }, 'json')).toMatchInlineSnapshot(`
    "[
      {"AlarmName":"hot","StateValue":"ALARM","StateReason":"3 of the last 5 points are > 0","StateUpdatedTimestamp":"2026-01-01T00:05:00.000Z","Namespace":"AWS/DynamoDB","MetricName":"WriteThrottleEvents","Dimensions":[{"Name":"TableName","Value":"orders"},{"Name":"GlobalSecondaryIndexName","Value":"byStatus"}],"Statistic":"Sum","Period":60,"EvaluationPeriods":5,"DatapointsToAlarm":3,"Threshold":0,"ComparisonOperator":"GreaterThanThreshold","TreatMissingData":"ignore"}
    ]
    "
  `)
  expect(printed({ kind: 'alarms', alarms: [] })).toContain('0 alarms')
})

const small = {
  ...exampleHeat,
  fromMs,
  toMs: fromMs + minute,
  rows: rows.slice(0, 1),
  partitions: quarters.slice(0, 1),
}

test('HEATMAP for programs: every figure, and only cells in which something happened', () => {
  expect(JSON.parse(printed({ kind: 'heat', heat: small }, 'jsonl'))).toMatchInlineSnapshot(`
    {
      "cellSeconds": 1,
      "cells": [
        {
          "mostReadUnitsPerSecond": 0.5,
          "mostWriteUnitsPerSecond": 10,
          "readUnits": 0.5,
          "throttled": 0,
          "time": "2026-01-01T00:00:00.000Z",
          "writeUnits": 10,
        },
        {
          "mostReadUnitsPerSecond": 0,
          "mostWriteUnitsPerSecond": 2.5,
          "readUnits": 0,
          "throttled": 0,
          "time": "2026-01-01T00:00:01.000Z",
          "writeUnits": 2.5,
        },
      ],
      "hashes": "000000000000-ffffffffffff",
      "hottestKey": [
        {
          "S": "c#1",
        },
      ],
      "partition": 0,
      "peak": {
        "kind": "write",
        "share": 0.01,
        "time": "2026-01-01T00:00:00.000Z",
        "unitsPerSecond": 10,
      },
      "readUnits": 0.5,
      "table": "orders",
      "throttled": 0,
      "writeUnits": 12.5,
    }
  `)
})

test('HEATMAP in line mode is sentences', () => {
  expect(printed({ kind: 'heat', heat: small }, 'line')).toMatchInlineSnapshot(`
    "P0 0000-ffff: peak 1 % of 1,000 WCU/s at 00:00:00, hottest key c#1.
    "
  `)
})

/** Whether every tag is closed, in its place, and no text holds what must be escaped. */
function unbalanced(markup: string): readonly string[] {
  const open: string[] = []
  const wrong: string[] = []
  const rest = markup.replace(/^<\?xml[^>]*\?>\n|^<!doctype html>\n/, '').replaceAll(/<(?:meta)[^>]*>/g, '')
  for (const [tag, close, name = '', attributes = '', alone] of rest.matchAll(
    /<(\/?)([\w-]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (close === '/') {
      if (open.pop() !== name) wrong.push(tag)
    } else if (alone !== '/') open.push(name)
    if (/&(?!(?:amp|lt|gt|quot);)/.test(attributes)) wrong.push(tag)
  }
  const text = rest.replaceAll(/<\/?[\w-]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, '')
  return [...wrong, ...open, ...(text.match(/[<>]|&(?!(?:amp|lt|gt|quot);).{0,9}/g) ?? [])]
}

test('the drawing is well formed, whatever the keys are', () => {
  const evil = ledgerRow({
    fromMs,
    flows: [heatFlow('write', 0, [[0, 200, 3]])],
    keys: [keyFlow('write', '</text><script>alert("1")</script> & \u0000 \ufffe\uffff', 200)],
  })
  const view = heatView({ ...small, table: 'a&b', rows: [evil] }, { cells: 120, rows: 10 })
  expect(unbalanced(heatSvg(view))).toEqual([])
  expect(unbalanced(heatHtml(view))).toEqual([])
  expect(heatSvg(view)).not.toContain('<script')
  // Not even written as &#xFFFE; may these stand in XML.
  expect(heatSvg(view)).not.toMatch(/[\ufffe\uffff]/)
  expect(unbalanced('<a><b></a>')).not.toEqual([])
  expect(unbalanced('<a>1 & 2</a>')).not.toEqual([])
})

test('the drawing needs nothing from elsewhere, and knows light and dark screens', () => {
  const svg = heatSvg(heatView(exampleHeat, { cells: 120, rows: 200 }))
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|href/)
  expect(svg).toContain('@media (prefers-color-scheme:dark)')
  expect(svg).toContain('P2 8000-bfff: peak 100 % of 1,000 WCU/s')
})

test('the legend is whole, however long the labels are', () => {
  const long = {
    ...exampleHeat,
    by: 'key' as const,
    rows: exampleHeat.rows.map((row) => ({
      ...row,
      keys: row.keys.map((key) => ({ ...key, key: JSON.stringify([{ S: 'k'.repeat(80) }]) })),
    })),
  }
  const svg = heatSvg(heatView(long, { cells: 4, rows: 3 }))
  const width = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const last = Number(/<text x="([\d.]+)"[^>]*>throttled</.exec(svg)?.[1])
  expect(last).toBeGreaterThan(600)
  expect(width - last).toBeGreaterThan('throttled'.length * 7)
})
