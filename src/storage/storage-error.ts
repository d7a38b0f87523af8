import Database from 'better-sqlite3'
import { ShellError } from '../base/shell-error.ts'

export type StorageErrorCode =
  | 'storage.cannot-open'
  | 'storage.closed'
  | 'storage.corrupt'
  | 'storage.disk-full'
  | 'storage.io'
  | 'storage.locked'
  | 'storage.moved'
  | 'storage.newer'
  | 'storage.not-ours'
  | 'storage.older'
  | 'storage.read-only'

/** Something about the file that the user can see to. One sentence names the file, the hint says what to do. */
export class StorageError extends ShellError<StorageErrorCode> {}

type Sentence = { readonly code: StorageErrorCode; readonly says: string; readonly hint: string }

/** By the first part of SQLite's result code; https://www.sqlite.org/rescode.html. */
const sentences: Readonly<Record<string, Sentence>> = {
  SQLITE_FULL: {
    code: 'storage.disk-full',
    says: 'cannot grow: the disk is full',
    hint: 'Free some space and try again; the change was not made.',
  },
  SQLITE_CORRUPT: {
    code: 'storage.corrupt',
    says: 'is damaged',
    hint: 'Restore it from a copy, or save what is readable with: sqlite3 <file> .recover',
  },
  SQLITE_NOTADB: {
    code: 'storage.corrupt',
    says: 'is damaged: its first page is not that of a database',
    hint: 'Restore it from a copy.',
  },
  SQLITE_BUSY: {
    code: 'storage.locked',
    says: 'is locked by another process',
    hint: 'Wait for the other process to finish its write, or stop it, and try again.',
  },
  SQLITE_PROTOCOL: {
    code: 'storage.locked',
    says: 'is locked by other processes that are just opening it',
    hint: 'Try again.',
  },
  SQLITE_READONLY: {
    code: 'storage.read-only',
    says: 'cannot be written',
    hint: 'Check its permissions, or that it was not opened read-only.',
  },
  SQLITE_CANTOPEN: {
    code: 'storage.cannot-open',
    says: 'cannot be opened',
    hint: 'Check that the file and its folder can be read and written.',
  },
  SQLITE_IOERR: {
    code: 'storage.io',
    says: 'cannot be read or written: the disk reports an error',
    hint: 'Check the disk; what was committed before is unchanged.',
  },
}

/** An error of input and output that has another cause than the disk: beside the file SQLite needs room for what it shares. */
const sentencesOfCodes: Readonly<Record<string, Sentence>> = {
  SQLITE_IOERR_SHMSIZE: {
    code: 'storage.disk-full',
    says: 'cannot be opened: there is no room for the -shm file beside it, the disk is full',
    hint: 'Free some space and try again; what was committed before is unchanged.',
  },
}

/** What the driver says when a statement comes after `close`; it has no class or code of its own. */
const notOpen = 'The database connection is not open'

/** Of a first page that asks for a schema that SQLite never had; its code says nothing. */
const otherFormat = 'unsupported file format'

/** What a failed statement says to the user; anything that is no fault of the file is returned as it came: a bug. */
export function storageError(error: unknown, file: string): unknown {
  if (error instanceof TypeError && error.message === notOpen) {
    return new StorageError('storage.closed', `${file} has been closed`, {
      hint: 'Close a database after its last use.',
      cause: error,
    })
  }
  if (!(error instanceof Database.SqliteError)) return error
  const [sqlite, kind] = error.code.split('_')
  const code = error.message === otherFormat ? 'SQLITE_CORRUPT' : `${sqlite}_${kind}`
  const sentence = sentencesOfCodes[error.code] ?? sentences[code]
  if (sentence === undefined) return error
  return new StorageError(sentence.code, `${file} ${sentence.says}`, { hint: sentence.hint, cause: error })
}
