import { ApiError } from '../../model/api-error.ts'
import { type Backup, backupArn } from '../../model/backup.ts'
import { backupMessages } from '../../model/messages/settings.ts'
import { type Restore, type Table, tableArn } from '../../model/table.ts'
import { statusOf, tableAt } from '../../model/table-status.ts'
import type { Request, Response } from '../../operation/operation.ts'
import { tableRowKey } from '../../storage/row-key.ts'
import type { StoredItem } from '../../storage/types.ts'
import { compileTable } from '../compiled-table.ts'
import type { EngineContext } from '../context.ts'
import { indexEntry } from '../index-entries.ts'
import { placeTable, readTable } from '../tables/create-table.ts'
import { surroundings } from '../tables/surroundings.ts'
import { tableDescription } from '../tables/table-description.ts'
import { refuseMembers } from '../tables/unsupported.ts'
import { StoredWhole } from '../whole-item.ts'
import { availableBackup } from './find-backup.ts'
import { everyRow, itemsAt } from './items-at.ts'
import { earliestMs, latestMs } from './recovery-window.ts'
import { type Overrides, restoredRequest } from './restored-request.ts'

/** Source: reference, operations 13; streams-ttl-backup 7; errors 242, 243. */
export function restoreTableFromBackup(
  context: EngineContext,
  request: Request<'RestoreTableFromBackup'>,
): Response<'RestoreTableFromBackup'> {
  refuseMembers('RestoreTableFromBackup', request)
  const { store } = context
  return store.transaction(() => {
    const backup: Backup = availableBackup(context, request.BackupArn)
    const restore = {
      backupArn: backupArn(backup),
      tableArn: tableArn(backup.table),
      atMs: backup.createdMs,
    }
    return restored(context, { table: backup.table, rows: everyRow(store.resource(backup.rows)), restore }, request)
  })
}

/** Source: reference, operations 13; streams-ttl-backup 6; errors 243-245. */
export function restoreTableToPointInTime(
  context: EngineContext,
  request: Request<'RestoreTableToPointInTime'>,
): Response<'RestoreTableToPointInTime'> {
  refuseMembers('RestoreTableToPointInTime', request)
  return context.store.transaction(() => {
    const table = sourceOf(context, request)
    const atMs = momentOf(table, request, context.nowMs)
    const restore = { tableArn: tableArn(table), atMs }
    return restored(context, { table, rows: itemsAt(context, table, atMs), restore }, request)
  })
}

function sourceOf(context: EngineContext, request: Request<'RestoreTableToPointInTime'>): Table {
  const nameOrArn = request.SourceTableName ?? request.SourceTableArn
  if (nameOrArn === undefined) throw new ApiError('ValidationException', backupMessages.sourceMissing)
  const table = context.findTable(nameOrArn)
  if (table === undefined || statusOf(table) === 'DELETING') {
    throw new ApiError('SourceTableNotFoundException', backupMessages.sourceNotFound(nameOrArn))
  }
  return table
}

function momentOf(
  { name, recovery }: Table,
  { UseLatestRestorableTime: latest, RestoreDateTime: seconds }: Request<'RestoreTableToPointInTime'>,
  nowMs: number,
): number {
  if (recovery === undefined) {
    throw new ApiError('PointInTimeRecoveryUnavailableException', backupMessages.recoveryOff(name))
  }
  if (latest === true) return latestMs(recovery, nowMs)
  if (seconds === undefined) throw new ApiError('ValidationException', backupMessages.timeMissing)
  const atMs = Math.round(seconds * 1000)
  if (atMs < earliestMs(recovery, nowMs) || atMs > latestMs(recovery, nowMs)) {
    throw new ApiError('InvalidRestoreTimeException', backupMessages.restoreTime)
  }
  return atMs
}

type Source = { readonly table: Table; readonly rows: Iterable<StoredItem>; readonly restore: Restore }

/** Makes the new table with its items, in the caller's transaction: whoever looks finds it whole. */
function restored(
  context: EngineContext,
  { table: source, rows, restore }: Source,
  request: Overrides & { readonly TargetTableName: string },
): Response<'RestoreTableFromBackup'> {
  const { TargetTableName: target } = request
  checkTarget(context, target)
  const draft = readTable(context, restoredRequest(source, target, request))
  const table = placeTable(context, { ...draft, restore })
  fill(context, table, rows)
  return { TableDescription: tableDescription(table, surroundings(context)) }
}

function checkTarget(context: EngineContext, target: string): void {
  const there = context.findTable(target)
  if (there !== undefined) {
    const passing = statusOf(there) === 'CREATING' || statusOf(there) === 'DELETING'
    if (passing) throw new ApiError('TableInUseException', backupMessages.targetInUse)
    throw new ApiError('TableAlreadyExistsException', backupMessages.tableExists(target))
  }
  const restoring = context.store
    .tables(context.region)
    .filter(({ restore }) => restore !== undefined)
    .filter((table) => statusOf(tableAt(table, context.nowMs) ?? {}) === 'CREATING')
  if (restoring.length >= restoresMax) throw new ApiError('LimitExceededException', backupMessages.tooManyRestores)
}

/** Source: reference, streams-ttl-backup 6. */
const restoresMax = 50

/** Items between two looks at the signal. */
const stretchItems = 1_000

function fill(context: EngineContext, table: Table, source: Iterable<StoredItem>): void {
  const compiled = compileTable(context.store, table)
  let items = 0
  for (const row of source) {
    const whole = new StoredWhole(row)
    compiled.rows.put(tableRowKey(table.keys, whole.item), whole.stored, null)
    for (const index of compiled.indexes) {
      const entry = indexEntry(compiled, index, whole)
      if (entry !== undefined) index.rows.put(entry.key, entry.whole.stored, null)
    }
    items += 1
    if (items % stretchItems === 0) context.signal?.throwIfAborted()
  }
}
