import { type ReadConsistency, readHalfUnits, writeHalfUnits } from '../../model/capacity.ts'
import { pageBytesMax, readBlockBytes } from '../../model/limits.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { Estimate, Range } from '../explanation.ts'
import { indexNamed } from '../table-keys.ts'

/** How much there is to read. `items` undefined: nobody knows. */
export type Statistics = { readonly items: number; readonly bytes: number } | undefined

/** The sizes of DescribeTable hold this much per item that no request pays for. Source: reference, capacity 2. */
const storageOverheadBytes = 100

/**
 * A table or index as DescribeTable last counted it, in bytes that requests pay for; zero items count as not knowing, since
 * the figures lag by hours.
 */
export function statisticsOf(table: TableDescription | undefined, index: string | undefined): Statistics {
  const facts = table === undefined || index === undefined ? undefined : indexNamed(table, index)
  const items = index === undefined ? table?.ItemCount : facts?.itemCount
  const bytes = index === undefined ? table?.TableSizeBytes : facts?.sizeBytes
  if (items === undefined || bytes === undefined || items === 0) return undefined
  return { items, bytes: Math.max(0, bytes - items * storageOverheadBytes) }
}

export const averageBytes = (statistics: Statistics): number | undefined =>
  statistics === undefined ? undefined : Math.ceil(statistics.bytes / statistics.items)

/** Partitions of a new on-demand table, each of which a Scan page pays for at least once. Source: reference, capacity 3.1. */
const partitionsAssumed = 4

const none: Range = { low: 0, high: 0 }

/** One item by its full key, or several in one request. */
export function oneItem(statistics: Statistics, consistency: ReadConsistency, count = 1): Estimate {
  const average = averageBytes(statistics)
  const smallest = count * readHalfUnits(0, consistency)
  return {
    items: { low: 0, high: count },
    pages: { low: 1, high: 1 },
    readHalfUnits: { low: smallest, high: Math.max(smallest, count * readHalfUnits(average ?? 0, consistency)) },
    writeHalfUnits: none,
    basis:
      count === 1
        ? `full primary key: one item${ofSize(average)}`
        : `full primary keys: ${count} items${ofSize(average)}`,
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

/** A Query: anything from nothing to all there is, since no statistic says how large one partition key's items are. */
export function queryEstimate(
  statistics: Statistics,
  consistency: ReadConsistency,
  branches: number,
  limits: ReadLimits,
): Estimate {
  const smallest = branches * readHalfUnits(0, consistency)
  const most = evaluatedAtMost(statistics, limits)
  if (most === undefined) return unknown({ pages: { low: branches, high: Number.POSITIVE_INFINITY }, smallest, limits })
  const pages = pagesOf(most.bytes)
  return {
    items: { low: 0, high: Math.min(most.items, limits.items ?? most.items) },
    pages: { low: branches, high: Math.max(branches, pages) },
    readHalfUnits: { low: smallest, high: Math.max(smallest, blocksCost(most.bytes, consistency, pages)) },
    writeHalfUnits: none,
    basis: `${basisOf(statistics)}; how many share the key is not known`,
  }
}

/** A Scan evaluates everything, unless a limit ends it. */
export function scanEstimate(statistics: Statistics, consistency: ReadConsistency, limits: ReadLimits): Estimate {
  const smallest = readHalfUnits(0, consistency)
  const most = evaluatedAtMost(statistics, limits)
  if (most === undefined || statistics === undefined) {
    return unknown({ pages: { low: 1, high: Number.POSITIVE_INFINITY }, smallest, limits })
  }
  const stopsEarly = limits.filtered && limits.items !== undefined
  const pages = { low: stopsEarly ? 1 : pagesOf(most.bytes), high: pagesOf(most.bytes) }
  const low = stopsEarly ? smallest : blocksCost(most.bytes, consistency, 1)
  return {
    items: {
      low: limits.filtered ? 0 : Math.min(most.items, limits.items ?? most.items),
      high: Math.min(most.items, limits.items ?? most.items),
    },
    pages,
    readHalfUnits: {
      low: Math.max(smallest, low),
      high: blocksCost(most.bytes, consistency, pages.high * partitionsAssumed),
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
    : `table statistics: ${counted(statistics.items)} of ${(averageBytes(statistics) ?? 0).toLocaleString('en')} B`

const counted = (items: number): string => `${items.toLocaleString('en')} ${items === 1 ? 'item' : 'items'}`

const ofSize = (average: number | undefined): string =>
  average === undefined ? '' : `, ${average.toLocaleString('en')} B on average`

/** Each page is rounded up by itself, for every partition it touches: `roundings` of them, at least one. */
function blocksCost(bytes: number, consistency: ReadConsistency, roundings: number): number {
  const blocks = Math.max(1, Math.ceil(bytes / readBlockBytes)) + roundings - 1
  return blocks * readHalfUnits(0, consistency)
}

const pagesOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / pageBytesMax))

function evaluatedAtMost(
  statistics: Statistics,
  limits: ReadLimits,
): { readonly items: number; readonly bytes: number } | undefined {
  const cap = limits.evaluated ?? (limits.filtered ? undefined : limits.items)
  if (statistics === undefined) return undefined
  const items = Math.min(statistics.items, cap ?? statistics.items)
  return { items, bytes: items * (averageBytes(statistics) ?? 0) }
}

function unknown(known: { readonly pages: Range; readonly smallest: number; readonly limits: ReadLimits }): Estimate {
  return {
    items: { low: 0, high: known.limits.items ?? known.limits.evaluated ?? Number.POSITIVE_INFINITY },
    pages: known.pages,
    readHalfUnits: { low: known.smallest, high: Number.POSITIVE_INFINITY },
    writeHalfUnits: none,
    basis: basisOf(undefined),
  }
}
