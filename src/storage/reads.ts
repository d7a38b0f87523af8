import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'
import { compareKeyBytes } from './key-bytes.ts'
import { endOf, type PartitionShape, type SortEnd, selectHashes, selectPartition } from './resource-sql.ts'
import { type Bounds, ChunkReader, type RowWeight, type Stretch } from './row-reader.ts'
import type {
  HashRange,
  KeyBytes,
  PartitionRange,
  ReadHint,
  RowKey,
  RowReader,
  RowSize,
  SortBound,
  StoredItem,
  StoredRow,
} from './types.ts'

/** What the reads of one resource share. */
export type Reads = {
  readonly connection: Connection
  readonly id: number
  readonly weight: RowWeight
  /** By the shape of the stretch. */
  readonly prepared: Map<string, Statements>
  readonly preparedLines: Map<string, LineStatements>
}

export type LineStatements = {
  readonly sizes: Database.Statement<unknown[], number>
  readonly rows: Database.Statement<unknown[], RowSize>
  readonly lines: Database.Statement<unknown[], { readonly lines: Uint8Array | null; readonly count: number }>
}

type Statements = Pick<Stretch<never>, 'rows' | 'keyAt'>

export function itemsOfPartition(reads: Reads, range: PartitionRange, hint: ReadHint): RowReader<StoredItem> {
  const stretch = (after: PartitionRange['after']): Stretch<StoredItem> => partitionStretch(reads, range, after)
  const next = ([sort, base]: Bounds): Stretch<StoredItem> =>
    stretch({ sort: sort as KeyBytes, base: base as KeyBytes })
  return new ChunkReader(reads.connection, reads.weight, stretch(range.after), next, hint)
}

export function itemsOfHashes(reads: Reads, range: HashRange, hint: ReadHint): RowReader<StoredRow> {
  const { toHash } = range
  const { afterRow, bounds } = startOf(range)
  const first: Stretch<StoredRow> = { ...hashStatements(reads, afterRow), bounds }
  const next = (key: Bounds): Stretch<StoredRow> => ({ ...hashStatements(reads, true), bounds: [...key, toHash] })
  return new ChunkReader(reads.connection, reads.weight, first, next, hint)
}

/** Where a stretch of hashes begins: after a row, or with its least hash. */
export function startOf({ fromHash, toHash, after }: HashRange): {
  readonly afterRow: boolean
  readonly bounds: Bounds
} {
  if (after === undefined || after.hash < fromHash) return { afterRow: false, bounds: [fromHash, toHash] }
  const { hash, partition, sort, base } = after
  return { afterRow: true, bounds: [hash, partition, sort, base, toHash] }
}

type End = { readonly kind: SortEnd; readonly bounds: Bounds }

/** The start row and the bound on its side: only the tighter one goes to SQLite, which seeks by one of them. */
function partitionStretch(reads: Reads, range: PartitionRange, after: PartitionRange['after']): Stretch<StoredItem> {
  const { forward, from, to } = range
  const low = forward && after !== undefined && !excludes(from, after.sort, -1) ? rowEnd(after) : boundEnd(from)
  const high = !forward && after !== undefined && !excludes(to, after.sort, 1) ? rowEnd(after) : boundEnd(to)
  const statements = partitionStatements(reads, { low: low.kind, high: high.kind, forward })
  return { ...statements, bounds: [range.hash, range.partition, ...low.bounds, ...high.bounds] }
}

/** Whether a row with this sort key lies outside the bound: `side` is -1 for a lower bound, 1 for an upper one. */
function excludes(bound: SortBound | undefined, sort: KeyBytes, side: -1 | 1): boolean {
  if (bound === undefined) return false
  const order = compareKeyBytes(sort, bound.bytes) * side
  return order > 0 || (order === 0 && !bound.inclusive)
}

const rowEnd = ({ sort, base }: Pick<RowKey, 'sort' | 'base'>): End => ({ kind: 'row', bounds: [sort, base] })

const boundEnd = (bound: SortBound | undefined): End => ({
  kind: endOf(bound),
  bounds: bound === undefined ? [] : [bound.bytes],
})

function partitionStatements(reads: Reads, shape: PartitionShape): Statements {
  const name = `${shape.low} ${shape.high} ${shape.forward}`
  return reads.prepared.get(name) ?? prepare(reads, name, selectPartition(reads.id, shape))
}

function hashStatements(reads: Reads, afterRow: boolean): Statements {
  const name = afterRow ? 'after' : 'start'
  return reads.prepared.get(name) ?? prepare(reads, name, selectHashes(reads.id, afterRow))
}

function prepare(reads: Reads, name: string, sql: { readonly rows: string; readonly keyAt: string }): Statements {
  const { connection, prepared } = reads
  try {
    const rows = connection.database.prepare<unknown[], never>(sql.rows)
    const keyAt = connection.database.prepare<unknown[], Bounds>(sql.keyAt).raw()
    const statements = { rows, keyAt }
    prepared.set(name, statements)
    return statements
  } catch (error) {
    throw connection.failure(error)
  }
}
