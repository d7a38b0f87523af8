import { type Stats, statSync } from 'node:fs'
import { StorageError } from './storage-error.ts'

/**
 * Where an open database stands: its file and its log. A process keeps what was deleted, moved or replaced open and could go on
 * writing into it, where nobody would find it again.
 */
export class FilePlace {
  private readonly location: string
  private readonly path: string
  private readonly logPath: string
  private readonly file: Stats | undefined
  private readonly log: Stats | undefined

  /** `location` is what the user typed, `path` the absolute one of a database that has been read from: its log is there. */
  constructor(location: string, path: string) {
    this.location = location
    this.path = path
    this.logPath = `${path}-wal`
    this.file = statusOf(path)
    this.log = statusOf(this.logPath)
  }

  /** What has been done to it since it was opened, as a user is told. Costs 2 µs. */
  loss(): StorageError | undefined {
    const file = statusOf(this.path)
    if (isSame(file, this.file) && isSame(statusOf(this.logPath), this.log)) return undefined
    const { location } = this
    if (file === undefined) return moved(`${location} was deleted or moved while it was open`)
    if (!isSame(file, this.file)) return moved(`${location} was replaced by another file while it was open`)
    return moved(`${location}-wal, the log of ${location}, was deleted or replaced while it was open`)
  }

  /** Another file has its name, which somebody may have opened. */
  isReplaced(): boolean {
    const file = statusOf(this.path)
    return file !== undefined && !isSame(file, this.file)
  }
}

const unlessGone = { throwIfNoEntry: false } as const

const statusOf = (path: string): Stats | undefined => statSync(path, unlessGone)

/** No other file has device and number of this one while it is open. */
const isSame = (one: Stats | undefined, other: Stats | undefined): boolean =>
  one?.ino === other?.ino && one?.dev === other?.dev

const moved = (says: string): StorageError =>
  new StorageError('storage.moved', says, {
    hint: 'The change was not made. Put the file back where it was, or open it again.',
  })
