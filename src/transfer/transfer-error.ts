import { ShellError } from '../base/shell-error.ts'

export type TransferErrorCode =
  | 'transfer.unreadable-file'
  | 'transfer.not-text'
  | 'transfer.unknown-format'
  | 'transfer.bad-csv'
  | 'transfer.bad-json'
  | 'transfer.not-an-item'
  | 'transfer.refused-item'
  | 'transfer.unprocessed'

/** A file that cannot be read, or that holds what no table takes. */
export class TransferError extends ShellError<TransferErrorCode> {}
