import type { Condition, Operand } from '../ast/expression.ts'
import type { Statement } from '../ast/statement.ts'
import type { ItemsMeta } from '../session/outcome.ts'

/** The first attribute that the statement filters on although another index of the table has it as a key. */
export function filterOnKey(statement: Statement, { otherKeys }: ItemsMeta): string | undefined {
  const filter = filterOf(statement)
  if (filter === undefined) return undefined
  const names = new Set<string>()
  collectCondition(filter, names)
  return otherKeys.find((name) => names.has(name))
}

function filterOf(statement: Statement): Condition | undefined {
  if (statement.kind === 'explain') return filterOf(statement.statement)
  if (statement.kind === 'query' || statement.kind === 'scan') return statement.filter
  if (statement.kind === 'partiql' && statement.statement.kind === 'select') return statement.statement.where
  return undefined
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

/** Only a whole attribute can be a key, so `a.b` does not count. */
function collectOperand(operand: Operand, names: Set<string>): void {
  if (operand.kind === 'path') {
    const [first, ...rest] = operand.elements
    if (first?.kind === 'name' && rest.length === 0) names.add(first.name)
  } else if (operand.kind === 'condition') collectCondition(operand.condition, names)
}
