import { ShellError } from '../../base/shell-error.ts'
import { recordingVersion } from '../../operation/recording/recording-line.ts'

/** A file that is no recording, or one of a later version. */
export class RecordingError extends ShellError<'recording.no-header' | 'recording.newer'> {
  static noHeader(): RecordingError {
    return new RecordingError('recording.no-header', 'this is no recording: it does not begin with a header', {
      hint: 'ddb-shell serve FILE.db --record run.ddbrec makes one.',
    })
  }

  static newer(version: number): RecordingError {
    return new RecordingError(
      'recording.newer',
      `the recording is of version ${version}; this ddb-shell reads version ${recordingVersion}`,
      { hint: 'A newer ddb-shell reads it.' },
    )
  }
}
