import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import { processMs } from '../base/stopwatch.ts'
import type { Statistics } from './types.ts'

type Change = { items: number; bytes: number }
type Changes = Map<number, Change>

/** Writes that follow each other within so many milliseconds are a run. */
const runPauseMs = 100
/** So many writes of a run are counted in the file at once: what a person types is never owed. */
const promptWritesMax = 16

/**
 * Exact item counts and byte totals. A transaction adds up its changes in memory. Their rows are another page of the file, so a
 * long run of writes leaves them owed: `unsettled` says of which resources, and whoever opens the file after a crash counts these
 * (`recount`). Other processes see what is owed once it is settled, about a second later.
 */
export class StatisticsLedger {
  private readonly read: Database.Statement<[number], Statistics>
  private readonly write: Database.Statement<[number, number, number]>
  private readonly announce: Database.Statement<[string, number]>
  private readonly withdraw: Database.Statement<[string]>
  private readonly self = randomUUID()
  /** In memory nobody else looks, and nothing is left after a crash. */
  private readonly alone: boolean
  /** Of the running transaction. */
  private changes: Changes = new Map()
  /** Committed, and not in the rows of the file. */
  private readonly owed: Changes = new Map()
  /** Resources of which the file says that we owe something to their rows. */
  private readonly announced = new Set<number>()
  /** The running transaction has put all of it into the file. */
  private settling = false
  private run = 0
  private lastWriteMs = 0

  constructor(database: Database.Database) {
    this.alone = database.memory
    this.read = database.prepare('SELECT items, bytes FROM resource WHERE id = ?')
    this.write = database.prepare('UPDATE resource SET items = items + ?, bytes = bytes + ? WHERE id = ?')
    this.announce = database.prepare('INSERT OR IGNORE INTO unsettled VALUES (?, ?)')
    this.withdraw = database.prepare('DELETE FROM unsettled WHERE writer = ?')
  }

  /** As the running transaction sees it. */
  of(id: number): Statistics {
    const kept = this.read.get(id)
    const sum = { items: kept?.items ?? 0, bytes: kept?.bytes ?? 0 }
    for (const changes of [this.owed, this.changes]) {
      const change = changes.get(id)
      sum.items += change?.items ?? 0
      sum.bytes += change?.bytes ?? 0
    }
    // What another process owes may be less than nothing without it.
    return { items: Math.max(0, sum.items), bytes: Math.max(0, sum.bytes) }
  }

  add(id: number, items: number, bytes: number): void {
    addTo(this.changes, id, items, bytes)
  }

  forget(id: number): void {
    this.changes.delete(id)
  }

  /** What `restore` needs when a part of the transaction is undone. */
  mark(): ReadonlyMap<number, Readonly<Change>> {
    return new Map([...this.changes].map(([id, change]) => [id, { ...change }]))
  }

  restore(mark: ReadonlyMap<number, Readonly<Change>>): void {
    this.changes = new Map([...mark].map(([id, change]) => [id, { ...change }]))
  }

  /** Whether the rows of the file are behind. */
  get owes(): boolean {
    return this.owed.size > 0
  }

  /** Before a transaction commits: its changes go into the file, or it is announced that they are owed. */
  flush(): void {
    for (const [id, { items, bytes }] of this.changes) if (items === 0 && bytes === 0) this.changes.delete(id)
    if (this.alone || this.changes.size === 0) return
    const nowMs = processMs()
    this.run = nowMs - this.lastWriteMs > runPauseMs ? 1 : this.run + 1
    this.lastWriteMs = nowMs
    if (this.run <= promptWritesMax) this.settle()
    else for (const id of this.changes.keys()) if (!this.announced.has(id)) this.announce.run(this.self, id)
  }

  /** All that is owed goes into the file with the running transaction. */
  settle(): void {
    for (const changes of [this.owed, this.changes]) {
      for (const [id, { items, bytes }] of changes) this.write.run(items, bytes, id)
    }
    if (this.announced.size > 0) this.withdraw.run(this.self)
    this.settling = true
  }

  /** After the transaction has been committed. */
  committed(): void {
    if (this.settling) {
      this.owed.clear()
      this.announced.clear()
    } else {
      for (const [id, { items, bytes }] of this.changes) {
        addTo(this.owed, id, items, bytes)
        this.announced.add(id)
      }
    }
    this.clear()
  }

  /** After it was undone. */
  clear(): void {
    this.changes.clear()
    this.settling = false
  }
}

function addTo(changes: Changes, id: number, items: number, bytes: number): void {
  const change = changes.get(id)
  if (change === undefined) {
    changes.set(id, { items, bytes })
  } else {
    change.items += items
    change.bytes += bytes
  }
}
