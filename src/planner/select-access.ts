import type { BulkStatement, PartiqlShellStatement } from '../ast/data-statement.ts'
import type { SelectStatement } from '../ast/partiql.ts'
import { ShellError } from '../base/shell-error.ts'
import { type AccessKind, accessKind } from './access-kind.ts'
import { keyedStatements } from './keys-in.ts'
import type { PlanContext } from './plan-context.ts'
import { selectPlan } from './select-plan.ts'
import { partiqlTable } from './statement-tables.ts'

/** Of a SELECT, or of the read before the writes of a bulk statement; undefined for other statements and unknown tables. */
export function selectAccess(
  shell: PartiqlShellStatement | BulkStatement,
  context: PlanContext,
): AccessKind | undefined {
  try {
    const read = shell.kind === 'bulk' ? readOf(shell) : firstSelect(shell, context)
    const consistent = shell.kind === 'partiql' && shell.modifiers.consistent
    return read === undefined ? undefined : accessKind(selectPlan(read, context, consistent))
  } catch (error) {
    // What is wrong with the statement, the service says in its own words.
    if (error instanceof ShellError) return undefined
    throw error
  }
}

/** The keys of KEYS IN are all alike. */
function firstSelect(shell: PartiqlShellStatement, context: PlanContext): SelectStatement | undefined {
  const { statement, modifiers } = shell
  if (statement.kind !== 'select') return undefined
  return keyedStatements(statement, { ...modifiers, keys: modifiers.keys.slice(0, 1) }, context)[0]
}

/** The SELECT of the items that a bulk statement writes. */
export function readOf({ statement, span }: BulkStatement): SelectStatement {
  return {
    kind: 'select',
    projection: [],
    from: partiqlTable(statement),
    where: statement.where,
    orderBy: [],
    span,
  }
}
