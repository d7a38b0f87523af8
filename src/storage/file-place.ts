import { statSync } from 'node:fs'
import { StorageError } from './storage-error.ts'

/**
 * Where an open database stands: its file and its log. A process keeps what was deleted, moved or replaced open and could go on
 * writing into it, where nobody would find it again.
 */
export class FilePlace {
  private readonly location: string
  private readonly path: string
  private readonly file: string
  private readonly log: string

  /** `location` is what the user typed, `path` the absolute one of a database that has been read from: its log is there. */
  constructor(location: string, path: string) {
    this.location = location
    this.path = path
    this.file = identity(path)
    this.log = identity(`${path}-wal`)
  }

  /** What has been done to it since it was opened, as a user is told. Costs 2 µs. */
  loss(): StorageError | undefined {
    const { location, path } = this
    const file = identity(path)
    if (file === gone) return moved(`${location} was deleted or moved while it was open`)
    if (file !== this.file) return moved(`${location} was replaced by another file while it was open`)
    if (identity(`${path}-wal`) === this.log) return undefined
    return moved(`${location}-wal, the log of ${location}, was deleted or replaced while it was open`)
  }

  /** Another file has its name, which somebody may have opened. */
  isReplaced(): boolean {
    const file = identity(this.path)
    return file !== gone && file !== this.file
  }
}

const gone = ''

/** Device and number, which no other file has while this one is open. */
function identity(path: string): string {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false })
  return status === undefined ? gone : `${status.dev}:${status.ino}`
}

const moved = (says: string): StorageError =>
  new StorageError('storage.moved', says, {
    hint: 'The change was not made. Put the file back where it was, or open it again.',
  })
