import { bareName } from '../../ast/bare-name.ts'
import type { Condition, Operand, Path, Update } from '../../ast/expression.ts'
import type { Span } from '../../base/shell-error.ts'
import type { ReadConsistency } from '../../model/capacity.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { ExplainedCall, PlanWarning } from '../explanation.ts'
import { literalValue } from '../literal-value.ts'
import { conjuncts } from '../partiql/conditions.ts'
import type { PlanContext } from '../plan-context.ts'
import type { Target } from '../resolve-table.ts'
import { allKeyNames, tableKeys } from '../table-keys.ts'
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
    keyAttributes: read.how.keyAttributes,
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
  /** What the item must be like. */
  readonly condition?: Condition | undefined
  /** PartiQL's: the key and what the item must be like, in one. */
  readonly where?: Condition | undefined
  readonly transactional: boolean
}

export function writePart(target: Target, write: ItemWrite, context: PlanContext, facts: WriteFacts): ExplainedPart {
  const table = context.tables.describe(target.table)
  const { estimate, warnings } = explainWrite(write, table, facts.transactional)
  const { key, rest } = keyApart(facts, table, context)
  return {
    table: target.table,
    access: facts.access,
    keyConditions: key === undefined ? [] : [key],
    filter: rest,
    estimate,
    warnings,
  }
}

/** Of a WHERE: the equalities of key attributes among the ANDs at the top, and what else must hold. */
function keyApart({ key, condition, where }: WriteFacts, table: TableDescription | undefined, context: PlanContext) {
  if (where === undefined) {
    return {
      key: key === undefined ? undefined : slice(key, context),
      rest: condition === undefined ? undefined : slice(condition.span, context),
    }
  }
  const names = table === undefined ? [] : allKeyNames(tableKeys(table))
  const isKey = (part: Condition): boolean =>
    part.kind === 'compare' &&
    part.operator === '=' &&
    [part.left, part.right].some((operand) => names.includes(bareName(operand) ?? ''))
  const parts = conjuncts(where)
  return {
    key: joined(parts.filter(isKey), context),
    rest: joined(
      parts.filter((part) => !isKey(part)),
      context,
    ),
  }
}

function joined(parts: readonly Condition[], context: PlanContext): string | undefined {
  const texts = parts.map(({ kind, span }) => (kind === 'or' ? `(${slice(span, context)})` : slice(span, context)))
  return texts.length === 0 ? undefined : texts.join(' AND ')
}

/** What an update does to an item, as far as its text tells. */
export function updateOf(update: Update | undefined, { variables }: PlanContext): ItemWrite {
  const actions = update?.actions ?? []
  const operands = actions.flatMap((action) => (action.kind === 'set' || action.kind === 'add' ? [action.value] : []))
  const surely = actions.flatMap((action) =>
    action.kind === 'set' && isWrittenOut(action.value)
      ? [[pathText(action.path), literalValue(action.value, variables)] as const]
      : [],
  )
  const inside = operands.filter((operand) => !isWrittenOut(operand)).flatMap(writtenInside)
  return {
    kind: 'update',
    changed: headsOf(actions.map(({ path }) => path)),
    written: {
      surely: Object.fromEntries(surely),
      perhaps: inside.map((operand) => literalValue(operand, variables)),
    },
  }
}

const pathText = ({ elements }: Path): string =>
  elements.map((element) => (element.kind === 'index' ? '' : element.name)).join('.')

const isWrittenOut = ({ kind }: Operand): boolean =>
  kind === 'value' || kind === 'list' || kind === 'map' || kind === 'set' || kind === 'parameter'

function writtenInside(operand: Operand): readonly Operand[] {
  if (isWrittenOut(operand)) return [operand]
  if (operand.kind === 'call') return operand.operands.flatMap(writtenInside)
  return operand.kind === 'arithmetic' ? [operand.left, operand.right].flatMap(writtenInside) : []
}

/** Top-level attributes of paths; a placeholder names none. */
export const headsOf = (paths: readonly Path[]): ReadonlySet<string> =>
  new Set(paths.flatMap(({ elements: [first] }) => (first?.kind === 'name' ? [first.name] : [])))

export const pathTexts = (paths: readonly Path[] | undefined, context: PlanContext): string | undefined =>
  paths?.map(({ span }) => slice(span, context)).join(', ')

export const consistencyOf = (strong: boolean, transactional: boolean): ReadConsistency =>
  transactional ? 'transactional' : strong ? 'strong' : 'eventual'

/** As typed. */
export const slice = (span: Span, context: PlanContext): string => context.text.slice(span.start, span.end)
