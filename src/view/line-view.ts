import type { Item, Value } from '../model/value.ts'
import { memberOf, typeOf, type ValueType } from '../model/value.ts'
import { cellText, untypedString } from './cell-text.ts'
import type { RowItem, RowsMeta } from './rows.ts'
import { visibleText } from './visible-text.ts'

/** One line of an item in line mode: `name: value`, or a name whose members follow one level deeper. */
export type LineView = {
  readonly depth: number
  /** Absent for an element of a list, which has a dash instead. */
  readonly name?: string | undefined
  readonly isKey: boolean
  readonly value?: string | undefined
  /** Of the value. */
  readonly type?: ValueType | undefined
}

/** An item in full: keys first, then what it has in its own order, documents indented. */
export function lineView(item: RowItem, meta: RowsMeta): readonly LineView[] {
  const keys = [...meta.keys, ...meta.otherKeys].filter((name) => memberOf(item, name) !== undefined)
  const others = Object.keys(item).filter((name) => !keys.includes(name))
  return [...keys, ...others].flatMap((name) => {
    const value = memberOf(item, name)
    return value === undefined
      ? []
      : linesOf(value, { depth: 0, name: visibleText(name), isKey: meta.keys.includes(name) })
  })
}

type Place = { readonly depth: number; readonly name?: string | undefined; readonly isKey: boolean }

function linesOf(value: Value, place: Place): readonly LineView[] {
  if ('M' in value && Object.keys(value.M).length > 0) return [{ ...place }, ...membersOf(value.M, place.depth + 1)]
  if ('L' in value && value.L.length > 0) {
    return [{ ...place }, ...value.L.flatMap((element) => linesOf(element, { depth: place.depth + 1, isKey: false }))]
  }
  return [{ ...place, value: wholeText(value), type: typeOf(value) }]
}

function membersOf(item: Item, depth: number): readonly LineView[] {
  return Object.entries(item).flatMap(([name, value]) =>
    linesOf(value, { depth, name: visibleText(name), isKey: false }),
  )
}

/** Nothing is left out here, unlike in a cell. */
function wholeText(value: Value): string {
  if ('S' in value) return untypedString(value.S)
  if ('B' in value) return `b64:${value.B}`
  if ('SS' in value) return `{${value.SS.map(untypedString).join(', ')}}`
  if ('NS' in value) return `{${value.NS.join(', ')}}`
  if ('BS' in value) return `{${value.BS.map((base64) => `b64:${base64}`).join(', ')}}`
  if ('M' in value) return '{}'
  if ('L' in value) return '[]'
  return cellText(value)
}
