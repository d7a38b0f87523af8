import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'
import type { KeyBytes, ReadHint, RowReader, StoredItem } from './types.ts'

/** Values of key columns. */
export type Bounds = readonly (number | KeyBytes)[]

/** A stretch of rows as statements: parameters are the bounds, then a LIMIT (rows) or an OFFSET (where). */
export type Stretch<Row> = {
  readonly rows: Database.Statement<unknown[], Row>
  /** The key columns of the row at an offset. */
  readonly keyAt: Database.Statement<unknown[], Bounds>
  readonly bounds: Bounds
}

const pageBytesDefault = 1_048_576
/** More rows in one call are hardly faster, and memory stays flat. */
const chunkRowsMax = 256

/** Measures what rows of a resource weigh, so that a reader fetches about as many as its caller will take. */
export type RowWeight = { averageBytes: number }

/**
 * Reads in chunks: some two to three times faster per row than SQLite's own cursor, and the connection stays free
 * between rows. A chunk carries no keys; that of its last row, where the next begins, is read apart, at once, so that
 * the caller may write between rows.
 */
export class ChunkReader<Row extends StoredItem> implements RowReader<Row> {
  private readonly connection: Connection
  private readonly weight: RowWeight
  private readonly continueAfter: (key: Bounds) => Stretch<Row>
  private stretch: Stretch<Row> | undefined
  private rows: readonly Row[] = []
  private position = 0
  private rowsLeft: number
  private bytesLeft: number
  private readonly pageBytes: number

  constructor(
    connection: Connection,
    weight: RowWeight,
    first: Stretch<Row>,
    continueAfter: (key: Bounds) => Stretch<Row>,
    hint: ReadHint,
  ) {
    this.connection = connection
    this.weight = weight
    this.stretch = first
    this.continueAfter = continueAfter
    this.rowsLeft = hint.limit ?? Infinity
    this.pageBytes = hint.pageBytes ?? pageBytesDefault
    this.bytesLeft = this.pageBytes
  }

  next(): Row | undefined {
    if (this.position === this.rows.length) this.fetch()
    const row = this.rows[this.position]
    if (row !== undefined) this.position += 1
    return row
  }

  private fetch(): void {
    this.position = 0
    const stretch = this.stretch
    if (stretch === undefined || this.rowsLeft <= 0) {
      this.rows = []
      return
    }
    const wanted = this.chunkRows()
    try {
      this.rows = stretch.rows.all(...stretch.bounds, wanted)
      this.rowsLeft -= this.rows.length
      const atEnd = this.rows.length < wanted || this.rowsLeft <= 0
      this.stretch = atEnd ? undefined : this.after(stretch, wanted)
    } catch (error) {
      throw this.connection.failure(error)
    }
    this.weigh()
  }

  private after(stretch: Stretch<Row>, rows: number): Stretch<Row> | undefined {
    const key = stretch.keyAt.get(...stretch.bounds, rows - 1)
    return key === undefined ? undefined : this.continueAfter(key)
  }

  /** What is left of the page at the usual weight, and one more. */
  private chunkRows(): number {
    if (this.bytesLeft <= 0) this.bytesLeft = this.pageBytes
    const page = Math.floor(this.bytesLeft / this.weight.averageBytes) + 1
    return Math.min(page, chunkRowsMax, this.rowsLeft)
  }

  private weigh(): void {
    if (this.rows.length === 0) return
    let bytes = 0
    for (const row of this.rows) bytes += row.sizeBytes
    this.bytesLeft -= bytes
    this.weight.averageBytes = Math.max(1, bytes / this.rows.length)
  }
}
