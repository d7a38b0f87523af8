import type { BulkStatement, PartiqlModifiers, PartiqlShellStatement } from '../../ast/data-statement.ts'
import type { PartiqlStatement, SelectStatement } from '../../ast/partiql.ts'
import type { Item } from '../../model/value.ts'
import type { Estimate } from '../explanation.ts'
import { keyedStatements } from '../keys-in.ts'
import { literalValue } from '../literal-value.ts'
import type { PlanContext } from '../plan-context.ts'
import { targetOf } from '../resolve-table.ts'
import { readOf } from '../select-access.ts'
import { selectPlan } from '../select-plan.ts'
import { partiqlTable } from '../statement-tables.ts'
import type { Read } from './explain-read.ts'
import type { ItemWrite } from './explain-write.ts'
import { consistencyOf, type ExplainedPart, headsOf, pathTexts, readPart, updateOf, writePart } from './part.ts'
import { accessOf } from './read-access.ts'

/** One access for each key of KEYS IN. */
export function partiqlParts(
  shell: PartiqlShellStatement,
  context: PlanContext,
  transactional: boolean,
): readonly ExplainedPart[] {
  const { statement, modifiers } = shell
  return keyedStatements(statement, modifiers, context).map((each) =>
    each.kind === 'select'
      ? selectPart(each, modifiers, context, transactional)
      : changePart(each, context, transactional),
  )
}

function selectPart(
  select: SelectStatement,
  modifiers: PartiqlModifiers,
  context: PlanContext,
  transactional: boolean,
): ExplainedPart {
  const paths = select.projection === '*' ? undefined : select.projection
  const last = select.orderBy.at(-1)
  return readPart(selectRead(select, modifiers, context, transactional), context, {
    projection: modifiers.count ? 'COUNT(*)' : pathTexts(paths, context),
    order: last === undefined ? undefined : last.descending ? 'descending' : 'ascending',
    limit: modifiers.limit ?? modifiers.scanLimit,
  })
}

type ReadModifiers = Partial<Pick<PartiqlModifiers, 'count' | 'consistent' | 'limit' | 'scanLimit'>>

function selectRead(
  select: SelectStatement,
  modifiers: ReadModifiers,
  context: PlanContext,
  transactional: boolean,
): Read {
  const consistent = modifiers.consistent === true
  const { projection } = select
  return {
    ...targetOf(select.from, select.span, context),
    how: accessOf(selectPlan(select, context, consistent)),
    projected: projection === '*' || modifiers.count === true ? undefined : headsOf(projection),
    consistency: consistencyOf(consistent, transactional),
    limit: modifiers.limit,
    scanLimit: modifiers.scanLimit,
    fetches: projection !== '*',
    asked: false,
  }
}

function changePart(
  statement: Exclude<PartiqlStatement, SelectStatement>,
  context: PlanContext,
  transactional: boolean,
): ExplainedPart {
  const target = targetOf(partiqlTable(statement), statement.span, context)
  switch (statement.kind) {
    case 'exists':
      return writePart(target, { kind: 'check' }, context, {
        access: 'ConditionCheck',
        where: statement.select.where,
        transactional,
      })
    case 'insert':
      return writePart(target, { kind: 'put', item: insertedItem(statement, context) }, context, {
        access: 'PutItem',
        transactional,
      })
    case 'update':
      return writePart(target, changeOf(statement, context), context, {
        access: 'UpdateItem',
        where: statement.where,
        transactional,
      })
    case 'delete':
      return writePart(target, changeOf(statement, context), context, {
        access: 'DeleteItem',
        where: statement.where,
        transactional,
      })
  }
}

/** The read of the keys, then one write of each. */
export function bulkParts(bulk: BulkStatement, context: PlanContext): readonly ExplainedPart[] {
  const { statement, limit } = bulk
  const target = targetOf(partiqlTable(statement), statement.span, context)
  const read = readPart(selectRead(readOf(bulk), { limit }, context, false), context)
  const access = statement.kind === 'update' ? 'UpdateItem' : 'DeleteItem'
  const write = writePart({ table: target.table }, changeOf(statement, context), context, {
    access,
    transactional: false,
  })
  if (read.estimate === undefined || write.estimate === undefined) return [read, write]
  return [read, { ...write, estimate: times(write.estimate, read.estimate.items) }]
}

/** As many writes as items are read. */
const times = (each: Estimate, items: Estimate['items']): Estimate => ({
  ...each,
  items,
  pages: items,
  writeHalfUnits: { low: items.low * each.writeHalfUnits.low, high: items.high * each.writeHalfUnits.high },
})

const changeOf = (statement: BulkStatement['statement'], context: PlanContext): ItemWrite =>
  statement.kind === 'update' ? updateOf(statement.update, context) : { kind: 'delete' }

/** What an INSERT writes; a value that is no map is for the service to refuse. */
function insertedItem({ value }: Extract<PartiqlStatement, { readonly kind: 'insert' }>, context: PlanContext): Item {
  const written = literalValue(value, context.variables)
  return 'M' in written ? written.M : {}
}
