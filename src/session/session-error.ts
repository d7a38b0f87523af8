import { ShellError } from '../base/shell-error.ts'

export type SessionErrorCode =
  | 'session.syntax'
  | 'session.confirmation-needed'
  | 'session.not-confirmed'
  | 'session.read-only'
  | 'session.scan-denied'
  | 'session.batch-failed'
  | 'session.unprocessed'
  | 'session.wait-timeout'
  | 'session.unknown-setting'
  | 'session.bad-setting'
  | 'session.unknown-command'
  | 'session.bad-argument'
  | 'session.unreadable-file'
  | 'session.read-cycle'
  | 'session.read-too-deep'
  | 'session.nothing-before-expect'
  | 'session.no-printer'
  | 'session.no-connection'
  | 'session.no-more-pages'
  | 'session.cannot-serve'
  | 'session.not-serving'
  | 'session.no-clock'
  | 'session.clock-range'

/** A mistake in how the shell is used, which the user can fix. */
export class SessionError extends ShellError<SessionErrorCode> {}
