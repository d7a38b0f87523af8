import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { NumberText } from '../../src/model/value.ts'
import { numberKeyBytes } from '../../src/storage/number-key-bytes.ts'
import { partitionHash } from '../../src/storage/partition-hash.ts'
import { fc } from '../property.ts'

const numberHash = (text: string): number => partitionHash(numberKeyBytes(text as NumberText))
const ascending = (hashOf: (key: string) => number, keys: string): string =>
  keys
    .split(' ')
    .sort()
    .sort((a, b) => hashOf(a) - hashOf(b))
    .join(' ')
/** The first three hex digits: the bucket a parallel scan goes by. */
const bucket = (hash: number): number => Math.floor(hash / 2 ** 36)

test('SCAN-12: string keys in the order of a scan', () => {
  const order = '2 8 9 1 6 hello 0 5 4 äáöü aardman 7 3 zapf'
  expect(ascending(partitionHash, order)).toBe(order)
})

test('SCAN-13: number keys in the order of a scan', () => {
  const order = '7 999.9 8 3 2 -999.9 9 4 -0.09 6 1 0 0.012345 5'
  expect(ascending(numberHash, order)).toBe(order)
})

test('SCAN-15: buckets of a scan with 4,096 segments', () => {
  expect(['3635', '228', '1668', '3435'].map((key) => bucket(partitionHash(key)))).toEqual([0, 0, 1, 4])
  expect(['251', '2388'].map((key) => bucket(numberHash(key)))).toEqual([1, 0xfff])
})

test('the hash is the leading 48 bits of the salted MD5, of text and of the same bytes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 9000, maxLength: 9010 })), (text) => {
      const expected = createHash('md5').update('Outliers').update(text).digest().readUIntBE(0, 6)
      expect(partitionHash(text)).toBe(expected)
      expect(partitionHash(Buffer.from(text))).toBe(expected)
    }),
  )
})
