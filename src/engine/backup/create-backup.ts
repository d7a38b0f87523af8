import { ApiError } from '../../model/api-error.ts'
import type { Backup } from '../../model/backup.ts'
import { tableMessages } from '../../model/messages/table.ts'
import type { Table } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import { surroundings } from '../tables/surroundings.ts'
import { backedTable } from './backed-table.ts'
import { backupDetails } from './backup-description.ts'

/**
 * A copy of the items, of one moment, that no unit is charged for. Source: reference, operations 13; streams-ttl-backup 7.
 */
export function createBackup(context: EngineContext, request: Request<'CreateBackup'>): Response<'CreateBackup'> {
  const { store, settings } = context
  return store.transaction(() => {
    const table = backedTable(context, request.TableName)
    if (statusOf(table) === 'DELETING') {
      throw new ApiError('TableInUseException', tableMessages.inUse(table.name, 'deleted'))
    }
    const nowMs = context.nowMs
    const rows = store.nextResourceId()
    store.createResource(rows)
    store.copyRows(table.id, rows)
    const backup: Backup = {
      ...newBackup(context, table),
      name: request.BackupName,
      type: 'USER',
      availableMs: nowMs + settings.ddlDelayMs,
      rows,
    }
    store.backups.save(backup)
    // The answer shows it on its way even where that takes no time.
    return { BackupDetails: backupDetails(backup, nowMs, 'CREATING') }
  })
}

const systemDays = 35
const dayMs = 86_400_000

/**
 * What is left of a deleted table that could be restored to a moment: its rows, which it need not give up. Source: reference,
 * streams-ttl-backup 6.
 */
export function keepDeleted(context: EngineContext, table: Table): void {
  const { store, nowMs } = context
  store.backups.save({
    ...newBackup(context, table),
    name: `${table.name}$DeletedTableBackup`,
    type: 'SYSTEM',
    availableMs: nowMs,
    expiresMs: nowMs + systemDays * dayMs,
    rows: table.id,
  })
}

/** Ids as exports have them. Source: reference, README row 40. */
function newBackup(
  context: EngineContext,
  table: Table,
): Pick<Backup, 'id' | 'createdMs' | 'items' | 'bytes' | 'table'> {
  const createdMs = context.nowMs
  const { items, bytes } = surroundings(context).sizeOf(table.id)
  const id = `0${createdMs}-${context.newUuid().slice(-8)}`
  return { id, createdMs, items, bytes, table: { ...table, transition: undefined } }
}
