import type { ProductionStatistics } from '../../model/production-statistics.ts'
import type { Alarm } from '../../operation/alarm.ts'
import { hasNumbers, isAbsentOr, isNumber, isText } from './members.ts'

/** What the lists need of the file that keeps them. */
export interface SettingsFile {
  transaction<Result>(work: () => Result): Result
  getSetting(name: string): string | undefined
  setSetting(name: string, value: string | undefined): void
}

/**
 * A list that the file keeps under a name among its settings; what another process saved is there too. What the disk has damaged
 * is left out, all of it if need be: alarms are looked at after every statement, and no statement shall fail for them.
 */
export class SavedList<Member> {
  private readonly file: SettingsFile
  private readonly name: string
  private readonly isMember: (value: unknown) => value is Member

  constructor(file: SettingsFile, name: string, isMember: (value: unknown) => value is Member) {
    this.file = file
    this.name = name
    this.isMember = isMember
  }

  get members(): readonly Member[] {
    const text = this.file.getSetting(this.name)
    return text === undefined ? [] : listIn(text, this.isMember)
  }

  save(members: readonly Member[]): void {
    const text = members.length === 0 ? undefined : JSON.stringify(members)
    this.file.transaction(() => this.file.setSetting(this.name, text))
  }
}

function listIn<Member>(text: string, isMember: (value: unknown) => value is Member): readonly Member[] {
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
