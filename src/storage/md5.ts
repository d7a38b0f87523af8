/** Bytes that `md5` may write behind a message. */
export const md5PaddingBytesMax = 72

const blockBytes = 64
/** How far a step rotates: four amounts in turn, others in each of the four rounds. */
const rotations = Uint8Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21)
const sines = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32))
const words = new Int32Array(16)
const digest = Buffer.alloc(16)

/**
 * MD5 of the first `length` bytes, good until the next call; the bytes behind them are overwritten. Every read of an item
 * needs it, and to load `node:crypto` takes longer than all else that one read does; for keys of usual length a call takes
 * no longer either. Source: RFC 1321.
 */
export function md5(bytes: Buffer, length: number): Buffer {
  const end = pad(bytes, length)
  let a = 0x67452301
  let b = 0xefcdab89 | 0
  let c = 0x98badcfe | 0
  let d = 0x10325476
  for (let at = 0; at < end; at += blockBytes) {
    for (let word = 0; word < 16; word++) words[word] = bytes.readInt32LE(at + 4 * word)
    const a0 = a
    const b0 = b
    const c0 = c
    const d0 = d
    for (let step = 0; step < 64; step++) {
      const round = step >> 4
      let mixed: number
      let word: number
      if (round === 0) {
        mixed = d ^ (b & (c ^ d))
        word = step
      } else if (round === 1) {
        mixed = c ^ (d & (b ^ c))
        word = (5 * step + 1) & 15
      } else if (round === 2) {
        mixed = b ^ c ^ d
        word = (3 * step + 5) & 15
      } else {
        mixed = c ^ (b | ~d)
        word = (7 * step) & 15
      }
      const sum = (a + mixed + (sines[step] as number) + (words[word] as number)) | 0
      const left = rotations[(round << 2) | (step & 3)] as number
      a = d
      d = c
      c = b
      b = (b + ((sum << left) | (sum >>> (32 - left)))) | 0
    }
    a = (a + a0) | 0
    b = (b + b0) | 0
    c = (c + c0) | 0
    d = (d + d0) | 0
  }
  digest.writeInt32LE(a, 0)
  digest.writeInt32LE(b, 4)
  digest.writeInt32LE(c, 8)
  digest.writeInt32LE(d, 12)
  return digest
}

/** A one bit, zeros, and the length in bits as the last eight bytes of a block, of which four are enough. */
function pad(bytes: Buffer, length: number): number {
  const end = Math.ceil((length + 9) / blockBytes) * blockBytes
  bytes[length] = 0x80
  for (let at = length + 1; at < end; at++) bytes[at] = 0
  bytes.writeInt32LE(length * 8, end - 8)
  return end
}
