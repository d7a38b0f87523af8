import { must } from '../base/must.ts'
import type { BoundCondition } from '../expression/bound.ts'
import { conditionHolds } from '../expression/evaluate-condition.ts'
import { type ReadConsistency, readHalfUnits } from '../model/capacity.ts'
import type { Charge } from '../model/charge.ts'
import { pageBytesMax } from '../model/limits.ts'
import { emptyItem, type Item, memberOf, type Value } from '../model/value.ts'
import { tableRowKey } from '../storage/row-key.ts'
import type { ReadHint, RowReader, RowSize, StoredItem, StoredRow } from '../storage/types.ts'
import type { CompiledIndex, CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { StoredWhole, type WholeItem } from './whole-item.ts'

/** One page of a Query or Scan: evaluate in order, stop at Limit or 1 MB, filter, charge what was evaluated. */
export type PageRead = {
  readonly table: CompiledTable
  readonly index?: CompiledIndex | undefined
  /** Rows in reading order, from where the page starts. */
  readonly rows: RowReader<StoredRow | StoredItem>
  /** Items to evaluate at most. */
  readonly limit?: number | undefined
  readonly filter?: BoundCondition | undefined
  /** A local index is asked for attributes it lacks: every walked item is fetched from the table, at its own price. */
  readonly fetch?: boolean | undefined
  readonly consistency: ReadConsistency
  /** Only the count is wanted: matching items are not kept. */
  readonly countOnly?: boolean | undefined
}

export type Page = {
  readonly items: readonly WholeItem[]
  readonly count: number
  readonly scannedCount: number
  /** The last evaluated item, when the page ended before the data did. */
  readonly last: WholeItem | undefined
  readonly bytes: number
  /** Of a scan: the partition key's hash of `last`. */
  readonly lastHash: number | undefined
  /** Of a scan: evaluated rows with where they stand, in order, by which it is charged. */
  readonly rows: () => readonly RowSize[]
  /** Half units of fetching items that a local index only points to. */
  readonly fetchHalfUnits: number
  readonly fetchBytes: number
}

export type ChargedPage = { readonly page: Page; readonly charges: readonly Charge[] }

/** How often a long page looks whether it was cancelled. */
const rowsPerSignalCheck = 256

/**
 * Reads a page and charges it with what `chargesOf` says. A page that the signal cuts short is charged for what was
 * evaluated, and the call then rejects.
 */
export function readPage(
  context: EngineContext,
  read: PageRead,
  chargesOf: (page: Page) => readonly Charge[],
): ChargedPage {
  const page = evaluatePage(context, read)
  const charges = chargesOf(page)
  if (context.signal?.aborted === true) {
    const [first, ...rest] = charges
    if (first !== undefined) context.take([{ ...first, evaluated: page.scannedCount }, ...rest])
    context.signal.throwIfAborted()
  }
  context.take(charges)
  return { page, charges }
}

function evaluatePage(context: EngineContext, read: PageRead): Page {
  const page = new PageBuilder(read)
  for (let row = read.rows.next(); row !== undefined; row = read.rows.next()) {
    page.evaluate(row)
    if (page.bytes >= pageBytesMax || page.scannedCount === read.limit) return endOfPage(context, read, page, row)
    if (page.scannedCount % rowsPerSignalCheck === 0 && context.signal?.aborted === true) {
      return page.finish(new StoredWhole(row))
    }
  }
  return page.finish(undefined)
}

/** A reader that shall tell whether more follows a met limit must look one row further. */
export const readHint = (context: EngineContext, limit: number | undefined): ReadHint => ({
  limit: limit === undefined || context.settings.exactLimitKey ? limit : limit + 1,
})

/** Whether a limit that ends exactly at the end of the data still gives a key is README conflict 12. */
function endOfPage(context: EngineContext, read: PageRead, page: PageBuilder, row: StoredItem): Page {
  const atEnd = !context.settings.exactLimitKey && read.rows.next() === undefined
  return page.finish(atEnd ? undefined : new StoredWhole(row))
}

class PageBuilder {
  readonly items: WholeItem[] = []
  readonly rows: RowSize[] = []
  scannedCount = 0
  bytes = 0
  private count = 0
  private fetchHalfUnits = 0
  private fetchBytes = 0
  private readonly read: PageRead

  constructor(read: PageRead) {
    this.read = read
  }

  evaluate(row: StoredRow | StoredItem): void {
    this.scannedCount++
    this.bytes += row.sizeBytes
    if ('hash' in row) this.rows.push({ hash: row.hash, bytes: row.sizeBytes })
    const whole = this.read.fetch === true ? this.fetched(row) : new StoredWhole(row)
    if (this.read.filter !== undefined && !conditionHolds(this.read.filter, whole.item)) return
    this.count++
    if (this.read.countOnly !== true) this.items.push(whole)
  }

  finish(last: WholeItem | undefined): Page {
    const { items, count, scannedCount, bytes, rows, fetchHalfUnits, fetchBytes } = this
    const lastHash = last === undefined ? undefined : rows.at(-1)?.hash
    return { items, count, scannedCount, last, bytes, lastHash, rows: () => rows, fetchHalfUnits, fetchBytes }
  }

  private fetched(row: StoredItem): WholeItem {
    const entry = new StoredWhole(row)
    const { table } = this.read
    const rowKey = tableRowKey(table.table.keys, entry.item)
    const stored = must(table.rows.get(rowKey), 'an index entry has its item')
    this.fetchHalfUnits += readHalfUnits(stored.sizeBytes, this.read.consistency)
    this.fetchBytes += stored.sizeBytes
    return new StoredWhole(stored)
  }
}

/** Charges of a page of one partition: bytes are summed, then rounded once. Source: reference, capacity 3 and 3.2. */
export function queryCharges(
  read: PageRead,
  page: Page,
  at: { hash: number; key: readonly Value[] },
): readonly Charge[] {
  const common = { table: read.table.name, kind: 'read', hash: at.hash, key: at.key } as const
  const main: Charge = {
    ...common,
    index: indexOf(read),
    halfUnits: readHalfUnits(page.bytes, read.consistency),
    bytes: page.bytes,
  }
  return page.fetchHalfUnits === 0
    ? [main]
    : [{ ...common, halfUnits: page.fetchHalfUnits, bytes: page.fetchBytes }, main]
}

export const indexOf = ({ index }: Pick<PageRead, 'index'>): Charge['index'] =>
  index === undefined ? undefined : { name: index.name, kind: index.index.kind }

/** The key a next page starts after: the table's key, and on an index the index's own before it. Source: QRY-18. */
export function pageKey(read: Pick<PageRead, 'table' | 'index'>, last: Item): Item {
  const key = emptyItem()
  for (const { name } of [...(read.index?.keyAttributes ?? []), ...read.table.keyAttributes]) {
    const value = memberOf(last, name)
    if (value !== undefined) key[name] = value
  }
  return key
}
