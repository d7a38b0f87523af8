import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'
import type { KeyBytes, RowKey, StoredItem } from './types.ts'

/**
 * What the rows of one table were before they were changed, `h<id>`, in the order of the changes: by it a table is read as it was.
 * Only tables that can be restored to a moment have it. An image is appended at the end; the index leads to those of one row and
 * carries the number of the change.
 */
export const createImages = (id: number): string => `
  CREATE TABLE h${id} (
    sequence INTEGER PRIMARY KEY, hash INTEGER NOT NULL, partition NOT NULL, sort NOT NULL, item TEXT, size INTEGER NOT NULL
  );
  CREATE INDEX h${id}_key ON h${id} (hash, partition, sort);`

export const dropImages = (id: number): string => `DROP TABLE IF EXISTS h${id};`

/** A row before its first change in a stretch of time; `before` undefined: it was not there. */
export type ChangedRow = { readonly key: RowKey; readonly before: StoredItem | undefined }

type Parameters = [
  least: number,
  hash: number,
  partition: KeyBytes,
  sort: KeyBytes,
  item: string | null,
  sizeBytes: number,
]
type ImageRow = Omit<RowKey, 'base'> & { readonly text: string | null; readonly sizeBytes: number }

/** The images of one table. Its statements are prepared once; writes need a transaction of the store. */
export class ImageLog {
  private readonly connection: Connection
  private readonly statements: ReturnType<typeof prepareAll>

  constructor(connection: Connection, id: number) {
    this.connection = connection
    this.statements = prepareAll(connection.database, id)
  }

  /** Gives the image the least number that is free and not below `least`. */
  add(least: number, { hash, partition, sort }: RowKey, before: StoredItem | undefined): void {
    this.connection.assertWriting()
    const { text = null, sizeBytes = 0 } = before ?? {}
    this.run(({ add }) => add.run(least, hash, partition, sort, text, sizeBytes))
  }

  /** The number of the oldest image. */
  first(): number | undefined {
    return this.run(({ first }) => first.get()) ?? undefined
  }

  /** Every row that has been changed since, once, in the order of those changes. Within `Store.read` or a transaction. */
  *changedSince(from: number): Generator<ChangedRow, void> {
    try {
      for (const { text, sizeBytes, ...key } of this.statements.changed.iterate(from, from)) {
        yield { key: { ...key, base: '' }, before: text === null ? undefined : { text, sizeBytes } }
      }
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /** Forgets images with numbers below `before`, the oldest first and at most so many; returns how many. */
  trim(before: number, limit: number): number {
    this.connection.assertWriting()
    return this.run(({ trim }) => trim.run(before, limit).changes)
  }

  private run<Result>(work: (statements: ReturnType<typeof prepareAll>) => Result): Result {
    try {
      return work(this.statements)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }
}

function prepareAll(database: Database.Database, id: number) {
  return {
    add: database.prepare<Parameters>(
      `INSERT INTO h${id} VALUES (max(?, (SELECT ifnull(max(sequence), -1) + 1 FROM h${id})), ?, ?, ?, ?, ?)`,
    ),
    first: database.prepare<[], number | null>(`SELECT min(sequence) FROM h${id}`).pluck(),
    changed: database.prepare<[number, number], ImageRow>(
      `SELECT hash, partition, sort, item AS text, size AS sizeBytes FROM h${id} AS image
       WHERE sequence >= +? AND NOT EXISTS (${earlier(id, 'image', '+?')}) ORDER BY sequence`,
    ),
    trim: database.prepare<[number, number]>(
      `DELETE FROM h${id} WHERE sequence IN (SELECT sequence FROM h${id} WHERE sequence < +? ORDER BY sequence LIMIT +?)`,
    ),
  }
}

/** An image of the same row since `from` that is older. */
export const earlier = (id: number, image: string, from: string): string =>
  `SELECT 1 FROM h${id} AS earlier WHERE ${sameRow('earlier', image)}
   AND earlier.sequence >= ${from} AND earlier.sequence < ${image}.sequence`

export const sameRow = (one: string, other: string): string =>
  ['hash', 'partition', 'sort'].map((column) => `${one}.${column} = ${other}.${column}`).join(' AND ')
