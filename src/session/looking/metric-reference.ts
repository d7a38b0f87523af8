import { type MetricDefinition, metricCatalogue, metricNamed } from '../../analysis/metrics/metric-catalogue.ts'
import type { MetricName, StatisticWord } from '../../ast/looking-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import type { Statistic } from '../../operation/alarm.ts'
import type { OperationName } from '../../operation/operation.ts'
import { serviceModel } from '../../operation/service-model.ts'
import { nearest } from '../../syntax/nearest.ts'
import { SessionError } from '../session-error.ts'

/** What METRICS and CREATE ALARM name. */

const operationNames = Object.keys(serviceModel.operations) as readonly OperationName[]

export function metricOf({ name, span }: MetricName): MetricDefinition {
  const known = metricNamed(name)
  if (known !== undefined) return known
  const [meant] = nearest(
    name,
    metricCatalogue.map((metric) => metric.name),
  )
  throw new SessionError('session.unknown-metric', `there is no metric ${name}`, {
    span,
    hint: meant === undefined ? 'METRICS lists those that have data.' : `Did you mean ${meant}?`,
  })
}

export function operationOf(given: string, span: Span): OperationName {
  const known = operationNames.find((name) => name.toLowerCase() === given.toLowerCase())
  if (known !== undefined) return known
  const [meant] = nearest(given, operationNames)
  throw new SessionError('session.unknown-operation', `there is no operation ${given}`, {
    span,
    hint: meant === undefined ? "Operations have the API's names, as GetItem." : `Did you mean ${meant}?`,
  })
}

const statistics: { readonly [Word in StatisticWord]: Statistic } = {
  SUM: 'Sum',
  AVERAGE: 'Average',
  MINIMUM: 'Minimum',
  MAXIMUM: 'Maximum',
  SAMPLECOUNT: 'SampleCount',
}

/** Refuses one that the metric does not have. */
export function statisticFor(metric: MetricDefinition, word: StatisticWord, span: Span): Statistic {
  const statistic = statistics[word]
  if (metric.statistics.includes(statistic)) return statistic
  throw new SessionError('session.no-statistic', `${metric.name} has no ${statistic}`, {
    span,
    hint: `It has ${metric.statistics.join(', ')}.`,
  })
}

export const statisticNamed = (word: StatisticWord): Statistic => statistics[word]
