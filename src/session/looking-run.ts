import { unmetered } from '../operation/unmetered.ts'
import { CallRecorder } from './call-recorder.ts'
import type { Run } from './run.ts'

/**
 * A run whose calls only find something out. Where requests are metered here they are not counted; elsewhere somebody
 * pays for them, and the statement's cost says so.
 */
export const lookingRun = (run: Run): Run => ({
  ...run,
  backend: unmetered(run.backend),
  ...(run.monitor === undefined ? {} : { calls: new CallRecorder() }),
})
