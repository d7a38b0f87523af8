import { hash } from 'node:crypto'
import { shortMd5 } from './short-md5.ts'
import type { KeyBytes } from './types.ts'

const salt = 'Outliers'
const scratch = Buffer.alloc(8192)
scratch.write(salt, 'latin1')

/**
 * Leading 48 bits of MD5("Outliers" ++ bytes), big-endian: orders a Scan and places a key in a partition.
 * Source: reference, data-model 10 and SCAN-10.
 */
export function partitionHash(bytes: KeyBytes): number {
  const short = typeof bytes === 'string' ? shortMd5(bytes) : undefined
  if (short !== undefined) return short
  const text = partitionHashText(bytes)
  const high = (text.charCodeAt(0) << 8) | text.charCodeAt(1)
  const low = (text.charCodeAt(2) << 24) | (text.charCodeAt(3) << 16) | (text.charCodeAt(4) << 8) | text.charCodeAt(5)
  return high * 2 ** 32 + (low >>> 0)
}

/** The same 48 bits, one character per byte. */
export const partitionHashText = (bytes: KeyBytes): string => saltedDigest(bytes).slice(0, 6)

/** One character per byte: the fastest form `crypto.hash` returns. A string counts as its UTF-8. */
function saltedDigest(bytes: KeyBytes): string {
  if (typeof bytes === 'string') return hash('md5', salt + bytes, 'binary')
  if (bytes.length > scratch.length - salt.length)
    return hash('md5', Buffer.concat([Buffer.from(salt), bytes]), 'binary')
  scratch.set(bytes, salt.length)
  return hash('md5', scratch.subarray(0, salt.length + bytes.length), 'binary')
}
