import type { CheckStatement, DeleteItemStatement, PutStatement, UpdateItemStatement } from '../ast/verb-statement.ts'
import type { Request } from '../operation/operation.ts'
import type { ConditionCheck } from '../operation/operation-types.ts'
import { compact } from './compact.ts'
import { ExpressionWriter } from './expression-writer.ts'
import { literalItem } from './literal-value.ts'
import type { PlanContext } from './plan-context.ts'
import { tableOf } from './resolve-table.ts'

/** PUT t {item} IF ...: PutItem. */
export function putItemRequest(statement: PutStatement, context: PlanContext): Request<'PutItem'> {
  const writer = new ExpressionWriter(context)
  return compact({
    TableName: tableOf(statement.table, statement.span, context),
    Item: literalItem(statement.item, context.variables),
    ...conditional(statement, writer),
  })
}

/** UPDATE t {key} SET ... IF ...: UpdateItem. */
export function updateItemRequest(statement: UpdateItemStatement, context: PlanContext): Request<'UpdateItem'> {
  const writer = new ExpressionWriter(context)
  return compact({
    TableName: tableOf(statement.table, statement.span, context),
    Key: literalItem(statement.key, context.variables),
    UpdateExpression: statement.update === undefined ? undefined : writer.update(statement.update),
    ...conditional(statement, writer),
  })
}

/** DELETE t {key} IF ...: DeleteItem. */
export function deleteItemRequest(statement: DeleteItemStatement, context: PlanContext): Request<'DeleteItem'> {
  const writer = new ExpressionWriter(context)
  return compact({
    TableName: tableOf(statement.table, statement.span, context),
    Key: literalItem(statement.key, context.variables),
    ...conditional(statement, writer),
  })
}

/** CHECK t {key} IF ...: a ConditionCheck. */
export function conditionCheck(statement: CheckStatement, context: PlanContext): ConditionCheck {
  const writer = new ExpressionWriter(context)
  return compact({
    TableName: tableOf(statement.table, statement.span, context),
    Key: literalItem(statement.key, context.variables),
    ConditionExpression: writer.condition(statement.condition),
    ...writer.placeholders(),
    ReturnValuesOnConditionCheckFailure: statement.onFailureReturnOld ? 'ALL_OLD' : undefined,
  })
}

type ConditionalStatement = PutStatement | UpdateItemStatement | DeleteItemStatement

/** Called after the update expression is written, so that its placeholders are among those returned. */
function conditional(statement: ConditionalStatement, writer: ExpressionWriter) {
  const condition = statement.condition === undefined ? undefined : writer.condition(statement.condition)
  return {
    ConditionExpression: condition,
    ...writer.placeholders(),
    ReturnValues: statement.returnValues,
    ReturnValuesOnConditionCheckFailure: statement.onFailureReturnOld ? ('ALL_OLD' as const) : undefined,
    ReturnConsumedCapacity: statement.returnCapacity,
  }
}
