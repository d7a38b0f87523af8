import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'

/** A row of the ledger of what was used. What is in `data` only its owner knows. */
export type UsageRow = UsagePlace & { readonly data: string }

export type UsagePlace = {
  readonly tier: number
  readonly fromMs: number
  readonly region: string
  /** Of the table; empty for what concerns none. */
  readonly table: string
  /** Empty: the table itself. */
  readonly index: string
}

/** Every row stands at a place of its own. */
export class UsageRows {
  private readonly connection: Connection
  private readonly selectBetween: Database.Statement<[number, number, number, number], UsageRow>
  private readonly selectOfTable: Database.Statement<[number, number, number, string, string], UsageRow>
  private readonly selectOne: Database.Statement<PlaceColumns, string>
  private readonly upsert: Database.Statement<[...PlaceColumns, string]>
  private readonly deleteOne: Database.Statement<PlaceColumns>
  private readonly deleteAll: Database.Statement<[]>

  constructor(connection: Connection) {
    this.connection = connection
    const { database } = connection
    const one = 'tier = ? AND from_ms = ? AND region = ? AND name = ? AND index_name = ?'
    const select = `SELECT tier, from_ms AS fromMs, region, name AS "table", index_name AS "index", data FROM usage
       WHERE tier = ? AND from_ms > ? AND from_ms < ?`
    this.selectBetween = database.prepare(`${select} ORDER BY from_ms, region, name, index_name LIMIT ?`)
    this.selectOfTable = database.prepare(`${select} AND region = ? AND name = ? ORDER BY from_ms, index_name`)
    this.selectOne = database.prepare<PlaceColumns, string>(`SELECT data FROM usage WHERE ${one}`).pluck()
    this.upsert = database.prepare(
      'INSERT INTO usage VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET data = excluded.data',
    )
    this.deleteOne = database.prepare(`DELETE FROM usage WHERE ${one}`)
    this.deleteAll = database.prepare('DELETE FROM usage')
  }

  /** Those of a tier that begin after the one moment and before the other, oldest first: all, or the first so many. */
  between(tier: number, afterMs: number, beforeMs: number, most = -1): readonly UsageRow[] {
    return this.guarded(() => this.selectBetween.all(tier, afterMs, beforeMs, most))
  }

  /** The same for one table and its indexes: what the rows of others hold is not read. */
  ofTable(
    { region, table }: Pick<UsagePlace, 'region' | 'table'>,
    { tier, afterMs, beforeMs }: { readonly tier: number; readonly afterMs: number; readonly beforeMs: number },
  ): readonly UsageRow[] {
    return this.guarded(() => this.selectOfTable.all(tier, afterMs, beforeMs, region, table))
  }

  find(place: UsagePlace): string | undefined {
    return this.guarded(() => this.selectOne.get(...columnsOf(place)))
  }

  put(row: UsageRow): void {
    this.connection.assertWriting()
    this.guarded(() => this.upsert.run(...columnsOf(row), row.data))
  }

  remove(place: UsagePlace): void {
    this.connection.assertWriting()
    this.guarded(() => this.deleteOne.run(...columnsOf(place)))
  }

  clear(): void {
    this.connection.assertWriting()
    this.guarded(() => this.deleteAll.run())
  }

  private guarded<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw this.connection.failure(error)
    }
  }
}

type PlaceColumns = [number, number, string, string, string]

const columnsOf = ({ tier, fromMs, region, table, index }: UsagePlace): PlaceColumns => [
  tier,
  fromMs,
  region,
  table,
  index,
]
