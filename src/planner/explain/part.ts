import type { Condition, Path, Update } from '../../ast/expression.ts'
import type { Span } from '../../base/shell-error.ts'
import type { ReadConsistency } from '../../model/capacity.ts'
import type { ExplainedCall, PlanWarning } from '../explanation.ts'
import type { PlanContext } from '../plan-context.ts'
import type { Target } from '../resolve-table.ts'
import { explainRead, type Read } from './explain-read.ts'
import { explainWrite, type ItemWrite } from './explain-write.ts'

/** One access of a statement that does not know its call yet. */
export type ExplainedPart = Omit<ExplainedCall, 'step' | 'operation' | 'actual'> & {
  readonly warnings: readonly PlanWarning[]
}

export function readPart(
  read: Read,
  context: PlanContext,
  more: Pick<ExplainedPart, 'projection' | 'order' | 'limit'> = {},
): ExplainedPart {
  const { estimate, warnings } = explainRead(read, context.tables.describe(read.table))
  return {
    table: read.table,
    index: read.index,
    access: read.how.access,
    keyConditions: read.how.keyConditions,
    filter: read.how.filter,
    ...more,
    estimate,
    warnings,
  }
}

export type WriteFacts = {
  /** The operation inside: PutItem, UpdateItem, DeleteItem, ConditionCheck. */
  readonly access: string
  readonly key?: Span | undefined
  readonly condition?: Condition | undefined
  readonly transactional: boolean
}

export function writePart(target: Target, write: ItemWrite, context: PlanContext, facts: WriteFacts): ExplainedPart {
  const { estimate, warnings } = explainWrite(write, context.tables.describe(target.table), facts.transactional)
  return {
    table: target.table,
    access: facts.access,
    keyConditions: facts.key === undefined ? [] : [slice(facts.key, context)],
    filter: facts.condition === undefined ? undefined : slice(facts.condition.span, context),
    estimate,
    warnings,
  }
}

/** Top-level attributes that an update changes. */
export const changedBy = (update: Update | undefined): ReadonlySet<string> =>
  headsOf(update?.actions.map(({ path }) => path) ?? [])

/** Top-level attributes of paths; a placeholder names none. */
export const headsOf = (paths: readonly Path[]): ReadonlySet<string> =>
  new Set(paths.flatMap(({ elements: [first] }) => (first?.kind === 'name' ? [first.name] : [])))

export const pathTexts = (paths: readonly Path[] | undefined, context: PlanContext): string | undefined =>
  paths?.map(({ span }) => slice(span, context)).join(', ')

export const consistencyOf = (strong: boolean, transactional: boolean): ReadConsistency =>
  transactional ? 'transactional' : strong ? 'strong' : 'eventual'

/** As typed. */
export const slice = (span: Span, context: PlanContext): string => context.text.slice(span.start, span.end)
