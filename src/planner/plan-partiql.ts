import type { PartiqlModifiers, PartiqlShellStatement } from '../ast/data-statement.ts'
import type { ExistsStatement, PartiqlStatement, SelectStatement } from '../ast/partiql.ts'
import { countText } from '../base/count-text.ts'
import { ApiError } from '../model/api-error.ts'
import type { ParameterizedStatement } from '../operation/operation-types.ts'
import { classicRead } from './classic-read.ts'
import { type ClassicWrite, classicWrite } from './classic-write.ts'
import { compact } from './compact.ts'
import { type KeyEquality, keyedStatements, keysIn } from './keys-in.ts'
import { literalValue } from './literal-value.ts'
import { partiqlStatementText } from './partiql-statement-text.ts'
import { type PartiqlText, quotedPath } from './partiql-text.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { selectPlan } from './select-plan.ts'
import type { PlannedCall, StatementPlan } from './statement-plan.ts'

/** A PartiQL statement: ExecuteStatement, page after page; one call per key for KEYS IN. */
export function planPartiql(shell: PartiqlShellStatement, context: PlanContext): StatementPlan {
  const { statement, modifiers } = shell
  if (statement.kind === 'exists') {
    throw new PlanError('plan.exists-outside-transaction', 'EXISTS stands only between BEGIN and COMMIT', {
      span: shell.span,
      hint: 'Put it into a transaction with at least one write, or use SELECT.',
    })
  }
  const classic = classicSteps(statement, modifiers, context)
  if (classic !== undefined) return { kind: 'calls', steps: classic, notes: notesFor(modifiers, classic) }
  const evaluates = modifiers.scanLimit ?? pageSize(statement, modifiers.limit, context)
  const steps = partiqlTexts(shell, context).map(({ text, parameters }): PlannedCall => {
    const request = compact({
      Statement: text,
      Parameters: parameters,
      ConsistentRead: modifiers.consistent ? true : undefined,
      Limit: evaluates,
      ReturnConsumedCapacity: modifiers.returnCapacity,
    })
    const step = { operation: 'ExecuteStatement' as const, request }
    if (statement.kind !== 'select') return { step }
    const pages = compact({ items: modifiers.limit, evaluated: modifiers.scanLimit })
    return { step, pages, ...(modifiers.count ? { counts: true as const } : {}) }
  })
  return { kind: 'calls', steps, notes: notesFor(modifiers, steps) }
}

/**
 * The operations from before PartiQL: for COUNT(*), which PartiQL lacks, as far as a Query can say the conditions, and for
 * everything where the service has no PartiQL.
 */
function classicSteps(
  statement: Exclude<PartiqlStatement, ExistsStatement>,
  modifiers: PartiqlModifiers,
  context: PlanContext,
): readonly PlannedCall[] | undefined {
  const must = context.classic === true
  if (statement.kind !== 'select') {
    return must ? classicWrites(statement, modifiers, context).map((step) => ({ step })) : undefined
  }
  if (!must && !modifiers.count) return undefined
  const reads = keyedStatements(statement, modifiers, context).map((select) => classicRead(select, modifiers, context))
  if (reads.every((read) => read !== undefined)) return reads.flat()
  if (!must) return undefined
  throw new PlanError('plan.not-an-expression', 'a Query cannot say these conditions on the key', {
    span: statement.span,
    hint: 'Use one condition per key attribute, BETWEEN for a range.',
  })
}

/** What a statement writes, by the operations from before PartiQL. */
export const classicWrites = (
  statement: Exclude<PartiqlStatement, ExistsStatement | SelectStatement>,
  modifiers: PartiqlModifiers,
  context: PlanContext,
): readonly ClassicWrite[] => keyedStatements(statement, modifiers, context).map((each) => classicWrite(each, context))

const notesFor = (modifiers: PartiqlModifiers, steps: readonly PlannedCall[]): readonly string[] =>
  modifiers.keys.length > 1 ? [`KEYS IN: ${countText(steps.length)} calls, not atomic`] : []

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
    modifiers.asOf !== undefined ||
    modifiers.count
  const keys = keysIn(statement, modifiers, context)
  if (keys.length === 0) return [partiqlStatementText(statement, context, { modified })]
  return keys.map((equalities) =>
    partiqlStatementText(statement, context, { modified, extra: keyText(equalities, context) }),
  )
}

/** Values go as parameters, so that every type can be written. */
const keyText = (equalities: readonly KeyEquality[], context: PlanContext): PartiqlText => ({
  text: equalities.map(({ name }) => `${quotedPath([name])} = ?`).join(' AND '),
  parameters: equalities.map(({ value }) => literalValue(value, context.variables)),
})

/**
 * Limit counts items evaluated: it can stand for LIMIT only where each of them is returned. A statement that will be
 * refused is for the service to judge.
 */
function pageSize(statement: PartiqlStatement, limit: number | undefined, context: PlanContext): number | undefined {
  if (limit === undefined || statement.kind !== 'select') return undefined
  if (statement.where === undefined) return limit
  if (context.tables.describe(statement.from.parts[0] ?? '') === undefined) return undefined
  try {
    return selectPlan(statement, context, false).steps.every(({ filter }) => filter === undefined) ? limit : undefined
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
