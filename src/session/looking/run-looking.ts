import type { LookingStatement } from '../../ast/looking-statement.ts'
import type { Run } from '../run.ts'
import type { Done, SessionState } from '../session-state.ts'
import { createAlarm, dropAlarm, showAlarms } from './run-alarms.ts'
import { runHeatmap } from './run-heatmap.ts'
import { runMetrics } from './run-metrics.ts'
import { runTopKeys } from './run-top-keys.ts'

/** Statements about what a database has done. Loaded when one is run. */
export async function runLooking(session: SessionState, run: Run, statement: LookingStatement): Promise<Done> {
  switch (statement.kind) {
    case 'heatmap':
      return runHeatmap(session, run, statement)
    case 'top-keys':
      return { result: await runTopKeys(session, run, statement) }
    case 'metrics':
      return { result: await runMetrics(session, run, statement) }
    case 'create-alarm':
      return { result: await createAlarm(session, run, statement) }
    case 'drop-alarm':
      return { result: await dropAlarm(session, statement) }
    case 'show-alarms':
      return { result: await showAlarms(session, run, statement) }
  }
}
