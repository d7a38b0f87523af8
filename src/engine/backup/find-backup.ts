import { ApiError } from '../../model/api-error.ts'
import { type Backup, backupArn } from '../../model/backup.ts'
import { backupMessages } from '../../model/messages/settings.ts'
import type { EngineContext } from '../context.ts'

const arnPattern = /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/([a-zA-Z0-9_.-]{3,255})\/backup\/([^/]+)$/

/** The table and the id that an ARN names; undefined: it is no ARN of a backup. */
export function parseBackupArn(arn: string): { readonly table: string; readonly id: string } | undefined {
  const [, table, id] = arnPattern.exec(arn) ?? []
  return table === undefined || id === undefined ? undefined : { table, id }
}

/** Source: reference, errors 242. */
export function findBackup(context: EngineContext, arn: string): Backup {
  const { table, id } = parseBackupArn(arn) ?? {}
  const backup =
    table === undefined || id === undefined ? undefined : context.store.backups.find(context.region, table, id)
  if (backup === undefined || backupArn(backup) !== arn || isOver(backup, context.nowMs)) {
    throw new ApiError('BackupNotFoundException', backupMessages.notFound(arn))
  }
  return backup
}

/** The same for what needs a backup that is complete. */
export function availableBackup(context: EngineContext, arn: string): Backup {
  const backup = findBackup(context, arn)
  if (backup.availableMs > context.nowMs) throw new ApiError('BackupInUseException', backupMessages.inUse)
  return backup
}

/** The service deletes that of a deleted table by itself. */
export const isOver = ({ expiresMs = Infinity }: Backup, nowMs: number): boolean => expiresMs <= nowMs
