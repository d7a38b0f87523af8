import type {
  CreateAlarmStatement,
  HeatmapStatement,
  LookingStatement,
  MetricsStatement,
  TimeSpan,
  TopKeysStatement,
} from './looking-statement.ts'
import { printTable } from './print-clauses.ts'
import { printName, printString, quotedName } from './print-expression.ts'

export function printLooking(statement: LookingStatement): string {
  switch (statement.kind) {
    case 'heatmap':
      return printHeatmap(statement)
    case 'top-keys':
      return printTopKeys(statement)
    case 'metrics':
      return printMetrics(statement)
    case 'create-alarm':
      return printCreateAlarm(statement)
    case 'drop-alarm':
      return `DROP ALARM ${statement.ifExists ? 'IF EXISTS ' : ''}${alarmName(statement.name)}`
    case 'show-alarms':
      return statement.recommendedFor === undefined
        ? 'SHOW ALARMS'
        : `SHOW RECOMMENDED ALARMS FOR ${printTable(statement.recommendedFor)}`
  }
}

function printHeatmap({ table, by, direction, last, file }: HeatmapStatement): string {
  return [
    `HEATMAP ${printTable(table)}`,
    by === undefined ? '' : ` BY ${by}`,
    direction === undefined ? '' : ` ${direction}`,
    optionalSpan('LAST', last),
    file === undefined ? '' : ` TO ${printString(file)}`,
  ].join('')
}

function printTopKeys({ count, table, byItem, throttled, last }: TopKeysStatement): string {
  return [
    `TOP KEYS${count === undefined ? '' : ` ${count}`} OF ${printTable(table)}`,
    byItem ? ' BY ITEM' : '',
    throttled ? ' THROTTLED' : '',
    optionalSpan('LAST', last),
  ].join('')
}

function printMetrics({ metric, table, operation, byPattern, statistics, period, last }: MetricsStatement): string {
  return [
    'METRICS',
    metric === undefined ? '' : ` ${metricName(metric.name)}`,
    table === undefined ? '' : ` FOR ${printTable(table)}`,
    operation === undefined ? '' : ` OPERATION ${printName(operation)}`,
    byPattern ? ' BY PATTERN' : '',
    statistics.length === 0 ? '' : ` STATISTIC ${statistics.join(', ')}`,
    optionalSpan('PERIOD', period),
    optionalSpan('LAST', last),
  ].join('')
}

function printCreateAlarm(alarm: CreateAlarmStatement): string {
  const { metric, table, operation, comparator, threshold, window, breaching, statistic, period, missing } = alarm
  return [
    `CREATE ALARM ${printName(alarm.name)} ON ${printName(metric.name)}`,
    table === undefined ? '' : ` OF ${printTable(table)}`,
    operation === undefined ? '' : ` OPERATION ${printName(operation)}`,
    ` ${comparator} ${threshold} FOR ${breaching === undefined ? '' : `${breaching} OF `}${spanText(window)}`,
    statistic === undefined ? '' : ` STATISTIC ${statistic}`,
    optionalSpan('PERIOD', period),
    missing === undefined ? '' : ` TREAT MISSING AS ${missing}`,
  ].join('')
}

/** Words that METRICS takes for a clause of its own. */
const metricsClauses = /^(?:for|operation|by|statistic|period|last)$/i
const metricName = (name: string): string => (metricsClauses.test(name) ? quotedName(name) : printName(name))
/** IF would begin IF EXISTS. */
const alarmName = (name: string): string => (/^if$/i.test(name) ? quotedName(name) : printName(name))

const spanText = ({ count, unit }: TimeSpan): string => `${count} ${unit}${count === 1 ? '' : 'S'}`

const optionalSpan = (word: string, span: TimeSpan | undefined): string =>
  span === undefined ? '' : ` ${word} ${spanText(span)}`
