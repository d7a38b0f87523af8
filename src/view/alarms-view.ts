import { countText, plural } from '../base/count-text.ts'
import type { Alarm } from '../operation/alarm.ts'
import type { OperationName } from '../operation/operation.ts'
import { minuteText } from './figures.ts'
import { type GridView, giving, left } from './grid-view.ts'
import { dimensionsJson } from './metrics-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** SHOW ALARMS. */
export function alarmsView(alarms: readonly Alarm[]): {
  readonly grid: GridView
  readonly footer: string
  readonly json: readonly string[]
} {
  const columns = [giving('alarm'), left('state'), left('since UTC'), giving('watches')]
  const rows = alarms.map((alarm) => [visibleText(alarm.name), alarm.state, minuteText(alarm.sinceMs), watches(alarm)])
  const ringing = alarms.filter(({ state }) => state === 'ALARM').length
  const footer = `${plural(alarms.length, 'alarm')}${ringing === 0 ? '' : `, ${countText(ringing)} in ALARM`}`
  return { grid: { columns, rows }, footer, json: alarms.map(alarmJson) }
}

/** `Sum of WriteThrottleEvents of orders > 0, 3 of 5 x 60 s`. */
function watches(alarm: Alarm): string {
  const { table, index, operation, statistic, metric, comparison, threshold, periodMs } = alarm
  const resource = [table, index].filter((part) => part !== undefined).join('.')
  const of = [resource, operation ?? ''].filter((part) => part !== '').join(' ')
  const { evaluationPeriods, datapointsToAlarm } = alarm
  const points = datapointsToAlarm === evaluationPeriods ? '' : `${datapointsToAlarm} of `
  const what = `${statistic} ${metric}${of === '' ? '' : ` of ${of}`} ${comparison} ${threshold}`
  return visibleText(`${what}, ${points}${evaluationPeriods} x ${periodMs / 1_000} s`)
}

const comparisons = {
  '>': 'GreaterThanThreshold',
  '>=': 'GreaterThanOrEqualToThreshold',
  '<': 'LessThanThreshold',
  '<=': 'LessThanOrEqualToThreshold',
} as const

/** As DescribeAlarms of CloudWatch has it. */
function alarmJson(alarm: Alarm): string {
  return terminalSafeJson(
    JSON.stringify({
      AlarmName: alarm.name,
      StateValue: alarm.state,
      StateReason: alarm.reason,
      StateUpdatedTimestamp: new Date(alarm.sinceMs).toISOString(),
      Namespace: 'AWS/DynamoDB',
      MetricName: alarm.metric,
      Dimensions: dimensionsJson({ ...alarm, operation: alarm.operation as OperationName | undefined }),
      Statistic: alarm.statistic,
      Period: alarm.periodMs / 1_000,
      EvaluationPeriods: alarm.evaluationPeriods,
      DatapointsToAlarm: alarm.datapointsToAlarm,
      Threshold: alarm.threshold,
      ComparisonOperator: comparisons[alarm.comparison],
      TreatMissingData: alarm.missing,
    }),
  )
}
