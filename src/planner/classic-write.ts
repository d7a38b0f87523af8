import type { Condition } from '../ast/expression.ts'
import type { DeleteStatement, InsertStatement, UpdateStatement } from '../ast/partiql.ts'
import { normaliseValue } from '../model/normalise-item.ts'
import type { Item } from '../model/value.ts'
import { compact } from './compact.ts'
import { ExpressionWriter } from './expression-writer.ts'
import { literalValue } from './literal-value.ts'
import { checkWholeKey, planDelete, planInsert, planUpdate } from './partiql/plan-write.ts'
import type { PlanContext } from './plan-context.ts'
import { returnValueOf } from './plan-rows.ts'
import { plannedTable } from './planned-table.ts'
import { resolvedCondition, resolvedUpdate } from './resolve-condition.ts'
import { descriptionOf } from './resolve-table.ts'
import type { OperationStep } from './statement-plan.ts'
import { partiqlTable } from './statement-tables.ts'
import { tableKeys } from './table-keys.ts'

export type ClassicWrite = Extract<OperationStep, { readonly operation: 'PutItem' | 'UpdateItem' | 'DeleteItem' }>

/**
 * A PartiQL write as the operation from before PartiQL, with the same effect: INSERT fails on a duplicate, UPDATE on a
 * missing item, DELETE does not. For services without PartiQL. Source: reference, partiql 6-8.
 */
export function classicWrite(
  statement: InsertStatement | UpdateStatement | DeleteStatement,
  context: PlanContext,
): ClassicWrite {
  const reference = partiqlTable(statement)
  const description = descriptionOf(reference.parts[0] ?? '', reference.span, context)
  const table = plannedTable(description)
  const writer = new ExpressionWriter(context)
  const partitionKey = writer.name(tableKeys(description).hash[0] ?? '')
  if (statement.kind === 'insert') {
    const value = normaliseValue(literalValue(statement.value, context.variables))
    const { table: TableName, item } = planInsert({
      ...statement,
      value: { kind: 'value', value, span: statement.value.span },
    })
    const request = {
      TableName,
      Item: item,
      ConditionExpression: `attribute_not_exists(${partitionKey})`,
      ...writer.placeholders(),
    }
    return { operation: 'PutItem', request }
  }
  const where = statement.where === undefined ? undefined : resolvedCondition(statement.where, context.variables)
  const ReturnValues = statement.returning === undefined ? undefined : returnValueOf(statement.returning)
  if (statement.kind === 'delete') {
    const { key, condition } = planDelete({ ...statement, where }, table)
    checkWholeKey(key, table)
    // A missing item satisfies every DELETE.
    const ConditionExpression =
      condition === undefined ? undefined : `attribute_not_exists(${partitionKey}) OR ${grouped(condition, writer)}`
    return {
      operation: 'DeleteItem',
      request: itemRequest(description.TableName, key, { ConditionExpression, ReturnValues }, writer),
    }
  }
  const { key, condition, update } = planUpdate(
    { ...statement, where, update: resolvedUpdate(statement.update, context.variables) },
    table,
  )
  checkWholeKey(key, table)
  const UpdateExpression = writer.update(update)
  const exists = `attribute_exists(${partitionKey})`
  const ConditionExpression = condition === undefined ? exists : `${exists} AND ${grouped(condition, writer)}`
  return {
    operation: 'UpdateItem',
    request: itemRequest(description.TableName, key, { UpdateExpression, ConditionExpression, ReturnValues }, writer),
  }
}

const grouped = (condition: Condition, writer: ExpressionWriter): string =>
  condition.kind === 'and' || condition.kind === 'or' ? `(${writer.condition(condition)})` : writer.condition(condition)

/** Written last, when every expression has asked for its placeholders. */
const itemRequest = <Members extends object>(
  table: string | undefined,
  key: Item,
  members: Members,
  writer: ExpressionWriter,
) => compact({ TableName: table ?? '', Key: key, ...members, ...writer.placeholders() })
