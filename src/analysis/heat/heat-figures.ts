import { partitionLimits } from '../../model/partition-count.ts'
import { type Direction, emptyLane, type HeatLane, type HeatMap, type HeatRow } from './heat-map.ts'

/** What the map's figures come to: shares of what a partition serves, peaks, and the rows that matter. */

const perSecond = { read: partitionLimits.readUnits, write: partitionLimits.writeUnits } as const

export type Peak = {
  /** Of the partition's limit; above 1 where more was asked for than it serves. */
  readonly share: number
  readonly kind: 'read' | 'write'
  readonly unitsPerSecond: number
  readonly bucket: number
}

/** Share of the limit in the bucket's busiest second; the greater one of both directions. */
export function shareAt(row: HeatRow, bucket: number, direction: Direction): number {
  const read = direction === 'write' ? 0 : (row.read.peaks[bucket] ?? 0) / 2 / perSecond.read
  const write = direction === 'read' ? 0 : (row.write.peaks[bucket] ?? 0) / 2 / perSecond.write
  return Math.max(read, write)
}

export const throttledAt = ({ read, write }: HeatRow, bucket: number, direction: Direction): number =>
  (direction === 'write' ? 0 : (read.throttled[bucket] ?? 0)) +
  (direction === 'read' ? 0 : (write.throttled[bucket] ?? 0))

/** The first of the hottest buckets; undefined without traffic. */
export function peakOf(row: HeatRow, direction: Direction): Peak | undefined {
  let peak: Peak | undefined
  for (const kind of ['read', 'write'] as const) {
    if (direction !== 'both' && direction !== kind) continue
    const limit = perSecond[kind]
    const { peaks } = row[kind]
    for (let bucket = 0; bucket < peaks.length; bucket++) {
      const unitsPerSecond = (peaks[bucket] ?? 0) / 2
      const share = unitsPerSecond / limit
      if (share > (peak?.share ?? 0)) peak = { share, kind, unitsPerSecond, bucket }
    }
  }
  return peak
}

export const totalOf = (figures: Float64Array): number => figures.reduce((sum, figure) => sum + figure, 0)

export function throttledOf({ read, write }: HeatRow, direction: Direction): number {
  return (direction === 'write' ? 0 : totalOf(read.throttled)) + (direction === 'read' ? 0 : totalOf(write.throttled))
}

const heatOf = (row: HeatRow, direction: Direction): number => peakOf(row, direction)?.share ?? 0

/** The hottest first; of those that are equally hot the most throttled. */
export const hottestFirst = (rows: readonly HeatRow[], direction: Direction): readonly HeatRow[] =>
  rows
    .map((row) => ({ row, heat: heatOf(row, direction), throttled: throttledOf(row, direction) }))
    .sort((a, b) => b.heat - a.heat || b.throttled - a.throttled)
    .map(({ row }) => row)

/** At most so many rows, in the order given: the hottest, and one for the others. */
export function limitRows(map: HeatMap, rowsMax: number, direction: Direction): HeatMap {
  const { rows } = map
  if (rows.length <= rowsMax) return map
  const kept = new Set(hottestFirst(rows.filter(isKnown), direction).slice(0, Math.max(1, rowsMax - 1)))
  const rest = rows.filter((row) => !kept.has(row))
  return { ...map, rows: [...rows.filter((row) => kept.has(row)), othersOf(rest, map.buckets)] }
}

const isKnown = ({ subject }: HeatRow): boolean => subject.kind !== 'others'

/** Units and throttles are summed; how near one of them came to its limit is not. */
function othersOf(rows: readonly HeatRow[], buckets: number): HeatRow {
  const lane = (kind: 'read' | 'write'): HeatLane => {
    const sum = emptyLane(buckets)
    for (const row of rows) {
      const { halfUnits, peaks, throttled } = row[kind]
      for (let bucket = 0; bucket < buckets; bucket++) {
        sum.halfUnits[bucket] = (sum.halfUnits[bucket] ?? 0) + (halfUnits[bucket] ?? 0)
        sum.throttled[bucket] = (sum.throttled[bucket] ?? 0) + (throttled[bucket] ?? 0)
        sum.peaks[bucket] = Math.max(sum.peaks[bucket] ?? 0, peaks[bucket] ?? 0)
      }
    }
    return sum
  }
  // With what belongs to no known key among them, nobody knows how many keys they are.
  const count = rows.every(isKnown) ? rows.length : undefined
  return { subject: { kind: 'others', count }, read: lane('read'), write: lane('write') }
}
