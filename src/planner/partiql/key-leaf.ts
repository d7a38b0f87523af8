import { bareName } from '../../ast/bare-name.ts'
import { type Comparator, type Condition, flipped, type Operand } from '../../ast/expression.ts'
import { validationError } from '../../model/api-error.ts'
import { valueSizeBytes } from '../../model/item-size.ts'
import { partitionKeyBytesMax, sortKeyBytesMax } from '../../model/limits.ts'
import { keyMessages } from '../../model/messages/key.ts'
import { planMessages } from '../../model/messages/partiql.ts'
import type { KeyAttribute } from '../../model/table.ts'
import { typeOf, type Value } from '../../model/value.ts'
import type { KeyCondition } from '../plan.ts'

/**
 * A condition as one that could find rows by `name`: `=`, an order, BETWEEN or begins_with of the bare attribute and values,
 * or IN of exactly one value. Source: reference, partiql 5.2.
 */
export function keyConditionOf(condition: Condition): KeyCondition | undefined {
  switch (condition.kind) {
    case 'compare':
      return comparison(condition)
    case 'between': {
      const attribute = bareName(condition.operand)
      const { low, high } = condition
      if (attribute === undefined || low.kind !== 'value' || high.kind !== 'value') return undefined
      return { attribute, operator: 'between', low: low.value, high: high.value }
    }
    case 'in': {
      const attribute = bareName(condition.operand)
      const [only, more] = condition.list
      if (attribute === undefined || only?.kind !== 'value' || more !== undefined) return undefined
      return { attribute, operator: '=', value: only.value }
    }
    case 'call': {
      const [path, prefix] = condition.operands
      const attribute = path === undefined ? undefined : bareName(path)
      if (condition.name !== 'begins_with' || attribute === undefined || prefix?.kind !== 'value') return undefined
      return { attribute, operator: 'begins_with', value: prefix.value }
    }
    default:
      return undefined
  }
}

function comparison({ operator, left, right }: Condition & { kind: 'compare' }): KeyCondition | undefined {
  if (operator === '<>') return undefined
  const sides: readonly (readonly [Operand, Operand, Exclude<Comparator, '<>'>])[] = [
    [left, right, operator],
    [right, left, flipped[operator]],
  ]
  for (const [path, value, mirrored] of sides) {
    const attribute = bareName(path)
    if (attribute !== undefined && value.kind === 'value') return { attribute, operator: mirrored, value: value.value }
  }
  return undefined
}

/** Literals that find rows must fit the schema. Source: reference, partiql 5 "key literal type mismatch", KEY-7, SIZE-42. */
export function checkKeyValues(condition: KeyCondition, { name, type }: KeyAttribute, role: 'hash' | 'range'): void {
  const values = condition.operator === 'between' ? [condition.low, condition.high] : [condition.value]
  for (const value of values) {
    const given = typeOf(value)
    if (given !== 'S' && given !== 'N' && given !== 'B') throw validationError(planMessages.keyValueType(name, given))
    if (given !== type) throw validationError(planMessages.keyType(name))
    if (condition.operator === '=' && given !== 'N') checkBytes(valueSizeBytes(value), name, given, role)
  }
}

function checkBytes(bytes: number, name: string, type: 'S' | 'B', role: 'hash' | 'range'): void {
  if (bytes === 0) throw validationError(keyMessages.empty(name, type))
  if (role === 'hash' && bytes > partitionKeyBytesMax) throw validationError(keyMessages.hashTooLong)
  if (role === 'range' && bytes > sortKeyBytesMax) throw validationError(keyMessages.rangeTooLong)
}

/** Key values are canonical, so equal ones have one text. */
export function sameKeyValue(a: Value, b: Value): boolean {
  const type = typeOf(a)
  if (type !== typeOf(b)) return false
  return JSON.stringify(a) === JSON.stringify(b)
}
