import { md5, md5PaddingBytesMax } from './md5.ts'
import type { KeyBytes } from './types.ts'

const salt = 'Outliers'
const ordinary = Buffer.alloc(16_384)

/** Hashes are below this. */
export const hashEnd = 2 ** 48

/**
 * Leading 48 bits of MD5("Outliers" ++ bytes), big-endian: orders a Scan and places a key in a partition.
 * Source: reference, data-model 10 and SCAN-10.
 */
export function partitionHash(bytes: KeyBytes): number {
  return saltedDigest(bytes).readUIntBE(0, 6)
}

/** The same 48 bits, one character per byte. */
export function partitionHashText(bytes: KeyBytes): string {
  return saltedDigest(bytes).toString('latin1', 0, 6)
}

/** A string counts as its UTF-8, of which each of its units takes three bytes at most. */
function saltedDigest(bytes: KeyBytes): Buffer {
  const lengthMax = salt.length + (typeof bytes === 'string' ? 3 : 1) * bytes.length
  const fits = lengthMax + md5PaddingBytesMax <= ordinary.length
  const salted = fits ? ordinary : Buffer.alloc(lengthMax + md5PaddingBytesMax)
  salted.write(salt, 'latin1')
  if (typeof bytes === 'string') return md5(salted, salt.length + salted.write(bytes, salt.length))
  salted.set(bytes, salt.length)
  return md5(salted, salt.length + bytes.length)
}
