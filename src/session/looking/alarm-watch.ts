import type { StateChange } from '../../analysis/alarms/advance-alarm.ts'
import type { Alarm } from '../../operation/alarm.ts'
import type { LedgerQuestion, LedgerRow } from '../../operation/ledger.ts'
import type { Monitor } from '../../operation/monitor.ts'
import type { StatementEvent } from '../outcome.ts'
import type { SessionClock } from '../session-clock.ts'

const minuteMs = 60_000

/** Without both there is nothing to look after. */
type Watchable = { readonly monitor?: Monitor | undefined; readonly clock?: SessionClock | undefined }

/** Looks after the alarms of one connection: between statements, once a minute of its clock. */
export class AlarmWatch {
  private readonly watched: Watchable
  /** Undefined: not asked yet. Without alarms nothing is loaded, and nobody is asked again. */
  private hasAlarms: boolean | undefined
  private minute = Number.NEGATIVE_INFINITY

  constructor(watched: Watchable) {
    this.watched = watched
  }

  /** Alarms have been made or dropped. */
  changed(): void {
    this.hasAlarms = undefined
    this.minute = Number.NEGATIVE_INFINITY
  }

  /** What has become of the alarms since the last turn, in the order it happened. */
  async turn(): Promise<readonly StateChange[]> {
    const { monitor, clock } = this.watched
    if (monitor === undefined || clock === undefined || this.hasAlarms === false) return []
    const nowMs = await clock.now()
    const minute = Math.floor(nowMs / minuteMs)
    if (minute === this.minute) return []
    const alarms = await monitor.alarms()
    this.hasAlarms = alarms.length > 0
    this.minute = minute
    if (!this.hasAlarms) return []
    const { advanceAlarm, ledgerNeededFrom } = await import('../../analysis/alarms/advance-alarm.ts')
    const rowsOf = new Map<Alarm, readonly LedgerRow[]>()
    for (const some of Map.groupBy(alarms, ({ region, table }) => JSON.stringify([region, table])).values()) {
      const fromMs = Math.max(0, Math.min(...some.map((alarm) => ledgerNeededFrom(alarm, nowMs))))
      const rows = await monitor.ledger({ fromMs, toMs: nowMs + 1, of: tableOf(some[0]) })
      for (const alarm of some) rowsOf.set(alarm, rows)
    }
    const advanced = alarms.map((alarm) => advanceAlarm(alarm, rowsOf.get(alarm) ?? [], nowMs))
    await monitor.saveAlarms(advanced.map(({ alarm }): Alarm => alarm))
    return advanced.flatMap(({ changes }) => changes).sort((a, b) => a.atMs - b.atMs)
  }
}

/** Undefined: it watches the whole account. */
function tableOf({ region, table }: Partial<Alarm> = {}): LedgerQuestion['of'] {
  return region === undefined || table === undefined ? undefined : { region, table }
}

/** A notice for each alarm that changed its state. */
export async function tellChanges(
  watch: AlarmWatch,
  emit: (event: StatementEvent) => void | Promise<void>,
): Promise<void> {
  for (const change of await watch.turn()) await emit({ kind: 'notice', text: changeText(change) })
}

const changeText = ({ name, atMs, from, to, reason }: StateChange): string =>
  `alarm ${name}: ${from} -> ${to} at ${new Date(atMs).toISOString().slice(0, 16)}Z, ${reason}`
