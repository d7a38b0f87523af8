import type { AccessPatternStatement } from '../../../ast/model-statement.ts'
import { printStatement } from '../../../ast/print-statement.ts'
import { ShellError } from '../../../base/shell-error.ts'
import { normaliseValue } from '../../../model/normalise-item.ts'
import type { Value } from '../../../model/value.ts'
import type { TableDescription } from '../../../operation/operation-types.ts'
import { planPattern } from '../../../planner/explain/explain-pattern.ts'
import { literalValue } from '../../../planner/literal-value.ts'
import type { PlannedCall } from '../../../planner/statement-plan.ts'
import { isReservedInExpressions, isReservedInPartiql } from '../../../syntax/reserved-names.ts'
import type { ModelTable } from '../model-file.ts'

/** The requests that a pattern sends with the samples of its parameters; a text instead: why there are none. */
export function requestsOfPattern(
  pattern: AccessPatternStatement,
  tables: readonly ModelTable[],
): readonly PlannedCall[] | string {
  if (pattern.steps.length > 1 || pattern.steps[0]?.kind !== 'run') return 'it has several steps'
  const variables = new Map<string, Value>()
  try {
    for (const { name, sample } of pattern.parameters)
      variables.set(name, sample === undefined ? { S: name } : normaliseValue(literalValue(sample, variables)))
    const plan = planPattern(pattern, {
      tables: { describe: (name) => descriptionOf(name, tables), expiresBy: () => undefined, backupsNamed: () => [] },
      variables,
      text: printStatement(pattern),
      words: { inExpressions: isReservedInExpressions, inPartiql: isReservedInPartiql },
    })
    return plan.kind === 'calls' ? plan.steps : 'it is no request'
  } catch (error) {
    if (error instanceof ShellError) return error.message
    throw error
  }
}

/** What the planner asks of a table is in the request that makes it. */
function descriptionOf(name: string, tables: readonly ModelTable[]): TableDescription | undefined {
  const request = tables.find((table) => table.request.TableName === name)?.request
  if (request === undefined) return undefined
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = request
  return {
    TableName: name,
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
  } as TableDescription
}
