import type { Item } from '../../model/value.ts'
import { compareKeyBytes } from '../../storage/key-bytes.ts'
import { indexRowKey } from '../../storage/row-key.ts'
import type {
  HashRange,
  KeyBytes,
  PartitionRange,
  ReadHint,
  RowKey,
  RowReader,
  Rows,
  SortBound,
  Statistics,
  StoredItem,
  StoredRow,
} from '../../storage/types.ts'
import type { CompiledIndex, CompiledTable } from '../compiled-table.ts'
import { indexEntry } from '../index-entries.ts'
import { StoredWhole } from '../whole-item.ts'

type PastEntry = { readonly key: RowKey; readonly stored: StoredItem }

/**
 * The entries of an index as they were: those of now but of items that have been changed since, and what the index would have made
 * of these items before. Entries are not logged, so the changed items within the stretch are held in memory while it is read.
 */
export class PastEntries implements Rows {
  private readonly table: CompiledTable
  private readonly index: CompiledIndex
  private readonly from: number

  /** `table` and `index` as they are now, and the number of the first change that came after. */
  constructor(table: CompiledTable, index: CompiledIndex, from: number) {
    this.table = table
    this.index = index
    this.from = from
  }

  readPartition(range: PartitionRange, hint: ReadHint = {}): RowReader<StoredItem> {
    const inside = (key: RowKey): boolean =>
      key.hash === range.hash && compareKeyBytes(key.partition, range.partition) === 0
    const { hidden, entries } = this.changed(inside)
    const wanted = entries.filter(({ key }) => isWithin(key, range)).sort(byPlace)
    if (!range.forward) wanted.reverse()
    const now = this.index.rows.readPartition(range, { pageBytes: hint.pageBytes })
    return this.merged(now, { hidden, entries: wanted, direction: range.forward ? 1 : -1 })
  }

  readHashRange(range: HashRange, hint: ReadHint = {}): RowReader<StoredRow> {
    const { after } = range
    const inside = ({ hash }: RowKey): boolean => hash >= range.fromHash && hash < range.toHash
    const { hidden, entries } = this.changed(inside)
    const wanted = entries.filter(({ key }) => after === undefined || compareKeys(key, after) > 0).sort(byPlace)
    const now = this.index.rows.readHashRange(range, { pageBytes: hint.pageBytes })
    return this.merged(now, { hidden, entries: wanted, direction: 1 })
  }

  /** As it is now: what an index measured then is not kept. */
  statistics(): Statistics {
    return this.index.rows.statistics()
  }

  get(): never {
    return notAsked()
  }

  place(): never {
    return notAsked()
  }

  put(): never {
    return notAsked()
  }

  remove(): never {
    return notAsked()
  }

  partitionBytes(): never {
    return notAsked()
  }

  /** Entries of changed items: those that are there now, by name, and those that were. */
  private changed(inside: (key: RowKey) => boolean): {
    readonly hidden: ReadonlySet<string>
    readonly entries: PastEntry[]
  } {
    const hidden = new Set<string>()
    const entries: PastEntry[] = []
    for (const { key, before } of this.table.images?.changedSince(this.from) ?? []) {
      const now = this.entryOf(this.table.rows.get(key))
      if (now !== undefined && inside(now.key)) hidden.add(nameOf(now.key))
      const then = this.entryOf(before)
      if (then !== undefined && inside(then.key)) entries.push(then)
    }
    return { hidden, entries }
  }

  private entryOf(stored: StoredItem | undefined): PastEntry | undefined {
    if (stored === undefined) return undefined
    const entry = indexEntry(this.table, this.index, new StoredWhole(stored))
    return entry === undefined ? undefined : { key: entry.key, stored: entry.whole.stored }
  }

  private merged(now: RowReader<StoredItem>, past: Past): RowReader<StoredRow> {
    const keyOf = (item: Item): RowKey | undefined => indexRowKey(this.index.index.keys, this.table.table.keys, item)
    return new MergedRows(now, past, keyOf)
  }
}

/** `direction`: 1 upwards, -1 downwards; the entries are in that order. */
type Past = {
  readonly hidden: ReadonlySet<string>
  readonly entries: readonly PastEntry[]
  readonly direction: 1 | -1
}

class MergedRows implements RowReader<StoredRow> {
  private readonly now: RowReader<StoredItem>
  private readonly past: Past
  private readonly keyOf: (item: Item) => RowKey | undefined
  private at = 0
  private ahead: PastEntry | undefined

  constructor(now: RowReader<StoredItem>, past: Past, keyOf: (item: Item) => RowKey | undefined) {
    this.now = now
    this.past = past
    this.keyOf = keyOf
    this.ahead = this.nextOfNow()
  }

  next(): StoredRow | undefined {
    const then = this.past.entries[this.at]
    const { ahead } = this
    if (ahead !== undefined && (then === undefined || compareKeys(ahead.key, then.key) * this.past.direction < 0)) {
      this.ahead = this.nextOfNow()
      return rowOf(ahead)
    }
    this.at += 1
    return then === undefined ? undefined : rowOf(then)
  }

  private nextOfNow(): PastEntry | undefined {
    for (let row = this.now.next(); row !== undefined; row = this.now.next()) {
      const key = this.keyOf(new StoredWhole(row).item)
      if (key !== undefined && !this.past.hidden.has(nameOf(key))) return { key, stored: row }
    }
    return undefined
  }
}

const rowOf = ({ key, stored }: PastEntry): StoredRow => ({
  text: stored.text,
  sizeBytes: stored.sizeBytes,
  hash: key.hash,
})

const byPlace = (one: PastEntry, other: PastEntry): number => compareKeys(one.key, other.key)

const compareKeys = (one: RowKey, other: RowKey): number =>
  one.hash - other.hash ||
  compareKeyBytes(one.partition, other.partition) ||
  compareKeyBytes(one.sort, other.sort) ||
  compareKeyBytes(one.base, other.base)

function isWithin({ sort, base }: RowKey, { from, to, after, forward }: PartitionRange): boolean {
  if (from !== undefined && isOutside(compareKeyBytes(sort, from.bytes), from)) return false
  if (to !== undefined && isOutside(-compareKeyBytes(sort, to.bytes), to)) return false
  if (after === undefined) return true
  const order = compareKeyBytes(sort, after.sort) || compareKeyBytes(base, after.base)
  return forward ? order > 0 : order < 0
}

const isOutside = (order: number, { inclusive }: SortBound): boolean => order < 0 || (order === 0 && !inclusive)

const nameOf = ({ partition, sort, base }: RowKey): string => `${textOf(partition)} ${textOf(sort)} ${textOf(base)}`

const textOf = (bytes: KeyBytes): string =>
  typeof bytes === 'string' ? JSON.stringify(bytes) : Buffer.from(bytes).toString('hex')

const notAsked = (): never => {
  throw new Error('entries of the past are read in order')
}
