import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bulkLaneOf } from '../../../src/engine/bulk-lane.ts'
import { LocalJobs } from '../../../src/transfer/local-jobs.ts'
import { Fixture, N, plain, refused, S } from '../support.ts'
import type { Plain } from '../table-shape.ts'

/** Imports and exports of the API on folders that stand for buckets. Source: reference, operations 14, streams-ttl-backup 8, 9. */

class JobFixture extends Fixture {
  readonly root: string
  readonly jobs: LocalJobs

  constructor() {
    const jobs = new LocalJobs()
    const root = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
    super({ jobs, settings: { s3Root: root } })
    jobs.attach(bulkLaneOf(this.engine))
    this.jobs = jobs
    this.root = root
    mkdirSync(join(root, 'bucket'))
  }

  file(key: string, content: string | Uint8Array): void {
    const path = join(this.root, 'bucket', key)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, content)
  }

  import(more: Plain = {}): Plain {
    const request = {
      S3BucketSource: { S3Bucket: 'bucket', S3KeyPrefix: 'in/' },
      InputFormat: 'DYNAMODB_JSON',
      TableCreationParameters: {
        TableName: 'made',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
      ...more,
    }
    // The request has no TableName of its own.
    return this.call('ImportTable', { TableName: undefined, ...request }) as Plain
  }

  async imported(more: Plain = {}): Promise<Plain> {
    const { ImportTableDescription: begun } = this.import(more) as { ImportTableDescription: Plain }
    await this.jobs.settle()
    const { ImportTableDescription: now } = this.ok('DescribeImport', {
      TableName: undefined,
      ImportArn: begun['ImportArn'],
    })
    return plain(now) as Plain
  }

  export(more: Plain = {}): Plain {
    const TableArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/tab'
    return this.call('ExportTableToPointInTime', {
      TableName: undefined,
      TableArn,
      S3Bucket: 'bucket',
      ...more,
    }) as Plain
  }

  withRecovery(): void {
    this.table({ keys: 'pk:S' })
    this.ok('UpdateContinuousBackups', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })
  }
}

it('an import answers IN_PROGRESS and ends COMPLETED, with the items and counters, and without units', async () => {
  const db = new JobFixture()
  db.file('in/a.json.gz', gzipSync('{"Item":{"pk":{"S":"imported1"}}}\n'))
  db.file('in/b.json', '{"Item":{"pk":{"S":"b"},"n":{"N":"1"}}}\n{"Item":{"pk":{"S":"b"},"n":{"N":"2"}}}\n')
  db.file('other.json', 'not this')
  const begun = db.import({ ClientToken: 'token' })
  expect(begun).toMatchObject({
    ImportTableDescription: {
      ImportStatus: 'IN_PROGRESS',
      ImportArn: expect.stringMatching(
        /^arn:aws:dynamodb:us-east-1:000000000000:table\/made\/import\/01772409600000-[0-9a-f]{8}$/,
      ),
      ClientToken: 'token',
      InputCompressionType: 'NONE',
    },
  })
  await db.jobs.settle()
  const { ImportArn } = (begun as { ImportTableDescription: { ImportArn: string } }).ImportTableDescription
  // Duplicate keys overwrite, and are no errors.
  expect(plain(db.ok('DescribeImport', { TableName: undefined, ImportArn }))).toMatchObject({
    ImportTableDescription: {
      ImportStatus: 'COMPLETED',
      ErrorCount: 0,
      ProcessedItemCount: 3,
      ImportedItemCount: 2,
      ProcessedSizeBytes: 114,
    },
  })
  expect(db.ok('Scan', { TableName: 'made' }).Count).toBe(2)
  // The same token again is the same import; another request of it is a conflict.
  expect(db.import({ ClientToken: 'token' })).toMatchObject({ ImportTableDescription: { ImportArn } })
  expect(db.import({ ClientToken: 'token', InputFormat: 'ION' })).toMatchObject({
    error: { name: 'ImportConflictException' },
  })
  expect(db.import()).toEqual(refused('Table already exists: made', 'ResourceInUseException'))
})

it('columns of CSV are text but for the keys; HeaderList names them, and the first line is data', async () => {
  const db = new JobFixture()
  db.file('in/a.csv', 'a;1\nb;2\n')
  const InputFormatOptions = { Csv: { Delimiter: ';', HeaderList: ['pk', 'n'] } }
  expect(await db.imported({ InputFormat: 'CSV', InputFormatOptions })).toMatchObject({ ImportStatus: 'COMPLETED' })
  expect(plain(db.ok('GetItem', { TableName: 'made', Key: { pk: S('a') } }).Item)).toEqual({ pk: S('a'), n: S('1') })
})

it('a bad item makes it FAILED; the others are there, and the log has the reason', async () => {
  const db = new JobFixture()
  db.file('in/a.json', '{"Item":{"pk":{"S":"a"}}}\n{"Item":{"n":{"N":"1"}}}\n')
  const description = await db.imported()
  expect(description).toMatchObject({
    ImportStatus: 'FAILED',
    ErrorCount: 1,
    ImportedItemCount: 1,
    FailureCode: 'ItemValidationError',
    FailureMessage:
      'Some of the items failed validation checks and were not imported. Please check CloudWatch error logs for more details.',
  })
  const id = String(description['ImportArn']).split('/').at(-1) ?? ''
  const log = readFileSync(join(db.root, '.logs/aws-dynamodb/imports', id, 'error'), 'utf8')
  expect(JSON.parse(log)).toEqual({
    itemS3Pointer: { bucket: 'bucket', key: 'in/a.json', itemIndex: 1 },
    importArn: description['ImportArn'],
    errorMessages: ['One or more parameter values were invalid: Missing the key pk in the item'],
  })
})

it('without the bucket it is FAILED, and there is no table', async () => {
  const db = new JobFixture()
  expect(await db.imported({ S3BucketSource: { S3Bucket: 'nowhere' } })).toMatchObject({
    ImportStatus: 'FAILED',
    FailureCode: 'S3NoSuchBucket',
  })
  expect(db.ok('ListTables', { TableName: undefined }).TableNames).toEqual([])
})

it('an export needs point-in-time recovery, a table, and a time in its window', () => {
  const db = new JobFixture()
  expect(db.export()).toEqual(
    refused('Table not found: arn:aws:dynamodb:us-east-1:000000000000:table/tab', 'TableNotFoundException'),
  )
  db.table({ keys: 'pk:S' })
  expect(db.export()).toEqual(
    refused("Point in time recovery is not enabled for table 'tab'", 'PointInTimeRecoveryUnavailableException'),
  )
  db.ok('UpdateContinuousBackups', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })
  for (const ExportTime of [db.clock.now() / 1000 + 1, db.clock.now() / 1000 - 1])
    expect(db.export({ ExportTime })).toMatchObject({ error: { name: 'InvalidExportTimeException' } })
})

it('an export is IN_PROGRESS, then COMPLETED with its manifest, and an import takes its data', async () => {
  const db = new JobFixture()
  db.withRecovery()
  db.put({ pk: S('a'), n: N(1) }, { pk: S('b') })
  const begun = db.export({ S3Prefix: 'out', ClientToken: 'x' }) as { ExportDescription: { ExportArn: string } }
  expect(begun.ExportDescription).toMatchObject({
    ExportStatus: 'IN_PROGRESS',
    ExportFormat: 'DYNAMODB_JSON',
    ExportType: 'FULL_EXPORT',
    S3SseAlgorithm: 'AES256',
  })
  const { ExportArn } = begun.ExportDescription
  expect(db.ok('ListExports', { TableName: undefined })).toMatchObject({
    ExportSummaries: [{ ExportArn, ExportStatus: 'IN_PROGRESS', ExportType: 'FULL_EXPORT' }],
  })
  await db.jobs.settle()
  const { ExportDescription: done } = db.ok('DescribeExport', { TableName: undefined, ExportArn })
  const id = ExportArn.split('/').at(-1)
  expect(done).toMatchObject({
    ExportStatus: 'COMPLETED',
    ItemCount: 2,
    BilledSizeBytes: 9,
    ExportManifest: `out/AWSDynamoDB/${id}/manifest-summary.json`,
  })
  expect(existsSync(join(db.root, 'bucket', done?.ExportManifest ?? ''))).toBe(true)
  const S3BucketSource = { S3Bucket: 'bucket', S3KeyPrefix: `out/AWSDynamoDB/${id}/data/` }
  expect(await db.imported({ S3BucketSource, InputCompressionType: 'GZIP' })).toMatchObject({
    ImportStatus: 'COMPLETED',
    ImportedItemCount: 2,
  })
  expect(plain(db.ok('Scan', { TableName: 'made' }).Items)).toEqual(plain(db.ok('Scan', {}).Items))
  expect(db.export({ S3Prefix: 'other', ClientToken: 'x' })).toMatchObject({
    error: { name: 'ExportConflictException' },
  })
})

it('a prefix leads nowhere out of its bucket', async () => {
  const db = new JobFixture()
  db.withRecovery()
  const { ExportDescription: begun } = db.export({ S3Prefix: '../../out' }) as { ExportDescription: Plain }
  await db.jobs.settle()
  const { ExportDescription: done } = db.ok('DescribeExport', { TableName: undefined, ExportArn: begun['ExportArn'] })
  expect(done).toMatchObject({ ExportStatus: 'FAILED', FailureCode: 'S3AccessDenied' })
  expect(existsSync(join(db.root, '../out'))).toBe(false)
})

it('lists are pages; what is not there is not found', async () => {
  const db = new JobFixture()
  const bucket = { S3BucketSource: { S3Bucket: 'nowhere' } }
  for (let at = 0; at < 3; at++) db.import({ ...bucket, ClientToken: `t${at}` })
  const first = db.ok('ListImports', { TableName: undefined, PageSize: 2 })
  expect(first.ImportSummaryList).toHaveLength(2)
  const rest = db.ok('ListImports', { TableName: undefined, PageSize: 2, NextToken: first.NextToken })
  expect(rest.ImportSummaryList).toHaveLength(1)
  expect(rest.NextToken).toBeUndefined()
  const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/tab/import/0-0'
  expect(db.call('DescribeImport', { TableName: undefined, ImportArn: arn })).toMatchObject({
    error: { name: 'ImportNotFoundException' },
  })
  expect(db.call('DescribeExport', { TableName: undefined, ExportArn: arn })).toMatchObject({
    error: { name: 'ExportNotFoundException' },
  })
})

it('what the process that ran it left behind is FAILED after a while', () => {
  const db = new JobFixture()
  db.file('in/a.json', '{"Item":{"pk":{"S":"a"}}}\n')
  const { ImportTableDescription: begun } = db.import() as { ImportTableDescription: { ImportArn: string } }
  const request = { TableName: undefined, ImportArn: begun.ImportArn }
  db.jobs.isRunning = () => false
  expect(db.ok('DescribeImport', request)).toMatchObject({ ImportTableDescription: { ImportStatus: 'IN_PROGRESS' } })
  db.clock.advance(61_000)
  expect(db.ok('DescribeImport', request)).toMatchObject({ ImportTableDescription: { ImportStatus: 'FAILED' } })
})
