import { tableAt } from '../../model/table-status.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'

const limitMax = 100

/** Names in byte order, tables in every state. Source: reference, operations 1 "ListTables"; UT-22. */
export function listTables(context: EngineContext, request: Request<'ListTables'>): Response<'ListTables'> {
  const after = request.ExclusiveStartTableName ?? ''
  const limit = request.Limit ?? limitMax
  const nowMs = context.clock.now()
  const names = context.store
    .tables(context.region)
    .filter((table) => table.name > after && tableAt(table, nowMs) !== undefined)
    .map((table) => table.name)
  const page = names.slice(0, limit)
  const last = page.at(-1)
  if (names.length <= limit || last === undefined) return { TableNames: page }
  return { TableNames: page, LastEvaluatedTableName: last }
}
