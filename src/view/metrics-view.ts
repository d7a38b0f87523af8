import { type MetricDefinition, metricNamed } from '../analysis/metrics/metric-catalogue.ts'
import { type MetricSeries, wholeOf } from '../analysis/metrics/metric-series.ts'
import { type Sample, statisticOf } from '../analysis/metrics/sample.ts'
import type { Dimensions } from '../analysis/metrics/samples-in.ts'
import { countText, plural } from '../base/count-text.ts'
import type { Statistic } from '../operation/alarm.ts'
import type { MetricsResult } from '../session/outcome.ts'
import { minuteText, stretchText } from './figures.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { lengthText } from './heat/heat-text.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

type ShownGrid = { readonly grid: GridView; readonly footer: string; readonly json: readonly string[] }

/** All five would not fit beside the names. */
const usualOfAll: readonly Statistic[] = ['Sum', 'Average', 'Maximum']

export const metricsView = (result: MetricsResult): ShownGrid =>
  result.metric === undefined ? everyMetric(result) : oneMetric(result, result.metric)

/** A line for each metric, over the whole time. */
function everyMetric(result: MetricsResult): ShownGrid {
  const statistics = result.statistics.length === 0 ? usualOfAll : result.statistics
  const columns = [left('metric'), giving('of'), ...statistics.map(right)]
  const rows = result.series.map((series) => [
    series.metric,
    dimensionsText(series.dimensions),
    ...figures(wholeOf(series), statistics, metricNamed(series.metric)),
  ])
  return {
    grid: { columns, rows },
    footer: `${plural(result.series.length, 'metric')} with data in ${stretchText(result.toMs - result.fromMs)}`,
    json: result.series.map((series) => seriesJson(result, series)),
  }
}

/** A line for each point. */
function oneMetric(result: MetricsResult, metric: MetricDefinition): ShownGrid {
  const { statistics, series, periodMs } = result
  const several = new Set(series.map(({ dimensions }) => dimensionsText(dimensions))).size > 1
  const [only] = series
  const columns = [left('time UTC'), ...(several ? [giving('of')] : []), ...statistics.map(right)]
  const points = series.flatMap(({ dimensions, points: each }) =>
    each.map(({ timeMs, sample }) => ({ timeMs, sample, of: dimensionsText(dimensions) })),
  )
  const rows = points
    .sort((a, b) => a.timeMs - b.timeMs)
    .map(({ timeMs, sample, of }) => [
      minuteText(timeMs),
      ...(several ? [of] : []),
      ...figures(sample, statistics, metric),
    ])
  const of = several || only === undefined ? '' : ` of ${dimensionsText(only.dimensions)}`
  const unit = metric.unit === 'Count' ? '' : `, ${metric.unit.toLowerCase()}`
  return {
    grid: { columns, rows },
    footer: `${metric.name}${of}: ${plural(points.length, 'point')} of ${lengthText(periodMs)}${unit}`,
    json: series.map((each) => seriesJson(result, each)),
  }
}

/** `orders.byStatus`, `orders Query`, `orders byCustomer`; CloudWatch's dimensions in the order of their values. */
function dimensionsText({ table, index, operation, pattern }: Dimensions): string {
  const resource = [table, index].filter((part) => part !== undefined).join('.')
  const whose = pattern === '' ? '(no pattern)' : (pattern ?? '')
  const text = [resource, operation ?? '', whose].filter((part) => part !== '').join(' ')
  return text === '' ? 'account' : visibleText(text)
}

/** What a metric does not have stays empty. */
const figures = (sample: Sample, statistics: readonly Statistic[], metric: MetricDefinition | undefined) =>
  statistics.map((statistic) => {
    const value = metric?.statistics.includes(statistic) === true ? statisticOf(sample, statistic) : undefined
    return value === undefined ? '' : countText(value)
  })

/** In the words of CloudWatch, whose namespace has nothing by access pattern. */
function seriesJson({ periodMs }: MetricsResult, { metric, dimensions, points }: MetricSeries): string {
  const known = metricNamed(metric)
  const statistics = known?.statistics ?? []
  const datapoints = points.map(({ timeMs, sample }) => ({
    Timestamp: new Date(timeMs).toISOString(),
    ...Object.fromEntries(statistics.map((statistic) => [statistic, statisticOf(sample, statistic)])),
  }))
  return terminalSafeJson(
    JSON.stringify({
      Namespace: dimensions.pattern === undefined ? 'AWS/DynamoDB' : 'AccessPatterns',
      MetricName: metric,
      Dimensions: dimensionsJson(dimensions),
      Unit: known?.unit,
      Period: periodMs / 1_000,
      Datapoints: datapoints,
    }),
  )
}

export const dimensionsJson = ({ table, index, operation, pattern }: Dimensions): readonly object[] =>
  [
    ['TableName', table],
    ['GlobalSecondaryIndexName', index],
    ['Operation', operation],
    ['AccessPattern', pattern],
  ].flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }]))
