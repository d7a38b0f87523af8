import type Database from 'better-sqlite3'
import type { Statistics } from './types.ts'

type Change = { items: number; bytes: number }

/**
 * Exact item counts and byte totals. A transaction adds up its changes in memory and writes each touched resource's
 * row once, before it commits.
 */
export class StatisticsLedger {
  private readonly read: Database.Statement<[number], Statistics>
  private readonly write: Database.Statement<[number, number, number]>
  private changes = new Map<number, Change>()

  constructor(database: Database.Database) {
    this.read = database.prepare('SELECT items, bytes FROM resource WHERE id = ?')
    this.write = database.prepare('UPDATE resource SET items = items + ?, bytes = bytes + ? WHERE id = ?')
  }

  /** As the running transaction sees it. */
  of(id: number): Statistics {
    const { items, bytes } = this.read.get(id) ?? { items: 0, bytes: 0 }
    const change = this.changes.get(id)
    return change === undefined ? { items, bytes } : { items: items + change.items, bytes: bytes + change.bytes }
  }

  add(id: number, items: number, bytes: number): void {
    const change = this.changes.get(id)
    if (change === undefined) {
      this.changes.set(id, { items, bytes })
    } else {
      change.items += items
      change.bytes += bytes
    }
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

  flush(): void {
    for (const [id, { items, bytes }] of this.changes) {
      if (items !== 0 || bytes !== 0) this.write.run(items, bytes, id)
    }
    this.changes.clear()
  }

  clear(): void {
    this.changes.clear()
  }
}
