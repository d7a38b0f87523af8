/**
 * The leading 48 bits of the MD5 of a short ASCII text behind `Outliers`, big-endian; undefined for any other text. Every call
 * hashes a key, and to ask `node:crypto` for that takes several times as long as the sums themselves. Source: RFC 1321.
 */
export function shortMd5(text: string): number | undefined {
  const { length } = text
  if (length > lengthMax) return undefined
  const words = block
  words.fill(0, 2)
  let seen = 0
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    seen |= code
    put(words, at, code)
  }
  if (seen > 0x7f) return undefined
  put(words, length, endMark)
  words[14] = (8 + length) * 8
  return leadingBits(words)
}

const put = (words: Int32Array, at: number, byte: number): void => {
  const word = 2 + (at >> 2)
  words[word] = (words[word] as number) | (byte << ((at & 3) << 3))
}

const endMark = 0x80

/** With what stands before it, its end mark and its length, a text of so many bytes fills one block. */
const lengthMax = 47

/** The block at hand, 16 little-endian words. It begins with `Outl` and `iers`. */
const block = new Int32Array(16)
block[0] = 0x6c74754f
block[1] = 0x73726569

const sines = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0)
/** How far each step turns: four for each of four rounds. */
const turns = Int32Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21)
const firstA = 0x67452301
const firstB = -0x10325477
const firstC = -0x67452302
const firstD = 0x10325476

/** Four rounds of 16 steps: which word a step takes, and what is mixed, is the standard's. */
function leadingBits(words: Int32Array): number {
  let a = firstA
  let b = firstB
  let c = firstC
  let d = firstD
  for (let step = 0; step < 16; step++) {
    const next = turned(a, b, (b & c) | (~b & d), step, words[step] as number)
    a = d
    d = c
    c = b
    b = next
  }
  for (let step = 16; step < 32; step++) {
    const next = turned(a, b, (d & b) | (~d & c), step, words[(5 * step + 1) & 15] as number)
    a = d
    d = c
    c = b
    b = next
  }
  for (let step = 32; step < 48; step++) {
    const next = turned(a, b, b ^ c ^ d, step, words[(3 * step + 5) & 15] as number)
    a = d
    d = c
    c = b
    b = next
  }
  for (let step = 48; step < 64; step++) {
    const next = turned(a, b, c ^ (b | ~d), step, words[(7 * step) & 15] as number)
    a = d
    d = c
    c = b
    b = next
  }
  return bigEndian((a + firstA) | 0) * 2 ** 16 + (bigEndian((b + firstB) | 0) >>> 16)
}

function turned(a: number, b: number, mixed: number, step: number, word: number): number {
  const sum = (a + mixed + (sines[step] as number) + word) | 0
  const turn = turns[((step >> 2) & 12) | (step & 3)] as number
  return (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0
}

const bigEndian = (word: number): number =>
  ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0
