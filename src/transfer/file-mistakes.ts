import { whyUnreadable } from '../base/why-not-file.ts'
import { TransferError } from './transfer-error.ts'

export const whereFilesAre = 'Paths are relative to the script they stand in, or to where the shell was started.'

export const unreadable = (message: string, hint: string, cause?: unknown): TransferError =>
  new TransferError('transfer.unreadable-file', message, { hint, cause })

/** What is wrong with a file that could not even be looked at. */
export function cannotRead(path: string, error: unknown): TransferError {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return unreadable(`there is no file ${path}`, whereFilesAre, error)
  if (code === 'EACCES' || code === 'EPERM')
    return unreadable(`${path} may not be read`, 'The permissions of the file or of its folder forbid it.', error)
  return unreadable(`cannot read ${path}: ${whyUnreadable(error)}`, whereFilesAre, error)
}
