import type { KeyType, Value } from '../model/value.ts'
import { scalarBytes, tuplePart } from './key-bytes.ts'
import { partitionHash } from './partition-hash.ts'

/** Where an item with these values of its partition key lies. Each value is of a key's type. */
export function keyHash(key: readonly Value[]): number {
  const parts = key.map((value) => {
    const type = (Object.keys(value)[0] ?? 'S') as KeyType
    return { type, bytes: scalarBytes(type, value) ?? '' }
  })
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return partitionHash(first.bytes)
  return partitionHash(Buffer.concat(parts.map(({ type, bytes }) => tuplePart(type, bytes))))
}
