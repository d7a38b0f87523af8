import { expect, test } from 'vitest'
import { hashEnd } from '../../src/model/hash-space.ts'
import { compareKeyBytes } from '../../src/storage/key-bytes.ts'
import type { Resource } from '../../src/storage/resource.ts'
import type { HashRange, PartitionRange, RowKey, SortBound } from '../../src/storage/types.ts'
import { fc } from '../property.ts'
import { all, openStore, storedItem, withRows } from './example.ts'

/** Rows as the file should hold them, each with its key as text. */
type Model = readonly RowKey[]

const compareRows = (a: RowKey, b: RowKey): number =>
  a.hash - b.hash ||
  compareKeyBytes(a.partition, b.partition) ||
  compareKeyBytes(a.sort, b.sort) ||
  compareKeyBytes(a.base, b.base)

const named = ({ hash, partition, sort, base }: RowKey): string =>
  `${hash} ${String(partition)} ${String(sort)} ${String(base)}`

const rowKey: fc.Arbitrary<RowKey> = fc.record({
  hash: fc.constantFrom(0, 5, 2 ** 47, hashEnd - 1),
  partition: fc.constantFrom('p', 'q'),
  sort: fc.constantFrom('', 'a', 'ab', 'b', 'c', 'd'),
  base: fc.constantFrom('', 'x', 'y'),
})
const model: fc.Arbitrary<Model> = fc
  .uniqueArray(rowKey, { selector: named, maxLength: 60, minLength: 1 })
  .map((rows) => [...rows].sort(compareRows))

/** Sizes from tiny to more than a page, so that chunks are of all lengths. */
const sizes = [1, 400, 70_000, 400_000]

function fill(rows: Model): Resource {
  const store = openStore()
  const resource = withRows(store)
  store.transaction(() => {
    for (const [index, key] of rows.entries()) {
      resource.put(key, { text: named(key), sizeBytes: sizes[index % sizes.length] ?? 1 })
    }
  })
  return resource
}

const bound = fc.option(
  fc.record<SortBound>({ bytes: fc.constantFrom('', 'a', 'aa', 'b', 'c', 'e'), inclusive: fc.boolean() }),
  { nil: undefined },
)
const partitionRange = fc.record<PartitionRange>({
  hash: fc.constantFrom(0, 5),
  partition: fc.constantFrom('p', 'q'),
  from: bound,
  to: bound,
  forward: fc.boolean(),
  after: fc.option(fc.record({ sort: fc.constantFrom('a', 'aa', 'c'), base: fc.constantFrom('', 'x', 'xx') }), {
    nil: undefined,
  }),
})

function inPartition(row: RowKey, { hash, partition, from, to, forward, after }: PartitionRange): boolean {
  if (row.hash !== hash || row.partition !== partition) return false
  const low = from === undefined ? 1 : compareKeyBytes(row.sort, from.bytes)
  const high = to === undefined ? -1 : compareKeyBytes(row.sort, to.bytes)
  if (low < 0 || (low === 0 && from?.inclusive === false) || high > 0 || (high === 0 && to?.inclusive === false))
    return false
  if (after === undefined) return true
  const order = compareKeyBytes(row.sort, after.sort) || compareKeyBytes(row.base, after.base)
  return forward ? order > 0 : order < 0
}

test('a partition range holds what its bounds say, in order, however it is chunked', () => {
  fc.assert(
    fc.property(
      model,
      partitionRange,
      fc.record({
        limit: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
        pageBytes: fc.constantFrom(1, 1000, 1 << 20),
      }),
      (rows, range, hint) => {
        const expected = rows.filter((row) => inPartition(row, range)).map(named)
        if (!range.forward) expected.reverse()
        const read = all(fill(rows).readPartition(range, hint)).map((row) => row.text)
        expect(read).toEqual(expected.slice(0, hint.limit ?? Infinity))
      },
    ),
    { numRuns: 400 },
  )
})

const hashRange = fc.record<HashRange>({
  fromHash: fc.constantFrom(0, 1, 5, 2 ** 40),
  toHash: fc.constantFrom(5, 6, 2 ** 47, hashEnd),
  after: fc.option(rowKey, { nil: undefined }),
})

test('a hash range holds what its ends say, in order, however it is chunked', () => {
  fc.assert(
    fc.property(model, hashRange, fc.constantFrom(1, 1000, 1 << 20), (rows, range, pageBytes) => {
      const { fromHash, toHash, after } = range
      const expected = rows.filter(
        (row) => row.hash >= fromHash && row.hash < toHash && (after === undefined || compareRows(row, after) > 0),
      )
      const read = all(fill(rows).readHashRange(range, { pageBytes }))
      expect(read.map((row) => row.text)).toEqual(expected.map(named))
      expect(read.map((row) => row.hash)).toEqual(expected.map((row) => row.hash))
    }),
    { numRuns: 300 },
  )
})

test('pages of any length, each started after the last row of the one before, add up to one read', () => {
  fc.assert(
    fc.property(model, fc.boolean(), fc.integer({ min: 1, max: 7 }), (rows, forward, limit) => {
      const resource = fill(rows)
      const range = { hash: 0, partition: 'p', forward }
      const pages: string[] = []
      let after: RowKey | undefined
      while (true) {
        const page = all(resource.readPartition({ ...range, after }, { limit }))
        pages.push(...page.map((row) => row.text))
        if (page.length < limit) break
        after = rows.find((row) => named(row) === page.at(-1)?.text)
      }
      const texts = rows.filter((row) => row.hash === 0 && row.partition === 'p').map(named)
      expect(pages).toEqual(forward ? texts : texts.reverse())
    }),
    { numRuns: 200 },
  )
})

test('segments of any number add up to one scan', () => {
  fc.assert(
    fc.property(model, fc.integer({ min: 1, max: 9 }), (rows, segments) => {
      const resource = fill(rows)
      const edge = (segment: number): number => Math.floor((hashEnd / segments) * segment)
      const parts = Array.from({ length: segments }, (_, segment) =>
        all(resource.readHashRange({ fromHash: edge(segment), toHash: edge(segment + 1) })),
      )
      expect(parts.flat()).toEqual(all(resource.readHashRange({ fromHash: 0, toHash: hashEnd })))
    }),
    { numRuns: 100 },
  )
})

test('rows may be removed while they are read', () => {
  const store = openStore()
  const resource = withRows(store)
  const keyOf = (number: number): RowKey => ({ hash: number, partition: 'p', sort: String(number), base: '' })
  store.transaction(() => {
    for (let number = 0; number < 2000; number += 1) resource.put(keyOf(number), storedItem(String(number)))
  })
  const seen = store.transaction(() => {
    const reader = resource.readHashRange({ fromHash: 0, toHash: hashEnd })
    const numbers: number[] = []
    for (let row = reader.next(); row !== undefined; row = reader.next()) {
      numbers.push(row.hash)
      resource.remove(keyOf(row.hash))
    }
    return numbers
  })
  expect(seen).toEqual(Array.from({ length: 2000 }, (_, number) => number))
  expect(resource.statistics()).toEqual({ items: 0, bytes: 0 })
})

test('a reader that is dropped half way leaves the store free for writes', () => {
  const store = openStore()
  const resource = withRows(store)
  const key = { hash: 1, partition: 'p', sort: '', base: '' }
  store.transaction(() => resource.put(key, storedItem('1')))
  resource.readPartition({ hash: 1, partition: 'p', forward: true }).next()
  store.transaction(() => resource.put(key, storedItem('2')))
  expect(resource.get(key)?.text).toBe('2')
})
