import { ShellError } from '../base/shell-error.ts'

export type RemoteErrorCode =
  | 'connection.bad-endpoint'
  | 'connection.no-region'
  | 'connection.no-credentials'
  | 'connection.unreachable'
  | 'connection.no-dynamodb'
  | 'connection.no-past'

/** What keeps a request from reaching the service, or its answer from us. */
export class RemoteError extends ShellError<RemoteErrorCode> {}
