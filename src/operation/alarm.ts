/** CloudWatch alarms on the metrics of a database, as its file keeps them. Source: reference, monitoring 4. */

export type Alarm = AlarmDefinition & {
  readonly state: AlarmState
  /** When it got there, epoch milliseconds. */
  readonly sinceMs: number
  readonly reason: string
  /** Nothing after this moment has been looked at. */
  readonly evaluatedMs: number
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

export type AlarmDefinition = {
  readonly name: string
  /** CloudWatch's name of it. */
  readonly metric: string
  /** Absent with `table`: the metric is the whole file's. */
  readonly region?: string | undefined
  readonly table?: string | undefined
  readonly index?: string | undefined
  readonly operation?: string | undefined
  readonly statistic: Statistic
  readonly periodMs: number
  readonly evaluationPeriods: number
  /** At most `evaluationPeriods`. */
  readonly datapointsToAlarm: number
  readonly comparison: '>' | '>=' | '<' | '<='
  readonly threshold: number
  readonly missing: MissingData
}

export type Statistic = 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'SampleCount'

/** What stands in for points that are not there. `ignore`: the state stays. */
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching'
