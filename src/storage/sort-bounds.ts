import { must } from '../base/must.ts'
import type { KeyAttribute } from '../model/table.ts'
import type { Value } from '../model/value.ts'
import { asBytes, escaped, scalarBytes, tuplePart } from './key-bytes.ts'
import { prefixEnd } from './prefix-end.ts'
import type { KeyBytes, SortBound } from './types.ts'

/** One condition on one RANGE attribute. */
export type SortCondition =
  | { readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'begins_with'; readonly value: Value }
  | { readonly operator: 'between'; readonly low: Value; readonly high: Value }

export type SortBounds = { readonly from?: SortBound | undefined; readonly to?: SortBound | undefined }

/**
 * The stretch of a partition that conditions on its RANGE attributes select. `conditions` belong to the first
 * attributes of `range`, in order; all but the last are equalities. Values have the attributes' types: checked before.
 */
export function sortBounds(range: readonly KeyAttribute[], conditions: readonly SortCondition[]): SortBounds {
  const last = conditions.at(-1)
  if (last === undefined) return {}
  return range.length === 1 ? singleBounds(must(range[0], 'one'), last) : tupleBounds(range, conditions, last)
}

function singleBounds(attribute: KeyAttribute, condition: SortCondition): SortBounds {
  const bytesOf = (value: Value): KeyBytes =>
    must(scalarBytes(attribute.type, value), 'a key condition has the key type')
  if (condition.operator === 'between') return { from: at(bytesOf(condition.low)), to: at(bytesOf(condition.high)) }
  const bytes = bytesOf(condition.value)
  switch (condition.operator) {
    case '=':
      return { from: at(bytes), to: at(bytes) }
    case '<':
      return { to: before(bytes) }
    case '<=':
      return { to: at(bytes) }
    case '>':
      return { from: { bytes, inclusive: false } }
    case '>=':
      return { from: at(bytes) }
    case 'begins_with':
      return beginningWith(bytes)
  }
}

/** Parts are self-delimiting, so every condition is a stretch between prefixes. */
function tupleBounds(
  range: readonly KeyAttribute[],
  conditions: readonly SortCondition[],
  last: SortCondition,
): SortBounds {
  const part = (index: number, value: Value): Uint8Array => {
    const { type } = must(range[index], 'conditions follow the schema')
    return tuplePart(type, scalar(range, index, value))
  }
  const equal = conditions.slice(0, -1).map((condition, index) => {
    if (condition.operator !== '=') throw new Error('only the last condition may be a range')
    return part(index, condition.value)
  })
  const position = equal.length
  const lead = Buffer.concat(equal)
  const behind = (value: Value): Uint8Array => Buffer.concat([lead, part(position, value)])
  const whole = lead.length === 0 ? {} : beginningWith(lead)
  if (last.operator === 'between') return { from: at(behind(last.low)), to: end(behind(last.high)) }
  switch (last.operator) {
    case '=':
      return beginningWith(behind(last.value))
    case '<':
      return { ...whole, to: before(behind(last.value)) }
    case '<=':
      return { ...whole, to: end(behind(last.value)) }
    case '>':
      return { ...whole, from: at(must(prefixEnd(behind(last.value)), 'a part ends below ff')) }
    case '>=':
      return { ...whole, from: at(behind(last.value)) }
    case 'begins_with':
      return beginningWith(Buffer.concat([lead, escaped(scalar(range, position, last.value))]))
  }
}

function scalar(range: readonly KeyAttribute[], index: number, value: Value): KeyBytes {
  const { type } = must(range[index], 'conditions follow the schema')
  return asBytes(must(scalarBytes(type, value), 'a key condition has the key type'))
}

const at = (bytes: KeyBytes): SortBound => ({ bytes, inclusive: true })
const before = (bytes: KeyBytes): SortBound => ({ bytes, inclusive: false })

function end(prefix: KeyBytes): SortBound | undefined {
  const bytes = prefixEnd(prefix)
  return bytes === undefined ? undefined : before(bytes)
}

const beginningWith = (prefix: KeyBytes): SortBounds => ({ from: at(prefix), to: end(prefix) })
