import { must } from '../../base/must.ts'
import type { Unsplittable } from '../../model/throttle.ts'
import type { Value } from '../../model/value.ts'
import type { Cut } from './cut.ts'
import type { Sampled } from './heat-sample.ts'
import { compareSort } from './sort-order.ts'

/** What to do about a hot partition. Both: one item is set apart from its neighbours, and more than that would not help. */
export type Decision = { readonly cut?: Cut | undefined; readonly unsplittable?: Unsplittable | undefined }

export type HotPartition = {
  readonly fromHash: number
  readonly toHash: number
  readonly hasSortKey: boolean
  readonly hasLocalIndexes: boolean
  /** From 0 to 1: what takes this much of the heat takes it all. */
  readonly dominantShare: number
  /** In the order they came. */
  readonly accesses: readonly Sampled[]
}

/** With fewer accesses seen than this, nothing is known about the keys. */
export const accessesMin = 8

/** Source: reference, partitions 10.6. */
export function decideSplit(hot: HotPartition): Decision {
  const { fromHash, toHash, dominantShare, accesses } = hot
  const isOneKey = toHash - fromHash === 1
  if (accesses.length < accessesMin) return isOneKey ? {} : { cut: middle(hot) }
  const [hash, ofHash] = mostFrequent(accesses, (access) => access.hash, Object.is)
  if (ofHash.length < dominantShare * accesses.length) return { cut: halvingHash(hot) }
  if (hot.hasLocalIndexes) return { unsplittable: 'LSI_COLLECTION' }
  if (isOneItem(hot, ofHash)) return isOneKey ? { unsplittable: 'SINGLE_ITEM' } : singleItem(hash)
  const sorts = ofHash.flatMap(({ sort }) => (sort === undefined ? [] : [sort]))
  if (sorts.length * 2 < ofHash.length) return { cut: { kind: 'sort', hash, at: undefined } }
  if (moves(sorts, dominantShare)) return { unsplittable: 'MONOTONIC' }
  const at = halvingSort(sorts)
  return at === undefined ? {} : { cut: { kind: 'sort', hash, at } }
}

const singleItem = (hash: number): Decision => ({ cut: { kind: 'key', hash }, unsplittable: 'SINGLE_ITEM' })

export const middle = ({ fromHash, toHash }: Pick<HotPartition, 'fromHash' | 'toHash'>): Cut => ({
  kind: 'hash',
  at: fromHash + Math.ceil((toHash - fromHash) / 2),
})

/** Without a sort key a partition key is one item. An access that names no sort key is to the collection. */
function isOneItem({ hasSortKey, dominantShare }: HotPartition, ofKey: readonly Sampled[]): boolean {
  if (!hasSortKey) return true
  const named = ofKey.filter(({ sort }) => sort !== undefined)
  if (named.length === 0) return false
  const [, ofItem] = mostFrequent(
    named,
    ({ sort }) => sort ?? [],
    (a, b) => compareSort(a, b) === 0,
  )
  return ofItem.length >= dominantShare * ofKey.length
}

/** The value that more than half have, if any does, and those that have it: the majority vote of Boyer and Moore. */
function mostFrequent<T>(
  accesses: readonly Sampled[],
  read: (access: Sampled) => T,
  same: (a: T, b: T) => boolean,
): [T, readonly Sampled[]] {
  let candidate = read(must(accesses[0], 'somebody votes'))
  let votes = 0
  for (const access of accesses) {
    const value = read(access)
    if (votes === 0) candidate = value
    votes += same(value, candidate) ? 1 : -1
  }
  return [candidate, accesses.filter((access) => same(read(access), candidate))]
}

/** Between two keys, as near to half of the heat as they allow. */
function halvingHash(hot: HotPartition): Cut | undefined {
  const hashes = hot.accesses.map(({ hash }) => hash).toSorted((a, b) => a - b)
  const place = halvingPlace(hashes, (a, b) => a === b)
  const [before, after] = [hashes[place - 1], hashes[place]]
  if (before === undefined || after === undefined) return undefined
  return { kind: 'hash', at: before + Math.ceil((after - before) / 2) }
}

function halvingSort(sorts: readonly (readonly Value[])[]): readonly Value[] | undefined {
  const sorted = sorts.toSorted(compareSort)
  const place = halvingPlace(sorted, (a, b) => compareSort(a, b) === 0)
  return place === 0 ? undefined : sorted[place]
}

/** Where a sorted list changes value nearest to its middle; 0: nowhere. */
function halvingPlace<T>(sorted: readonly T[], same: (a: T, b: T) => boolean): number {
  const half = sorted.length / 2
  let best = 0
  for (let at = 1; at < sorted.length; at++) {
    if (same(sorted[at - 1] as T, sorted[at] as T)) continue
    if (best === 0 || Math.abs(at - half) < Math.abs(best - half)) best = at
  }
  return best
}

/** The end of a collection is where 5 % of its accesses lie. */
const endShare = 0.05

/**
 * Whether traffic moves along the sort key, up or down: nearly every access is beyond nearly all before it, and the later half
 * gets further than the earlier. Source: reference, partitions 10.6.
 */
function moves(sorts: readonly (readonly Value[])[], dominantShare: number): boolean {
  return movesUp(sorts, dominantShare, compareSort) || movesUp(sorts, dominantShare, (a, b) => compareSort(b, a))
}

function movesUp<T>(values: readonly T[], dominantShare: number, compare: (a: T, b: T) => number): boolean {
  const sorted: T[] = []
  let beyond = 0
  for (const value of values) {
    const above = sorted.length - placeIn(sorted, value, compare)
    if (sorted.length > 0 && above <= endShare * sorted.length) beyond++
    sorted.splice(sorted.length - above, 0, value)
  }
  const half = Math.floor(values.length / 2)
  const highest = (part: readonly T[]): T => part.reduce((a, b) => (compare(a, b) < 0 ? b : a))
  return (
    values.length > 1 &&
    beyond >= dominantShare * (values.length - 1) &&
    compare(highest(values.slice(0, half)), highest(values.slice(half))) < 0
  )
}

/** How many of a sorted list are not above a value. */
function placeIn<T>(sorted: readonly T[], value: T, compare: (a: T, b: T) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle] as T, value) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
