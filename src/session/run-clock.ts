import type { ClockStatement } from '../ast/clock-statement.ts'
import { plural } from '../base/count-text.ts'
import { momentText } from '../base/moment-text.ts'
import type { Result } from './outcome.ts'
import type { Run } from './run.ts'
import { scaledText } from './scaling-of.ts'
import type { SessionClock } from './session-clock.ts'
import { SessionError } from './session-error.ts'
import type { Connection } from './session-state.ts'

export const unitMs = { SECOND: 1_000, MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000 } as const
/** The last moment whose date has four digits for the year. */
const latestMs = Date.UTC(10_000, 0, 1) - 1

/** CLOCK and SHOW CLOCK. A clock that has moved has consequences: what was due until then happens now. */
export async function runClock({ clock, name }: Connection, run: Run, statement: ClockStatement): Promise<Result> {
  if (clock === undefined) {
    throw new SessionError('session.no-clock', `the clock of ${name} is not ours`, {
      span: statement.span,
      hint: 'CLOCK is for databases that this shell has opened itself.',
    })
  }
  const nowMs = await clock.now()
  if (statement.kind === 'show-clock') return { kind: 'text', text: momentText(nowMs) }
  const ms = statement.kind === 'set-clock' ? statement.timeMs - nowMs : statement.count * unitMs[statement.unit]
  if (ms < 0 || nowMs + ms > latestMs) {
    throw new SessionError('session.clock-range', `the clock says ${momentText(nowMs)}`, {
      span: statement.span,
      hint: 'It goes forward only, and not beyond the year 9999.',
    })
  }
  await clock.advance(ms)
  run.catalogue.forget()
  return maintained(clock, run)
}

async function maintained(clock: SessionClock, run: Run): Promise<Result> {
  const counts = new Map<string, number>()
  const scaled: string[] = []
  for (let more = true; more; ) {
    run.signal?.throwIfAborted()
    const turn = await clock.maintain()
    for (const { table, items } of turn.expired) counts.set(table, (counts.get(table) ?? 0) + items)
    scaled.push(...(turn.scaled ?? []).map(scaledText))
    more = turn.more
  }
  const expired = [...counts].map(([table, items]) => `${plural(items, 'item')} expired in ${table}`)
  return {
    kind: 'written',
    summary: [`the clock says ${momentText(await clock.now())}`, ...scaled, ...expired].join(', '),
    count: [...counts.values()].reduce((sum, items) => sum + items, 0),
  }
}
