import type { InsertRowsStatement, UpsertStatement } from '../ast/data-statement.ts'
import type { Returning } from '../ast/partiql.ts'
import { countText } from '../base/count-text.ts'
import type { Span } from '../base/shell-error.ts'
import type { Item } from '../model/value.ts'
import type { Request } from '../operation/operation.ts'
import type { ReturnValue } from '../operation/operation-types.ts'
import { compact } from './compact.ts'
import { ExpressionWriter } from './expression-writer.ts'
import { literalItem } from './literal-value.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { resolvedCondition } from './resolve-condition.ts'
import { descriptionOf, tableOf } from './resolve-table.ts'
import { oneCall, type StatementPlan } from './statement-plan.ts'
import { allKeyNames, tableKeys } from './table-keys.ts'
import { pinnedBy } from './where-keys.ts'

/** INSERT INTO t (a, b) VALUES (..), (..) and REPLACE INTO: one PutItem per row, so that a failure names its row. */
export function planInsertRows(statement: InsertRowsStatement, context: PlanContext): StatementPlan {
  const steps = putRequests(statement, context).map((request) => ({
    step: {
      operation: 'PutItem' as const,
      request: compact({ ...request, ReturnConsumedCapacity: statement.returnCapacity }),
    },
  }))
  const notes =
    steps.length > 1
      ? [`${countText(steps.length)} calls, not atomic; BEGIN ... COMMIT makes them one transaction`]
      : []
  return { kind: 'calls', steps, notes }
}

/** One put per row: an INSERT's fails when the key is taken. */
export function putRequests(statement: InsertRowsStatement, context: PlanContext): readonly Request<'PutItem'>[] {
  const table = tableOf(statement.into, statement.span, context)
  const writer = new ExpressionWriter(context)
  const condition = statement.overwrite
    ? undefined
    : `attribute_not_exists(${writer.name(partitionKey(table, statement.span, context))})`
  return statement.rows.map((row) =>
    compact({
      TableName: table,
      Item: literalItem(row, context.variables),
      ConditionExpression: condition,
      ...writer.placeholders(),
    }),
  )
}

/** UPSERT t SET ... WHERE key: UpdateItem without a check that the item is there. */
export function planUpsert(statement: UpsertStatement, context: PlanContext): StatementPlan {
  const request = compact({
    ...upsertRequest(statement, context),
    ReturnValues: statement.returning === undefined ? undefined : returnValueOf(statement.returning),
    ReturnConsumedCapacity: statement.returnCapacity,
  })
  return oneCall({ operation: 'UpdateItem', request })
}

export function upsertRequest(
  statement: UpsertStatement,
  context: PlanContext,
): Request<'UpdateItem'> & { readonly UpdateExpression: string } {
  const table = tableOf(statement.table, statement.span, context)
  const keyNames = allKeyNames(tableKeys(descriptionOf(table, statement.table.span, context)))
  const { pinned, rest } = pinnedBy(resolvedCondition(statement.where, context.variables), keyNames)
  const missing = keyNames.filter((name) => !pinned.has(name))
  if (missing.length > 0) {
    throw new PlanError('plan.key-needed', `UPSERT needs the full primary key: ${missing.join(' and ')} is not given`, {
      span: statement.where.span,
      hint: `Write WHERE ${keyNames.map((name) => `${name} = ...`).join(' AND ')}.`,
    })
  }
  const key: Item = Object.fromEntries(pinned)
  const writer = new ExpressionWriter(context)
  const update = writer.update(statement.update)
  const condition = rest === undefined ? undefined : writer.condition(rest)
  return compact({
    TableName: table,
    Key: key,
    UpdateExpression: update,
    ConditionExpression: condition,
    ...writer.placeholders(),
  })
}

export const returnValueOf = (returning: Returning): ReturnValue =>
  `${returning.which === 'ALL' ? 'ALL' : 'UPDATED'}_${returning.when}`

function partitionKey(table: string, span: Span, context: PlanContext): string {
  const [name] = tableKeys(descriptionOf(table, span, context)).hash
  if (name === undefined) throw new PlanError('plan.unknown-table', `table ${table} has no key schema yet`, { span })
  return name
}
