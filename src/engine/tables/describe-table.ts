import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import { tableNotFound } from '../table-reference.ts'
import { surroundings } from './surroundings.ts'
import { tableDescription } from './table-description.ts'

/** A table in any state; throws ResourceNotFoundException. */
export function describeTable(context: EngineContext, request: Request<'DescribeTable'>): Response<'DescribeTable'> {
  const table = context.findTable(request.TableName)
  if (table === undefined) throw tableNotFound(request.TableName)
  return { Table: tableDescription(table, surroundings(context)) }
}
