import { bareName } from '../ast/bare-name.ts'
import type { Condition } from '../ast/expression.ts'
import type { Statement } from '../ast/statement.ts'

/**
 * What to say to a read that found nothing where it compares one attribute with another: of `WHERE customer = ada` most mean the text.
 * Undefined: nothing.
 */
export function unquotedText(statement: Statement): string | undefined {
  for (const condition of conditionsOf(statement)) {
    const word = comparedWord(condition)
    if (word !== undefined) return `${word} is the name of an attribute here; a text has single quotes: '${word}'`
  }
  return undefined
}

function conditionsOf(statement: Statement): readonly Condition[] {
  const given = (...conditions: readonly (Condition | undefined)[]): readonly Condition[] =>
    conditions.filter((condition) => condition !== undefined)
  switch (statement.kind) {
    case 'query':
      return given(statement.keyCondition, statement.filter)
    case 'scan':
      return given(statement.filter)
    case 'partiql':
      return statement.statement.kind === 'select' ? given(statement.statement.where) : []
    default:
      return []
  }
}

function comparedWord(condition: Condition): string | undefined {
  if (condition.kind === 'and') return condition.conditions.map(comparedWord).find((word) => word !== undefined)
  if (condition.kind !== 'compare' || condition.operator !== '=' || bareName(condition.left) === undefined)
    return undefined
  return bareName(condition.right)
}
