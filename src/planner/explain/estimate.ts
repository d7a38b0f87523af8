import { countText, plural } from '../../base/count-text.ts'
import { type ReadConsistency, readHalfUnits, writeHalfUnits } from '../../model/capacity.ts'
import { pageBytesMax, readBlockBytes } from '../../model/limits.ts'
import { itemBytesOf } from '../../model/stored-size.ts'
import type { Estimate, Range } from '../explanation.ts'
import type { SizedTable } from '../sized-table.ts'
import { indexNamed } from '../table-keys.ts'

/** How much there is to read; undefined: nobody knows. */
export type Statistics =
  | {
      readonly items: number
      readonly bytes: number
      /** What SET STATISTICS said, or what follows from it for an index. */
      readonly set?: 'said' | 'in proportion' | undefined
      /** Items that share a partition key, on average, where somebody said how many keys there are. */
      readonly itemsPerKey?: number | undefined
    }
  | undefined

/**
 * A table or index as DescribeTable last counted it, or as large as it is in production, in bytes that requests pay for; zero
 * items count as not knowing, since the figures lag by hours.
 */
export function statisticsOf(table: SizedTable | undefined, index: string | undefined): Statistics {
  const facts = table === undefined || index === undefined ? undefined : indexNamed(table, index)
  const items = index === undefined ? table?.ItemCount : facts?.itemCount
  const bytes = index === undefined ? table?.TableSizeBytes : facts?.sizeBytes
  if (items === undefined || bytes === undefined || items === 0) return undefined
  const statistics = { items, bytes: itemBytesOf(items, bytes) }
  if (table?.production === undefined) return statistics
  if (index !== undefined) return { ...statistics, set: 'in proportion' }
  const { keys } = table.production
  return { ...statistics, set: 'said', ...(keys === undefined ? {} : { itemsPerKey: items / keys }) }
}

export const averageBytes = (statistics: Statistics): number | undefined =>
  statistics === undefined ? undefined : Math.ceil(statistics.bytes / statistics.items)

const none: Range = { low: 0, high: 0 }

/** Several reads of one PartiQL statement are answered in pages of so many items. Source: reference, README row 34. */
const inPageItems = 10

/** One item by its full key, or several in one statement. */
export function oneItem(statistics: Statistics, consistency: ReadConsistency, count = 1, limit?: number): Estimate {
  const average = averageBytes(statistics)
  const smallest = readHalfUnits(0, consistency)
  const certain = limit === undefined ? count : 1
  return {
    items: { low: 0, high: Math.min(count, limit ?? count) },
    pages: { low: 1, high: count === 1 ? 1 : Math.ceil(count / inPageItems) },
    readHalfUnits: {
      low: certain * smallest,
      high: Math.max(certain * smallest, count * readHalfUnits(average ?? 0, consistency)),
    },
    writeHalfUnits: none,
    basis:
      count === 1
        ? `full primary key: one item${ofSize(statistics)}`
        : `full primary keys: ${plural(count, 'item')}${ofSize(statistics)}`,
  }
}

export type ReadLimits = {
  /** Items returned at most. */
  readonly items?: number | undefined
  /** Items evaluated at most. */
  readonly evaluated?: number | undefined
  /** A filter throws some of the evaluated items away. */
  readonly filtered: boolean
}

/**
 * A Query: anything from nothing to all there is, since no statistic of DynamoDB's says how large one partition key's items
 * are; SET STATISTICS may. Of several the last may not be needed when a limit ends the statement before.
 */
export function queryEstimate(
  statistics: Statistics,
  consistency: ReadConsistency,
  branches: number,
  limits: ReadLimits,
): Estimate {
  const ends = limits.items !== undefined || limits.evaluated !== undefined
  const smallest = (ends ? 1 : branches) * readHalfUnits(0, consistency)
  const most = evaluatedAtMost(ofKeys(statistics, branches), limits)
  if (most === undefined) return unknown({ smallest, limits })
  const pages = pagesOf(most.bytes) + (branches === 1 ? 0 : Math.floor(most.items / inPageItems))
  const roundings = branches + pages - 1
  return {
    items: { low: 0, high: Math.min(most.items, limits.items ?? most.items) },
    pages: { low: 1, high: pages },
    readHalfUnits: { low: smallest, high: blocksCost(most.bytes, consistency, roundings) },
    writeHalfUnits: none,
    ...(statistics?.itemsPerKey === undefined ? { isOpen: true } : {}),
    basis: `${basisOf(statistics)}; ${sharedText(statistics)}`,
  }
}

/** As much as so many partition keys hold on average, where that is known. */
function ofKeys(statistics: Statistics, keys: number): Statistics {
  if (statistics?.itemsPerKey === undefined) return statistics
  const items = Math.min(statistics.items, Math.ceil(statistics.itemsPerKey * keys))
  return { ...statistics, items, bytes: items * (averageBytes(statistics) ?? 0) }
}

const sharedText = (statistics: Statistics): string =>
  statistics?.itemsPerKey === undefined
    ? 'how many share the key is not known'
    : `${countText(statistics.itemsPerKey)} share a key on average`

/** A Scan evaluates everything, in every partition, unless a limit ends it or it is one segment of several. */
export function scanEstimate(
  statistics: Statistics,
  consistency: ReadConsistency,
  limits: ReadLimits,
  { partitions, isSegment }: { readonly partitions: number; readonly isSegment: boolean },
): Estimate {
  const block = readHalfUnits(0, consistency)
  const whole = !isSegment && limits.items === undefined && limits.evaluated === undefined
  const smallest = whole ? partitions * block : block
  const most = evaluatedAtMost(statistics, limits)
  if (most === undefined || statistics === undefined) return unknown({ smallest, limits })
  const stopsEarly = isSegment || (limits.filtered && limits.items !== undefined)
  const pages = { low: stopsEarly ? 1 : pagesAtLeast(most), high: pagesOf(most.bytes) }
  return {
    items: {
      low: limits.filtered || isSegment ? 0 : Math.min(most.items, limits.items ?? most.items),
      high: Math.min(most.items, limits.items ?? most.items),
    },
    pages,
    readHalfUnits: {
      low: stopsEarly ? smallest : Math.max(smallest, Math.ceil(most.bytes / readBlockBytes) * block),
      high: blocksCost(most.bytes, consistency, partitions + pages.high - 1),
    },
    writeHalfUnits: none,
    basis: basisOf(statistics),
  }
}

/** One write of an item whose size is known, or not. */
export function writeEstimate(table: Range, indexes: Range, basis: string): Estimate {
  return {
    items: { low: 1, high: 1 },
    pages: { low: 1, high: 1 },
    readHalfUnits: none,
    writeHalfUnits: { low: table.low + indexes.low, high: table.high + indexes.high },
    basis,
  }
}

/** Units for writing something between the two sizes. */
export const writeRange = (lowBytes: number, highBytes: number, transactional: boolean): Range => ({
  low: writeHalfUnits(lowBytes, transactional),
  high: writeHalfUnits(Math.max(lowBytes, highBytes), transactional),
})

export const basisOf = (statistics: Statistics): string =>
  statistics === undefined
    ? 'no data: the table is empty, or its statistics are not there yet'
    : `${sourceOf(statistics)}: ${plural(statistics.items, 'item')} of ${countText(averageBytes(statistics) ?? 0)} B`

const sourceOf = ({ set }: NonNullable<Statistics>): string =>
  set === undefined
    ? 'table statistics'
    : `statistics you set${set === 'said' ? '' : ', in proportion to the items here'}`

/** `, 310 B on average`. */
function ofSize(statistics: Statistics): string {
  const average = averageBytes(statistics)
  return average === undefined ? '' : `, ${averageText(statistics, average)}`
}

/** `310 B on average by the statistics you set`. */
export const averageText = (statistics: Statistics, average: number): string =>
  `${countText(average)} B on average${statistics?.set === undefined ? '' : ' by the statistics you set'}`

/**
 * Each page is rounded up by itself, for every partition it touches: `roundings` of them. An empty one pays for a block, as
 * does each that is begun.
 */
function blocksCost(bytes: number, consistency: ReadConsistency, roundings: number): number {
  return (Math.floor(bytes / readBlockBytes) + roundings) * readHalfUnits(0, consistency)
}

/** A page ends with the item that fills it; when that was the last one, an empty page follows. */
const pagesOf = (bytes: number): number => Math.floor(bytes / pageBytesMax) + 1

/** The item that fills a page belongs to it as a whole. */
const pagesAtLeast = ({ items, bytes }: { readonly items: number; readonly bytes: number }): number =>
  Math.max(1, Math.ceil(bytes / (pageBytesMax + bytes / Math.max(1, items))))

/** Undefined where nobody knows how much there is. */
export function evaluatedAtMost(
  statistics: Statistics,
  limits: ReadLimits,
): { readonly items: number; readonly bytes: number } | undefined {
  const cap = limits.evaluated ?? (limits.filtered ? undefined : limits.items)
  if (statistics === undefined) return undefined
  const items = Math.min(statistics.items, cap ?? statistics.items)
  return items === statistics.items ? statistics : { items, bytes: items * (averageBytes(statistics) ?? 0) }
}

function unknown(known: { readonly smallest: number; readonly limits: ReadLimits }): Estimate {
  return {
    items: { low: 0, high: known.limits.items ?? known.limits.evaluated ?? Number.POSITIVE_INFINITY },
    pages: { low: 1, high: Number.POSITIVE_INFINITY },
    readHalfUnits: { low: known.smallest, high: Number.POSITIVE_INFINITY },
    writeHalfUnits: none,
    basis: basisOf(undefined),
  }
}
