import { ApiError } from '../../model/api-error.ts'
import { backupMessages } from '../../model/messages/settings.ts'
import type { PointInTimeRecovery, Table } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { ContinuousBackupsDescription } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'

const dayMs = 86_400_000
/** Source: reference, streams-ttl-backup 6. */
const periodDays = 35
const lagMs = 5 * 60_000

/** The settings of point-in-time recovery; no past state is kept. Source: reference, streams-ttl-backup 6. */
export function updateContinuousBackups(
  context: EngineContext,
  request: Request<'UpdateContinuousBackups'>,
): Response<'UpdateContinuousBackups'> {
  const { PointInTimeRecoveryEnabled: enabled, RecoveryPeriodInDays: days = periodDays } =
    request.PointInTimeRecoverySpecification
  return context.store.transaction(() => {
    const table = findTable(context, request.TableName)
    if (!areReady(table)) {
      throw new ApiError('ContinuousBackupsUnavailableException', backupMessages.unavailable(table.name))
    }
    const nowMs = context.clock.now()
    // A longer period does not bring back what a shorter one gave up.
    const fromMs = table.recovery === undefined ? nowMs : earliestMs(table.recovery, nowMs)
    const changed: Table = { ...table, recovery: enabled ? { fromMs, periodDays: days } : undefined }
    context.store.saveTable(changed)
    return { ContinuousBackupsDescription: description(changed, nowMs) }
  })
}

/** Source: reference, operations 13; README row 21. */
export function describeContinuousBackups(
  context: EngineContext,
  request: Request<'DescribeContinuousBackups'>,
): Response<'DescribeContinuousBackups'> {
  const table = findTable(context, request.TableName)
  return { ContinuousBackupsDescription: description(table, context.clock.now()) }
}

/** This family has an exception of its own. Source: reference, errors 241. */
function findTable(context: EngineContext, nameOrArn: string): Table {
  const table = context.findTable(nameOrArn)
  if (table === undefined) throw new ApiError('TableNotFoundException', backupMessages.tableNotFound(nameOrArn))
  return table
}

/** On from when the table is there. Source: reference, streams-ttl-backup, last part. */
const areReady = (table: Table): boolean => statusOf(table) !== 'CREATING'

function description(table: Table, nowMs: number): ContinuousBackupsDescription {
  const { recovery } = table
  return {
    ContinuousBackupsStatus: areReady(table) ? 'ENABLED' : 'DISABLED',
    PointInTimeRecoveryDescription:
      recovery === undefined
        ? { PointInTimeRecoveryStatus: 'DISABLED' }
        : {
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: recovery.periodDays,
            EarliestRestorableDateTime: earliestMs(recovery, nowMs) / 1000,
            LatestRestorableDateTime: latestMs(recovery, nowMs) / 1000,
          },
  }
}

export const earliestMs = (recovery: PointInTimeRecovery, nowMs: number): number =>
  Math.max(recovery.fromMs, nowMs - recovery.periodDays * dayMs)

/** Five minutes behind, but never before the first moment (assumed). */
const latestMs = (recovery: PointInTimeRecovery, nowMs: number): number =>
  Math.max(earliestMs(recovery, nowMs), nowMs - lagMs)
