import type { BulkStatement } from '../ast/data-statement.ts'
import type { Condition, Path } from '../ast/expression.ts'
import type { Request } from '../operation/operation.ts'
import { classicRead } from './classic-read.ts'
import { compact } from './compact.ts'
import { ExpressionWriter } from './expression-writer.ts'
import { partiqlText, quotedPath } from './partiql-text.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { planPartiql } from './plan-partiql.ts'
import { descriptionOf, targetOf } from './resolve-table.ts'
import type { BulkWrite, PlannedCall, StatementPlan } from './statement-plan.ts'
import { partiqlTable } from './statement-tables.ts'
import { allKeyNames, tableKeys } from './table-keys.ts'

/**
 * BULK UPDATE and BULK DELETE: a SELECT of the keys, then one call per item. The condition goes with every write, so an
 * item that changed meanwhile is left alone.
 */
export function planBulk(statement: BulkStatement, context: PlanContext): StatementPlan {
  const reference = statement.statement.kind === 'update' ? statement.statement.table : statement.statement.from
  const { table } = targetOf(reference, statement.span, context)
  const keyAttributes = allKeyNames(tableKeys(descriptionOf(table, reference.span, context)))
  if (
    statement.orOneItem === true &&
    reference.parts.length === 1 &&
    fixesKey(statement.statement.where, keyAttributes)
  )
    return planPartiql(
      { kind: 'partiql', statement: statement.statement, modifiers: noModifiers, span: statement.span },
      context,
    )
  return {
    kind: 'bulk',
    read: readKeys(statement, reference.parts, keyAttributes, context),
    write: {
      ...bulkWrite(statement, table, keyAttributes, context),
      keyAttributes,
      rateLimit: statement.rateLimit,
    },
    notes: ['one call per item, not atomic: an item that changes meanwhile is left alone'],
  }
}

const noModifiers = { count: false, consistent: false, keys: [] }

/** Whether the condition says one value of each attribute of the key. */
function fixesKey(where: Condition | undefined, keyAttributes: readonly string[]): boolean {
  const parts = where === undefined ? [] : where.kind === 'and' ? where.conditions : [where]
  return keyAttributes.every((name) => parts.some((part) => part.kind === 'compare' && isEquality(part, name)))
}

function isEquality({ operator, left, right }: Extract<Condition, { kind: 'compare' }>, name: string): boolean {
  if (operator !== '=' || left.kind !== 'path' || (right.kind !== 'value' && right.kind !== 'parameter')) return false
  const [element, more] = left.elements
  return more === undefined && element?.kind === 'name' && element.name === name
}

function readKeys(
  { statement, limit }: BulkStatement,
  from: readonly string[],
  keyAttributes: readonly string[],
  context: PlanContext,
): PlannedCall {
  if (context.classic === true) return classicKeys(statement, keyAttributes, limit, context)
  const where = statement.where === undefined ? undefined : partiqlText(statement.where, context)
  const keys = keyAttributes.map((name) => quotedPath([name])).join(', ')
  const text = `SELECT ${keys} FROM ${quotedPath(from)}${where === undefined ? '' : ` WHERE ${where.text}`}`
  const request: Request<'ExecuteStatement'> = compact({ Statement: text, Parameters: where?.parameters })
  return { step: { operation: 'ExecuteStatement', request }, pages: compact({ items: limit }) }
}

/** The same read for a service without PartiQL, which takes one call for it. */
function classicKeys(
  statement: BulkStatement['statement'],
  keyAttributes: readonly string[],
  limit: number | undefined,
  context: PlanContext,
): PlannedCall {
  const { span, where } = statement
  const projection = keyAttributes.map(
    (name): Path => ({ kind: 'path', elements: [{ kind: 'name', name, span }], span }),
  )
  const select = { kind: 'select' as const, projection, from: partiqlTable(statement), where, orderBy: [], span }
  const calls = classicRead(select, { count: false, consistent: false, limit, keys: [] }, context)
  const [only, more] = calls ?? []
  if (only !== undefined && more === undefined) return only
  throw new PlanError('plan.not-an-expression', 'these conditions take more than one Query', {
    span: where?.span ?? span,
    hint: 'Write one BULK statement for each value of the partition key.',
  })
}

function bulkWrite(
  { statement }: BulkStatement,
  table: string,
  keyAttributes: readonly string[],
  context: PlanContext,
): Pick<BulkWrite, 'operation' | 'request'> {
  const writer = new ExpressionWriter(context)
  const update = statement.kind === 'update' ? writer.update(statement.update) : undefined
  // Without this an update would create the item again that someone deleted meanwhile.
  const exists = keyAttributes[0] === undefined ? [] : [`attribute_exists(${writer.name(keyAttributes[0])})`]
  const where = statement.where
  const conditions =
    where === undefined
      ? exists
      : [...exists, where.kind === 'or' ? `(${writer.condition(where)})` : writer.condition(where)]
  const request = compact({
    TableName: table,
    UpdateExpression: update,
    ConditionExpression: conditions.join(' AND '),
    ...writer.placeholders(),
  })
  return update === undefined ? { operation: 'DeleteItem', request } : { operation: 'UpdateItem', request }
}
