import type { AlarmDefinition } from '../../operation/alarm.ts'

export type RecommendedAlarm = Omit<AlarmDefinition, 'region' | 'missing'>

/**
 * The alarms that AWS recommends, on metrics that a ledger knows. Where AWS leaves the threshold to the workload it is zero:
 * a table that is laid out well is not throttled. Source: reference, monitoring 4, recommended alarms.
 */
export function recommendedAlarms(table: string, indexes: readonly string[]): readonly RecommendedAlarm[] {
  const throttles = [undefined, ...indexes].flatMap((index) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map((metric) => sumAboveZero(metric, 5, { table, index })),
  )
  return [...throttles, sumAboveZero('UserErrors', 10, {})]
}

const sumAboveZero = (
  metric: string,
  evaluationPeriods: number,
  of: { readonly table?: string; readonly index?: string | undefined },
): RecommendedAlarm => ({
  ...of,
  name: [of.table, of.index, metric].filter((part) => part !== undefined).join('-'),
  metric,
  statistic: 'Sum',
  periodMs: 60_000,
  evaluationPeriods,
  datapointsToAlarm: evaluationPeriods,
  comparison: '>',
  threshold: 0,
})
