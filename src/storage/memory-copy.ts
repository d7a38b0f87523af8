import { readFileSync, type Stats, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { hasLog, type OpenedFile } from './inspect-file.ts'
import { StorageError } from './storage-error.ts'

const bytesMax = 1 << 30

/** Offsets of the versions that writing and reading need; 2 asks for a log. https://www.sqlite.org/fileformat2.html, 1.3.3. */
const formatVersionsAt = [18, 19]

/**
 * A file in a folder where nothing can be written: SQLite has no place for its log there, so the file is read into memory as it
 * is now. Nobody can write in it.
 */
export function openMemoryCopy({ path, location }: Pick<OpenedFile, 'path' | 'location'>): Database.Database {
  const before = statSync(path)
  if (before.size > bytesMax) throw tooLarge(location)
  const bytes = readFileSync(path)
  if (!isSame(before, statSync(path)) || hasLog(path)) throw beingWritten(location)
  for (const at of formatVersionsAt) bytes[at] = 1
  return new Database(bytes, { readonly: true })
}

const isSame = (one: Stats, other: Stats): boolean =>
  one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs

const tooLarge = (location: string): StorageError =>
  new StorageError('storage.cannot-open', `${location} cannot be read into memory: it is larger than 1 GB`, {
    hint: 'Its folder cannot be written, so it cannot be opened otherwise; copy it to one that can.',
  })

const beingWritten = (location: string): StorageError =>
  new StorageError('storage.locked', `${location} was changed while it was read`, { hint: 'Try again.' })
