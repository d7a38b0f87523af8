import { must } from '../base/must.ts'
import type { KeyBytes } from './types.ts'

/** The least key above every key that begins with `prefix`; undefined when there is none. */
export function prefixEnd(prefix: KeyBytes): KeyBytes | undefined {
  return typeof prefix === 'string' ? textPrefixEnd(prefix) : bytesPrefixEnd(prefix)
}

/** A string must stay well-formed to be bound as TEXT, so characters are raised, not bytes; both orders agree. */
function textPrefixEnd(prefix: string): string | undefined {
  const characters = Array.from(prefix)
  while (characters.length > 0) {
    const last = must(must(characters.pop(), 'not empty').codePointAt(0), 'a character')
    if (last === 0x10ffff) continue
    // A lone surrogate is written as U+FFFD; surrogates themselves cannot be written.
    const written = last >= 0xd800 && last <= 0xdfff ? 0xfffd : last
    return characters.join('') + String.fromCodePoint(written === 0xd7ff ? 0xe000 : written + 1)
  }
  return undefined
}

function bytesPrefixEnd(prefix: Uint8Array): Uint8Array | undefined {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length -= 1
  if (length === 0) return undefined
  const end = Buffer.from(prefix.subarray(0, length))
  end[length - 1] = must(end[length - 1], 'inside the prefix') + 1
  return end
}
