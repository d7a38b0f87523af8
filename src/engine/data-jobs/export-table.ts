import { ApiError, validationError } from '../../model/api-error.ts'
import { dataJobMessages } from '../../model/messages/data-job.ts'
import { backupMessages } from '../../model/messages/settings.ts'
import { tableMessages } from '../../model/messages/table.ts'
import { type Table, tableArn } from '../../model/table.ts'
import type { ExportFacts, ExportJob } from '../../operation/data-jobs.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { ExportDescription } from '../../operation/operation-types.ts'
import { earliestMs } from '../backup/recovery-window.ts'
import type { EngineContext } from '../context.ts'
import { refuseMembers } from '../tables/unsupported.ts'
import { isAbandoned, pageMax } from './describe-imports.ts'
import { isReady, rootOf } from './import-table.ts'
import { digestOf, JobLog, type KeptJob, newJobId, pageOf } from './job-log.ts'

/**
 * A table into the files of a bucket, while calls are answered. It consumes no units. No past state is kept: the items are those
 * of now, whatever ExportTime says. Source: reference, operations 14 and streams-ttl-backup 8.
 */
export function exportTableToPointInTime(
  context: EngineContext,
  request: Request<'ExportTableToPointInTime'>,
): Response<'ExportTableToPointInTime'> {
  const log = new JobLog<ExportDescription>(context, 'export')
  const table = context.findTable(request.TableArn)
  if (table === undefined) throw new ApiError('TableNotFoundException', backupMessages.tableNotFound(request.TableArn))
  const digest = digestOf(context, request)
  const known = log.ofToken(request.ClientToken, digest)
  if (known !== undefined) return { ExportDescription: known.description }
  if (table.recovery === undefined) {
    throw new ApiError('PointInTimeRecoveryUnavailableException', dataJobMessages.noRecovery(table.name))
  }
  refuseMembers('ExportTableToPointInTime', request)
  if (request.ExportType === 'INCREMENTAL_EXPORT')
    throw validationError(tableMessages.unsupported('INCREMENTAL_EXPORT'))
  const nowMs = context.clock.now()
  const exportMs = request.ExportTime === undefined ? nowMs : request.ExportTime * 1000
  if (exportMs > nowMs || exportMs < Math.floor(earliestMs(table.recovery, nowMs) / 1000) * 1000) {
    throw new ApiError('InvalidExportTimeException', dataJobMessages.exportTime)
  }
  const job = newJob(context, request, table, { digest, exportMs })
  log.save(job)
  start(context, request, table, { job, exportMs })
  return { ExportDescription: job.description }
}

type Begun = { readonly job: KeptJob<ExportDescription>; readonly exportMs: number }

function newJob(
  context: EngineContext,
  request: Request<'ExportTableToPointInTime'>,
  table: Table,
  { digest, exportMs }: { readonly digest: string; readonly exportMs: number },
): KeptJob<ExportDescription> {
  const arn = `${tableArn(table)}/export/${newJobId(context)}`
  const token = request.ClientToken ?? context.newUuid()
  const startMs = context.clock.now()
  const { S3BucketOwner, S3Prefix, S3SseKmsKeyId } = request
  const description: ExportDescription = {
    ExportArn: arn,
    ExportStatus: 'IN_PROGRESS',
    StartTime: startMs / 1000,
    TableArn: tableArn(table),
    TableId: table.uuid,
    ExportTime: exportMs / 1000,
    ClientToken: token,
    S3Bucket: request.S3Bucket,
    ...(S3BucketOwner === undefined ? {} : { S3BucketOwner }),
    ...(S3Prefix === undefined ? {} : { S3Prefix }),
    S3SseAlgorithm: request.S3SseAlgorithm ?? 'AES256',
    ...(S3SseKmsKeyId === undefined ? {} : { S3SseKmsKeyId }),
    ExportFormat: request.ExportFormat ?? 'DYNAMODB_JSON',
    ExportType: 'FULL_EXPORT',
  }
  return { arn, token, digest, startMs, toldMs: startMs, ended: false, description }
}

function start(
  context: EngineContext,
  request: Request<'ExportTableToPointInTime'>,
  table: Table,
  { job, exportMs }: Begun,
): void {
  const { S3Bucket: bucket, S3Prefix: prefix = '', ExportFormat: format = 'DYNAMODB_JSON' } = request
  const root = rootOf(context, bucket)
  const facts = factsOf(context, request, table, { job, exportMs })
  const end: ExportJob['end'] = (how) => {
    const log = new JobLog<ExportDescription>(context, 'export')
    log.save(ended(context, job, { ...how, bytes: facts.billedSizeBytes }))
  }
  if (root === undefined) {
    end({ failure: { code: 'S3NoSuchBucket', message: dataJobMessages.noBucket } })
    return
  }
  context.jobs?.startExport({
    arn: job.arn,
    region: context.region,
    root,
    bucket,
    prefix,
    table: table.name,
    isReady: () => isReady(context.findTable(table.name)),
    now: () => context.clock.now(),
    format,
    facts,
    end,
  })
}

function factsOf(
  context: EngineContext,
  request: Request<'ExportTableToPointInTime'>,
  table: Table,
  { job, exportMs }: Begun,
): ExportFacts {
  const prefix = request.S3Prefix?.replace(/\/+$/, '')
  return {
    exportArn: job.arn,
    startTime: job.startMs,
    exportTime: exportMs,
    tableArn: tableArn(table),
    tableId: table.uuid,
    bucket: request.S3Bucket,
    prefix: prefix === '' ? undefined : prefix,
    sseAlgorithm: request.S3SseAlgorithm ?? 'AES256',
    sseKmsKeyId: request.S3SseKmsKeyId,
    billedSizeBytes: context.store.statistics(table.id).bytes,
    format: request.ExportFormat ?? 'DYNAMODB_JSON',
  }
}

type How = Parameters<ExportJob['end']>[0] & { readonly bytes?: number }

function ended(
  { clock }: EngineContext,
  job: KeptJob<ExportDescription>,
  { failure, items, manifest, bytes }: How,
): KeptJob<ExportDescription> {
  const nowMs = clock.now()
  const EndTime = nowMs / 1000
  const outcome: Partial<ExportDescription> =
    failure === undefined
      ? { ExportStatus: 'COMPLETED', EndTime, ExportManifest: manifest, BilledSizeBytes: bytes, ItemCount: items }
      : { ExportStatus: 'FAILED', EndTime, FailureCode: failure.code, FailureMessage: failure.message }
  return { ...job, toldMs: nowMs, ended: true, description: { ...job.description, ...outcome } }
}

/** Source: reference, operations 14. */
export function describeExport(context: EngineContext, request: Request<'DescribeExport'>): Response<'DescribeExport'> {
  const job = new JobLog<ExportDescription>(context, 'export').find(request.ExportArn)
  if (job === undefined) throw new ApiError('ExportNotFoundException', dataJobMessages.exportNotFound)
  return { ExportDescription: asItIs(context, job).description }
}

/** Source: reference, operations 14. */
export function listExports(context: EngineContext, request: Request<'ListExports'>): Response<'ListExports'> {
  const jobs = new JobLog<ExportDescription>(context, 'export')
    .all()
    .filter(({ description: { TableArn } }) => request.TableArn === undefined || request.TableArn === TableArn)
  const { page, ...next } = pageOf(jobs, request.MaxResults ?? pageMax, request.NextToken)
  const summaries = page.map((job) => {
    const { ExportArn, ExportStatus, ExportType } = asItIs(context, job).description
    return { ExportArn, ExportStatus, ExportType }
  })
  return { ExportSummaries: summaries, ...next }
}

function asItIs(context: EngineContext, job: KeptJob<ExportDescription>): KeptJob<ExportDescription> {
  if (job.ended || !isAbandoned(context, job)) return job
  return ended(context, job, { failure: { code: 'InternalServerError', message: dataJobMessages.interrupted } })
}
