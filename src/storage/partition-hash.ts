import { hash as digestOf } from 'node:crypto'
import type { KeyBytes } from './types.ts'

const salt = 'Outliers'
const scratch = Buffer.alloc(8192)
scratch.write(salt, 'latin1')

/** Hashes are below this. */
export const hashEnd = 2 ** 48

/**
 * Leading 48 bits of MD5("Outliers" ++ bytes), big-endian: orders a Scan and places a key in a partition.
 * Source: reference, data-model 10 and SCAN-10.
 */
export function partitionHash(bytes: KeyBytes): number {
  return hashNumber(saltedDigest(bytes))
}

/** The digest as one character per byte: the fastest form `crypto.hash` returns. A string counts as its UTF-8. */
export function saltedDigest(bytes: KeyBytes): string {
  if (typeof bytes === 'string') return digestOf('md5', salt + bytes, 'binary')
  if (bytes.length > scratch.length - salt.length)
    return digestOf('md5', Buffer.concat([Buffer.from(salt), bytes]), 'binary')
  scratch.set(bytes, salt.length)
  return digestOf('md5', scratch.subarray(0, salt.length + bytes.length), 'binary')
}

/** The first six characters of a digest as one number. */
function hashNumber(digest: string): number {
  const high = (digest.charCodeAt(0) << 8) | digest.charCodeAt(1)
  const low =
    (digest.charCodeAt(2) << 24) | (digest.charCodeAt(3) << 16) | (digest.charCodeAt(4) << 8) | digest.charCodeAt(5)
  return high * 2 ** 32 + (low >>> 0)
}
