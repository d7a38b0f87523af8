import { unreachable } from '../base/unreachable.ts'
import { binarySizeBytes } from '../model/item-size.ts'
import { parseNumber } from '../model/number-text.ts'
import { emptyItem, type Item, typeOf, type Value } from '../model/value.ts'
import type { BoundCondition, BoundOperand } from './bound.ts'
import { orderOf, valuesEqual } from './compare-values.ts'
import { lookup } from './lookup.ts'

type Comparison = Extract<BoundCondition, { kind: 'compare' }>
type Between = Extract<BoundCondition, { kind: 'between' }>

/**
 * Whether a condition or filter holds for an item; undefined stands for an item that does not exist, on which even the
 * key attributes are missing. Never throws. Source: reference, expressions 4; CEX-40 to CEX-49.
 */
export function conditionHolds(condition: BoundCondition, item: Item | undefined): boolean {
  return holds(condition, item ?? absent)
}

const absent: Item = emptyItem()

function holds(condition: BoundCondition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      for (const part of condition.conditions) if (!holds(part, item)) return false
      return true
    case 'or':
      for (const part of condition.conditions) if (holds(part, item)) return true
      return false
    case 'not':
      return !holds(condition.condition, item)
    case 'compare':
      return comparisonHolds(condition, item)
    case 'between':
      return betweenHolds(condition, item)
    case 'in': {
      const value = evaluate(condition.operand, item)
      if (value === undefined) return false
      for (const operand of condition.list) if (isEqual(value, evaluate(operand, item))) return true
      return false
    }
    case 'exists':
      return (lookup(item, condition.path) === undefined) === condition.negated
    case 'type': {
      const value = evaluate(condition.operand, item)
      return value !== undefined && condition.types.includes(typeOf(value))
    }
    case 'beginsWith':
      return beginsWith(evaluate(condition.operand, item), evaluate(condition.prefix, item))
    case 'contains':
      return contains(evaluate(condition.container, item), evaluate(condition.element, item))
    default:
      return unreachable(condition)
  }
}

/** Undefined: a missing attribute, or the size of something that has none. */
function evaluate(operand: BoundOperand, item: Item): Value | undefined {
  switch (operand.kind) {
    case 'path':
      return lookup(item, operand.path)
    case 'value':
      return operand.value
    case 'size': {
      const value = evaluate(operand.operand, item)
      const size = value === undefined ? undefined : sizeOf(value)
      return size === undefined ? undefined : { N: parseNumber(size.toString()) }
    }
    case 'condition':
      return { BOOL: holds(operand.condition, item) }
    default:
      return unreachable(operand)
  }
}

function comparisonHolds({ operator, left, right }: Comparison, item: Item): boolean {
  const a = evaluate(left, item)
  const b = evaluate(right, item)
  if (a === undefined || b === undefined) return operator === '<>' && !lacksSize(left, a) && !lacksSize(right, b)
  if (operator === '=') return valuesEqual(a, b)
  if (operator === '<>') return !valuesEqual(a, b)
  const order = orderOf(a, b)
  if (order === undefined) return false
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      return unreachable(operator)
  }
}

/** A missing attribute differs from everything, but a size that does not exist satisfies no comparison. CEX-28. */
const lacksSize = (operand: BoundOperand, value: Value | undefined): boolean =>
  operand.kind === 'size' && value === undefined

function betweenHolds({ operand, low, high }: Between, item: Item): boolean {
  const value = evaluate(operand, item)
  const from = evaluate(low, item)
  const to = evaluate(high, item)
  if (value === undefined || from === undefined || to === undefined) return false
  const above = orderOf(value, from)
  const below = orderOf(value, to)
  return above !== undefined && above >= 0 && below !== undefined && below <= 0
}

const isEqual = (value: Value, other: Value | undefined): boolean => other !== undefined && valuesEqual(value, other)

/** UTF-16 code units, raw bytes or number of entries. CEX-29, CEX-30. */
function sizeOf(value: Value): number | undefined {
  if ('S' in value) return value.S.length
  if ('B' in value) return binarySizeBytes(value.B)
  if ('L' in value) return value.L.length
  if ('M' in value) return Object.keys(value.M).length
  if ('SS' in value) return value.SS.length
  if ('NS' in value) return value.NS.length
  if ('BS' in value) return value.BS.length
  return undefined
}

function beginsWith(value: Value | undefined, prefix: Value | undefined): boolean {
  if (value === undefined || prefix === undefined) return false
  if ('S' in value) return 'S' in prefix && value.S.startsWith(prefix.S)
  if (!('B' in value && 'B' in prefix)) return false
  const bytes = bytesOf(prefix.B)
  return bytesOf(value.B).subarray(0, bytes.length).equals(bytes)
}

/** Substring, run of bytes, member of a set, or element of a list by deep equality. CEX-31, README conflict 16. */
function contains(container: Value | undefined, element: Value | undefined): boolean {
  if (container === undefined || element === undefined) return false
  if ('S' in container) return 'S' in element && container.S.includes(element.S)
  if ('SS' in container) return 'S' in element && container.SS.includes(element.S)
  if ('L' in container) return container.L.some((member) => valuesEqual(member, element))
  if ('NS' in container) return 'N' in element && container.NS.includes(element.N)
  if ('B' in container) return 'B' in element && bytesOf(container.B).includes(bytesOf(element.B))
  if ('BS' in container) return 'B' in element && container.BS.includes(element.B)
  return false
}

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64')
