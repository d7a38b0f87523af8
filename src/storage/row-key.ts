import { must } from '../base/must.ts'
import type { KeyAttribute, Keys } from '../model/table.ts'
import type { Item } from '../model/value.ts'
import { compareKeyBytes, keyBytes } from './key-bytes.ts'
import { partitionHash, partitionHashText } from './partition-hash.ts'
import type { KeyBytes, RowKey } from './types.ts'

/** Where an item stands in its table. It has the whole key: checked before. */
export function tableRowKey(keys: Keys, item: Item): RowKey {
  const partition = keyOf(keys.hash, item)
  return { hash: partitionHash(partition), partition, sort: keyOf(keys.range, item), base: '' }
}

const keyOf = (attributes: readonly KeyAttribute[], item: Item): KeyBytes =>
  must(keyBytes(attributes, item), 'an item has its whole table key')

/** Where an item's entry stands in an index; undefined: it has none, a key attribute is absent or of another type. */
export function indexRowKey(indexKeys: Keys, tableKeys: Keys, item: Item): RowKey | undefined {
  const partition = keyBytes(indexKeys.hash, item)
  if (partition === undefined) return undefined
  const sort = keyBytes(indexKeys.range, item)
  if (sort === undefined) return undefined
  const base = baseKey(keyOf(tableKeys.hash, item), keyOf(tableKeys.range, item))
  return { hash: partitionHash(partition), partition, sort, base }
}

/** Whether two keys of one resource name one row. */
export function sameRowKey(a: RowKey, b: RowKey): boolean {
  return (
    a.hash === b.hash && sameBytes(a.partition, b.partition) && sameBytes(a.sort, b.sort) && sameBytes(a.base, b.base)
  )
}

const sameBytes = (a: KeyBytes, b: KeyBytes): boolean => a === b || compareKeyBytes(a, b) === 0

/**
 * Entries with equal index keys stand in the order of a hash over the table key, so that comes first; the key behind
 * it makes the entry unique. Text, one character per byte where the key is not text itself: cheaper to bind than a
 * buffer. Source: reference, SCAN-16.
 */
function baseKey(partition: KeyBytes, sort: KeyBytes): string {
  const tie = partitionHashText(joined(partition, sort))
  const hashKey = asText(partition)
  return tie + String.fromCharCode(hashKey.length) + hashKey + asText(sort)
}

function joined(partition: KeyBytes, sort: KeyBytes): KeyBytes {
  if (typeof partition === 'string' && typeof sort === 'string') return partition + sort
  return Buffer.concat([Buffer.from(partition), Buffer.from(sort)])
}

const asText = (bytes: KeyBytes): string => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1'))
