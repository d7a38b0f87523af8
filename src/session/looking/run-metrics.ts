import type { MetricDefinition } from '../../analysis/metrics/metric-catalogue.ts'
import { type MetricFilter, metricSeries } from '../../analysis/metrics/metric-series.ts'
import type { MetricsStatement } from '../../ast/looking-statement.ts'
import type { Statistic } from '../../operation/alarm.ts'
import type { Result } from '../outcome.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { SessionState } from '../session-state.ts'
import { type Resource, resourceOf, spanMs, type Watched, type Window, watchedOf } from './looking-context.ts'
import { metricOf, operationOf, statisticFor, statisticNamed } from './metric-reference.ts'
import { periodOf } from './period-of.ts'

const usualMs = 60 * 60_000

/** METRICS: every metric with data as one figure for the whole time, or one metric point by point. */
export async function runMetrics(session: SessionState, run: Run, statement: MetricsStatement): Promise<Result> {
  const { metric: named, table, operation, byPattern, span } = statement
  if (byPattern) refuseParts(statement)
  const watched = watchedOf(session.connection, span)
  const metric = named && metricOf(named)
  const resource = table && (await resourceOf(run, table))
  const periodMs = periodOf(statement.period, span)
  const window = await wholePeriods(watched, periodMs, statement.last === undefined ? usualMs : spanMs(statement.last))
  const rows = (await watched.monitor.ledger(window)).filter(
    (row) => resource === undefined || row.region === resource.region,
  )
  const filter: MetricFilter = {
    metric: metric?.name,
    ...(byPattern ? { table: resource?.table } : ofResource(resource, metric)),
    operation: operation === undefined ? undefined : operationOf(operation, span),
    byPattern,
  }
  const series = metricSeries(rows, periodMs, filter)
  return {
    kind: 'metrics',
    ...window,
    periodMs,
    metric,
    statistics: statisticsOf(statement, metric),
    series,
  }
}

/** A call belongs to a pattern as a whole: which of its units were an index's is not kept with it. */
function refuseParts({ table, operation, span }: MetricsStatement): void {
  if (table?.parts[1] === undefined && operation === undefined) return
  throw new SessionError(
    'session.metric-dimensions',
    'BY PATTERN goes with a table, not with an index or an operation',
    {
      span,
      hint: 'METRICS BY PATTERN, or METRICS FOR orders BY PATTERN.',
    },
  )
}

/** Of the whole of a table its indexes are part of the list; a metric by its name has no dimension more than were given. */
function ofResource(resource: Resource | undefined, metric: MetricDefinition | undefined): MetricFilter {
  if (resource === undefined) return {}
  const { table, index } = resource
  if (index !== undefined) return { table, index }
  return metric === undefined ? { table } : { table, index: '' }
}

/** Empty: the usual ones. */
function statisticsOf(
  { statistics, span }: MetricsStatement,
  metric: MetricDefinition | undefined,
): readonly Statistic[] {
  if (metric === undefined) return statistics.map(statisticNamed)
  return statistics.length === 0 ? metric.statistics : statistics.map((word) => statisticFor(metric, word, span))
}

/** A point that were cut off would look like a quiet one. The newest may still grow. */
async function wholePeriods({ clock }: Watched, periodMs: number, lastMs: number): Promise<Window> {
  const nowMs = await clock.now()
  return { fromMs: Math.max(0, Math.floor((nowMs - lastMs) / periodMs) * periodMs), toMs: nowMs + 1 }
}
