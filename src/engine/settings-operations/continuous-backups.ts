import type { Table } from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { ContinuousBackupsDescription } from '../../operation/operation-types.ts'
import { areReady, backedTable, findTable } from '../backup/backed-table.ts'
import { earliestMs, latestMs } from '../backup/recovery-window.ts'
import type { EngineContext } from '../context.ts'

/** Source: reference, streams-ttl-backup 6. */
const periodDays = 35

/**
 * While it is on, every write of the table leaves in the file what was there before. Source: reference, streams-ttl-backup 6.
 */
export function updateContinuousBackups(
  context: EngineContext,
  request: Request<'UpdateContinuousBackups'>,
): Response<'UpdateContinuousBackups'> {
  const { PointInTimeRecoveryEnabled: enabled, RecoveryPeriodInDays: days = periodDays } =
    request.PointInTimeRecoverySpecification
  return context.store.transaction(() => {
    const table = backedTable(context, request.TableName)
    const nowMs = context.clock.now()
    // A longer period does not bring back what a shorter one gave up.
    const fromMs = table.recovery === undefined ? nowMs : earliestMs(table.recovery, nowMs)
    const changed: Table = { ...table, recovery: enabled ? { fromMs, periodDays: days } : undefined }
    // Enabling what is enabled changes its period alone.
    if (enabled && table.recovery === undefined) context.store.createImages(table.id)
    if (!enabled) context.store.dropImages(table.id)
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
