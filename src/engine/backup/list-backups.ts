import { type Backup, backupArn } from '../../model/backup.ts'
import { compareStrings } from '../../model/text-order.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import { parseTableReference, refersTo } from '../table-reference.ts'
import { backupSummary } from './backup-description.ts'
import { isOver, parseBackupArn } from './find-backup.ts'

const limitMax = 100

/**
 * Backups in the order in which they were made, also of tables that are gone; those of users unless another type is asked for. The
 * one to start after need not be there any more. Source: reference, operations 13; streams-ttl-backup 7.
 */
export function listBackups(context: EngineContext, request: Request<'ListBackups'>): Response<'ListBackups'> {
  const { nowMs } = context
  const { Limit: limit = limitMax, ExclusiveStartBackupArn: start } = request
  const after = start === undefined ? undefined : (parseBackupArn(start) ?? { id: '', table: '' })
  const found = context.store.backups
    .list(context.region)
    .filter((backup) => !isOver(backup, nowMs) && isWanted(backup, request))
    .filter(({ id, table }) => after === undefined || isAfter({ id, table: table.name }, after))
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    BackupSummaries: page.map((backup) => backupSummary(backup, nowMs)),
    ...(found.length <= limit || last === undefined ? {} : { LastEvaluatedBackupArn: backupArn(last) }),
  }
}

function isWanted({ table, type, createdMs }: Backup, request: Request<'ListBackups'>): boolean {
  const { TableName: nameOrArn, BackupType: wanted = 'USER' } = request
  if (wanted !== 'ALL' && wanted !== type) return false
  const { TimeRangeLowerBound: fromSeconds = 0, TimeRangeUpperBound: toSeconds = Infinity } = request
  if (createdMs < fromSeconds * 1000 || createdMs >= toSeconds * 1000) return false
  if (nameOrArn === undefined) return true
  const reference = parseTableReference(nameOrArn)
  return reference.name === table.name && refersTo(reference, table)
}

type Place = { readonly id: string; readonly table: string }

const isAfter = (one: Place, other: Place): boolean =>
  (compareStrings(one.id, other.id) || compareStrings(one.table, other.table)) > 0
