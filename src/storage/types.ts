/** What the file keeps of one item or index entry: its JSON text and its size by DynamoDB's rules. */
export type StoredItem = { readonly text: string; readonly sizeBytes: number }

/**
 * Where a row stands. `hash` is the leading 48 bits of MD5("Outliers" ++ partition key bytes); partition and sort are
 * order-preserving key bytes (a single S key may be bound as TEXT: UTF-8 order is the same). `base` is empty for a
 * table's own rows; for an index entry it is the table key, preceded by its 6-byte hash, which breaks ties.
 */
export type RowKey = {
  readonly hash: number
  readonly partition: KeyBytes
  readonly sort: KeyBytes
  readonly base: KeyBytes
}

export type KeyBytes = string | Uint8Array

export type StoredRow = StoredItem & { readonly key: RowKey }

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
  readonly after?: RowKey | undefined
}

/** All rows whose hash lies in [fromHash, toHash), in hash order, then partition, sort, base. */
export type HashRange = {
  readonly fromHash: number
  readonly toHash: number
  readonly after?: RowKey | undefined
}
