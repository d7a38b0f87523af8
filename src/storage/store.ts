import type Database from 'better-sqlite3'
import type { Table } from '../model/table.ts'
import { Backups } from './backups.ts'
import { Catalogue } from './catalogue.ts'
import { Connection } from './connection.ts'
import { type CopyOptions, copyDatabase } from './copy-database.ts'
import { Expiries } from './expiries.ts'
import { ImageLog } from './image-log.ts'
import { fileSystemError, type OpenOptions, openFile } from './open-file.ts'
import { PastRows } from './past-rows.ts'
import { Resource } from './resource.ts'
import { copyRows, countRows } from './resource-sql.ts'
import { StatisticsLedger } from './statistics.ts'
import { StorageError, storageError } from './storage-error.ts'
import { StreamLog } from './stream-log.ts'
import { type IdempotencyToken, Tokens } from './tokens.ts'
import type { Rows, Statistics } from './types.ts'
import { UsageRows } from './usage-rows.ts'

export type { OpenOptions as StoreOptions } from './open-file.ts'

/**
 * One open file: tables and indexes with their rows, expiry times and what they were before, streams, backups, settings, idempotency
 * tokens, usage. Synchronous.
 * Several processes may have the same file open. Errors are `StorageError`; anything else thrown here is a bug.
 */
export class Store {
  /** As the user named it; `:memory:` is a store that ends with the process. */
  readonly file: string
  readonly readOnly: boolean
  readonly streams: StreamLog
  readonly backups: Backups
  private readonly connection: Connection
  private readonly catalogue: Catalogue
  private readonly ledger: StatisticsLedger
  private readonly tokens: Tokens
  private readonly settings: ReturnType<typeof prepareSettings>
  private readonly resources = new Map<number, Resource>()
  private readonly expiryTimes = new Map<number, Expiries>()
  private readonly imageLogs = new Map<number, ImageLog>()
  private seenForeignChanges = 0
  private usageRows: UsageRows | undefined
  private settling: NodeJS.Timeout | undefined

  /** A path, or ':memory:'. A missing file is created unless `readOnly`; what is not our file is left as it is. */
  static open(location: string, options: OpenOptions = {}): Store {
    return new Store(openFile(location, options), location, options.readOnly === true)
  }

  private constructor(database: Database.Database, file: string, readOnly: boolean) {
    this.file = file
    this.readOnly = readOnly
    this.connection = new Connection(database, file, readOnly)
    this.catalogue = new Catalogue(this.connection)
    this.ledger = new StatisticsLedger(database)
    this.tokens = new Tokens(this.connection)
    this.streams = new StreamLog(this.connection)
    this.backups = new Backups(this.connection)
    this.settings = prepareSettings(database)
  }

  close(): void {
    clearTimeout(this.settling)
    if (this.connection.database.open) this.settleIfPossible()
    this.connection.close()
  }

  /**
   * Runs `work` in one transaction, or, inside one, as a part that can fail by itself. What it throws undoes it
   * wholly, statistics and catalogue included. What it returns is committed and survives a crash.
   */
  transaction<Result>(work: () => Result): Result {
    return this.connection.writeDepth === 0 ? this.outermost(work) : this.nested(work)
  }

  /**
   * The same for what may be lost when the power fails: nobody waits until the disk has it. Not inside another
   * transaction.
   */
  hastyTransaction<Result>(work: () => Result): Result {
    const { database, alone } = this.connection
    if (alone) return this.transaction(work)
    database.pragma('synchronous = NORMAL')
    try {
      return this.outermost(work)
    } finally {
      database.pragma('synchronous = FULL')
    }
  }

  /** One consistent view of the file for several reads. Free inside a transaction. */
  read<Result>(work: () => Result): Result {
    return this.connection.read(work)
  }

  /** Another number than before: tables may have changed. Costs 0.2 µs inside `read` or a transaction, else 0.9 µs. */
  catalogueVersion(): number {
    return this.catalogue.currentVersion()
  }

  /** Copies the file as it is into a new one, in steps: other calls get their turn. See `copyDatabase`. */
  async copyTo(path: string, options: CopyOptions = {}): Promise<void> {
    this.settle()
    try {
      await copyDatabase(this.connection.database, path, options)
    } catch (error) {
      throw fileSystemError(storageError(error, path), path)
    }
  }

  /** In the order of their names. */
  tables(region: string): readonly Table[] {
    return this.catalogue.tables(region)
  }

  /** Those of every Region, by Region and name. */
  allTables(): readonly Table[] {
    return this.catalogue.allTables()
  }

  findTable(region: string, name: string): Table | undefined {
    return this.catalogue.find(region, name)
  }

  /** Adds the table or replaces the one of the same region and name. Its rows are created apart: `createResource`. */
  saveTable(table: Table): void {
    this.catalogue.save(table)
  }

  /** Forgets the table. Its rows are dropped apart: `dropResource`. */
  removeTable(region: string, name: string): void {
    this.catalogue.remove(region, name)
  }

  /** For a new table or index; never given twice. */
  nextResourceId(): number {
    return this.catalogue.nextResourceId()
  }

  createResource(id: number): void {
    this.catalogue.createResource(id)
  }

  /** All rows at once, however many, with their expiry times and what they were. */
  dropResource(id: number): void {
    this.resources.delete(id)
    this.expiryTimes.delete(id)
    this.imageLogs.delete(id)
    this.ledger.forget(id)
    this.catalogue.dropResource(id)
  }

  /** The rows of a table or index. Ask again when `catalogueVersion` has changed. */
  resource(id: number): Resource {
    this.forgetDroppedByOthers()
    const known = this.resources.get(id)
    if (known !== undefined) return known
    if (!this.catalogue.hasResource(id)) throw new Error(`there is no resource ${id}`)
    const resource = this.guarded(() => new Resource(this.connection, this.ledger, id))
    this.resources.set(id, resource)
    return resource
  }

  /** Room for the expiry times of a table's rows, still empty. */
  createExpiries(id: number): void {
    this.catalogue.createExpiries(id)
  }

  dropExpiries(id: number): void {
    this.expiryTimes.delete(id)
    this.catalogue.dropExpiries(id)
  }

  /** When the rows of a table expire; it must have been made. Ask again when `catalogueVersion` has changed. */
  expiries(id: number): Expiries {
    this.forgetDroppedByOthers()
    const known = this.expiryTimes.get(id)
    if (known !== undefined) return known
    const expiries = this.guarded(() => new Expiries(this.connection, id))
    this.expiryTimes.set(id, expiries)
    return expiries
  }

  /** Fills a new resource with the rows of another one. */
  copyRows(from: number, to: number): void {
    this.connection.assertWriting()
    const { database } = this.connection
    this.guarded(() => database.exec(copyRows(from, to)))
    // What others owe to the rows that were copied is not known here.
    const copied = this.guarded(() => database.prepare<[], Statistics>(countRows(to)).get())
    this.ledger.add(to, copied?.items ?? 0, copied?.bytes ?? 0)
  }

  /** Room for what a table's rows are before they change, still empty. */
  createImages(id: number): void {
    this.catalogue.createImages(id)
  }

  dropImages(id: number): void {
    this.imageLogs.delete(id)
    this.catalogue.dropImages(id)
  }

  /** What the rows of a table were; it must have been made. Ask again when `catalogueVersion` has changed. */
  images(id: number): ImageLog {
    this.forgetDroppedByOthers()
    const known = this.imageLogs.get(id)
    if (known !== undefined) return known
    const images = this.guarded(() => new ImageLog(this.connection, id))
    this.imageLogs.set(id, images)
    return images
  }

  /** The rows of a table as they were before the change with number `from`. Its images must reach back so far. */
  pastRows(id: number, from: number): Rows {
    return new PastRows(this.connection, { id, from }, this.resource(id))
  }

  /** Which of them it were is not looked for: what is still used is prepared again. */
  private forgetDroppedByOthers(): void {
    const { foreignChanges } = this.catalogue
    if (foreignChanges === this.seenForeignChanges) return
    this.resources.clear()
    this.expiryTimes.clear()
    this.imageLogs.clear()
    this.seenForeignChanges = foreignChanges
  }

  statistics(id: number): Statistics {
    return this.ledger.of(id)
  }

  get usage(): UsageRows {
    this.usageRows ??= this.guarded(() => new UsageRows(this.connection))
    return this.usageRows
  }

  getSetting(name: string): string | undefined {
    return this.guarded(() => this.settings.get.get(name))
  }

  /** Undefined removes it. */
  setSetting(name: string, value: string | undefined): void {
    this.connection.assertWriting()
    this.guarded(() => (value === undefined ? this.settings.remove.run(name) : this.settings.set.run(name, value)))
  }

  /** The answer kept for a token that has not expired. */
  findToken(operation: string, token: string, nowMs: number): IdempotencyToken | undefined {
    return this.tokens.find(operation, token, nowMs)
  }

  saveToken(token: IdempotencyToken): void {
    this.tokens.save(token)
  }

  hasExpiredTokens(nowMs: number): boolean {
    return this.tokens.anyExpired(nowMs)
  }

  removeExpiredTokens(nowMs: number): number {
    return this.tokens.removeExpired(nowMs)
  }

  private outermost<Result>(work: () => Result): Result {
    const before = this.catalogue.changes
    try {
      const result = this.connection.write(work, () => this.guarded(() => this.ledger.flush()))
      this.ledger.committed()
      if (this.ledger.owes && !this.connection.alone) this.settling ??= this.settleSoon()
      return result
    } catch (error) {
      this.ledger.clear()
      this.undoCatalogue(before)
      throw error
    }
  }

  /** Brings counts that are behind into the file. */
  private settle(): void {
    if (this.ledger.owes) this.hastyTransaction(() => this.ledger.settle())
  }

  /** What cannot be written now is counted by whoever opens the file next. */
  private settleIfPossible(): void {
    try {
      this.settle()
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
    }
  }

  private settleSoon(): NodeJS.Timeout {
    const turn = () => {
      this.settling = undefined
      this.settleIfPossible()
    }
    return setTimeout(turn, settleMs).unref()
  }

  private nested<Result>(work: () => Result): Result {
    const mark = this.ledger.mark()
    const before = this.catalogue.changes
    try {
      return this.connection.nested(work)
    } catch (error) {
      this.ledger.restore(mark)
      this.undoCatalogue(before)
      throw error
    }
  }

  /** Resources that were created are gone again, so their statements are too. */
  private undoCatalogue(changesBefore: number): void {
    if (this.catalogue.changes === changesBefore) return
    this.catalogue.forget()
    this.resources.clear()
    this.expiryTimes.clear()
    this.imageLogs.clear()
  }

  private guarded<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw this.connection.failure(error)
    }
  }
}

/** For so long other processes may not see how many items a run of writes has made. */
const settleMs = 1000

function prepareSettings(database: Database.Database) {
  return {
    get: database.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck(),
    set: database.prepare<[string, string]>(
      'INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    ),
    remove: database.prepare<[string]>('DELETE FROM setting WHERE name = ?'),
  }
}
