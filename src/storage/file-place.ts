import { lstatSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { processMs } from '../base/stopwatch.ts'
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
  /** Undefined for a link: what it leads to is somewhere else. */
  private readonly folder: string | undefined
  /** The folder as it was when both were found in it. */
  private seen: Stats | undefined
  private lookedMs = 0

  /** `location` is what the user typed, `path` the absolute one of a database that has been read from: its log is there. */
  constructor(location: string, path: string) {
    this.location = location
    this.path = path
    this.logPath = `${path}-wal`
    this.file = statusOf(path)
    this.log = statusOf(this.logPath)
    if (lstatSync(path, unlessGone)?.isSymbolicLink() !== true) this.folder = dirname(path)
  }

  /**
   * What has been done to it since it was opened, as a user is told. Costs 2 µs while nothing changes in its folder. The log is
   * better left alone: Linux writes down the exact time of the next change of a file whose time was asked for, so that a
   * commit after each such question takes 45 µs longer.
   */
  loss(): StorageError | undefined {
    const folder = this.folder === undefined ? undefined : statusOf(this.folder)
    if (folder !== undefined && isUnchanged(folder, this.seen)) return undefined
    const file = statusOf(this.path)
    if (isSame(file, this.file) && isSame(statusOf(this.logPath), this.log)) {
      this.seen = folder !== undefined && isSettled(folder) ? folder : undefined
      return undefined
    }
    const { location } = this
    if (file === undefined) return moved(`${location} was deleted or moved while it was open`)
    if (!isSame(file, this.file)) return moved(`${location} was replaced by another file while it was open`)
    return moved(`${location}-wal, the log of ${location}, was deleted or replaced while it was open`)
  }

  /**
   * The same for a commit, of which there may be thousands a second: it is looked at once in some milliseconds. What is acknowledged
   * in between goes with the file, as what was acknowledged before.
   */
  lossBeforeCommit(): StorageError | undefined {
    const nowMs = processMs()
    if (nowMs - this.lookedMs < lookPauseMs) return undefined
    const loss = this.loss()
    this.lookedMs = loss === undefined ? nowMs : 0
    return loss
  }

  /** Another file has its name, which somebody may have opened. */
  isReplaced(): boolean {
    const file = statusOf(this.path)
    return file !== undefined && !isSame(file, this.file)
  }
}

/** No process has put another file into the place and opened it by then. */
const lookPauseMs = 2

const unlessGone = { throwIfNoEntry: false } as const

const statusOf = (path: string): Stats | undefined => statSync(path, unlessGone)

/** No other file has device and number of this one while it is open. */
const isSame = (one: Stats | undefined, other: Stats | undefined): boolean =>
  one?.ino === other?.ino && one?.dev === other?.dev

const isUnchanged = (folder: Stats, before: Stats | undefined): boolean =>
  isSame(folder, before) && folder.mtimeMs === before?.mtimeMs && folder.ctimeMs === before.ctimeMs

/** Another change by now would show another time: file systems count in ticks of up to 10 ms, or in whole seconds, two on FAT. */
function isSettled({ mtimeMs, ctimeMs }: Stats): boolean {
  const changedMs = Math.max(mtimeMs, ctimeMs)
  return Date.now() - changedMs > (changedMs % 1000 === 0 ? 2500 : 50)
}

const moved = (says: string): StorageError =>
  new StorageError('storage.moved', says, {
    hint: 'The change was not made. Put the file back where it was, or open it again.',
  })
