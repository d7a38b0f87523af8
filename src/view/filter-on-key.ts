import { conditionAttributes } from '../ast/condition-attributes.ts'
import type { Condition } from '../ast/expression.ts'
import type { Statement } from '../ast/statement.ts'
import type { ItemsMeta } from '../session/outcome.ts'

/** The first attribute that the statement filters on although another index of the table has it as a key. */
export function filterOnKey(statement: Statement, { otherKeys }: ItemsMeta): string | undefined {
  const filter = filterOf(statement)
  if (filter === undefined) return undefined
  const names = conditionAttributes(filter)
  return otherKeys.find((name) => names.has(name))
}

function filterOf(statement: Statement): Condition | undefined {
  if (statement.kind === 'explain') return filterOf(statement.statement)
  if (statement.kind === 'query' || statement.kind === 'scan') return statement.filter
  if (statement.kind === 'partiql' && statement.statement.kind === 'select') return statement.statement.where
  return undefined
}
