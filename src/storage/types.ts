/** What the file keeps of one item or index entry: its JSON text and its size by DynamoDB's rules. */
export type StoredItem = { readonly text: string; readonly sizeBytes: number }

/** A row as a point read found it. `side` is where a long text lies apart from its row: a write to the row needs it. */
export type FoundItem = StoredItem & { readonly side: number | null }

/**
 * Where a row stands. `hash` is the leading 48 bits of MD5("Outliers" ++ partition key bytes); partition and sort are
 * order-preserving key bytes (a single S key is bound as TEXT: UTF-8 order is the same). `base` is empty for a
 * table's own rows; for an index entry it is the table key, preceded by its 6-byte hash, which breaks ties.
 */
export type RowKey = {
  readonly hash: number
  readonly partition: KeyBytes
  readonly sort: KeyBytes
  readonly base: KeyBytes
}

export type KeyBytes = string | Uint8Array

/** A row of a scan. Its key attributes are in its text; `hash` says in which partition it lies. */
export type StoredRow = StoredItem & { readonly hash: number }

/** A bound on the sort key inside one partition. */
export type SortBound = { readonly bytes: KeyBytes; readonly inclusive: boolean }

/** One partition key's rows in sort-key order. */
export type PartitionRange = {
  readonly hash: number
  readonly partition: KeyBytes
  readonly from?: SortBound | undefined
  readonly to?: SortBound | undefined
  readonly forward: boolean
  /** Exclusive start: the row after (or, backwards, before) this one. It need not exist. */
  readonly after?: Pick<RowKey, 'sort' | 'base'> | undefined
}

/** All rows whose hash lies in [fromHash, toHash), in hash order, then partition, sort, base. */
export type HashRange = {
  readonly fromHash: number
  readonly toHash: number
  readonly after?: RowKey | undefined
}

/** How much of a range its reader is likely to take: what is fetched ahead follows from it. */
export type ReadHint = {
  /** Rows; the reader stops there. Absent: all. */
  readonly limit?: number | undefined
  /** Item bytes after which the caller will stop. Default: 1 MiB, a page. */
  readonly pageBytes?: number | undefined
}

/** How texts are made lines. */
export type LineForm = {
  /** Item bytes with which a page ends. */
  readonly pageBytes: number
  /** Around each text. */
  readonly before: string
  readonly after: string
}

/** A page of rows, their texts in one piece. */
export type RowLines = {
  /** UTF-8; nothing where there are no rows. */
  readonly lines: Uint8Array
  readonly count: number
  /** Their item sizes, added up. */
  readonly bytes: number
  /** They reach the bytes of a page: otherwise the rows have ended. */
  readonly full: boolean
  readonly more: boolean
  /** Of each row, in order; read when it is asked for, in the same view of the file. */
  readonly sizes: () => readonly RowSize[]
}

/** A row without its text. */
export type RowSize = { readonly hash: number; readonly bytes: number }

/** Rows one after the other; `undefined` at the end. */
export interface RowReader<Row extends StoredItem> {
  next(): Row | undefined
}

/** What a table or index holds: rows and the sum of their item sizes, by DynamoDB's rules. */
export type Statistics = { readonly items: number; readonly bytes: number }

/** The rows of one table or index, as they are or as they were; what they were is not written. */
export interface Rows {
  get(key: RowKey): FoundItem | undefined
  /** What a write must know of a row, without reading its text. */
  place(key: RowKey): Pick<FoundItem, 'sizeBytes' | 'side'> | undefined
  put(key: RowKey, item: StoredItem, found?: Pick<FoundItem, 'sizeBytes' | 'side'> | null): void
  remove(key: RowKey, found?: Pick<FoundItem, 'sizeBytes' | 'side'> | null): boolean
  /** One partition key's rows in sort-key order. Use it inside `Store.read` or a transaction: it reads in chunks. */
  readPartition(range: PartitionRange, hint?: ReadHint): RowReader<StoredItem>
  /** Rows in hash order: a scan, a segment of one, a partition. Use it inside `Store.read` or a transaction. */
  readHashRange(range: HashRange, hint?: ReadHint): RowReader<StoredRow>
  /** Item sizes of one partition key's rows, added up. */
  partitionBytes(hash: number, partition: KeyBytes): number
  statistics(): Statistics
}
