import { must } from '../../base/must.ts'
import { hashEnd } from '../../model/hash-space.ts'
import type { Value } from '../../model/value.ts'
import type { Partition } from './partition.ts'
import { compareSort } from './sort-order.ts'

/**
 * The partitions of one table or index, in order, without gaps. A hash is looked up in a table of even slots, of which there are
 * at least twice as many as partitions: even partitions are found at once, uneven ones by halving what a slot covers.
 */
export class PartitionMap {
  private list: readonly Partition[] = []
  private starts = new Float64Array(0)
  /** For each slot the last partition that begins at or before it; one more at the end. */
  private slots = new Uint32Array(0)
  private slotsPerHash = 0
  /** Those that are divided, by the hash of their key. */
  private collections: ReadonlyMap<number, Collection> = new Map()
  /** Whose turn it is among the parts of a collection when the sort key is not known. */
  turn = 0

  constructor(partitions: readonly Partition[]) {
    this.place(partitions)
  }

  get partitions(): readonly Partition[] {
    return this.list
  }

  find(hash: number, sort: readonly Value[] | undefined): Partition {
    const partition = must(this.list[this.indexAt(hash)], 'a hash lies in a partition')
    return partition.part === undefined ? partition : this.partOf(partition.fromHash, sort)
  }

  /** Where the partition begins in which a hash lies. */
  startAt(hash: number): number {
    return this.starts[this.indexAt(hash)] ?? 0
  }

  /**
   * Which part of a divided collection a use falls on, from 0; 0 as well where the hash lies in an undivided partition. Changes
   * nothing: a use that goes to the parts in turn counts for the one whose turn it was last.
   */
  partAt(hash: number, sort: readonly Value[] | undefined): number {
    if (this.collections.size === 0) return 0
    const collection = this.collections.get(hash)
    if (collection === undefined) return 0
    const { parts, isBlind } = collection
    if (sort === undefined || isBlind) return this.turn % parts.length
    const at = parts.findLastIndex(({ part }) => part?.from === undefined || compareSort(part.from, sort) <= 0)
    return Math.max(0, at)
  }

  /** Whether a use goes to the parts of a collection in turn. */
  takesTurns(hash: number, sort: readonly Value[] | undefined): boolean {
    const collection = this.collections.get(hash)
    return collection !== undefined && (sort === undefined || collection.isBlind)
  }

  /** Others in the place of some. */
  replace(children: ReadonlyMap<Partition, readonly Partition[]>): void {
    this.place(this.list.flatMap((partition) => children.get(partition) ?? [partition]))
    for (const parent of children.keys()) parent.isGone = true
  }

  /** The parts of the collection that this one belongs to, in order; empty: it is no part. */
  partsOf({ fromHash }: Partition): readonly Partition[] {
    return this.collections.get(fromHash)?.parts ?? []
  }

  private indexAt(hash: number): number {
    const slot = Math.floor(hash * this.slotsPerHash)
    let low = this.slots[slot] ?? 0
    let high = this.slots[slot + 1] ?? 0
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.starts[middle] ?? 0) <= hash) low = middle
      else high = middle - 1
    }
    return low
  }

  private partOf(fromHash: number, sort: readonly Value[] | undefined): Partition {
    const { parts, isBlind } = must(this.collections.get(fromHash), 'a part belongs to a collection')
    if (sort !== undefined && !isBlind) {
      return must(
        parts.findLast(({ part }) => part?.from === undefined || compareSort(part.from, sort) <= 0),
        'the first part begins at no sort key',
      )
    }
    this.turn = (this.turn + 1) % 2 ** 31
    return must(parts[this.turn % parts.length], 'a collection has parts')
  }

  private place(partitions: readonly Partition[]): void {
    this.list = partitions
    this.collections = collectionsOf(partitions)
    this.starts = Float64Array.from(partitions, ({ fromHash }) => fromHash)
    const slots = 2 ** Math.ceil(Math.log2(partitions.length * 2))
    this.slotsPerHash = slots / hashEnd
    this.slots = new Uint32Array(slots + 1)
    let at = 0
    for (let slot = 0; slot <= slots; slot++) {
      const hash = slot / this.slotsPerHash
      while (at + 1 < partitions.length && (this.starts[at + 1] ?? 0) <= hash) at++
      this.slots[slot] = at
    }
  }
}

type Collection = { readonly parts: readonly Partition[]; readonly isBlind: boolean }

function collectionsOf(partitions: readonly Partition[]): ReadonlyMap<number, Collection> {
  const divided = partitions.filter(({ part }) => part !== undefined)
  const byHash = Map.groupBy(divided, ({ fromHash }) => fromHash)
  return new Map([...byHash].map(([hash, parts]) => [hash, { parts, isBlind: parts.slice(1).some(isBlind) }]))
}

/** It begins at a sort key that nobody has seen. */
const isBlind = ({ part }: Partition): boolean => part?.from === undefined
