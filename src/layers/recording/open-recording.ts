import { ApiError } from '../../model/api-error.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { ObservedCall } from '../../operation/recording/observed-call.ts'
import type { RecordedValues } from '../../operation/recording/recording-line.ts'
import { newWriterName, RecordingFile } from './recording-file.ts'
import { RequestRecorder } from './request-recorder.ts'

export type Recording = {
  readonly onCall: (call: ObservedCall) => void
  /** Writes what is held. */
  readonly close: () => void
}

export type RecordingOptions = {
  readonly path: string
  readonly values?: RecordedValues | undefined
  /** Of requests that are signed for none. */
  readonly region: string
  readonly by: string
  /** Answers at once; throws ApiError where there is no such table. */
  readonly describe: (region: string, table: string) => TableDescription | undefined
  /** Those that are there. */
  readonly tables: readonly { readonly region: string; readonly name: string }[]
  /** Told once, when nothing more can be written. */
  readonly say: (message: string) => void
}

/** Records requests into a file, which is begun or gone on with. Throws RecordingFileError. */
export function openRecording(options: RecordingOptions): Recording {
  const { path, values = 'keys', region, by, tables, say } = options
  const file = RecordingFile.open(path, say)
  const describe = (of: string, table: string): TableDescription | undefined => {
    try {
      return options.describe(of, table)
    } catch (error) {
      if (error instanceof ApiError) return undefined
      throw error
    }
  }
  const parts = { writer: newWriterName(), by, region, values, nowMs: Date.now(), describe }
  const recorder = new RequestRecorder(parts, file.write)
  for (const [of, known] of Map.groupBy(tables, (table) => table.region))
    recorder.know(
      of,
      known.map(({ name }) => name),
    )
  file.flush()
  return { onCall: (call) => recorder.add(call), close: () => file.close() }
}
