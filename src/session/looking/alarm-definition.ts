import type { MetricDefinition } from '../../analysis/metrics/metric-catalogue.ts'
import type { CreateAlarmStatement, MissingWord, TimeSpan } from '../../ast/looking-statement.ts'
import type { AlarmDefinition, MissingData } from '../../operation/alarm.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import { resourceOf, spanMs } from './looking-context.ts'
import { metricOf, operationOf, statisticFor } from './metric-reference.ts'
import { periodOf } from './period-of.ts'

const missingData: { readonly [Word in MissingWord]: MissingData } = {
  MISSING: 'missing',
  IGNORE: 'ignore',
  BREACHING: 'breaching',
  'NOT BREACHING': 'notBreaching',
}

/** What CREATE ALARM says. Missing data are ignored unless it says otherwise, as for every alarm of AWS/DynamoDB. */
export async function alarmDefinition(run: Run, statement: CreateAlarmStatement): Promise<AlarmDefinition> {
  const metric = metricOf(statement.metric)
  checkDimensions(statement, metric)
  const resource = statement.table && (await resourceOf(run, statement.table))
  const periodMs = periodOf(statement.period, statement.span)
  const { window, breaching, operation, statistic, missing, span } = statement
  return {
    name: statement.name,
    metric: metric.name,
    ...resource,
    ...(operation === undefined ? {} : { operation: operationOf(operation, span) }),
    statistic: statistic === undefined ? metric.usual : statisticFor(metric, statistic, span),
    periodMs,
    evaluationPeriods: periodsIn(window, periodMs, statement),
    datapointsToAlarm: periodsIn({ ...window, count: breaching ?? window.count }, periodMs, statement),
    comparison: statement.comparator,
    threshold: Number(statement.threshold),
    missing: missing === undefined ? 'ignore' : missingData[missing],
  }
}

/** CloudWatch sums over no dimension that is left out: such an alarm would never see data. Source: reference, monitoring 2. */
function checkDimensions({ table, operation, span }: CreateAlarmStatement, metric: MetricDefinition): void {
  const refuse = (has: string, hint: string): never => {
    throw new SessionError('session.metric-dimensions', `${metric.name} is counted ${has}`, { span, hint })
  }
  if (metric.dimensions === 'account') {
    if (table !== undefined || operation !== undefined) refuse('for the whole account', 'Leave out OF and OPERATION.')
    return
  }
  if (metric.dimensions === 'resource') {
    if (table === undefined || operation !== undefined)
      refuse('by table or index', 'Write OF table, or OF table.index.')
  } else if (table === undefined || operation === undefined) {
    refuse('by table and operation', 'Write OF table OPERATION GetItem, or another operation.')
  }
}

/** PutMetricAlarm: "(Period * EvaluationPeriods) can't be more than 604,800 seconds" (from memory). */
const watchedMsMax = 7 * 86_400_000

function periodsIn(window: TimeSpan, periodMs: number, { span }: CreateAlarmStatement): number {
  if (spanMs(window) > watchedMsMax) {
    throw new SessionError('session.bad-period', 'an alarm watches seven days at most', {
      span,
      hint: 'Write FOR 7 DAYS, or less.',
    })
  }
  const periods = spanMs(window) / periodMs
  if (Number.isInteger(periods)) return periods
  throw new SessionError('session.bad-period', 'the time that is watched is no whole number of periods', {
    span,
    hint: `A period has ${periodMs / 1_000} seconds here.`,
  })
}
