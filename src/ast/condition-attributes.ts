import { bareName } from './bare-name.ts'
import type { Condition, Operand } from './expression.ts'

/** The whole attributes that a condition looks at; only such can be keys, so `a.b` does not count. */
export function conditionAttributes(condition: Condition): ReadonlySet<string> {
  const names = new Set<string>()
  collectCondition(condition, names)
  return names
}

function collectCondition(condition: Condition, names: Set<string>): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.conditions) collectCondition(part, names)
      return
    case 'not':
      collectCondition(condition.condition, names)
      return
    case 'compare':
      collectOperand(condition.left, names)
      collectOperand(condition.right, names)
      return
    case 'between':
    case 'in':
    case 'is':
      collectOperand(condition.operand, names)
      return
    case 'call':
      for (const operand of condition.operands) collectOperand(operand, names)
  }
}

function collectOperand(operand: Operand, names: Set<string>): void {
  const name = bareName(operand)
  if (name !== undefined) names.add(name)
  else if (operand.kind === 'condition') collectCondition(operand.condition, names)
}
