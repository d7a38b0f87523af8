import { readHalfUnits } from '../model/capacity.ts'
import type { Charge } from '../model/charge.ts'
import { partitionOf, partitionStart } from '../model/hash-space.ts'
import { partitionCount } from '../model/partition-count.ts'
import type { EngineContext } from './context.ts'
import { indexOf, type Page, type PageRead } from './read-page.ts'

export type ScannedTarget = Pick<PageRead, 'table' | 'index' | 'consistency'>

export type ScannedPage = Pick<Page, 'bytes' | 'rows' | 'lastHash' | 'fetchHalfUnits' | 'fetchBytes'>

export type HashSpan = { readonly fromHash: number; readonly toHash: number }

/**
 * A page of a scan pays at least one block in every partition it touches, also an empty one. The meter may have split some of
 * them since: that depends on when there was which traffic, and what a scan costs must not.
 * Source: reference, capacity 3.1 and README conflict 7.
 */
export function scanCharges(
  context: EngineContext,
  read: ScannedTarget,
  page: ScannedPage,
  span: HashSpan,
): readonly Charge[] {
  const fetch: readonly Charge[] =
    page.fetchHalfUnits === 0
      ? []
      : [
          {
            table: read.table.name,
            kind: 'read',
            halfUnits: page.fetchHalfUnits,
            bytes: page.fetchBytes,
            hash: span.fromHash,
          },
        ]
  const partitions = context.settings.scanMinimum === 'single' ? 1 : partitionsOf(read)
  const common = { table: read.table.name, index: indexOf(read), kind: 'read' } as const
  return [
    ...fetch,
    ...touched(page, span, partitions).map(
      ({ hash, bytes }): Charge => ({ ...common, halfUnits: readHalfUnits(bytes, read.consistency), bytes, hash }),
    ),
  ]
}

function partitionsOf({ table, index }: ScannedTarget): number {
  // A local index lives in the table's own partitions.
  const global = index?.index.kind === 'global' ? index : undefined
  const { bytes } = (global ?? table).rows.statistics()
  const { throughput, warm } = global?.index ?? table.table
  return partitionCount({ throughput, warm, bytes })
}

/** Partitions divide the hash space evenly; a page touches those between where it began and where it ended. */
function touched(page: ScannedPage, span: HashSpan, partitions: number): { hash: number; bytes: number }[] {
  const from = partitionOf(span.fromHash, partitions)
  const end = partitionOf(page.lastHash ?? span.toHash - 1, partitions)
  const start = (at: number): number => partitionStart(from + at, partitions)
  if (from === end) return [{ hash: start(0), bytes: page.bytes }]
  const result = Array.from({ length: end - from + 1 }, (_, at) => ({ hash: start(at), bytes: 0 }))
  for (const row of page.rows()) {
    const partition = result[partitionOf(row.hash, partitions) - from]
    if (partition !== undefined) partition.bytes += row.bytes
  }
  return result
}
