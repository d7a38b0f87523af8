import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { StorageError, storageError } from '../../src/storage/storage-error.ts'

/** Codes that a test cannot bring about on any machine: a failing disk, a folder without permission for root. */
test.each([
  ['SQLITE_IOERR_WRITE', 'storage.io', 'a.db cannot be read or written: the disk reports an error'],
  [
    'SQLITE_IOERR_SHMSIZE',
    'storage.disk-full',
    'a.db cannot be opened: there is no room for the -shm file beside it, the disk is full',
  ],
  ['SQLITE_IOERR', 'storage.io', 'a.db cannot be read or written: the disk reports an error'],
  ['SQLITE_CANTOPEN_ISDIR', 'storage.cannot-open', 'a.db cannot be opened'],
  ['SQLITE_PROTOCOL', 'storage.locked', 'a.db is locked by other processes that are just opening it'],
  ['SQLITE_BUSY_RECOVERY', 'storage.locked', 'a.db is locked by another process'],
])('%s is %s', (sqlite, code, message) => {
  const cause = new Database.SqliteError('from SQLite', sqlite)
  const error = storageError(cause, 'a.db')
  expect(error).toBeInstanceOf(StorageError)
  expect(error).toMatchObject({ code, message, cause, hint: expect.stringMatching(/\.$/) as unknown })
})

test.each([new Database.SqliteError('no such table: x', 'SQLITE_ERROR'), new Error('something else'), 'thrown text'])(
  'what is no fault of the file stays as it is: %s',
  (error) => {
    expect(storageError(error, 'a.db')).toBe(error)
  },
)
