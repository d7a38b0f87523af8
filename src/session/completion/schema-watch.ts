import type { StatementKind } from '../../ast/statement.ts'
import type { Item } from '../../model/value.ts'
import type { ModelMember } from '../../operation/model-shelf.ts'
import type { Backend, Layer } from '../../operation/operation.ts'
import { isReadOperation } from '../../operation/reads-only.ts'
import { unmetered } from '../../operation/unmetered.ts'
import type { CallRecord, Outcome } from '../outcome.ts'
import type { Connection } from '../session-state.ts'
import { allKeys, type KnownTable, knownTable } from './known-table.ts'
import { surveyItems } from './survey-items.ts'

/** Of each table: the first so many items, and so many from other places. */
const firstItems = 200
const otherItems = 200
const otherPlaces = 8
/** Segments that a table is cut into to find other places. */
const segments = 10_000
const tablesMax = 500
/** Where others ask too, of so many tables it asks what they are by itself; of more it knows the names. */
const remoteTablesMax = 40

export type SchemaParts = {
  /** From 0 to 1: where else to look. */
  readonly random?: (() => number) | undefined
  /** How long after a change to look, in milliseconds. */
  readonly delayMs?: number | undefined
  /** Whether items may be looked at, asked each time; absent: where that costs nobody anything. */
  readonly samples?: ((connection: Connection) => boolean) | undefined
}

/**
 * Knows tables and what their items have, for whoever must answer at once. Looks by itself, a while after something changed
 * and never while somebody waits; what it reads is counted nowhere. Of a database that somebody pays for it reads no items:
 * there it knows those that statements have fetched.
 */
export class SchemaWatch {
  private readonly known = new Map<string, KnownTable>()
  private readonly stale = new Set<string>()
  private readonly random: () => number
  private readonly delayMs: number
  private readonly samples: (connection: Connection) => boolean
  private connection: Connection | undefined
  private alarmNames: readonly string[] = []
  private members: readonly ModelMember[] = []
  private backupNames: readonly string[] = []
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> = Promise.resolve()
  private listed = false
  private busy = false
  /** Something is to be looked at when there is time. */
  private wanted = false
  private list: readonly KnownTable[] | undefined
  /** Ends the request that is under way: a service that does not answer must not keep anybody who wants to leave. */
  private leaving = new AbortController()

  constructor({ random = Math.random, delayMs = 60, samples = isOurs }: SchemaParts = {}) {
    this.samples = samples
    this.random = random
    this.delayMs = delayMs
  }

  /** The same list while nothing new is known. */
  get tables(): readonly KnownTable[] {
    this.list ??= [...this.known.values()]
    return this.list
  }

  get alarms(): readonly string[] {
    return this.alarmNames
  }

  /** Entities and access patterns. */
  get model(): readonly ModelMember[] {
    return this.members
  }

  get backups(): readonly string[] {
    return this.backupNames
  }

  table(name: string): KnownTable | undefined {
    return this.known.get(name)
  }

  /** Whether the tables are known: a name that is not among them is wrong. */
  get isListed(): boolean {
    return this.listed
  }

  /** Begins with the connection, or with another one than before. */
  follow(connection: Connection): void {
    if (this.connection === connection) return
    this.leave()
    this.connection = connection
    this.known.clear()
    this.stale.clear()
    this.listed = false
    this.list = undefined
    this.plan()
  }

  /** A statement has run: what it changed is looked at again, and what it fetched need not be. */
  after(outcome: Outcome, items: readonly Item[] = []): void {
    const { calls, result } = outcome
    const writes = calls.filter((call) => !isRead(call))
    for (const { table } of writes) if (table !== undefined) this.stale.add(table)
    if (writes.some(({ table }) => table === undefined)) this.staleAll()
    if (result.kind === 'items' && this.connection?.remote !== undefined) this.learn(result.meta.table, items)
    if (writes.length > 0 || changing.has(outcome.statement.kind)) this.plan()
  }

  /** A statement begins: whoever waits for it comes first. */
  pause(): void {
    this.busy = true
    if (this.timer === undefined) return
    clearTimeout(this.timer)
    this.timer = undefined
    this.wanted = true
  }

  resume(): void {
    this.busy = false
    if (this.wanted) this.plan()
  }

  /** Ends looking; resolves when nothing is under way. */
  close(): Promise<void> {
    clearTimeout(this.timer)
    this.leave()
    return this.looking
  }

  private leave(): void {
    this.leaving.abort()
    this.leaving = new AbortController()
    this.connection = undefined
  }

  /** Resolves when everything that is to be looked at has been. */
  async settled(): Promise<void> {
    if (this.timer !== undefined) this.look()
    await this.looking
  }

  private staleAll(): void {
    for (const name of this.known.keys()) this.stale.add(name)
  }

  private learn(table: string, items: readonly Item[]): void {
    const known = this.known.get(table)
    if (known === undefined || items.length === 0) return
    const keys = allKeys(known).map(({ name }) => name)
    const sample = surveyItems(items, { keys, complete: false, whole: false })
    const before = known.sample?.attributes.filter(({ name }) => sample.attributes.every((each) => each.name !== name))
    this.known.set(table, { ...known, sample: { ...sample, attributes: [...sample.attributes, ...(before ?? [])] } })
    this.list = undefined
  }

  private plan(): void {
    this.wanted = this.busy
    if (this.timer !== undefined || this.busy) return
    this.timer = setTimeout(() => this.look(), this.delayMs)
    this.timer.unref()
  }

  private look(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const { connection } = this
    if (connection !== undefined) this.looking = this.looking.then(() => this.lookAt(connection))
  }

  private async lookAt(connection: Connection): Promise<void> {
    // Somebody has left while it waited for its turn.
    if (this.connection !== connection) return
    const backend = until(this.leaving.signal)(unmetered(connection.backend))
    const left = (): boolean => {
      this.wanted ||= this.busy
      return this.busy || this.connection !== connection
    }
    try {
      const names = await tableNames(backend)
      for (const name of this.known.keys()) if (!names.includes(name)) this.known.delete(name)
      for (const name of names) {
        if (left()) return
        const isNew = !this.known.has(name)
        if (!isNew && !this.stale.has(name)) continue
        if (connection.remote !== undefined && isNew && this.known.size >= remoteTablesMax) {
          this.known.set(name, knownTable({ TableName: name }))
          continue
        }
        const { Table } = await backend.run('DescribeTable', { TableName: name })
        if (this.connection !== connection || Table === undefined) return
        this.known.set(name, { ...knownTable(Table), sample: this.known.get(name)?.sample })
        this.stale.add(name)
      }
      this.listed = names.length < tablesMax
      this.alarmNames = (await connection.monitor?.alarms())?.map(({ name }) => name) ?? []
      this.members = (await connection.shelf?.members()) ?? []
      this.list = undefined
      if (connection.remote === undefined) this.backupNames = await backupNames(backend)
      if (!this.samples(connection)) {
        this.wanted = true
        return
      }
      for (const name of [...this.stale]) {
        if (left()) return
        this.stale.delete(name)
        await this.sample(backend, name)
      }
    } catch {
      // A table that is gone, a database that is closed: what is known stays, and the next change looks again.
    }
  }

  private async sample(backend: Backend, name: string): Promise<void> {
    const known = this.known.get(name)
    if (known === undefined) return
    const keys = allKeys(known).map((key) => key.name)
    const first = await backend.run('Scan', { TableName: name, Limit: firstItems })
    const items = [...(first.Items ?? [])]
    const complete = first.LastEvaluatedKey === undefined
    for (let place = 0; place < (complete ? 0 : otherPlaces); place++) {
      const more = await backend.run('Scan', {
        TableName: name,
        Limit: otherItems / otherPlaces,
        Segment: Math.min(segments - 1, Math.floor(this.random() * segments)),
        TotalSegments: segments,
      })
      items.push(...(more.Items ?? []))
    }
    const now = this.known.get(name)
    if (now === undefined) return
    this.known.set(name, { ...now, sample: surveyItems(items, { keys, complete, whole: true }) })
    this.list = undefined
  }
}

const until =
  (signal: AbortSignal): Layer =>
  (inner) => ({
    run: (name, request, call) => inner.run(name, request, { ...call, signal }),
    close: () => inner.close(),
  })

const isOurs = ({ remote }: Connection): boolean => remote === undefined

/** `access` tells a SELECT from what PartiQL writes. */
const isRead = ({ operation, access }: CallRecord): boolean => access !== undefined || isReadOperation(operation)

/** Statements that change what there is without a call, or by calls of their own. */
const changing: ReadonlySet<StatementKind> = new Set(['create-alarm', 'drop-alarm', 'meta'])

/** The first page: nobody chooses among more. */
async function backupNames(backend: Backend): Promise<readonly string[]> {
  const { BackupSummaries = [] } = await backend.run('ListBackups', { BackupType: 'ALL' })
  return [...new Set(BackupSummaries.flatMap(({ BackupName }) => BackupName ?? []))]
}

async function tableNames(backend: Backend): Promise<readonly string[]> {
  const names: string[] = []
  let last: string | undefined
  do {
    const page = await backend.run('ListTables', last === undefined ? {} : { ExclusiveStartTableName: last })
    names.push(...(page.TableNames ?? []))
    last = page.LastEvaluatedTableName
  } while (last !== undefined && names.length < tablesMax)
  return names.slice(0, tablesMax)
}
