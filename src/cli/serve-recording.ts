import type { EmbeddedEngine } from '../engine/engine.ts'
import { openRecording, type Recording } from '../layers/recording/open-recording.ts'
import { RecordingFileError } from '../layers/recording/recording-file.ts'
import type { Store } from '../storage/store.ts'
import { visibleText } from '../view/visible-text.ts'
import type { ServeArguments } from './serve-arguments.ts'
import type { ShellContext } from './shell-context.ts'
import { UsageError } from './usage-error.ts'

/** What `serve --record` writes; undefined where nothing is to be recorded. Throws UsageError. */
export function serveRecording(
  { region, version }: ShellContext,
  { record, recordValues }: ServeArguments,
  { engine, store }: { readonly engine: EmbeddedEngine; readonly store: Store },
): Recording | undefined {
  if (record === undefined) return undefined
  try {
    return openRecording({
      path: record,
      values: recordValues,
      region,
      by: `ddb-shell ${version}`,
      describe: (of, TableName) =>
        engine.runSync('DescribeTable', { TableName }, { region: of, unmetered: true }).Table,
      tables: store.allTables(),
      say: (message) => process.stderr.write(`warning: ${visibleText(message)}\n`),
    })
  } catch (error) {
    if (error instanceof RecordingFileError) throw new UsageError(visibleText(error.message), error.hint)
    throw error
  }
}
