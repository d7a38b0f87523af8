import { expect, test } from 'vitest'
import { partitionCount } from '../../src/model/partition-count.ts'

const units = (readUnits: number, writeUnits: number) => ({ readUnits, writeUnits })
const provisioned = (read: number, write: number) => ({ throughput: units(read, write), warm: units(read, write) })
const gigabyte = 1024 ** 3

test('partitions 3: a new on-demand table has four, so a Scan of it costs 2 eventual and 4 consistent units', () => {
  expect(partitionCount({ throughput: units(0, 0), warm: units(12_000, 4_000), bytes: 0 })).toBe(4)
})

test('partitions 3: provisioned units share partitions of 3,000 read and 1,000 write units', () => {
  expect(partitionCount({ ...provisioned(5, 5), bytes: 0 })).toBe(1)
  expect(partitionCount({ ...provisioned(3_000, 0), bytes: 0 })).toBe(1)
  expect(partitionCount({ ...provisioned(3_000, 1), bytes: 0 })).toBe(2)
  expect(partitionCount({ ...provisioned(7_500, 500), bytes: 0 })).toBe(3)
})

test('partitions 3: every 10 GB begun is a partition', () => {
  expect(partitionCount({ ...provisioned(1, 1), bytes: 10 * gigabyte })).toBe(1)
  expect(partitionCount({ ...provisioned(1, 1), bytes: 10 * gigabyte + 1 })).toBe(2)
})

test('partitions 3: a table scaled down keeps its partitions', () => {
  expect(partitionCount({ throughput: units(1, 1), warm: units(12_000, 4_000), bytes: 0 })).toBe(4)
})

test('a million million units are no more partitions than a list can hold', () => {
  expect(partitionCount({ ...provisioned(1e12, 1e12), bytes: 0 })).toBe(10_000)
})
