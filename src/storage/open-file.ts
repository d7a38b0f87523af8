import Database from 'better-sqlite3'
import { existsSync, lstatSync } from 'node:fs'
import { resolve } from 'node:path'
import { createFile } from './create-file.ts'
import { hasLog, inspectFile, notOurs, tooNew } from './inspect-file.ts'
import { applicationId, migrate, pageSizeBytes, schemaVersion } from './migrations.ts'
import { StorageError, storageError } from './storage-error.ts'

export type OpenOptions = {
  /** Nothing is created and no row is written; the file must exist. */
  readonly readOnly?: boolean | undefined
  /** How long to wait for another process's write. Default: 5 s. */
  readonly busyTimeoutMs?: number | undefined
  /** The file does not grow beyond this: a write that would make it larger meets a full disk. Default: no limit. */
  readonly sizeBytesMax?: number | undefined
}

/** A connection to a file that is ours and of our version, or an error that has left the file as it was. */
export function openFile(location: string, options: OpenOptions): Database.Database {
  if (location.trim() === ':memory:') return inMemory(options)
  // The driver trims what it is given, and takes `file:...` for a URI: it gets an absolute path.
  const path = resolve(location.trim())
  try {
    if (!existsSync(path)) {
      if (options.readOnly === true || isLink(path)) throw missing(location)
      createFile(path)
    }
    inspectFile(path, location)
    if (hasLog(path)) probe(path, location)
    return connect(path, location, options)
  } catch (error) {
    throw fileSystemError(storageError(error, location), location)
  }
}

function inMemory(options: OpenOptions): Database.Database {
  const database = new Database(':memory:')
  database.pragma(`page_size = ${pageSizeBytes}`)
  limitSize(database, options)
  migrate(database, 0)
  return database
}

function connect(path: string, location: string, options: OpenOptions): Database.Database {
  const database = new Database(path, { fileMustExist: true, timeout: options.busyTimeoutMs ?? 5000 })
  try {
    const version = checkInside(database, location)
    // A connection that SQLite opens read-only leaves an empty log behind; one that only promises not to write does not.
    if (options.readOnly === true) {
      if (version < schemaVersion) throw tooOld(location)
      database.pragma('query_only = 1')
      return database
    }
    // The journal mode is kept in the file; this puts it back if another program changed it.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    limitSize(database, options)
    if (version < schemaVersion) migrate(database, version)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** After a crash, or beside another process, closing a connection may carry the log into the file: look read-only first. */
function probe(path: string, location: string): void {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    checkInside(database, location)
  } finally {
    database.close()
  }
}

/** What the log may say otherwise than the first page, and whether our own tables can be read. Returns the schema version. */
function checkInside(database: Database.Database, location: string): number {
  if (database.pragma('application_id', { simple: true }) !== applicationId) throw notOurs(location, 'it belongs to another program')
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > schemaVersion) throw tooNew(location, version)
  const report = database.pragma('quick_check(catalogue)', { simple: true })
  if (report !== 'ok') {
    throw new StorageError('storage.corrupt', `${location} is damaged: its catalogue cannot be read`, {
      hint: 'Restore it from a copy, or save what is readable with: sqlite3 <file> .recover',
    })
  }
  database.prepare('SELECT value FROM counter').all()
  return version
}

function limitSize(database: Database.Database, { sizeBytesMax }: OpenOptions): void {
  if (sizeBytesMax !== undefined) database.pragma(`max_page_count = ${Math.max(1, Math.floor(sizeBytesMax / pageSizeBytes))}`)
}

/** One that leads nowhere, since nothing exists there. */
const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true

const missing = (location: string): StorageError =>
  new StorageError('storage.cannot-open', `${location} does not exist`, {
    hint: 'Check the path; a file that is opened read-only, or behind a symbolic link, is not created.',
  })

const tooOld = (location: string): StorageError =>
  new StorageError('storage.older', `${location} was written by an older ddb-shell`, {
    hint: 'Open it once without the read-only option: it is brought up to date.',
  })

/** Errors of Node's file system calls, and the driver's own about a folder. */
function fileSystemError(error: unknown, location: string): unknown {
  if (error instanceof TypeError || !(error instanceof Error) || !('syscall' in error)) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StorageError('storage.disk-full', `${location} cannot be created: the disk is full`, {
      hint: 'Free some space and try again.',
      cause: error,
    })
  }
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'its folder does not exist',
    ENOTDIR: 'its folder is a file',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
    ENAMETOOLONG: 'the name is too long',
    ELOOP: 'its symbolic links go in a circle',
  }
  return new StorageError('storage.cannot-open', `${location} cannot be opened: ${reasons[code ?? ''] ?? error.message}`, {
    hint: 'Check the path and its permissions.',
    cause: error,
  })
}
