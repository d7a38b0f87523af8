import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'

/** An answered request that may be repeated with the same token. Source: reference, operations 8. */
export type IdempotencyToken = {
  readonly token: string
  readonly operation: string
  /** Of the request: another one with the same token is refused. */
  readonly digest: string
  /** What to answer again, and what it was charged. */
  readonly response: string
  readonly expiresMs: number
}

export class Tokens {
  private readonly connection: Connection
  private readonly select: Database.Statement<[string, string, number], IdempotencyToken>
  private readonly insert: Database.Statement<[string, string, string, string, number]>
  private readonly selectExpired: Database.Statement<[number], number>
  private readonly deleteExpired: Database.Statement<[number]>

  constructor(connection: Connection) {
    this.connection = connection
    const { database } = connection
    this.select = database.prepare(
      `SELECT token, operation, digest, response, expires_ms AS expiresMs FROM token
       WHERE token = ? AND operation = ? AND expires_ms > ?`,
    )
    this.insert = database.prepare('INSERT OR REPLACE INTO token VALUES (?, ?, ?, ?, ?)')
    this.selectExpired = database.prepare<[number], number>('SELECT 1 FROM token WHERE expires_ms <= ? LIMIT 1').pluck()
    this.deleteExpired = database.prepare('DELETE FROM token WHERE expires_ms <= ?')
  }

  find(operation: string, token: string, nowMs: number): IdempotencyToken | undefined {
    try {
      return this.select.get(token, operation, nowMs)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  save({ token, operation, digest, response, expiresMs }: IdempotencyToken): void {
    this.connection.assertWriting()
    try {
      this.insert.run(token, operation, digest, response, expiresMs)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  anyExpired(nowMs: number): boolean {
    try {
      return this.selectExpired.get(nowMs) !== undefined
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /** How many were removed. */
  removeExpired(nowMs: number): number {
    this.connection.assertWriting()
    try {
      return this.deleteExpired.run(nowMs).changes
    } catch (error) {
      throw this.connection.failure(error)
    }
  }
}
