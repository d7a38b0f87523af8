import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { applicationId } from './migrations.ts'
import { StorageError } from './storage-error.ts'

/** Offsets into the first 100 bytes; https://www.sqlite.org/fileformat2.html, "The Database Header". */
const magic = 'SQLite format 3\0'
const pageSizeAt = 16
const changeCounterAt = 24
const pageCountAt = 28
const userVersionAt = 60
const applicationIdAt = 68
const versionValidForAt = 92
const headerBytes = 100

/** `location` is what the user typed, for messages; `steps` are the migrations this program knows. */
export type OpenedFile = { readonly path: string; readonly location: string; readonly steps: readonly string[] }

/** Refuses what is not our file without letting SQLite near it, which might write beside it or into it. */
export function inspectFile({ path, location, steps }: OpenedFile): void {
  const { size, isFile } = kindOf(path)
  if (!isFile) {
    throw new StorageError('storage.not-ours', `${location} is a folder or a device, not a file`, {
      hint: 'Give the path of a ddb-shell file, or of one to create.',
    })
  }
  if (size === 0) throw notOurs(location, 'it is empty')
  const header = readHeader(path)
  if (header.toString('latin1', 0, magic.length) !== magic) throw notOurs(location, 'it is not a database')
  if (header.length < headerBytes) throw damaged(location, 'its end is missing')
  if (header.readInt32BE(applicationIdAt) !== applicationId) throw notOurs(location, 'it belongs to another program')
  const version = header.readInt32BE(userVersionAt)
  if (version > steps.length) throw tooNew(location, version, steps.length)
  // A file of ours has its first version from the moment it is there.
  if (version < 1) throw damaged(location, 'it does not say which version it has')
  if (size < wholeSize(header) && !hasLog(path)) throw damaged(location, 'its end is missing')
}

/** What the header says the file should measure; zero when it does not say. */
function wholeSize(header: Buffer): number {
  // The count is only kept up by SQLite versions that also keep the second counter.
  if (header.readUInt32BE(changeCounterAt) !== header.readUInt32BE(versionValidForAt)) return 0
  const pageSize = header.readUInt16BE(pageSizeAt)
  return (pageSize === 1 ? 65536 : pageSize) * header.readUInt32BE(pageCountAt)
}

/** While a log is carried over, the file may be shorter than its first page says: the log has the rest. */
export const hasLog = (path: string): boolean => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0

function kindOf(path: string): { size: number; isFile: boolean } {
  const status = statSync(path)
  return { size: status.size, isFile: status.isFile() }
}

function readHeader(path: string): Buffer {
  const descriptor = openSync(path, 'r')
  try {
    const header = Buffer.alloc(headerBytes)
    return header.subarray(0, readSync(descriptor, header, 0, headerBytes, 0))
  } finally {
    closeSync(descriptor)
  }
}

export const notOurs = (location: string, because: string): StorageError =>
  new StorageError('storage.not-ours', `${location} is not a ddb-shell file: ${because}`, {
    hint: 'It was left as it is; give another path.',
  })

export const tooNew = (location: string, version: number, known: number): StorageError =>
  new StorageError(
    'storage.newer',
    `${location} was written by a newer ddb-shell (schema ${version}; this one knows ${known})`,
    { hint: 'Update ddb-shell; the file was left as it is.' },
  )

export const damaged = (location: string, because: string): StorageError =>
  new StorageError('storage.corrupt', `${location} is damaged: ${because}`, {
    hint: 'It was left as it is; restore it from a copy, or save what is readable with: sqlite3 <file> .recover',
  })
