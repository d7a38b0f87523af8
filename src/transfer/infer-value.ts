import { emptyItem, type Item, type KeyType, type NumberText, type Value } from '../model/value.ts'
import { numberTextOf, parseJsonText } from './parse-json.ts'

/**
 * Text of a cell as a value. Rules in order: the type of a key attribute is the table's; NULL, true and false are
 * themselves; what JSON would read as a number is one, digits kept; what begins with { or [ and is JSON is a map or
 * list; everything else is text. `007` and `+1` are text. An empty cell is no attribute.
 */
export function valueOfCell(cell: string, keyType: KeyType | undefined, infer: boolean): Value | undefined {
  if (cell === '') return undefined
  if (keyType === 'N') return { N: cell.trim() as NumberText }
  if (keyType === 'B') return { B: cell as Extract<Value, { readonly B: unknown }>['B'] }
  if (keyType === 'S' || !infer) return { S: cell }
  if (cell === 'NULL') return { NULL: true }
  if (cell === 'true' || cell === 'false') return { BOOL: cell === 'true' }
  if (isNumber(cell)) return { N: cell as NumberText }
  return nested(cell) ?? { S: cell }
}

/** Digits beyond what a number keeps make it text: nothing is rounded. */
const isNumber = (cell: string): boolean =>
  /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d{1,3})?$/.test(cell) && significantDigits(cell) <= 38

const significantDigits = (cell: string): number =>
  cell
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '').length

function nested(cell: string): Value | undefined {
  if (!/^\s*[{[]/.test(cell)) return undefined
  try {
    return valueOfJson(parseJsonText(cell))
  } catch {
    return undefined
  }
}

/** Deeper than any item; no stack ends here. */
const levelsMax = 200
export class TooDeep extends Error {}

/** Plain JSON as a value: no sets and no binaries, since JSON has none. Numbers keep the digits they are written with. */
export function valueOfJson(json: unknown, level = 0): Value {
  if (json === null) return { NULL: true }
  if (typeof json === 'string') return { S: json }
  if (typeof json === 'boolean') return { BOOL: json }
  const number = numberTextOf(json)
  if (number !== undefined) return { N: number as NumberText }
  if (level > levelsMax) throw new TooDeep()
  if (Array.isArray(json)) return { L: json.map((element) => valueOfJson(element, level + 1)) }
  return { M: itemOfJson(json as object, level + 1) }
}

export function itemOfJson(json: object, level = 0): Item {
  const map = emptyItem()
  for (const name in json) {
    const member = (json as { readonly [name: string]: unknown })[name]
    map[name] = valueOfJson(member, level)
  }
  return map
}
