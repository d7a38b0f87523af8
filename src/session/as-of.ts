import { type PastMoment, printMoment } from '../ast/past-moment.ts'
import { momentText } from '../base/moment-text.ts'
import type { Backend } from '../operation/operation.ts'
import type { Run } from './run.ts'
import { unitMs } from './run-clock.ts'
import { SessionError } from './session-error.ts'
import type { Connection } from './session-state.ts'

/** The run of a statement that reads as of a moment, in epoch milliseconds. Only a database of ours has a past. */
export async function runAsOf({ clock, name }: Connection, run: Run, moment: PastMoment): Promise<Run> {
  if (clock === undefined) {
    throw new SessionError('session.no-past', `${name} answers no question about its past`, {
      span: moment.span,
      hint: 'RESTORE TABLE ... TO PITR makes a table of what it was.',
    })
  }
  if (moment.kind === 'at') return { ...run, backend: backendAsOf(run.backend, moment.timeMs), asOfMs: moment.timeMs }
  const asOfMs = (await clock.now()) - moment.count * unitMs[moment.unit]
  if (asOfMs < 0) {
    throw new SessionError('session.bad-argument', `${printMoment(moment)} is before 1970`, {
      span: moment.span,
      hint: 'A table is known as far back as point-in-time recovery goes, 35 days at most.',
    })
  }
  await run.emit({ kind: 'notice', text: `as of ${momentText(asOfMs)}` })
  return { ...run, backend: backendAsOf(run.backend, asOfMs), asOfMs }
}

/**
 * The same backend as it was. No meter counts these reads: the service knows no such request, and what is said to be consumed is
 * what the read takes of a table restored to that moment.
 */
export const backendAsOf = (backend: Backend, asOfMs: number): Backend => ({
  run: (name, request, call) => backend.run(name, request, { ...call, asOfMs, unmetered: true }),
  close: () => backend.close(),
})
