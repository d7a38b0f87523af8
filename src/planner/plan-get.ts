import type { GetStatement } from '../ast/verb-statement.ts'
import type { Request } from '../operation/operation.ts'
import { compact } from './compact.ts'
import { ExpressionWriter } from './expression-writer.ts'
import { literalItem } from './literal-value.ts'
import type { PlanContext } from './plan-context.ts'
import { tableOf } from './resolve-table.ts'

/** GET t {key} PROJECT ...: GetItem. */
export function getItemRequest(statement: GetStatement, context: PlanContext): Request<'GetItem'> {
  const writer = new ExpressionWriter(context)
  const projection = statement.projection === undefined ? undefined : writer.projection(statement.projection)
  return compact({
    TableName: tableOf(statement.table, statement.span, context),
    Key: literalItem(statement.key, context.variables),
    ConsistentRead: statement.consistent ? true : undefined,
    ProjectionExpression: projection,
    ...writer.placeholders(),
    ReturnConsumedCapacity: statement.returnCapacity,
  })
}
