import { ShellError } from '../base/shell-error.ts'

export type TransferErrorCode =
  | 'transfer.unreadable-file'
  | 'transfer.unwritable-file'
  | 'transfer.file-exists'
  | 'transfer.bad-manifest'
  | 'transfer.changed-file'
  | 'transfer.not-text'
  | 'transfer.unknown-format'
  | 'transfer.bad-csv'
  | 'transfer.bad-json'
  | 'transfer.bad-ion'
  | 'transfer.not-an-item'
  | 'transfer.refused-item'
  | 'transfer.unprocessed'

/** A file that cannot be read or written, or that holds what no table takes. */
export class TransferError extends ShellError<TransferErrorCode> {}
