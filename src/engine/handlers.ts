import type { OperationName, Request, Response } from '../operation/operation.ts'
import type { EngineContext } from './context.ts'
import { createTable } from './tables/create-table.ts'
import { deleteTable } from './tables/delete-table.ts'
import { describeTable } from './tables/describe-table.ts'
import { listTables } from './tables/list-tables.ts'
import { updateTable } from './tables/update-table.ts'

/** One operation on a validated request. Synchronous; opens the transaction it needs; throws `ApiError` to refuse. */
export type Handler<Name extends OperationName> = (context: EngineContext, request: Request<Name>) => Response<Name>

/** What this engine builds; any other operation is answered as unknown. A wrong handler is a compile error. */
export type BuiltOperation = 'CreateTable' | 'DeleteTable' | 'DescribeTable' | 'ListTables' | 'UpdateTable'

export const handlers: { readonly [Name in BuiltOperation]: Handler<Name> } = {
  CreateTable: createTable,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  ListTables: listTables,
  UpdateTable: updateTable,
}

/** Undefined: not an operation, or one that is not built. */
export function handlerOf<Name extends OperationName>(name: Name): Handler<Name> | undefined {
  const table: { readonly [Built in OperationName]?: Handler<Built> } = handlers
  return Object.hasOwn(table, name) ? table[name] : undefined
}
