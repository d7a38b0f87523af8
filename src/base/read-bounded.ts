import { closeSync, openSync, readSync } from 'node:fs'

const chunkBytes = 1 << 20
/** The longest string there is: 2^29 - 24 characters. */
const textBytesMax = 2 ** 29 - 24

/** A whole file; a device or a pipe may have no end, so that more than `bytesMax` is refused when so much has come. */
export function readBounded(path: string, bytesMax = textBytesMax): Buffer {
  const file = openSync(path, 'r')
  try {
    const chunks: Buffer[] = []
    for (let left = bytesMax; ; ) {
      const chunk = Buffer.allocUnsafe(chunkBytes)
      const count = readSync(file, chunk, 0, chunkBytes, null)
      if (count === 0) return Buffer.concat(chunks)
      if (count > left) throw new Error(`it is larger than ${bytesMax >> 20} MB`)
      left -= count
      chunks.push(chunk.subarray(0, count))
    }
  } finally {
    closeSync(file)
  }
}
