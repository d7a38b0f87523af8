import type { Condition } from '../../src/ast/expression.ts'
import { printCondition, printOperand } from '../../src/ast/print-expression.ts'
import type { ParsedExpression } from '../../src/syntax/parse-expression.ts'

/** The message of an expression that must not parse. */
export function refused(parsed: ParsedExpression<unknown>): string {
  if (parsed.ok) throw new Error('parsed')
  return parsed.message
}

/** The nesting of a condition, as calls. */
export function shapeOf(parsed: ParsedExpression<Condition>): string {
  if (!parsed.ok) throw new Error(parsed.message)
  return shape(parsed.ast)
}

function shape(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `${condition.kind}(${condition.conditions.map(shape).join(', ')})`
    case 'not':
      return `not(${shape(condition.condition)})`
    case 'between':
      return `between(${[condition.operand, condition.low, condition.high].map(printOperand).join(', ')})`
    case 'in':
      return `in(${printOperand(condition.operand)}; ${condition.list.map(printOperand).join(', ')})`
    default:
      return printCondition(condition)
  }
}

/** The tree without its spans. */
export const withoutSpans = (ast: unknown): unknown =>
  JSON.parse(
    JSON.stringify(ast, (name, value: unknown) => (name === 'span' || name === 'nameSpan' ? undefined : value)),
  )
