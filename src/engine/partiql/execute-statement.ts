import type { PartiqlStatement, SelectStatement } from '../../ast/partiql.ts'
import { must } from '../../base/must.ts'
import { validationError } from '../../model/api-error.ts'
import { statementMessages } from '../../model/messages/partiql.ts'
import type { Request, Response } from '../../operation/operation.ts'
import { planSelect } from '../../planner/partiql/plan-select.ts'
import { checkWholeKey } from '../../planner/partiql/plan-write.ts'
import { capacityOf } from '../capacity-report.ts'
import type { EngineContext } from '../context.ts'
import { withLazyItems } from '../lazy-items.ts'
import { decodeNextToken, encodeNextToken, type ReadPosition, type TokenRequest } from './next-token.ts'
import { bindColumns, type Prepared, prepareStatement } from './prepare-statement.ts'
import { rowOf, runRead } from './run-read.ts'
import { planWriteStatement, returnedItem, runWrite } from './run-write.ts'

type StatementRequest = Request<'ExecuteStatement'>
type StatementResponse = Response<'ExecuteStatement'>

/** One PartiQL statement. Order of checks: reference, partiql 14. */
export function executeStatement(context: EngineContext, request: StatementRequest): StatementResponse {
  const prepared = prepareStatement(context, request)
  const { statement, parameters } = prepared
  if (statement.kind === 'exists') throw validationError(statementMessages.existsOutside)
  const tokenRequest = { statement: request.Statement, parameters }
  const from = request.NextToken === undefined ? { step: 0 } : decodeNextToken(tokenRequest, request.NextToken)
  if (statement.kind !== 'select') return write(context, request, prepared)
  return context.store.read(() => select(context, request, statement, { from, tokenRequest }))
}

/** The table a statement names first. */
export function tableNameOf(statement: PartiqlStatement): string {
  switch (statement.kind) {
    case 'select':
    case 'delete':
      return named(statement.from.parts)
    case 'exists':
      return named(statement.select.from.parts)
    case 'insert':
      return named(statement.into.parts)
    case 'update':
      return named(statement.table.parts)
  }
}

const named = ([table]: readonly string[]): string => must(table, 'a table reference has a name')

function select(
  context: EngineContext,
  request: StatementRequest,
  statement: SelectStatement,
  { from, tokenRequest }: { readonly from: ReadPosition; readonly tokenRequest: TokenRequest },
): StatementResponse {
  const table = context.table(tableNameOf(statement))
  const consistent = request.ConsistentRead === true
  const plan = planSelect(statement, table.table, consistent)
  const { items, next } = runRead(context, plan, table, {
    consistency: consistent ? 'strong' : 'eventual',
    limit: request.Limit,
    from,
  })
  const answer = {
    ...(next === undefined ? {} : { NextToken: encodeNextToken(tokenRequest, next) }),
    ...(next?.after === undefined ? {} : { LastEvaluatedKey: next.after }),
    ...capacityOf(context.charges, { ...request, TableName: plan.table }),
  }
  if (plan.projection === '*') return withLazyItems(answer, items)
  const columns = bindColumns(plan.projection)
  return { Items: items.map(({ item }) => rowOf(columns, item)), ...answer }
}

function write(context: EngineContext, request: StatementRequest, prepared: Prepared): StatementResponse {
  const name = tableNameOf(prepared.statement)
  const table = context.table(name)
  const plan = planWriteStatement(prepared, table)
  if (plan.kind !== 'put') checkWholeKey(plan.key, table.table)
  const planned = runWrite(context, table, plan, prepared, request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD')
  const item = returnedItem(plan, prepared, planned)
  return { Items: item === undefined ? [] : [item], ...capacityOf(planned.charges, { ...request, TableName: name }) }
}
