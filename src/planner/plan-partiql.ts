import type { PartiqlModifiers, PartiqlShellStatement } from '../ast/data-statement.ts'
import type { Operand } from '../ast/expression.ts'
import type { PartiqlStatement, SelectStatement, TableReference } from '../ast/partiql.ts'
import { ApiError } from '../model/api-error.ts'
import type { ParameterizedStatement } from '../operation/operation-types.ts'
import { classicRead } from './classic-read.ts'
import { compact } from './compact.ts'
import { literalValue } from './literal-value.ts'
import { partiqlStatementText } from './partiql-statement-text.ts'
import { type PartiqlText, quotedPath } from './partiql-text.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { descriptionOf } from './resolve-table.ts'
import { selectPlan } from './select-plan.ts'
import type { PlannedCall, StatementPlan } from './statement-plan.ts'
import { partiqlTable } from './statement-tables.ts'
import { allKeyNames, indexNamed, tableKeys } from './table-keys.ts'

/** A PartiQL statement: ExecuteStatement, page after page; one call per key for KEYS IN. */
export function planPartiql(shell: PartiqlShellStatement, context: PlanContext): StatementPlan {
  const { statement, modifiers } = shell
  if (statement.kind === 'exists') {
    throw new PlanError('plan.exists-outside-transaction', 'EXISTS stands only between BEGIN and COMMIT', {
      span: shell.span,
      hint: 'Put it into a transaction with at least one write, or use SELECT.',
    })
  }
  if (statement.kind === 'select' && modifiers.count) return planCount(statement, modifiers, context)
  const evaluates = modifiers.scanLimit ?? (isUnfiltered(statement, context) ? modifiers.limit : undefined)
  const steps = partiqlTexts(shell, context).map(({ text, parameters }): PlannedCall => {
    const request = compact({
      Statement: text,
      Parameters: parameters,
      ConsistentRead: modifiers.consistent ? true : undefined,
      Limit: evaluates,
      ReturnConsumedCapacity: modifiers.returnCapacity,
    })
    const step = { operation: 'ExecuteStatement' as const, request }
    return statement.kind === 'select'
      ? { step, pages: compact({ items: modifiers.limit, evaluated: modifiers.scanLimit }) }
      : { step }
  })
  return { kind: 'calls', steps, notes: steps.length > 1 ? [`KEYS IN: ${steps.length} calls, not atomic`] : [] }
}

/** COUNT(*) is no PartiQL: a Query or Scan counts, one per partition key value. */
function planCount(select: SelectStatement, modifiers: PartiqlModifiers, context: PlanContext): StatementPlan {
  const steps = classicRead(select, modifiers, context)
  if (steps !== undefined && modifiers.keys.length === 0) return { kind: 'calls', steps, notes: [] }
  throw new PlanError('plan.not-an-expression', 'these conditions on the key cannot be counted', {
    span: select.span,
    hint: 'Use one condition per key attribute, BETWEEN for a range.',
  })
}

/** As a member of a batch or a transaction. */
export function partiqlMembers(shell: PartiqlShellStatement, context: PlanContext): readonly ParameterizedStatement[] {
  return partiqlTexts(shell, context).map(({ text, parameters }) =>
    compact({ Statement: text, Parameters: parameters }),
  )
}

function partiqlTexts({ statement, modifiers }: PartiqlShellStatement, context: PlanContext): readonly PartiqlText[] {
  const modified =
    modifiers.consistent ||
    modifiers.limit !== undefined ||
    modifiers.scanLimit !== undefined ||
    modifiers.returnCapacity !== undefined ||
    modifiers.keys.length > 0
  if (modifiers.keys.length === 0) return [partiqlStatementText(statement, context, { modified })]
  return modifiers.keys.map((key) =>
    partiqlStatementText(statement, context, { modified, extra: keyText(statement, key, context) }),
  )
}

/** KEYS IN ('h', 'r'): the key as equalities. Values go as parameters, so every type can be written. */
function keyText(statement: PartiqlStatement, key: readonly Operand[], context: PlanContext): PartiqlText {
  const reference = partiqlTable(statement)
  const names = keyNamesOf(reference, context)
  if (key.length > names.length) {
    throw new PlanError(
      'plan.key-needed',
      `the key has ${names.length} attributes, and ${key.length} values are given`,
      {
        span: statement.span,
        hint: `Give ${names.join(' and ')}.`,
      },
    )
  }
  return {
    text: key.map((_, at) => `${quotedPath([names[at] ?? ''])} = ?`).join(' AND '),
    parameters: key.map((operand) => literalValue(operand, context.variables)),
  }
}

/** Whether every evaluated item is returned, so that Limit can stand for LIMIT. A refused statement is for the service to judge. */
function isUnfiltered(statement: PartiqlStatement, context: PlanContext): boolean {
  if (statement.kind !== 'select') return false
  if (statement.where === undefined) return true
  if (context.tables.describe(statement.from.parts[0] ?? '') === undefined) return false
  try {
    return selectPlan(statement, context, false).steps.every(({ filter }) => filter === undefined)
  } catch (error) {
    if (error instanceof ApiError) return false
    throw error
  }
}

function keyNamesOf(reference: TableReference, context: PlanContext): readonly string[] {
  const [table = '', index] = reference.parts
  const description = descriptionOf(table, reference.span, context)
  if (index === undefined) return allKeyNames(tableKeys(description))
  const facts = indexNamed(description, index)
  if (facts === undefined) {
    throw new PlanError('plan.unknown-index', `table ${table} has no index ${index}`, { span: reference.span })
  }
  return allKeyNames(facts.keys)
}
