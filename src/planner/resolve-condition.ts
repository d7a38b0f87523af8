import type { Condition, Operand, Update } from '../ast/expression.ts'
import { isKnownSum } from '../ast/known-sum.ts'
import { normaliseValue } from '../model/normalise-item.ts'
import { literalValue, type Variables } from './literal-value.ts'

/** The condition with every literal and variable as a canonical value, as planning compares them. */
export function resolvedCondition(condition: Condition, variables: Variables): Condition {
  const operand = (each: Operand): Operand => resolvedOperand(each, variables)
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, conditions: condition.conditions.map((each) => resolvedCondition(each, variables)) }
    case 'not':
      return { ...condition, condition: resolvedCondition(condition.condition, variables) }
    case 'compare':
      return { ...condition, left: operand(condition.left), right: operand(condition.right) }
    case 'between':
      return {
        ...condition,
        operand: operand(condition.operand),
        low: operand(condition.low),
        high: operand(condition.high),
      }
    case 'in':
      return { ...condition, operand: operand(condition.operand), list: condition.list.map(operand) }
    case 'is':
      return { ...condition, operand: operand(condition.operand) }
    case 'call':
      return { ...condition, operands: condition.operands.map(operand) }
  }
}

export function resolvedUpdate({ actions }: Update, variables: Variables): Update {
  return {
    actions: actions.map((action) =>
      action.kind === 'remove' ? action : { ...action, value: resolvedOperand(action.value, variables) },
    ),
  }
}

function resolvedOperand(operand: Operand, variables: Variables): Operand {
  if (isKnownSum(operand)) return known(operand, variables)
  switch (operand.kind) {
    case 'path':
      return operand
    case 'call':
      return { ...operand, operands: operand.operands.map((each) => resolvedOperand(each, variables)) }
    case 'arithmetic':
      return {
        ...operand,
        left: resolvedOperand(operand.left, variables),
        right: resolvedOperand(operand.right, variables),
      }
    case 'condition':
      return { ...operand, condition: resolvedCondition(operand.condition, variables) }
    default:
      return known(operand, variables)
  }
}

const known = (operand: Operand, variables: Variables): Operand => ({
  kind: 'value',
  value: normaliseValue(literalValue(operand, variables)),
  span: operand.span,
})
