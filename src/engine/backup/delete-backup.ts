import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import { backupDescription } from './backup-description.ts'
import { availableBackup, findBackup } from './find-backup.ts'

/** Answers with the description of what is gone. Source: reference, operations 13. */
export function deleteBackup(context: EngineContext, request: Request<'DeleteBackup'>): Response<'DeleteBackup'> {
  const { store } = context
  return store.transaction(() => {
    const backup = availableBackup(context, request.BackupArn)
    store.backups.remove(backup)
    store.dropResource(backup.rows)
    return { BackupDescription: backupDescription(backup, context.nowMs, 'DELETED') }
  })
}

/** Source: reference, operations 13. */
export function describeBackup(context: EngineContext, request: Request<'DescribeBackup'>): Response<'DescribeBackup'> {
  return { BackupDescription: backupDescription(findBackup(context, request.BackupArn), context.nowMs) }
}
