import { ShellError } from '../../base/shell-error.ts'

export type HistoryErrorCode = 'engine.no-history' | 'engine.future'

/** What the past of a table cannot answer. AS OF is the shell's own, so the service has no words for it. */
export class HistoryError extends ShellError<HistoryErrorCode> {}
