import { ApiError } from '../../model/api-error.ts'
import { backupMessages } from '../../model/messages/settings.ts'
import type { Table } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'
import type { EngineContext } from '../context.ts'

/** The table of an operation of this family, which has an exception of its own. Source: reference, errors 241. */
export function findTable(context: EngineContext, nameOrArn: string): Table {
  const table = context.findTable(nameOrArn)
  if (table === undefined) throw new ApiError('TableNotFoundException', backupMessages.tableNotFound(nameOrArn))
  return table
}

/** The same for what needs backups to be possible. */
export function backedTable(context: EngineContext, nameOrArn: string): Table {
  const table = findTable(context, nameOrArn)
  if (!areReady(table)) {
    throw new ApiError('ContinuousBackupsUnavailableException', backupMessages.unavailable(table.name))
  }
  return table
}

/** On from when the table is there. Source: reference, streams-ttl-backup, last part. */
export const areReady = (table: Table): boolean => statusOf(table) !== 'CREATING'
