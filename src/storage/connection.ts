import type Database from 'better-sqlite3'
import { must } from '../base/must.ts'
import { FilePlace } from './file-place.ts'
import { StorageError, storageError } from './storage-error.ts'

/** One SQLite connection with nestable transactions. Everything in the room runs its statements through it. */
export class Connection {
  /** As the user named it. */
  readonly file: string
  readonly database: Database.Database
  /** It lives in memory: nobody else can change it, and for a read nothing has to be held still. */
  readonly alone: boolean
  /** Where it is written to; undefined in memory and when nothing is written. */
  private readonly place: FilePlace | undefined
  private readonly begin: Database.Statement
  private readonly beginRead: Database.Statement
  private readonly commit: Database.Statement
  private readonly rollback: Database.Statement
  private readonly savepoint: Database.Statement
  private readonly release: Database.Statement
  private readonly rollbackTo: Database.Statement
  private readonly versionNow: Database.Statement<[], number>
  /** As it is while a write transaction runs: nobody else can commit. */
  private heldVersion = 0
  /** As it was at the last write. */
  private writtenVersion: number
  private depth = 0
  private reading = false
  /** SQLite has ended the transaction by itself (a full disk may): nothing more may be done in it. */
  private ended: unknown

  constructor(database: Database.Database, file: string, readOnly: boolean) {
    this.database = database
    this.file = file
    this.alone = database.memory
    if (!this.alone && !readOnly) this.place = new FilePlace(file, database.name)
    this.begin = database.prepare('BEGIN IMMEDIATE')
    this.beginRead = database.prepare('BEGIN')
    this.commit = database.prepare('COMMIT')
    this.rollback = database.prepare('ROLLBACK')
    this.savepoint = database.prepare('SAVEPOINT nested')
    this.release = database.prepare('RELEASE nested')
    this.rollbackTo = database.prepare('ROLLBACK TO nested')
    this.versionNow = database.prepare<[], number>('PRAGMA data_version').pluck()
    this.writtenVersion = this.fileVersion()
  }

  /** Zero outside a write transaction. */
  get writeDepth(): number {
    return this.depth
  }

  /** Changes when another connection commits. */
  fileVersion(): number {
    return this.depth > 0 ? this.heldVersion : must(this.versionNow.get(), 'a version')
  }

  /** What a statement's error is to the user. */
  failure(error: unknown): unknown {
    const failure = storageError(error, this.file)
    if (this.depth > 0 && !this.database.inTransaction) this.ended = failure
    return failure
  }

  /** A write belongs into a transaction that is still going. */
  assertWriting(): void {
    if (this.ended !== undefined) throw this.ended
    if (this.depth === 0) throw new Error('a write needs a transaction')
  }

  /** One consistent view of the file for several reads; inside a write transaction that is the transaction's. */
  read<Result>(work: () => Result): Result {
    if (this.depth > 0 || this.reading) return work()
    if (!this.alone) this.run(this.beginRead)
    this.reading = true
    try {
      return work()
    } finally {
      this.reading = false
      if (!this.alone && this.database.inTransaction) this.run(this.commit)
    }
  }

  /** `beforeCommit` runs inside the transaction, after the outermost work. */
  write<Result>(work: () => Result, beforeCommit: () => void): Result {
    if (this.reading) throw new Error('a write cannot begin inside a read')
    this.run(this.begin)
    try {
      if (!this.alone) this.heldVersion = this.fileVersion()
      this.depth = 1
      const result = work()
      if (this.ended !== undefined) throw this.ended
      beforeCommit()
      this.assertInPlace()
      this.run(this.commit)
      return result
    } catch (error) {
      if (this.database.inTransaction) this.rollback.run()
      if (error instanceof StorageError && error.code === 'storage.moved') this.completeFile()
      throw error
    } finally {
      this.depth = 0
      this.ended = undefined
    }
  }

  close(): void {
    if (this.database.open && this.place?.loss() !== undefined) this.completeFile()
    this.database.close()
  }

  /**
   * Carries the log into the file: one that was moved away has all that was acknowledged, and one that was put into its place
   * does not inherit it. Where somebody else has written since, the log may be the other file's by now, and is left.
   */
  private completeFile(): void {
    if (this.place?.isReplaced() === true && this.versionNow.get() !== this.writtenVersion) return
    try {
      this.database.pragma('wal_checkpoint(TRUNCATE)')
    } catch {
      // Then the log stays as it is, whole as well.
    }
  }

  /** A part of a transaction that can fail by itself. */
  nested<Result>(work: () => Result): Result {
    this.assertWriting()
    this.run(this.savepoint)
    this.depth += 1
    try {
      const result = work()
      this.run(this.release)
      return result
    } catch (error) {
      if (this.database.inTransaction) {
        this.rollbackTo.run()
        this.release.run()
      }
      throw error
    } finally {
      this.depth -= 1
    }
  }

  /** What would be committed is lost unless the file is where everybody looks for it. */
  private assertInPlace(): void {
    if (this.place === undefined) return
    const loss = this.place.lossBeforeCommit()
    if (loss !== undefined) throw loss
    this.writtenVersion = this.heldVersion
  }

  private run(statement: Database.Statement): void {
    try {
      statement.run()
    } catch (error) {
      throw this.failure(error)
    }
  }
}
