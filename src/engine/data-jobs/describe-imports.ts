import { ApiError } from '../../model/api-error.ts'
import { dataJobMessages } from '../../model/messages/data-job.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { ImportTableDescription } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { ended } from './import-table.ts'
import { JobLog, type KeptJob, pageOf } from './job-log.ts'

/** Source: reference, operations 14. */
export function describeImport(context: EngineContext, request: Request<'DescribeImport'>): Response<'DescribeImport'> {
  const job = new JobLog<ImportTableDescription>(context, 'import').find(request.ImportArn)
  if (job === undefined) throw new ApiError('ImportNotFoundException', dataJobMessages.importNotFound)
  return { ImportTableDescription: asItIs(context, job).description }
}

/** Source: reference, operations 14. */
export function listImports(context: EngineContext, request: Request<'ListImports'>): Response<'ListImports'> {
  const jobs = new JobLog<ImportTableDescription>(context, 'import')
    .all()
    .filter(({ description: { TableArn } }) => request.TableArn === undefined || request.TableArn === TableArn)
  const { page, ...next } = pageOf(jobs, request.PageSize ?? pageMax, request.NextToken)
  return { ImportSummaryList: page.map((job) => summaryOf(asItIs(context, job).description)), ...next }
}

export const pageMax = 25

/** One that is over without having said so: whoever ran it is gone. */
function asItIs(context: EngineContext, job: KeptJob<ImportTableDescription>): KeptJob<ImportTableDescription> {
  if (job.ended || !isAbandoned(context, job)) return job
  return ended(context, job, { code: 'InternalServerError', message: dataJobMessages.interrupted })
}

/** Silent for so long, where another process may have it. */
const silenceMs = 60_000

export const isAbandoned = ({ jobs, clock }: EngineContext, { arn, toldMs }: KeptJob<unknown>): boolean =>
  jobs?.isRunning(arn) !== true && clock.now() - toldMs > silenceMs

const summaryOf = ({
  ImportArn,
  ImportStatus,
  TableArn,
  S3BucketSource,
  CloudWatchLogGroupArn,
  InputFormat,
  StartTime,
  EndTime,
}: ImportTableDescription) => ({
  ImportArn,
  ImportStatus,
  TableArn,
  S3BucketSource,
  CloudWatchLogGroupArn,
  InputFormat,
  StartTime,
  ...(EndTime === undefined ? {} : { EndTime }),
})
