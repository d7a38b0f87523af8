import type { ProductionStatistics } from '../../model/production-statistics.ts'
import type { Alarm } from '../../operation/alarm.ts'
import { hasNumbers, isAbsentOr, isNumber, isText } from './members.ts'

/**
 * A list that the file keeps among its settings. What the disk has damaged is left out, all of it if need be: alarms are looked
 * at after every statement, and no statement shall fail for them.
 */
export function listIn<Member>(text: string, isMember: (value: unknown) => value is Member): readonly Member[] {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.filter(isMember) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

export function isStatistics(value: unknown): value is ProductionStatistics {
  return (
    hasNumbers(value, ['items']) &&
    isText(value['region']) &&
    isText(value['table']) &&
    ['bytes', 'keys', 'retentionDays'].every((figure) => isAbsentOr(value[figure], isNumber))
  )
}

const figures = ['periodMs', 'evaluationPeriods', 'datapointsToAlarm', 'threshold', 'sinceMs', 'evaluatedMs']

const words: { readonly [member in keyof Alarm]?: readonly string[] } = {
  state: ['OK', 'ALARM', 'INSUFFICIENT_DATA'],
  statistic: ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'],
  comparison: ['>', '>=', '<', '<='],
  missing: ['missing', 'ignore', 'breaching', 'notBreaching'],
}

export function isAlarm(value: unknown): value is Alarm {
  return (
    hasNumbers(value, figures) &&
    ['name', 'metric', 'reason'].every((member) => isText(value[member])) &&
    ['region', 'table', 'index', 'operation'].every((member) => isAbsentOr(value[member], isText)) &&
    Object.entries(words).every(([member, choices]) => choices.some((choice) => choice === value[member]))
  )
}
