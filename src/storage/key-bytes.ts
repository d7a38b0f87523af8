import type { KeyAttribute } from '../model/table.ts'
import { compareStrings } from '../model/text-order.ts'
import type { Base64, Item, KeyType, NumberText, Value } from '../model/value.ts'
import { numberKeyBytes } from './number-key-bytes.ts'
import type { KeyBytes } from './types.ts'

/**
 * Key attributes as bytes that sort as the keys sort. One attribute stands for itself: a string is its UTF-8 (bound
 * as TEXT, which SQLite compares byte by byte), a binary is raw, a number packed. Several are a tuple, each part
 * delimited. No attribute at all is the empty string. Undefined: an attribute is absent or has another type.
 */
export function keyBytes(attributes: readonly KeyAttribute[], item: Item): KeyBytes | undefined {
  const [first] = attributes
  if (first === undefined) return ''
  if (attributes.length === 1) return attributeBytes(first, item)
  const parts: Uint8Array[] = []
  for (const attribute of attributes) {
    const bytes = attributeBytes(attribute, item)
    if (bytes === undefined) return undefined
    parts.push(tuplePart(attribute.type, bytes))
  }
  return Buffer.concat(parts)
}

function attributeBytes(attribute: KeyAttribute, item: Item): KeyBytes | undefined {
  const value = item[attribute.name]
  return value === undefined ? undefined : scalarBytes(attribute.type, value)
}

/** One key value's bytes; undefined when it is not of the key's type. */
export function scalarBytes(type: KeyType, value: Value): KeyBytes | undefined {
  // A value has one member, so the type is tested and read in one step.
  const member = (value as { readonly [Type in KeyType]?: string })[type]
  if (member === undefined || type === 'S') return member
  return type === 'N' ? numberKeyBytes(member as NumberText) : Buffer.from(member as Base64, 'base64')
}

/** A part of a tuple: no part is a prefix of another, and parts sort as their values do. */
export function tuplePart(type: KeyType, bytes: KeyBytes): Uint8Array {
  // A positive number may begin another (c1 02, c1 02 05); its digits are never zero, so a zero ends it.
  if (type === 'N') return Buffer.concat([asBytes(bytes), numberEnd])
  return Buffer.concat([escaped(bytes), textEnd])
}

const numberEnd = Buffer.from([0x00])
/** Below an escaped zero (00 ff), so that 'a' precedes 'a\0'. */
const textEnd = Buffer.from([0x00, 0x01])

/** Zero bytes become 00 ff. */
export function escaped(bytes: KeyBytes): Uint8Array {
  const raw = asBytes(bytes)
  if (!raw.includes(0)) return raw
  const out: number[] = []
  for (const byte of raw) {
    out.push(byte)
    if (byte === 0) out.push(0xff)
  }
  return Buffer.from(out)
}

export const asBytes = (bytes: KeyBytes): Uint8Array => (typeof bytes === 'string' ? Buffer.from(bytes) : bytes)

/** Order of two keys of one resource, as SQLite has it. */
export function compareKeyBytes(a: KeyBytes, b: KeyBytes): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  return Buffer.compare(asBytes(a), asBytes(b))
}
