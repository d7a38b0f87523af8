import type { Condition, Operand } from '../../ast/expression.ts'

/**
 * The condition for a service where `a <> v` is false of an item without `a`: the other reading of README conflict 33. A NOT
 * around a comparison still holds for such an item (PQL-24).
 */
export function missingIsNotUnequal(condition: Condition): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, conditions: condition.conditions.map(missingIsNotUnequal) }
    case 'not':
      return { ...condition, condition: missingIsNotUnequal(condition.condition) }
    case 'compare': {
      if (condition.operator !== '<>') return condition
      const present = [condition.left, condition.right].flatMap((operand) =>
        operand.kind === 'path' ? [exists(operand)] : [],
      )
      return { kind: 'and', conditions: [...present, condition], span: condition.span }
    }
    default:
      return condition
  }
}

const exists = (path: Operand): Condition => ({
  kind: 'call',
  name: 'attribute_exists',
  nameSpan: path.span,
  operands: [path],
  span: path.span,
})
