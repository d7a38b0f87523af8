import { ApiError } from '../../model/api-error.ts'
import { dataJobMessages } from '../../model/messages/data-job.ts'
import { tableMessages } from '../../model/messages/table.ts'
import { type Table, tableArn } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'
import type { ImportCounts, JobEnd } from '../../operation/data-jobs.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { ImportTableDescription } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { createTable } from '../tables/create-table.ts'
import { digestOf, JobLog, type KeptJob, newJobId } from './job-log.ts'

/**
 * A new table of the files in a bucket: the table at once, its items while calls are answered. It consumes no units. Source:
 * reference, operations 14 and streams-ttl-backup 9.
 */
export function importTable(context: EngineContext, request: Request<'ImportTable'>): Response<'ImportTable'> {
  const log = new JobLog<ImportTableDescription>(context, 'import')
  const digest = digestOf(context, request)
  const known = log.ofToken(request.ClientToken, digest)
  if (known !== undefined) return { ImportTableDescription: known.description }
  const { TableName: name } = request.TableCreationParameters
  if (context.findTable(name) !== undefined) {
    throw new ApiError('ResourceInUseException', tableMessages.exists(name))
  }
  const root = rootOf(context, request.S3BucketSource.S3Bucket)
  return context.store.transaction(() => {
    // Without the bucket there will be no table either.
    if (root !== undefined) createTable(context, request.TableCreationParameters)
    const job = newJob(context, request, digest)
    log.save(job)
    if (root === undefined) log.save(ended(context, job, { code: 'S3NoSuchBucket', message: dataJobMessages.noBucket }))
    else start(context, request, job, root)
    return { ImportTableDescription: job.description }
  })
}

/** The folder that stands for S3, when it has the bucket. */
export function rootOf({ settings, jobs }: EngineContext, bucket: string): string | undefined {
  const { s3Root } = settings
  return s3Root !== undefined && jobs?.hasBucket(s3Root, bucket) === true ? s3Root : undefined
}

function newJob(
  context: EngineContext,
  request: Request<'ImportTable'>,
  digest: string,
): KeptJob<ImportTableDescription> {
  const { region, account, clock } = context
  const { TableName: name } = request.TableCreationParameters
  const table = context.findTable(name)
  const arn = `${tableArn({ region, account, name })}/import/${newJobId(context)}`
  const token = request.ClientToken ?? context.newUuid()
  const startMs = clock.now()
  const description: ImportTableDescription = {
    ImportArn: arn,
    ImportStatus: 'IN_PROGRESS',
    TableArn: tableArn({ region, account, name }),
    ...(table === undefined ? {} : { TableId: table.uuid }),
    ClientToken: token,
    S3BucketSource: request.S3BucketSource,
    ErrorCount: 0,
    CloudWatchLogGroupArn: `arn:aws:logs:${region}:${account}:log-group:/aws-dynamodb/imports:*`,
    InputFormat: request.InputFormat,
    ...(request.InputFormatOptions === undefined ? {} : { InputFormatOptions: request.InputFormatOptions }),
    InputCompressionType: request.InputCompressionType ?? 'NONE',
    TableCreationParameters: request.TableCreationParameters,
    StartTime: startMs / 1000,
    ProcessedSizeBytes: 0,
    ProcessedItemCount: 0,
    ImportedItemCount: 0,
  }
  return { arn, token, digest, startMs, toldMs: startMs, ended: false, description }
}

function start(
  context: EngineContext,
  request: Request<'ImportTable'>,
  begun: KeptJob<ImportTableDescription>,
  root: string,
): void {
  const { TableName: table, AttributeDefinitions } = request.TableCreationParameters
  const { S3Bucket: bucket, S3KeyPrefix: prefix = '' } = request.S3BucketSource
  const { Delimiter: delimiter, HeaderList: columns } = request.InputFormatOptions?.Csv ?? {}
  context.jobs?.startImport({
    arn: begun.arn,
    region: context.region,
    root,
    bucket,
    prefix,
    table,
    isReady: () => isReady(context.findTable(table)),
    now: () => context.clock.now(),
    format: request.InputFormat,
    delimiter,
    columns,
    keyTypes: new Map(AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType])),
    report: (counts, end) => told(context, begun, counts, end),
  })
}

export const isReady = (table: Table | undefined): boolean | undefined => table && statusOf(table) !== 'CREATING'

function told(
  context: EngineContext,
  begun: KeptJob<ImportTableDescription>,
  counts: ImportCounts,
  end: JobEnd | undefined,
): void {
  const table = context.findTable(begun.description.TableCreationParameters?.TableName ?? '')
  const now: KeptJob<ImportTableDescription> = {
    ...begun,
    toldMs: context.clock.now(),
    description: {
      ...begun.description,
      ErrorCount: counts.errors,
      ProcessedSizeBytes: counts.processedBytes,
      ProcessedItemCount: counts.processedItems,
      // Items of one key are one in the end.
      ImportedItemCount: table === undefined ? 0 : context.store.statistics(table.id).items,
    },
  }
  new JobLog<ImportTableDescription>(context, 'import').save(end === undefined ? now : ended(context, now, end.failure))
}

export function ended(
  { clock }: EngineContext,
  job: KeptJob<ImportTableDescription>,
  failure: JobEnd['failure'],
): KeptJob<ImportTableDescription> {
  const EndTime = clock.now() / 1000
  const outcome =
    failure === undefined
      ? ({ ImportStatus: 'COMPLETED', EndTime } as const)
      : ({ ImportStatus: 'FAILED', EndTime, FailureCode: failure.code, FailureMessage: failure.message } as const)
  return { ...job, ended: true, description: { ...job.description, ...outcome } }
}
