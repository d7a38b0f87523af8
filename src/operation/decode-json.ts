import { jsonStringEnd } from '../base/json-string-end.ts'
import { ApiError } from '../model/api-error.ts'

/**
 * Stage 2 of a request: its body must parse. Malformed JSON is a SerializationException without a message.
 * A name `__proto__` becomes an ordinary own property here, and stays one in `validateRequest`.
 * Source: reference, errors section 2, step 2; HTTP-5.
 */
export function parseJson(text: string): unknown {
  if (text.length > widestJson && isTooLarge(text)) throw new ApiError('SerializationException', '')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ApiError('SerializationException', '', { cause })
  }
}

/**
 * Levels of a body that is parsed at all. JSON.parse takes half a microsecond and 100 bytes for each: 16 MB of nothing but
 * brackets would hold up everyone else for seven seconds. What the service does about them is not known.
 */
const deepestJson = 250_000

/**
 * Members of one object that are parsed at all. An item of 400 KB has fewer than 143,000 names, since only
 * 18,000 can differ within two bytes; each costs microseconds, in JSON.parse and wherever a map is gone through, so that a
 * million table names would hold up everyone else for seconds. What the service does about them is not known.
 */
const widestJson = 150_000

function isTooLarge(text: string): boolean {
  /** Commas so far in each object that is open; lists, whose elements cost little, never have too many. */
  const commas: number[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = jsonStringEnd(text, at)
    else if (character === ',') {
      const count = (commas.pop() ?? 0) + 1
      if (count >= widestJson) return true
      commas.push(count)
    } else if (character === '{' || character === '[') {
      if (commas.push(character === '{' ? 0 : Number.NEGATIVE_INFINITY) > deepestJson) return true
    } else if (character === '}' || character === ']') commas.pop()
  }
  return false
}
