import { unmetered } from '../operation/unmetered.ts'
import { CallRecorder } from './call-recorder.ts'
import type { Run } from './run.ts'
import type { Connection } from './session-state.ts'

/**
 * A run whose calls only find something out. Where requests are metered here they are not counted; elsewhere somebody
 * pays for them, and the statement's cost says so.
 */
export const lookingRun = (run: Run, { monitor }: Connection): Run => ({
  ...run,
  backend: unmetered(run.backend),
  ...(monitor === undefined ? {} : { calls: new CallRecorder() }),
})
