import type { Span } from '../base/shell-error.ts'
import type { NumberText } from '../model/value.ts'
import type { TimeUnit } from './clock-statement.ts'
import type { TableReference } from './partiql.ts'

/** Statements that look at what a database has done: heat, busy keys, metrics and alarms. */

/** `5 MINUTES`. */
export type TimeSpan = { readonly count: number; readonly unit: TimeUnit }

/** HEATMAP orders BY KEY WRITE LAST 10 MINUTES TO 'heat.svg'. */
export type HeatmapStatement = {
  readonly kind: 'heatmap'
  readonly table: TableReference
  /** Absent: as the setting says. */
  readonly by?: 'PARTITION' | 'KEY' | undefined
  /** Absent: both. */
  readonly direction?: 'READ' | 'WRITE' | undefined
  readonly last?: TimeSpan | undefined
  /** A file that ends in .svg or .html. */
  readonly file?: string | undefined
  readonly span: Span
}

/** TOP KEYS 5 OF orders BY ITEM THROTTLED. */
export type TopKeysStatement = {
  readonly kind: 'top-keys'
  readonly count?: number | undefined
  readonly table: TableReference
  /** Single items rather than partition keys. */
  readonly byItem: boolean
  /** The most throttled rather than the most used. */
  readonly throttled: boolean
  readonly last?: TimeSpan | undefined
  readonly span: Span
}

export type StatisticWord = 'SUM' | 'AVERAGE' | 'MINIMUM' | 'MAXIMUM' | 'SAMPLECOUNT'

/** METRICS WriteThrottleEvents FOR orders STATISTIC SUM PERIOD 300 SECONDS LAST 1 HOUR; METRICS BY PATTERN. */
export type MetricsStatement = {
  readonly kind: 'metrics'
  /** Absent: all that have data. */
  readonly metric?: MetricName | undefined
  readonly table?: TableReference | undefined
  readonly operation?: string | undefined
  /** By table and access pattern rather than with CloudWatch's dimensions. */
  readonly byPattern: boolean
  /** Empty: all that the metric has. */
  readonly statistics: readonly StatisticWord[]
  readonly period?: TimeSpan | undefined
  readonly last?: TimeSpan | undefined
  readonly span: Span
}

/** As typed: which metrics there are is not the grammar's to know. */
export type MetricName = { readonly name: string; readonly span: Span }

export type AlarmComparator = '>' | '>=' | '<' | '<='
export type MissingWord = 'MISSING' | 'IGNORE' | 'BREACHING' | 'NOT BREACHING'

/** CREATE ALARM hot ON WriteThrottleEvents OF orders > 0 FOR 3 OF 5 MINUTES TREAT MISSING AS NOT BREACHING. */
export type CreateAlarmStatement = {
  readonly kind: 'create-alarm'
  readonly name: string
  readonly metric: MetricName
  /** Absent: a metric of the whole account. */
  readonly table?: TableReference | undefined
  readonly operation?: string | undefined
  readonly comparator: AlarmComparator
  readonly threshold: NumberText
  /** How long it is looked at, in all. */
  readonly window: TimeSpan
  /** How much of that must breach, in the window's unit; absent: all of it. */
  readonly breaching?: number | undefined
  readonly statistic?: StatisticWord | undefined
  readonly period?: TimeSpan | undefined
  readonly missing?: MissingWord | undefined
  readonly span: Span
}

export type DropAlarmStatement = {
  readonly kind: 'drop-alarm'
  readonly name: string
  readonly ifExists: boolean
  readonly span: Span
}

/** SHOW ALARMS; with a table, SHOW RECOMMENDED ALARMS FOR it. */
export type ShowAlarmsStatement = {
  readonly kind: 'show-alarms'
  readonly recommendedFor?: TableReference | undefined
  readonly span: Span
}

export type LookingStatement =
  | HeatmapStatement
  | TopKeysStatement
  | MetricsStatement
  | CreateAlarmStatement
  | DropAlarmStatement
  | ShowAlarmsStatement
