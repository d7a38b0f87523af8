import { expect, test } from 'vitest'
import { type CollectionPart, Partition } from '../../../src/analysis/partitions/partition.ts'
import { PartitionMap } from '../../../src/analysis/partitions/partition-map.ts'
import { hashEnd, partitionStart } from '../../../src/model/hash-space.ts'
import { fc } from '../../property.ts'
import { number } from './support.ts'

const limits = { readUnits: 3_000, writeUnits: 1_000, window: 1 }

const partition = (id: number, fromHash: number, toHash: number, part?: CollectionPart): Partition =>
  new Partition({ id, fromHash, toHash, part, share: 0 }, limits, 0)

const mapOf = (starts: readonly number[]): PartitionMap =>
  new PartitionMap(starts.map((from, at) => partition(at, from, starts[at + 1] ?? hashEnd)))

const hash = fc.oneof(fc.integer({ min: 1, max: hashEnd - 1 }), fc.integer({ min: 1, max: 50 }))

test('a hash lies in the last partition that begins at or before it, however they are divided', () => {
  const starts = fc.uniqueArray(hash, { maxLength: 200 }).map((hashes) => [0, ...hashes.toSorted((a, b) => a - b)])
  fc.assert(
    fc.property(starts, fc.array(hash), (starts, hashes) => {
      const map = mapOf(starts)
      for (const one of [...hashes, ...starts, ...starts.flatMap((start) => (start > 0 ? [start - 1] : []))]) {
        expect(map.find(one, undefined).id).toBe(starts.findLastIndex((start) => start <= one))
      }
    }),
  )
})

test.each([1, 3, 7, 1_000, 10_000])('the edges of %s even partitions', (count) => {
  const map = mapOf(Array.from({ length: count }, (_, at) => partitionStart(at, count)))
  for (let at = 0; at < count; at++) {
    expect(map.find(partitionStart(at, count), undefined).id).toBe(at)
    expect(map.find(partitionStart(at + 1, count) - 1, undefined).id).toBe(at)
  }
})

test('a sort key lies in its part of the collection, a use without one goes to the parts in turn', () => {
  const parts = [undefined, number(10), number(20)].map((from, at) => partition(at + 1, 500, 501, { from }))
  const map = new PartitionMap([partition(0, 0, 500), ...parts, partition(9, 501, hashEnd)])
  expect([-5, 9, 10, 19, 20, 1e9].map((sort) => map.find(500, number(sort)).id)).toEqual([1, 1, 2, 2, 3, 3])
  const turns = Array.from({ length: 6 }, () => map.find(500, undefined).id)
  expect(turns.toSorted()).toEqual([1, 1, 2, 2, 3, 3])
  expect([map.find(499, number(1)).id, map.find(501, number(1)).id]).toEqual([0, 9])
})
