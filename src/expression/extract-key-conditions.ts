import { flipped } from '../ast/expression.ts'
import { validationError } from '../model/api-error.ts'
import { keyConditionMessages } from '../model/messages/expression.ts'
import type { Value } from '../model/value.ts'
import type { Binder } from './binder.ts'
import type { BoundCondition, BoundOperand, DocumentPath, KeyCondition } from './bound.ts'

type Of<Kind extends BoundCondition['kind']> = Extract<BoundCondition, { readonly kind: Kind }>

/**
 * The conditions of a KeyConditionExpression, one for each attribute it names. What does not fit the restricted grammar is
 * refused in text order, before the table is known. Source: reference, expressions 5, KCE-2 to KCE-10.
 */
export function extractKeyConditions(condition: BoundCondition, binder: Binder): readonly KeyCondition[] {
  const found = new Map<string, KeyCondition>()
  collect(condition, binder, (keyCondition) => {
    if (found.has(keyCondition.attribute)) throw binder.refusal(keyConditionMessages.sameKeyTwice)
    found.set(keyCondition.attribute, keyCondition)
  })
  return [...found.values()]
}

function collect(condition: BoundCondition, binder: Binder, add: (condition: KeyCondition) => void): void {
  switch (condition.kind) {
    case 'and':
      for (const inner of condition.conditions) collect(inner, binder, add)
      return
    case 'compare':
      add(comparison(condition, binder))
      return
    case 'between':
    case 'beginsWith':
      add(keyFirst(condition, binder))
      return
    default:
      throw binder.refusal(keyConditionMessages.operator(operatorName(condition)))
  }
}

function operatorName(condition: Exclude<BoundCondition, Of<'and' | 'compare' | 'between' | 'beginsWith'>>): string {
  switch (condition.kind) {
    case 'exists':
      return condition.negated ? 'attribute_not_exists' : 'attribute_exists'
    case 'type':
      return 'attribute_type'
    case 'contains':
      return 'contains'
    default:
      return condition.kind.toUpperCase()
  }
}

/** A value may stand on the left: `:low <= a` means `a >= :low`. */
function comparison({ operator, left, right }: Of<'compare'>, binder: Binder): KeyCondition {
  if (operator === '<>') throw binder.refusal(keyConditionMessages.operator(operator))
  const { attribute, values } = oneAttribute([left, right], binder)
  const [value] = values as [Value]
  return { attribute, operator: left.kind === 'path' ? operator : flipped[operator], value }
}

function keyFirst(condition: Of<'between' | 'beginsWith'>, binder: Binder): KeyCondition {
  const { operand } = condition
  const rest = condition.kind === 'between' ? [condition.low, condition.high] : [condition.prefix]
  if (operand.kind === 'value') {
    throw binder.refusal(keyConditionMessages.valueFirst(condition.kind === 'between' ? 'BETWEEN' : 'begins_with'))
  }
  const { attribute, values } = oneAttribute([operand, ...rest], binder)
  const [low, high] = values as [Value, Value]
  if (condition.kind === 'between') return { attribute, operator: 'between', low, high }
  return { attribute, operator: 'begins_with', value: low }
}

/** The one top-level attribute among the operands, and the values beside it in order. */
function oneAttribute(
  operands: readonly BoundOperand[],
  binder: Binder,
): { attribute: string; values: readonly Value[] } {
  let path: DocumentPath | undefined
  const values: Value[] = []
  for (const operand of operands) {
    if (operand.kind === 'value') values.push(operand.value)
    else if (operand.kind !== 'path') throw binder.refusal(keyConditionMessages.nestedOperation)
    else if (path !== undefined) throw binder.refusal(keyConditionMessages.severalAttributes)
    else if (operand.path.length > 1) throw binder.refusal(keyConditionMessages.nestedAttribute)
    else path = operand.path
  }
  if (path === undefined) throw binder.refusal(keyConditionMessages.noAttribute)
  return { attribute: String(path[0]), values }
}

/**
 * How many conditions there may be. Only a query on an index may have more than two, since it may turn out to have keys of
 * several attributes. Source: reference, errors 144, KCE-11, data-model 11.3.
 */
export function checkKeyConditionCount(conditions: readonly KeyCondition[], { onIndex }: { onIndex: boolean }): void {
  const most = onIndex ? 8 : 2
  if (conditions.length === 0 || conditions.length > most) throw validationError(keyConditionMessages.count)
}
