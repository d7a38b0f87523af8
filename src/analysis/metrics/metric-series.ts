import type { LedgerRow } from '../../operation/ledger.ts'
import { metricCatalogue } from './metric-catalogue.ts'
import { addSamples, type Sample } from './sample.ts'
import { type Dimensions, patternSamplesIn, samplesIn } from './samples-in.ts'

/** One metric with one set of dimensions, point by point. */
export type MetricSeries = {
  readonly metric: string
  readonly dimensions: Dimensions
  /** Oldest first; only where there was something. */
  readonly points: readonly MetricPoint[]
}

/** `timeMs` is where the period begins. */
export type MetricPoint = { readonly timeMs: number; readonly sample: Sample }

/** What is asked for; whatever is left out does not matter. An empty index is the table itself. */
export type MetricFilter = {
  readonly metric?: string | undefined
  readonly table?: string | undefined
  readonly index?: string | undefined
  readonly operation?: string | undefined
  /** By table and access pattern rather than with CloudWatch's dimensions. */
  readonly byPattern?: boolean | undefined
}

/**
 * Series in the order of the catalogue, then by dimensions. Old rows stand for an hour, which counts where it begins when the
 * period is shorter.
 */
export function metricSeries(
  rows: readonly LedgerRow[],
  periodMs: number,
  filter: MetricFilter = {},
): readonly MetricSeries[] {
  const found = new Map<string, { metric: string; dimensions: Dimensions; points: Map<number, Sample> }>()
  for (const row of rows) {
    const timeMs = Math.floor(row.fromMs / periodMs) * periodMs
    for (const { metric, dimensions, sample } of filter.byPattern === true ? patternSamplesIn(row) : samplesIn(row)) {
      if (!fits({ metric, ...dimensions }, filter)) continue
      const name = nameOf(metric, dimensions)
      const series = found.get(name) ?? { metric, dimensions, points: new Map() }
      series.points.set(timeMs, addSamples(series.points.get(timeMs), sample))
      found.set(name, series)
    }
  }
  return [...found]
    .sort(([a, one], [b, other]) => orderOf(one.metric) - orderOf(other.metric) || (a < b ? -1 : 1))
    .map(([, { metric, dimensions, points }]) => ({
      metric,
      dimensions,
      points: [...points].sort(([a], [b]) => a - b).map(([timeMs, sample]) => ({ timeMs, sample })),
    }))
}

/** All points as one. */
export const wholeOf = ({ points }: MetricSeries): Sample =>
  points.reduce<Sample | undefined>((sum, { sample }) => addSamples(sum, sample), undefined) ?? { sum: 0, count: 0 }

function fits(series: MetricFilter, filter: MetricFilter): boolean {
  return (
    (filter.metric === undefined || filter.metric === series.metric) &&
    (filter.table === undefined || filter.table === series.table) &&
    (filter.index === undefined || filter.index === (series.index ?? '')) &&
    (filter.operation === undefined || filter.operation === series.operation)
  )
}

const nameOf = (metric: string, { table, index, operation, pattern }: Dimensions): string =>
  JSON.stringify([metric, table ?? '', index ?? '', operation ?? '', pattern ?? ''])

const order = new Map(metricCatalogue.map(({ name }, at) => [name, at]))
const orderOf = (metric: string): number => order.get(metric) ?? metricCatalogue.length
