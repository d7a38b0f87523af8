import { parseNumber } from '../../model/number-text.ts'
import type { Item, KeyType, Value } from '../../model/value.ts'
import { type TemplatePart, templateParts } from '../../syntax/key-template.ts'
import { memoise } from '../../syntax/memoise.ts'

const partsOf = memoise(
  (template: string): readonly TemplatePart[] => {
    const parts = templateParts(template)
    return typeof parts === 'number' ? [] : parts
  },
  { textsMax: 1_000, unitsMax: 100_000, lengthMax: 2_048 },
)

/** A key attribute as the template makes it of an entity's attributes; undefined: one of them is missing, or no key can be made. */
export function keyValue(template: string, attributes: Item, type: KeyType): Value | undefined {
  const parts = partsOf(template)
  const [only] = parts
  if (parts.length === 1 && typeof only === 'object' && only.digits === undefined) {
    const value = attributes[only.attribute]
    if (value === undefined || type in value) return value
  }
  let text = ''
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : pieceText(part, attributes[part.attribute])
    if (piece === undefined) return undefined
    text += piece
  }
  if (text === '') return undefined
  if (type === 'S') return { S: text }
  return type === 'N' && Number.isFinite(Number(text)) ? { N: parseNumber(text) } : undefined
}

function pieceText({ digits = 0 }: Exclude<TemplatePart, string>, value: Value | undefined): string | undefined {
  if (value === undefined) return undefined
  if ('S' in value) return value.S
  if ('N' in value) return value.N.padStart(digits, '0')
  if ('B' in value) return value.B
  return 'BOOL' in value ? String(value.BOOL) : undefined
}

/**
 * The other way: which texts stand where the template has attributes; undefined: the value was not made by it. A text ends where
 * what follows it in the template stands first.
 */
export function keyParts(template: string, value: Value): ReadonlyMap<string, string> | undefined {
  const text = 'S' in value ? value.S : 'N' in value ? value.N : undefined
  if (text === undefined) return undefined
  const parts = partsOf(template)
  const found = new Map<string, string>()
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return undefined
      at += part.length
      continue
    }
    const end = endOf(text, at, parts.slice(index + 1))
    const piece = text.slice(at, end)
    if (end <= at || (found.get(part.attribute) ?? piece) !== piece) return undefined
    found.set(part.attribute, piece)
    at = end
  }
  return at === text.length ? found : undefined
}

/** Where a piece that begins at `start` ends, before the rest of the template; -1: nowhere. */
function endOf(text: string, start: number, [next, ...others]: readonly TemplatePart[]): number {
  if (next === undefined) return text.length
  if (typeof next !== 'string') return start + 1
  return others.length === 0 ? text.length - next.length : text.indexOf(next, start + 1)
}
