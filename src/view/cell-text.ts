import { Buffer } from 'node:buffer'
import { unreachable } from '../base/unreachable.ts'
import type { Item, Value } from '../model/value.ts'
import { visibleText } from './visible-text.ts'

/** One value on one line, safe to print. */
export function cellText(value: Value): string {
  if ('S' in value) return stringCell(value.S)
  if ('N' in value) return value.N
  if ('B' in value) return `b64:${shortened(value.B)} (${Buffer.byteLength(value.B, 'base64')} B)`
  if ('BOOL' in value) return String(value.BOOL)
  if ('NULL' in value) return nullText
  if ('SS' in value) return `{${value.SS.slice(0, shownElements).map(visibleText).join(', ')}${more(value.SS)}}`
  if ('NS' in value) return `{${value.NS.slice(0, shownElements).join(', ')}${more(value.NS)}}`
  if ('BS' in value) return `{${value.BS.slice(0, shownElements).map(shortened).join(', ')}${more(value.BS)}}`
  if ('L' in value) return listCell(value.L)
  if ('M' in value) return mapCell(value.M)
  return unreachable(value)
}

/** What stands for NULL, and for an attribute that an item does not have. */
export const nullText = 'NULL'
export const missingText = '·'

/** A string that would read as something else stands in quotes. A cell shows the head of a long one. */
function stringCell(text: string): string {
  const shown = visibleText(text.length > shownCharacters ? `${text.slice(0, shownCharacters)}...` : text)
  return text === '' || text === nullText || text === missingText || text.trim() !== text ? `"${shown}"` : shown
}

const shownCharacters = 2_048

/** A string where no type stands beside it: in quotes as well when it looks like a number, a boolean or a container. */
export function untypedString(text: string): string {
  const bare = text !== '' && text.trim() === text && !looksTyped.test(text)
  return bare ? visibleText(text) : `"${visibleText(text)}"`
}

const looksTyped = /^(?:[-+]?[\d.]+(?:e[-+]?\d+)?|true|false|null|·|b64:.*|[[{"-].*)$/is

const shownElements = 20
const more = (elements: readonly unknown[]): string => (elements.length > shownElements ? ', ...' : '')

const shownBase64 = 24
const shortened = (base64: string): string =>
  base64.length <= shownBase64 ? base64 : `${base64.slice(0, shownBase64)}...`

function listCell(elements: readonly Value[]): string {
  const inside = elements.slice(0, shownElements).map(nestedText).join(', ')
  return `[${elements.length}] ${inside}${more(elements)}`.trimEnd()
}

function mapCell(item: Item): string {
  const names = Object.keys(item)
  const inside = names.slice(0, shownElements).map(visibleText).join(', ')
  return `{${names.length}} ${inside}${more(names)}`.trimEnd()
}

const nestedText = (value: Value): string => {
  if ('L' in value) return `[${value.L.length}]`
  if ('M' in value) return `{${Object.keys(value.M).length}}`
  return 'S' in value ? untypedString(value.S.slice(0, shownCharacters)) : cellText(value)
}
