import type { Clock } from '../base/clock.ts'
import { resourceNotFound } from '../model/api-error.ts'
import type { Backup } from '../model/backup.ts'
import type { Charge } from '../model/charge.ts'
import type { Table } from '../model/table.ts'
import { nextChangeMs, statusOf, tableAt } from '../model/table-status.ts'
import type { Throttle } from '../model/throttle.ts'
import type { DataJobs } from '../operation/data-jobs.ts'
import type { Meter, MeteredTables } from '../operation/meter.ts'
import type { Store } from '../storage/store.ts'
import { pastTable } from './backup/past-table.ts'
import { type CompiledTable, compileTable } from './compiled-table.ts'
import type { Holds, RequestToken } from './holds.ts'
import type { Settings } from './settings.ts'
import { parseTableReference, refersTo, type TableReference, tableReference } from './table-reference.ts'
import { Throttled } from './throttled.ts'
import type { NamedItem } from './transaction-items.ts'
import type { KeptChange } from './undo/undo-book.ts'

export type ContextParts = {
  readonly store: Store
  readonly clock: Clock
  /** For ARNs of tables created here. */
  readonly region: string
  /** Twelve digits, for ARNs of tables created here. */
  readonly account: string
  readonly settings: Settings
  /** One for all Regions of a file. */
  readonly holds: Holds
  /** Version-4 UUIDs; an argument, so that a seeded run repeats itself. */
  readonly newUuid: () => string
  /** Milliseconds since whenever, for how long calls take. */
  readonly stopwatch: () => number
  /** Called while a new index fills; throwing cancels the UpdateTable, which then changes nothing. */
  readonly onBackfill?: ((progress: BackfillProgress) => void) | undefined
  /** Absent: nothing is counted and nothing throttled. */
  readonly meter?: Meter | undefined
  /** Absent: what an import or export begins never ends. */
  readonly jobs?: DataJobs | undefined
  /** The moment that reads are to see; absent: now. */
  readonly pastMs?: number | undefined
}

export type BackfillProgress = {
  readonly table: string
  readonly index: string
  readonly itemsRead: number
  readonly entriesWritten: number
}

/** What every handler works with. One per engine; handlers run one at a time, so the running call's parts live here too. */
export class EngineContext implements MeteredTables {
  readonly store: Store
  readonly clock: Clock
  readonly region: string
  readonly account: string
  /** May be replaced between two calls. */
  settings: Settings
  readonly holds: Holds
  readonly newUuid: () => string
  readonly stopwatch: () => number
  readonly onBackfill: ((progress: BackfillProgress) => void) | undefined
  readonly meter: Meter | undefined
  readonly jobs: DataJobs | undefined
  readonly pastMs: number | undefined
  /** What the running call has been charged so far. The engine gives every call its own list. */
  charges: Charge[] = []
  /** The limits that were against something of the running call. */
  throttles: Throttle[] = []
  /** How often they were. */
  throttled = 0
  /** Whether the running call wants to know at once. */
  asks = false
  /** What was charged without asking. */
  unasked: (readonly Charge[])[] = []
  /** What the running call has changed, where that is kept. */
  changes: KeptChange[] | undefined
  /** Of the running call. */
  signal: AbortSignal | undefined
  /** Under which the running call came in; undefined: not over a network. */
  host: string | undefined
  /** The running call looks in its own transaction whether tables have changed; see `trusting`. */
  trusts = false
  private readonly compiled = new Map<string, { readonly table: CompiledTable; readonly untilMs: number }>()
  private compiledVersion: number | undefined
  private upkeep: (Upkeep & { readonly version: number }) | undefined

  constructor(parts: ContextParts) {
    this.store = parts.store
    this.clock = parts.clock
    this.region = parts.region
    this.account = parts.account
    this.settings = parts.settings
    this.holds = parts.holds
    this.newUuid = parts.newUuid
    this.stopwatch = parts.stopwatch
    this.onBackfill = parts.onBackfill
    this.meter = parts.meter
    this.jobs = parts.jobs
    this.pastMs = parts.pastMs
  }

  /** The table for an item operation: one that is being created or deleted is not there yet or any more. */
  table(nameOrArn: string): CompiledTable {
    if (!this.trusts || this.compiledVersion === undefined) this.refresh()
    const known = this.compiled.get(nameOrArn)
    if (known !== undefined && (known.untilMs === Infinity || this.clock.now() < known.untilMs)) return known.table
    return this.store.read(() => this.compile(nameOrArn))
  }

  /**
   * A single write that begins with the tables as this process saw them last: being told that they still stand costs as much
   * as a read of its own, and the transaction asks again. What refuses it before counts only if they do.
   */
  trusting<Result>(work: () => Result): Result {
    this.trusts = true
    try {
      return work()
    } catch (error) {
      if (this.trusts && this.compiledVersion !== undefined && this.tablesChanged()) throw new TablesChanged()
      throw error
    } finally {
      this.trusts = false
    }
  }

  /** Tables are looked up again. */
  forgetTables(): void {
    this.compiled.clear()
    this.compiledVersion = undefined
  }

  private refresh(): void {
    const version = this.store.catalogueVersion()
    if (version === this.compiledVersion) return
    this.compiled.clear()
    this.compiledVersion = version
  }

  /**
   * A transaction for what was planned on tables looked up before it. Where another process has changed tables in
   * between, it does nothing and throws TablesChanged: the call begins again.
   */
  write<Result>(work: () => Result): Result {
    return this.store.transaction(() => {
      if (this.tablesChanged()) throw new TablesChanged()
      this.trusts = false
      return work()
    })
  }

  /** Of a transaction that has just been written: how long it takes is a setting. */
  hold(items: readonly NamedItem[], token: RequestToken | undefined): void {
    const { transactionTimeMs } = this.settings
    if (transactionTimeMs > 0) this.holds.add(items, token, transactionTimeMs)
  }

  /** Whether tables that were looked up may have changed since. */
  tablesChanged(): boolean {
    return this.store.catalogueVersion() !== this.compiledVersion
  }

  /** The table in whatever state it stands now; undefined when there is none. */
  findTable(nameOrArn: string): Table | undefined {
    return this.tableOf(parseTableReference(nameOrArn))
  }

  /** A call begins, or begins again. */
  begin(): void {
    this.charges = []
    this.unasked = []
    if (this.changes !== undefined) this.changes = []
    if (this.throttled > 0) this.throttles = []
    this.throttled = 0
  }

  /**
   * Charges the running call with what belongs together: an item of a batch, a page, a transaction. Throws `Throttled`
   * when there is no throughput for it and that is enforced: then nothing of it may be done.
   */
  take(charges: readonly Charge[]): void {
    const { meter } = this
    if (meter !== undefined) {
      if (this.asks) this.ask(meter, charges)
      else if (this.unasked.length === 0) this.unasked = [charges]
      else this.unasked.push(charges)
    }
    // A list that begins with its first element takes no more room than that: most calls have one charge.
    const [only] = charges
    if (only !== undefined && charges.length === 1 && this.charges.length === 0) this.charges = [only]
    else for (const charge of charges) this.charges.push(charge)
  }

  private ask(meter: Meter, charges: readonly Charge[]): void {
    const throttles = meter.admit(charges, this)
    if (throttles.length === 0) return
    this.throttled += 1
    this.throttles.push(...throttles)
    if (meter.enforcing) throw new Throttled(throttles, this)
  }

  /** The same at another moment. */
  at(ms: number): EngineContext {
    return new EngineContext({ ...this, clock: { now: () => ms } })
  }

  /** The same for reads that see tables as they were at a moment. */
  asOf(pastMs: number): EngineContext {
    return new EngineContext({ ...this, pastMs })
  }

  get nowMs(): number {
    return this.clock.now()
  }

  /** Of the tables that the running call has looked up. */
  get version(): number {
    return this.compiledVersion ?? 0
  }

  /** A meter asks for whatever stood in a request, long after that was refused. */
  find(nameOrArn: string): Table | undefined {
    const known = this.tablesChanged() ? undefined : this.compiled.get(nameOrArn)
    if (known !== undefined) return known.table.table
    const reference = tableReference(nameOrArn)
    return reference === undefined ? undefined : this.tableOf(reference)
  }

  bytesOf(id: number): number {
    return this.store.statistics(id).bytes
  }

  /** Tables of every Region whose items expire. Costs no more than the catalogue's version while nothing changes. */
  expiringTables(): readonly Table[] {
    return this.kept().expiring
  }

  /** The same of those that can be restored to a moment. */
  recoverableTables(): readonly Table[] {
    return this.kept().recoverable
  }

  /** Backups that the service deletes by itself. */
  passingBackups(): readonly Backup[] {
    return this.kept().passing
  }

  private kept(): Upkeep {
    const version = this.store.catalogueVersion()
    if (this.upkeep?.version !== version) {
      const tables = this.store.allTables()
      this.upkeep = {
        expiring: tables.filter(({ timeToLive }) => timeToLive?.enabled),
        recoverable: tables.filter(({ recovery }) => recovery !== undefined),
        // One comes when a table goes.
        passing: this.store.backups.all().filter(({ expiresMs }) => expiresMs !== undefined),
        version,
      }
    }
    return this.upkeep
  }

  private tableOf(reference: TableReference): Table | undefined {
    const stored = this.store.findTable(this.region, reference.name)
    if (stored === undefined || !refersTo(reference, stored)) return undefined
    return tableAt(stored, this.clock.now())
  }

  private compile(nameOrArn: string): CompiledTable {
    const table = this.findTable(nameOrArn)
    if (table === undefined) throw resourceNotFound()
    const status = statusOf(table)
    if (status === 'CREATING' || status === 'DELETING') throw resourceNotFound()
    const { pastMs } = this
    const compiled =
      pastMs === undefined
        ? compileTable(this.store, table)
        : pastTable(this.store, table, { atMs: pastMs, nowMs: this.nowMs })
    this.compiled.set(nameOrArn, { table: compiled, untilMs: nextChangeMs(table) })
    return compiled
  }
}

/** What the service has to do something about by itself. */
type Upkeep = {
  readonly expiring: readonly Table[]
  readonly recoverable: readonly Table[]
  readonly passing: readonly Backup[]
}

/** Those of an engine: any of them for what concerns the whole file, and that of each Region. */
export type Contexts = { readonly any: EngineContext; readonly of: (region: string) => EngineContext }

/** Never leaves the engine. */
export class TablesChanged extends Error {}
