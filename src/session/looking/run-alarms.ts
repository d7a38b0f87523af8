import { recommendedAlarms } from '../../analysis/alarms/recommended-alarms.ts'
import type { CreateAlarmStatement, DropAlarmStatement, ShowAlarmsStatement } from '../../ast/looking-statement.ts'
import { printTable } from '../../ast/print-clauses.ts'
import { printName } from '../../ast/print-expression.ts'
import { nearest } from '../../syntax/nearest.ts'
import type { Result } from '../outcome.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { SessionState } from '../session-state.ts'
import { alarmDefinition } from './alarm-definition.ts'
import { tellChanges } from './alarm-watch.ts'
import { resourceOf, watchedOf } from './looking-context.ts'

/** Alarms that have just been made have seen nothing. Source: reference, monitoring 4. */
export async function createAlarm(session: SessionState, run: Run, statement: CreateAlarmStatement): Promise<Result> {
  const { monitor, clock } = watchedOf(session.connection, statement.span)
  guardReadOnly(session, statement)
  const alarms = await monitor.alarms()
  if (alarms.some(({ name }) => name === statement.name)) {
    throw new SessionError('session.alarm-exists', `there is an alarm ${statement.name} already`, {
      span: statement.span,
      hint: 'DROP ALARM it first, or choose another name.',
    })
  }
  const definition = await alarmDefinition(run, statement)
  const nowMs = await clock.now()
  const fresh = { state: 'INSUFFICIENT_DATA', sinceMs: nowMs, evaluatedMs: nowMs, reason: 'nothing seen yet' } as const
  const all = [...alarms, { ...definition, ...fresh }]
  await monitor.saveAlarms(all.sort((a, b) => (a.name < b.name ? -1 : 1)))
  session.alarms.changed()
  return { kind: 'written', summary: `created alarm ${statement.name}`, count: 1 }
}

export async function dropAlarm(session: SessionState, statement: DropAlarmStatement): Promise<Result> {
  const { monitor } = watchedOf(session.connection, statement.span)
  guardReadOnly(session, statement)
  const { name, ifExists, span } = statement
  const alarms = await monitor.alarms()
  const left = alarms.filter((alarm) => alarm.name !== name)
  if (left.length === alarms.length) {
    if (ifExists) return { kind: 'written', summary: `there is no alarm ${name}`, count: 0 }
    const [meant] = nearest(
      name,
      alarms.map((alarm) => alarm.name),
    )
    throw new SessionError('session.no-alarm', `there is no alarm ${name}`, {
      span,
      hint: meant === undefined ? 'SHOW ALARMS lists them.' : `Did you mean ${meant}?`,
    })
  }
  await monitor.saveAlarms(left)
  session.alarms.changed()
  return { kind: 'written', summary: `dropped alarm ${name}`, count: 1 }
}

export async function showAlarms(session: SessionState, run: Run, statement: ShowAlarmsStatement): Promise<Result> {
  if (statement.recommendedFor !== undefined) {
    const { table } = await resourceOf(run, statement.recommendedFor)
    const indexes = run.catalogue.describe(table)?.GlobalSecondaryIndexes ?? []
    return { kind: 'text', text: recommended(table, indexes.map(({ IndexName = '' }) => IndexName).sort()) }
  }
  const { monitor } = watchedOf(session.connection, statement.span)
  if (!session.readOnly) await tellChanges(session.alarms, run.emit)
  return { kind: 'alarms', alarms: await monitor.alarms() }
}

/** As statements: a metric that is silent while all is well must not keep an alarm going. */
function recommended(table: string, indexes: readonly string[]): string {
  const lines = recommendedAlarms(table, indexes).map(({ name, metric, evaluationPeriods, ...of }) => {
    const target =
      of.table === undefined
        ? ''
        : ` OF ${printTable({ parts: [of.table, of.index].filter((part) => part !== undefined) })}`
    return `CREATE ALARM ${printName(name)} ON ${metric}${target} > 0 FOR ${evaluationPeriods} MINUTES TREAT MISSING AS NOT BREACHING;`
  })
  return lines.join('\n')
}

function guardReadOnly({ readOnly }: SessionState, { span }: CreateAlarmStatement | DropAlarmStatement): void {
  if (!readOnly) return
  throw new SessionError('session.read-only', 'this session reads only', {
    span,
    hint: 'Start it without --read-only to write.',
  })
}
