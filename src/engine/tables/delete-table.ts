import { validationError } from '../../model/api-error.ts'
import { tableMessages } from '../../model/messages/table.ts'
import type { Table } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'
import type { Request, Response } from '../../operation/operation.ts'
import { keepDeleted } from '../backup/create-backup.ts'
import type { EngineContext } from '../context.ts'
import { followTable } from '../streams/follow-table.ts'
import { tableNotFound } from '../table-reference.ts'
import { surroundings } from './surroundings.ts'
import { deletedTableDescription } from './table-description.ts'
import { checkIndexesIdle, checkTableIdle } from './table-state.ts'

/** Source: reference, operations 1 "DeleteTable"; UT-19 to 21, errors 224-226. */
export function deleteTable(context: EngineContext, request: Request<'DeleteTable'>): Response<'DeleteTable'> {
  const { store, clock, settings } = context
  return store.transaction(() => {
    const table = context.findTable(request.TableName)
    if (table === undefined) throw tableNotFound(request.TableName)
    const around = surroundings(context)
    if (statusOf(table) === 'DELETING') return { TableDescription: deletedTableDescription(table, around) }
    checkDeletable(table)
    const description = deletedTableDescription(table, around)
    followTable(context, table, undefined)
    store.removeTable(table.region, table.name)
    if (table.recovery !== undefined) {
      keepDeleted(context, table)
      store.dropExpiries(table.id)
      store.dropImages(table.id)
    } else store.dropResource(table.id)
    for (const { id } of table.indexes) store.dropResource(id)
    if (settings.ddlDelayMs > 0) {
      const transition = { status: 'DELETING', untilMs: clock.now() + settings.ddlDelayMs } as const
      store.saveTable({ ...table, indexes: [], transition, timeToLive: undefined, recovery: undefined })
    }
    return { TableDescription: description }
  })
}

function checkDeletable(table: Table): void {
  if (table.deletionProtection) throw validationError(tableMessages.protected)
  checkTableIdle(table)
  checkIndexesIdle(table, table.indexes)
}
