import { partitionHash } from '../../src/storage/partition-hash.ts'
import type { RowKey, StoredItem } from '../../src/storage/types.ts'

/** The two rows of one transaction, a short text and a long one. */
export function numberedRow(number: number): readonly { readonly key: RowKey; readonly item: StoredItem }[] {
  return [100, 6000].map((length) => {
    const partition = `${number} ${length}`
    const text = `${number}`.padEnd(length, '.')
    return { key: { hash: partitionHash(partition), partition, sort: '', base: '' }, item: { text, sizeBytes: length } }
  })
}
