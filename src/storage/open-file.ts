import { accessSync, constants, existsSync, lstatSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import { createFile } from './create-file.ts'
import { damaged, hasLog, inspectFile, notOurs, type OpenedFile, tooNew } from './inspect-file.ts'
import { openMemoryCopy } from './memory-copy.ts'
import { applicationId, migrate, migrations, pageSizeBytes } from './migrations.ts'
import { recount } from './recount.ts'
import { StorageError, storageError } from './storage-error.ts'

/** A file of this size is checked in about a millisecond. */
const wholeCheckBytesMax = 1 << 20

export type OpenOptions = {
  /** Nothing is created and no row is written; the file must exist. In a folder that cannot be written: as it is when opened. */
  readonly readOnly?: boolean | undefined
  /** How long to wait for another process's write. Default: 5 s. */
  readonly busyTimeoutMs?: number | undefined
  /** The file does not grow beyond this: a write that would make it larger meets a full disk. Default: no limit. */
  readonly sizeBytesMax?: number | undefined
}

/**
 * A connection to a file that is ours and of our version, or an error that has left the file as it was. `steps` are
 * the migrations it knows.
 */
export function openFile(location: string, options: OpenOptions, steps = migrations): Database.Database {
  if (location.trim() === ':memory:') return inMemory(options)
  // The driver trims what it is given, and takes `file:...` for a URI: it gets an absolute path.
  const path = resolve(location.trim())
  try {
    if (!existsSync(path)) {
      if (options.readOnly === true || isLink(path)) throw missing(location)
      createFile(path)
    }
    const file = { path, location, steps }
    inspectFile(file)
    if (hasLog(path)) probe(file)
    return connect(file, options)
  } catch (error) {
    throw fileSystemError(storageError(folderError(error, path, location), location), location)
  }
}

function inMemory(options: OpenOptions): Database.Database {
  const database = new Database(':memory:')
  database.pragma(`page_size = ${pageSizeBytes}`)
  limitSize(database, options)
  migrate(database, migrations)
  return database
}

function connect(file: OpenedFile, options: OpenOptions): Database.Database {
  const connected = () =>
    new Database(file.path, { fileMustExist: true, timeout: options.busyTimeoutMs ?? busyTimeoutMs })
  if (options.readOnly !== true) return prepared(connected(), file, options)
  try {
    return prepared(connected(), file, options)
  } catch (error) {
    if (!isConfined(error, file.path)) throw error
    return prepared(openMemoryCopy(file), file, options)
  }
}

const busyTimeoutMs = 5000

/** KiB of pages that a connection keeps, twice the default: most tables of a design fit, and are then read as fast as in memory. */
const cacheKiB = 32_768

/** Its pages are looked at, and what it is to do is set. Closes it when it cannot be used. */
function prepared(database: Database.Database, file: OpenedFile, options: OpenOptions): Database.Database {
  const { location, steps } = file
  try {
    database.pragma(`cache_size = -${cacheKiB}`)
    const version = checkInside(database, file)
    // A connection that SQLite opens read-only leaves an empty log behind; one that only refuses to write does not.
    if (options.readOnly === true) {
      if (version < steps.length) throw tooOld(location)
      database.pragma('query_only = 1')
      return database
    }
    // The journal mode is kept in the file; this puts it back if another program changed it.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    limitSize(database, options)
    if (version < steps.length) migrate(database, steps)
    recount(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** After a crash, closing a connection carries the log into the file: look at it read-only first. */
function probe(file: OpenedFile): void {
  const database = new Database(file.path, { readonly: true, fileMustExist: true })
  try {
    checkInside(database, file)
  } finally {
    database.close()
  }
}

/**
 * What the log may say otherwise than the first page, and whether our tables can be read: all of a small file, of a
 * large one the catalogue. Returns the schema version.
 */
function checkInside(database: Database.Database, { path, location, steps }: OpenedFile): number {
  if (database.pragma('application_id', { simple: true }) !== applicationId) {
    throw notOurs(location, 'it belongs to another program')
  }
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > steps.length) throw tooNew(location, version, steps.length)
  try {
    const part = statSync(path).size <= wholeCheckBytesMax ? '' : '(catalogue)'
    if (database.pragma(`quick_check${part}`, { simple: true }) !== 'ok')
      throw damaged(location, 'its pages do not fit together')
    const counters = database
      .prepare("SELECT count(*) FROM counter WHERE name IN ('catalogue', 'resource')")
      .pluck()
      .get()
    if (counters !== 2) throw damaged(location, 'its counters are missing')
    database.prepare('SELECT definition FROM catalogue LIMIT 1').all()
  } catch (error) {
    const missing = error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR'
    throw missing ? damaged(location, 'its own tables are missing') : error
  }
  return version
}

function limitSize(database: Database.Database, { sizeBytesMax }: OpenOptions): void {
  if (sizeBytesMax !== undefined)
    database.pragma(`max_page_count = ${Math.max(1, Math.floor(sizeBytesMax / pageSizeBytes))}`)
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

/** SQLite finds no place for a log and its index, and there is no log either. */
function isConfined(error: unknown, path: string): boolean {
  if (!(error instanceof Database.SqliteError) || hasLog(path)) return false
  return error.code === 'SQLITE_READONLY_DIRECTORY' || (error.code === 'SQLITE_CANTOPEN' && isOnReadOnlyDisk(path))
}

function isOnReadOnlyDisk(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EROFS'
  }
}

/** What SQLite says less clearly of a folder in which it cannot write. */
function folderError(error: unknown, path: string, location: string): unknown {
  if (isConfined(error, path)) {
    return new StorageError('storage.read-only', `${location} cannot be written: its folder cannot`, {
      hint: 'Check the permissions of the folder, or open the file read-only (--read-only).',
      cause: error,
    })
  }
  const cannotOpen = error instanceof Database.SqliteError && error.code === 'SQLITE_CANTOPEN'
  if (!cannotOpen || !hasLog(path)) return error
  return new StorageError(
    'storage.cannot-open',
    `${location} cannot be opened: its last changes are still in ${location}-wal and cannot be had from there`,
    {
      hint: 'Check that both files can be read; when their folder cannot be written, copy both to one that can.',
      cause: error,
    },
  )
}

/** Errors of Node's file system calls, and the driver's own about a folder. */
export function fileSystemError(error: unknown, location: string): unknown {
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
  return new StorageError(
    'storage.cannot-open',
    `${location} cannot be opened: ${reasons[code ?? ''] ?? error.message}`,
    {
      hint: 'Check the path and its permissions.',
      cause: error,
    },
  )
}
