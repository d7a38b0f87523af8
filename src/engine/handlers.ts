import { ApiError } from '../model/api-error.ts'
import type { OperationName, Request, Response } from '../operation/operation.ts'
import { createBackup } from './backup/create-backup.ts'
import { deleteBackup, describeBackup } from './backup/delete-backup.ts'
import { listBackups } from './backup/list-backups.ts'
import { restoreTableFromBackup, restoreTableToPointInTime } from './backup/restore-table.ts'
import { batchGetItem } from './batch-get-item.ts'
import { batchWriteItem } from './batch-write-item.ts'
import type { BuiltOperation } from './built-operation.ts'
import { type EngineContext, TablesChanged } from './context.ts'
import { describeImport, listImports } from './data-jobs/describe-imports.ts'
import { describeExport, exportTableToPointInTime, listExports } from './data-jobs/export-table.ts'
import { importTable } from './data-jobs/import-table.ts'
import { deleteItem } from './delete-item.ts'
import { describeLimits } from './describe-limits.ts'
import { getItem } from './get-item.ts'
import { batchExecuteStatement } from './partiql/batch-execute-statement.ts'
import { executeStatement } from './partiql/execute-statement.ts'
import { executeTransaction } from './partiql/execute-transaction.ts'
import { putItem } from './put-item.ts'
import { query } from './query.ts'
import { scan } from './scan.ts'
import { describeContinuousBackups, updateContinuousBackups } from './settings-operations/continuous-backups.ts'
import { describeContributorInsights, updateContributorInsights } from './settings-operations/contributor-insights.ts'
import { describeEndpoints } from './settings-operations/describe-endpoints.ts'
import {
  describeKinesisStreamingDestination,
  disableKinesisStreamingDestination,
  enableKinesisStreamingDestination,
  updateKinesisStreamingDestination,
} from './settings-operations/kinesis-destination.ts'
import { listContributorInsights } from './settings-operations/list-contributor-insights.ts'
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from './settings-operations/resource-policy.ts'
import { describeStream } from './streams/describe-stream.ts'
import { getRecords } from './streams/get-records.ts'
import { getShardIterator } from './streams/get-shard-iterator.ts'
import { listStreams } from './streams/list-streams.ts'
import { trimWhenDue } from './streams/trim-streams.ts'
import { createTable } from './tables/create-table.ts'
import { deleteTable } from './tables/delete-table.ts'
import { describeTable } from './tables/describe-table.ts'
import { listTables } from './tables/list-tables.ts'
import { listTagsOfResource, tagResource, untagResource } from './tables/tags.ts'
import { describeTimeToLive, updateTimeToLive } from './tables/time-to-live.ts'
import { updateTable } from './tables/update-table.ts'
import { transactGetItems } from './transact-get-items.ts'
import { transactWriteItems } from './transact-write-items.ts'
import { updateItem } from './update-item.ts'

/** One operation on a validated request. Synchronous; opens the transaction it needs; throws `ApiError` to refuse. */
export type Handler<Name extends OperationName> = (context: EngineContext, request: Request<Name>) => Response<Name>

/** A missing or wrong handler is a compile error. */
export const handlers: { readonly [Name in BuiltOperation]: Handler<Name> } = {
  BatchExecuteStatement: batchExecuteStatement,
  BatchGetItem: inOneView(batchGetItem),
  BatchWriteItem: batchWriteItem,
  CreateBackup: createBackup,
  CreateTable: createTable,
  DeleteBackup: deleteBackup,
  DeleteItem: inOneWrite(deleteItem),
  DeleteResourcePolicy: deleteResourcePolicy,
  DeleteTable: deleteTable,
  DescribeBackup: inOneView(describeBackup),
  DescribeContinuousBackups: inOneView(describeContinuousBackups),
  DescribeContributorInsights: inOneView(describeContributorInsights),
  DescribeEndpoints: describeEndpoints,
  DescribeExport: describeExport,
  DescribeImport: describeImport,
  DescribeKinesisStreamingDestination: inOneView(describeKinesisStreamingDestination),
  DescribeLimits: describeLimits,
  DescribeStream: ofStreams(describeStream),
  DescribeTable: inOneView(describeTable),
  DescribeTimeToLive: inOneView(describeTimeToLive),
  DisableKinesisStreamingDestination: disableKinesisStreamingDestination,
  EnableKinesisStreamingDestination: enableKinesisStreamingDestination,
  ExecuteStatement: executeStatement,
  ExecuteTransaction: executeTransaction,
  ExportTableToPointInTime: exportTableToPointInTime,
  GetItem: inOneStatement(getItem),
  GetRecords: ofStreams(getRecords),
  GetResourcePolicy: inOneView(getResourcePolicy),
  GetShardIterator: ofStreams(getShardIterator),
  ImportTable: importTable,
  ListBackups: inOneView(listBackups),
  ListContributorInsights: inOneView(listContributorInsights),
  ListExports: listExports,
  ListImports: listImports,
  ListStreams: ofStreams(listStreams),
  ListTables: listTables,
  ListTagsOfResource: listTagsOfResource,
  PutItem: inOneWrite(putItem),
  PutResourcePolicy: putResourcePolicy,
  Query: inOneView(query),
  RestoreTableFromBackup: restoreTableFromBackup,
  RestoreTableToPointInTime: restoreTableToPointInTime,
  Scan: inOneView(scan),
  TagResource: tagResource,
  TransactGetItems: inOneView(transactGetItems),
  TransactWriteItems: transactWriteItems,
  UntagResource: untagResource,
  UpdateContinuousBackups: updateContinuousBackups,
  UpdateContributorInsights: updateContributorInsights,
  UpdateItem: inOneWrite(updateItem),
  UpdateKinesisStreamingDestination: updateKinesisStreamingDestination,
  UpdateTable: updateTable,
  UpdateTimeToLive: updateTimeToLive,
}

/** Everything a read looks at belongs to one moment of the file. */
function inOneView<Request, Response>(
  handler: (context: EngineContext, request: Request) => Response,
): (context: EngineContext, request: Request) => Response {
  return (context, request) => context.store.read(() => handler(context, request))
}

/** Looking at streams changes none, but what is long forgotten leaves the file first. */
function ofStreams<Request, Response>(
  handler: (context: EngineContext, request: Request) => Response,
): (context: EngineContext, request: Request) => Response {
  const inView = inOneView(handler)
  return (context, request) => {
    trimWhenDue(context)
    return inView(context, request)
  }
}

/** One row is read by one statement, a view of its own. A table dropped since it was looked up is looked up again. */
function inOneStatement<Request, Response>(
  handler: (context: EngineContext, request: Request) => Response,
): (context: EngineContext, request: Request) => Response {
  return (context, request) => {
    try {
      return handler(context, request)
    } catch (error) {
      if (!(error instanceof ApiError) && context.tablesChanged()) throw new TablesChanged()
      throw error
    }
  }
}

/** One write looks in its own transaction whether its table still stands. */
function inOneWrite<Request, Response>(
  handler: (context: EngineContext, request: Request) => Response,
): (context: EngineContext, request: Request) => Response {
  return (context, request) => context.trusting(() => handler(context, request))
}

/** Undefined: not an operation, or one that is not built. */
export function handlerOf<Name extends OperationName>(name: Name): Handler<Name> | undefined {
  const table: { readonly [Built in OperationName]?: Handler<Built> } = handlers
  return Object.hasOwn(table, name) ? table[name] : undefined
}
