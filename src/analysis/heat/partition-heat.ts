import { hashEnd } from '../../model/hash-space.ts'
import type { HeatFlow, LedgerRow } from '../../operation/ledger.ts'
import type { PartitionState } from '../../operation/monitor.ts'
import { bucketsBySecond, fillEvenly, fillSeconds, type Window } from './fill-lane.ts'
import { type Direction, emptyLane, type HeatMap, type HeatRow, type HeatSubject } from './heat-map.ts'

type Partition = Extract<HeatSubject, { readonly kind: 'partition' }>

/**
 * A row for each partition there is now, and for each that had traffic: where one was split, what it did before stands in
 * the row of its lower half. `rows` are those of one table or index.
 */
export function partitionHeat(
  rows: readonly LedgerRow[],
  partitions: readonly PartitionState[],
  window: Window,
  direction: Direction,
): HeatMap {
  const { startMs, bucketMs, buckets } = window
  const places = new Map<number | string, Place>()
  for (const place of placesOf(partitions)) places.set(nameOf(place), newPlace(place, buckets))
  let averageMs: number | undefined
  for (const row of rows) {
    if (row.fromMs >= window.toMs || row.fromMs + row.spanMs <= window.fromMs) continue
    const bySecond = bucketsBySecond(row, window)
    for (const flow of row.flows) {
      const name = nameOf(flow)
      let place = places.get(name)
      if (place === undefined) {
        place = newPlace(flow, buckets)
        places.set(name, place)
      }
      if (flow.seconds === undefined) {
        averageMs = Math.max(averageMs ?? 0, row.spanMs)
        fillEvenly(place[flow.kind], flow, row, window)
      } else fillSeconds(place[flow.kind], flow.seconds, bySecond)
    }
  }
  const found = inOrder([...places.values()])
  const hottest = hottestKeys(
    rows,
    found.map(({ subject }) => subject),
    direction,
  )
  const heated = found.map((row): HeatRow => ({ ...row, hottestKey: hottest.get(row.subject.fromHash) }))
  return { startMs, bucketMs, buckets, rows: heated, averageMs }
}

type Part = Pick<HeatFlow, 'fromHash' | 'part'>
type Place = Part & Pick<HeatRow, 'read' | 'write'>

const newPlace = ({ fromHash, part }: Part, buckets: number): Place => ({
  fromHash,
  part,
  read: emptyLane(buckets),
  write: emptyLane(buckets),
})

/** A number for the first part of each hash: most partitions have no other. */
const nameOf = ({ fromHash, part }: Part): number | string => (part === undefined ? fromHash : `${fromHash}/${part}`)

/** Partitions that begin with the same hash stand together: parts of one collection, in the order of its sort keys. */
function placesOf(partitions: readonly PartitionState[]): readonly Part[] {
  let part = 0
  return partitions.map(({ fromHash }, at) => {
    part = partitions[at - 1]?.fromHash === fromHash ? part + 1 : 0
    return part === 0 ? { fromHash } : { fromHash, part }
  })
}

function inOrder(
  places: readonly Place[],
): readonly (Pick<HeatRow, 'read' | 'write'> & { readonly subject: Partition })[] {
  const sorted = places.toSorted((a, b) => a.fromHash - b.fromHash || (a.part ?? 0) - (b.part ?? 0))
  let toHash = hashEnd
  const toHashes = sorted.map(() => hashEnd)
  for (let at = sorted.length - 1; at >= 0; at--) {
    const next = sorted[at + 1]
    if (next !== undefined && next.fromHash !== sorted[at]?.fromHash) toHash = next.fromHash
    toHashes[at] = toHash
  }
  return sorted.map(({ fromHash, part, read, write }, number) => {
    const hashes = { fromHash, toHash: toHashes[number] ?? hashEnd }
    const subject: Partition = { kind: 'partition', number, ...hashes, ...(part === undefined ? {} : { part }) }
    return { subject, read, write }
  })
}

/** The key with most weight in each partition; a write weighs as much as three reads, which is what the limits say. */
function hottestKeys(
  rows: readonly LedgerRow[],
  partitions: readonly Partition[],
  direction: Direction,
): ReadonlyMap<number, string> {
  const weights = new Map<string, { readonly hash: number; weight: number }>()
  for (const { kind, hash, key, halfUnits, throttled } of rows.flatMap(({ keys }) => keys)) {
    if (direction !== 'both' && direction !== kind) continue
    const weight = (kind === 'write' ? 3 : 1) * (halfUnits + throttled)
    const known = weights.get(key)
    if (known === undefined) weights.set(key, { hash, weight })
    else known.weight += weight
  }
  const hottest = new Map<number, string>()
  const best = new Map<number, number>()
  for (const [key, { hash, weight }] of weights) {
    const { fromHash } = partitions[positionOf(hash, partitions)] ?? { fromHash: 0 }
    if (weight <= (best.get(fromHash) ?? 0)) continue
    best.set(fromHash, weight)
    hottest.set(fromHash, key)
  }
  return hottest
}

/** Of the partition that holds a hash. */
export function positionOf(hash: number, partitions: readonly { readonly fromHash: number }[]): number {
  let low = 0
  let high = partitions.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((partitions[middle]?.fromHash ?? 0) <= hash) low = middle
    else high = middle - 1
  }
  return low
}
