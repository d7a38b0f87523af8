import type { Condition } from '../ast/expression.ts'
import { bindMessages } from '../model/messages/expression.ts'
import type { Value, ValueType } from '../model/value.ts'
import { bindCall } from './bind-call.ts'
import { checkDistinct, checkOrdered, checkSizeCount, finishOperand, resolveOperand } from './bind-operand.ts'
import type { Binder } from './binder.ts'
import type { BoundCondition, BoundOperand } from './bound.ts'
import { orderOf } from './compare-values.ts'

type Of<Kind extends Condition['kind']> = Extract<Condition, { readonly kind: Kind }>

/**
 * Replaces placeholders and makes the static checks that need them; throws the service's ValidationException. Conditions
 * are checked left to right; within one: undefined placeholder, operand count, distinct operands, operand types.
 * Source: reference, expressions 4 "Static checks and their order", CEX-60, CEX-61.
 */
export function bindCondition(condition: Condition, binder: Binder): BoundCondition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, conditions: condition.conditions.map((inner) => bindCondition(inner, binder)) }
    case 'not':
      return { kind: 'not', condition: bindCondition(condition.condition, binder) }
    case 'compare':
      return bindCompare(condition, binder)
    case 'between':
      return bindBetween(condition, binder)
    case 'in':
      return bindIn(condition, binder)
    case 'call':
      return bindCall(condition, binder)
    case 'is':
      return bindIs(condition, binder)
  }
}

function bindCompare({ operator, left, right }: Of<'compare'>, binder: Binder): BoundCondition {
  const one = resolveOperand(left, binder)
  const two = resolveOperand(right, binder)
  checkSizeCount(one, binder)
  checkSizeCount(two, binder)
  checkDistinct(operator, one, two, binder)
  const bound = { left: finishOperand(one, binder), right: finishOperand(two, binder) }
  if (operator !== '=' && operator !== '<>') {
    checkOrdered(operator, one, binder)
    checkOrdered(operator, two, binder)
  }
  return { kind: 'compare', operator, ...bound }
}

function bindBetween(condition: Of<'between'>, binder: Binder): BoundCondition {
  const operands = [condition.operand, condition.low, condition.high].map((operand) => resolveOperand(operand, binder))
  for (const operand of operands) checkSizeCount(operand, binder)
  const [operand, low, high] = operands.map((resolved) => finishOperand(resolved, binder)) as [
    BoundOperand,
    BoundOperand,
    BoundOperand,
  ]
  for (const resolved of operands) checkOrdered('BETWEEN', resolved, binder)
  if (low.kind === 'value' && high.kind === 'value') checkBounds(low.value, high.value, binder)
  return { kind: 'between', operand, low, high }
}

/** Source: reference, errors 110 and 111. */
function checkBounds(low: Value, high: Value, binder: Binder): void {
  const bounds = [printValue(low), printValue(high)] as const
  const order = orderOf(low, high)
  if (order === undefined) throw binder.refusal(bindMessages.betweenTypes(...bounds))
  if (order > 0) throw binder.refusal(bindMessages.betweenOrder(...bounds))
}

/** As the service prints a bound: `AttributeValue: {N:1}`. */
const printValue = (value: Value): string => `AttributeValue: {${Object.entries(value).flat().join(':')}}`

/** Source: reference, README conflict 10. */
const inOperandsMax = 100

function bindIn(condition: Of<'in'>, binder: Binder): BoundCondition {
  const operand = resolveOperand(condition.operand, binder)
  const list = condition.list.map((member) => resolveOperand(member, binder))
  for (const resolved of [operand, ...list]) checkSizeCount(resolved, binder)
  if (list.length > inOperandsMax) throw binder.refusal(bindMessages.tooManyInOperands(list.length))
  return {
    kind: 'in',
    operand: finishOperand(operand, binder),
    list: list.map((resolved) => finishOperand(resolved, binder)),
  }
}

/** PartiQL's type names. Source: reference, partiql 10. */
const isTypes: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ['NULL', 'NULL'],
  ['BOOLEAN', 'BOOL'],
  ['BLOB', 'B'],
  ['STRING', 'S'],
  ['NUMERIC', 'N'],
  ['STRUCT', 'M'],
  ['TUPLE', 'M'],
  ['LIST', 'L'],
])

/** An absent attribute is of no type, so that `IS NOT <type>` holds for it. */
function bindIs({ operand, negated, type }: Of<'is'>, binder: Binder): BoundCondition {
  const resolved = resolveOperand(operand, binder)
  checkSizeCount(resolved, binder)
  if (type === 'MISSING') {
    if (resolved.kind !== 'path') throw binder.refusal(bindMessages.pathRequired('IS'))
    return { kind: 'exists', path: resolved.path, negated: !negated }
  }
  const wanted = isTypes.get(type)
  if (wanted === undefined) throw binder.refusal(bindMessages.isType(type))
  const condition: BoundCondition = { kind: 'type', operand: finishOperand(resolved, binder), types: [wanted] }
  return negated ? { kind: 'not', condition } : condition
}
