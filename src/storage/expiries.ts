import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'
import type { KeyBytes, RowKey } from './types.ts'

/**
 * When the items of one table expire, `x<id>`, in the order of time: what has expired is found without reading the table. Only
 * tables whose items expire have it.
 */
export const createExpiries = (id: number): string => `
  CREATE TABLE x${id} (
    expiry INTEGER NOT NULL, hash INTEGER NOT NULL, partition NOT NULL, sort NOT NULL,
    PRIMARY KEY (expiry, hash, partition, sort)
  ) WITHOUT ROWID;`

export const dropExpiries = (id: number): string => `DROP TABLE IF EXISTS x${id};`

type KeyParameters = [seconds: number, hash: number, partition: KeyBytes, sort: KeyBytes]

/** A stretch of time in seconds, its end left out, and how many rows of it are wanted. */
export type ExpiryRange = { readonly fromSeconds: number; readonly toSeconds: number; readonly limit: number }

/** The expiry times of one table's rows. Its statements are prepared once; writes need a transaction of the store. */
export class Expiries {
  private readonly connection: Connection
  private readonly insert: Database.Statement<KeyParameters>
  private readonly delete: Database.Statement<KeyParameters>
  private readonly select: Database.Statement<[number, number, number], RowKey>

  constructor(connection: Connection, id: number) {
    this.connection = connection
    const { database } = connection
    this.insert = database.prepare(`INSERT INTO x${id} VALUES (?, ?, ?, ?)`)
    this.delete = database.prepare(`DELETE FROM x${id} WHERE expiry = ? AND hash = ? AND partition = ? AND sort = ?`)
    // Written `+?` for the reason that resource-sql gives.
    this.select = database.prepare(
      `SELECT hash, partition, sort, '' AS base FROM x${id} WHERE expiry >= +? AND expiry < +?
       ORDER BY expiry, hash, partition, sort LIMIT +?`,
    )
  }

  add(seconds: number, key: RowKey): void {
    this.write(this.insert, seconds, key)
  }

  remove(seconds: number, key: RowKey): void {
    this.write(this.delete, seconds, key)
  }

  /** Rows whose time lies in the stretch, the earliest first. */
  between({ fromSeconds, toSeconds, limit }: ExpiryRange): readonly RowKey[] {
    try {
      return this.select.all(fromSeconds, toSeconds, limit)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  private write(statement: Database.Statement<KeyParameters>, seconds: number, key: RowKey): void {
    this.connection.assertWriting()
    try {
      const { changes } = statement.run(seconds, key.hash, key.partition, key.sort)
      if (changes !== 1) throw new Error('an expiry time that was to be there is not')
    } catch (error) {
      throw this.connection.failure(error)
    }
  }
}
