import type { BulkStatement, InsertRowsStatement, PartiqlShellStatement } from '../../ast/data-statement.ts'
import type { Condition, Path, Update } from '../../ast/expression.ts'
import type { PartiqlStatement } from '../../ast/partiql.ts'
import type { Statement } from '../../ast/statement.ts'
import type { QueryStatement, ScanStatement } from '../../ast/verb-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import type { ReadConsistency } from '../../model/capacity.ts'
import type { Item } from '../../model/value.ts'
import type { ExplainedCall, PlanWarning } from '../explanation.ts'
import { literalItem, literalValue } from '../literal-value.ts'
import type { PlanContext } from '../plan-context.ts'
import { type Target, targetOf } from '../resolve-table.ts'
import { partiqlTable } from '../statement-tables.ts'
import { indexNamed, type KeyNames, tableKeys } from '../table-keys.ts'
import { explainRead, type Read } from './explain-read.ts'
import { explainWrite, type ItemWrite } from './explain-write.ts'
import { namesIn, readAccess } from './read-access.ts'

/** A node that does not know its call yet. */
export type ExplainedPart = Omit<ExplainedCall, 'step' | 'operation' | 'actual'> & {
  readonly warnings: readonly PlanWarning[]
}

/** The accesses a statement makes, in order; none for statements about tables. */
export function explainedParts(
  statement: Statement,
  context: PlanContext,
  transactional: boolean,
): readonly ExplainedPart[] {
  const member = (inner: Statement): readonly ExplainedPart[] =>
    explainedParts(inner, context, statement.kind === 'transaction')
  switch (statement.kind) {
    case 'get': {
      const target = targetOf(statement.table, statement.span, context)
      const how = {
        access: 'GetItem',
        branches: 1,
        keyConditions: [statement.key.span],
        filters: [],
        filterNames: new Set<string>(),
      } as const
      const projected = namesOf(statement.projection?.paths)
      return [
        readPart(
          {
            ...target,
            how,
            projected,
            consistency: consistencyOf(statement.consistent, transactional),
            fetches: false,
            asked: false,
          },
          context,
          {
            projection: textOf(statement.projection?.paths, context),
          },
        ),
      ]
    }
    case 'query':
    case 'scan':
      return [readManyPart(statement, context)]
    case 'put':
      return [
        writePart(
          targetOf(statement.table, statement.span, context),
          { kind: 'put', item: literalItem(statement.item, context.variables) },
          transactional,
          context,
          { access: 'PutItem', condition: statement.condition },
        ),
      ]
    case 'update-item':
      return [
        writePart(
          targetOf(statement.table, statement.span, context),
          { kind: 'update', changed: changedBy(statement.update) },
          transactional,
          context,
          { access: 'UpdateItem', key: statement.key.span, condition: statement.condition },
        ),
      ]
    case 'delete-item':
      return [
        writePart(targetOf(statement.table, statement.span, context), { kind: 'delete' }, transactional, context, {
          access: 'DeleteItem',
          key: statement.key.span,
          condition: statement.condition,
        }),
      ]
    case 'check':
      return [
        writePart(targetOf(statement.table, statement.span, context), { kind: 'check' }, transactional, context, {
          access: 'ConditionCheck',
          key: statement.key.span,
          condition: statement.condition,
        }),
      ]
    case 'upsert':
      return [
        writePart(
          targetOf(statement.table, statement.span, context),
          { kind: 'update', changed: changedBy(statement.update) },
          transactional,
          context,
          { access: 'UpdateItem', key: statement.where.span },
        ),
      ]
    case 'insert-rows':
      return rowParts(statement, transactional, context)
    case 'partiql':
      return partiqlParts(statement, transactional, context)
    case 'bulk':
      return bulkParts(statement, context)
    case 'transaction':
    case 'batch':
      return statement.statements.flatMap(member)
    case 'explain':
      return member(statement.statement)
    default:
      return []
  }
}

function readManyPart(statement: QueryStatement | ScanStatement, context: PlanContext): ExplainedPart {
  const target = targetOf(statement.table, statement.span, context)
  const { filter } = statement
  const filters = filter === undefined ? [] : [filter]
  const how = {
    access: statement.kind === 'query' ? ('Query' as const) : ('Scan' as const),
    branches: 1,
    keyConditions: statement.kind === 'query' ? [statement.keyCondition.span] : [],
    filters: filters.map(({ span }) => span),
    filterNames: namesIn(filters),
  }
  const counting = statement.select === 'COUNT' || statement.select === 'ALL_PROJECTED_ATTRIBUTES'
  const read: Read = {
    ...target,
    how,
    projected: counting ? new Set() : namesOf(statement.projection?.paths),
    consistency: consistencyOf(statement.consistent, false),
    limit: statement.limit,
    scanLimit: statement.scanLimit,
    fetches:
      statement.kind === 'query' && (statement.projection !== undefined || statement.select === 'ALL_ATTRIBUTES'),
    asked: statement.kind === 'scan',
  }
  return readPart(read, context, {
    projection: textOf(statement.projection?.paths, context),
    order: statement.kind === 'query' ? (statement.descending ? 'descending' : 'ascending') : undefined,
    limit: statement.limit ?? statement.scanLimit,
  })
}

function partiqlParts(
  shell: PartiqlShellStatement,
  transactional: boolean,
  context: PlanContext,
): readonly ExplainedPart[] {
  const { statement, modifiers } = shell
  const part = partiqlPart(statement, shell, transactional, context)
  return Array.from({ length: Math.max(1, modifiers.keys.length) }, () => part)
}

function partiqlPart(
  statement: PartiqlStatement,
  shell: PartiqlShellStatement,
  transactional: boolean,
  context: PlanContext,
): ExplainedPart {
  const target = targetOf(partiqlTable(statement), statement.span, context)
  switch (statement.kind) {
    case 'select': {
      const read = selectRead(
        target,
        statement.where,
        namesOf(statement.projection === '*' ? undefined : statement.projection),
        shell,
        transactional,
        context,
      )
      return readPart(read, context, {
        projection: textOf(statement.projection === '*' ? undefined : statement.projection, context),
        order: orderOf(statement.orderBy),
        limit: shell.modifiers.limit ?? shell.modifiers.scanLimit,
      })
    }
    case 'exists':
      return writePart(target, { kind: 'check' }, transactional, context, {
        access: 'ConditionCheck',
        condition: statement.select.where,
      })
    case 'insert':
      return writePart(target, { kind: 'put', item: insertedItem(statement.value, context) }, transactional, context, {
        access: 'PutItem',
      })
    case 'update':
      return writePart(target, { kind: 'update', changed: changedBy(statement.update) }, transactional, context, {
        access: 'UpdateItem',
        condition: statement.where,
      })
    case 'delete':
      return writePart(target, { kind: 'delete' }, transactional, context, {
        access: 'DeleteItem',
        condition: statement.where,
      })
  }
}

function selectRead(
  target: Target,
  where: Condition | undefined,
  projected: ReadonlySet<string> | undefined,
  shell: PartiqlShellStatement | undefined,
  transactional: boolean,
  context: PlanContext,
): Read {
  const description = context.tables.describe(target.table)
  const index =
    description === undefined || target.index === undefined ? undefined : indexNamed(description, target.index)
  const keys: KeyNames = index?.keys ?? (description === undefined ? { hash: [''], range: [] } : tableKeys(description))
  return {
    ...target,
    how: readAccess(where, keys, target.index === undefined),
    projected: shell?.modifiers.count === true ? new Set() : projected,
    consistency: consistencyOf(shell?.modifiers.consistent === true, transactional),
    limit: shell?.modifiers.limit,
    scanLimit: shell?.modifiers.scanLimit,
    fetches: projected !== undefined,
    asked: false,
  }
}

/** The read of the keys, then one write of each. */
function bulkParts({ statement, limit }: BulkStatement, context: PlanContext): readonly ExplainedPart[] {
  const target = targetOf(partiqlTable(statement), statement.span, context)
  const read = readPart(
    { ...selectRead(target, statement.where, new Set(), undefined, false, context), limit },
    context,
    {},
  )
  const change: ItemWrite =
    statement.kind === 'update' ? { kind: 'update', changed: changedBy(statement.update) } : { kind: 'delete' }
  const write = writePart({ table: target.table }, change, false, context, {
    access: statement.kind === 'update' ? 'UpdateItem' : 'DeleteItem',
  })
  const items = read.estimate?.items ?? { low: 0, high: 0 }
  const each = write.estimate
  if (each === undefined) return [read, write]
  const estimate = {
    ...each,
    items,
    pages: items,
    writeHalfUnits: { low: items.low * each.writeHalfUnits.low, high: items.high * each.writeHalfUnits.high },
  }
  return [read, { ...write, estimate }]
}

function rowParts(
  statement: InsertRowsStatement,
  transactional: boolean,
  context: PlanContext,
): readonly ExplainedPart[] {
  const target = targetOf(statement.into, statement.span, context)
  return statement.rows.map((row) =>
    writePart(target, { kind: 'put', item: literalItem(row, context.variables) }, transactional, context, {
      access: 'PutItem',
    }),
  )
}

function readPart(
  read: Read,
  context: PlanContext,
  more: Pick<ExplainedPart, 'projection' | 'order' | 'limit'>,
): ExplainedPart {
  const { estimate, warnings } = explainRead(read, context.tables.describe(read.table))
  return {
    table: read.table,
    index: read.index,
    access: read.how.access,
    keyConditions: read.how.keyConditions.map((span) => slice(span, context)),
    filter:
      read.how.filters.length === 0 ? undefined : read.how.filters.map((span) => slice(span, context)).join(' AND '),
    ...more,
    estimate,
    warnings,
  }
}

function writePart(
  target: Target,
  write: ItemWrite,
  transactional: boolean,
  context: PlanContext,
  more: { readonly access: string; readonly key?: Span; readonly condition?: Condition | undefined },
): ExplainedPart {
  const { estimate, warnings } = explainWrite(write, context.tables.describe(target.table), transactional)
  return {
    table: target.table,
    access: more.access,
    keyConditions: more.key === undefined ? [] : [slice(more.key, context)],
    filter: more.condition === undefined ? undefined : slice(more.condition.span, context),
    estimate,
    warnings,
  }
}

/** What an INSERT writes; a value that is no map is for the service to refuse. */
function insertedItem(operand: Parameters<typeof literalValue>[0], context: PlanContext): Item {
  const value = literalValue(operand, context.variables)
  return 'M' in value ? value.M : {}
}

const changedBy = (update: Update | undefined): ReadonlySet<string> =>
  namesOf(update?.actions.map(({ path }) => path)) ?? new Set()

function namesOf(paths: readonly Path[] | undefined): ReadonlySet<string> | undefined {
  if (paths === undefined) return undefined
  return new Set(paths.flatMap(({ elements: [first] }) => (first?.kind === 'name' ? [first.name] : [])))
}

const textOf = (paths: readonly Path[] | undefined, context: PlanContext): string | undefined =>
  paths?.map(({ span }) => slice(span, context)).join(', ')

const orderOf = (terms: readonly { readonly descending: boolean }[]): 'ascending' | 'descending' | undefined => {
  const last = terms.at(-1)
  return last === undefined ? undefined : last.descending ? 'descending' : 'ascending'
}

const consistencyOf = (strong: boolean, transactional: boolean): ReadConsistency =>
  transactional ? 'transactional' : strong ? 'strong' : 'eventual'

const slice = (span: Span, context: PlanContext): string => context.text.slice(span.start, span.end)
