import { expect, test } from 'vitest'
import { decideSplit, type HotPartition } from '../../../src/analysis/partitions/decide-split.ts'
import type { Sampled } from '../../../src/analysis/partitions/heat-sample.ts'
import { number } from './support.ts'

/** Source: reference, partitions 10.6. */

const access = (hash: number, sort?: number): Sampled => ({ hash, sort: sort === undefined ? undefined : number(sort) })
const times = (count: number, make: (at: number) => Sampled): Sampled[] =>
  Array.from({ length: count }, (_, at) => make(at))

const decide = (accesses: readonly Sampled[], changed: Partial<HotPartition> = {}) =>
  decideSplit({
    fromHash: 0,
    toHash: 1_000,
    hasSortKey: true,
    hasLocalIndexes: false,
    dominantShare: 0.9,
    accesses,
    ...changed,
  })

test('many keys: where half of the heat lies on each side', () => {
  expect(decide(times(100, (at) => access(at * 2, 1)))).toEqual({ cut: { kind: 'hash', at: 99 } })
})

test('one key with most of the heat is left alone on its side as far as possible', () => {
  const accesses = [...times(60, () => access(500, 1)), ...times(40, (at) => access(at * 10, at))]
  expect(decide(accesses)).toEqual({ cut: { kind: 'hash', at: 445 } })
})

test('a key at nine tenths takes it all, below that it does not', () => {
  const hot = (share: number) => [
    ...times(share, (at) => access(500, (at * 7) % 50)),
    ...times(100 - share, () => access(3, 1)),
  ]
  expect(decide(hot(90)).cut?.kind).toBe('sort')
  expect(decide(hot(89)).cut?.kind).toBe('hash')
})

test('one item is set apart once, and then nothing helps', () => {
  const accesses = times(100, () => access(500, 1))
  expect(decide(accesses)).toEqual({ cut: { kind: 'key', hash: 500 }, unsplittable: 'SINGLE_ITEM' })
  expect(decide(accesses, { fromHash: 500, toHash: 501 })).toEqual({ unsplittable: 'SINGLE_ITEM' })
})

test('without a sort key a key is an item', () => {
  const accesses = times(100, () => access(500))
  expect(decide(accesses, { hasSortKey: false })).toEqual({
    cut: { kind: 'key', hash: 500 },
    unsplittable: 'SINGLE_ITEM',
  })
})

test('reads of a whole collection divide it where nobody knows', () => {
  expect(decide(times(100, () => access(500)))).toEqual({ cut: { kind: 'sort', hash: 500, at: undefined } })
})

test('a collection is divided where half of its heat lies on each side', () => {
  const accesses = times(100, (at) => access(500, (at * 37) % 100))
  expect(decide(accesses)).toEqual({ cut: { kind: 'sort', hash: 500, at: number(50) } })
})

test('two items of a collection are divided', () => {
  const accesses = times(100, (at) => access(500, at % 2))
  expect(decide(accesses)).toEqual({ cut: { kind: 'sort', hash: 500, at: number(1) } })
})

test.each([
  ['up', (at: number) => at],
  ['up, nearly in order', (at: number) => at * 2 + ((at * 7) % 3)],
  ['down', (at: number) => -at],
])('traffic that moves along the sort key, %s, cannot be divided', (_, sortOf) => {
  expect(decide(times(200, (at) => access(500, sortOf(at))))).toEqual({ unsplittable: 'MONOTONIC' })
})

test('traffic that moves in many places at once can', () => {
  const accesses = times(200, (at) => access(500, (at % 10) * 1_000 + at))
  expect(decide(accesses).cut?.kind).toBe('sort')
})

test('a collection with local indexes stays together', () => {
  const accesses = times(100, (at) => access(500, (at * 37) % 100))
  expect(decide(accesses, { hasLocalIndexes: true })).toEqual({ unsplittable: 'LSI_COLLECTION' })
})

test('a table with local indexes is divided between its keys', () => {
  expect(
    decide(
      times(100, (at) => access(at, 1)),
      { hasLocalIndexes: true },
    ),
  ).toEqual({ cut: { kind: 'hash', at: 50 } })
})

test('with few accesses seen a range is halved, and a key is left as it is', () => {
  expect(decide([])).toEqual({ cut: { kind: 'hash', at: 500 } })
  expect(decide([], { fromHash: 7, toHash: 8 })).toEqual({})
})
