import { must } from '../../../src/base/must.ts'
import type {
  GetRecordsOutput,
  Record as RecordOfStream,
  Shard,
  StreamDescription,
} from '../../../src/operation/operation-types.ts'
import { type Fixture, plain } from '../support.ts'
import { createTableRequest, type Plain, type TableShape } from '../table-shape.ts'

export type ViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** Table `tab` with a stream; returns the stream's ARN. */
export function streamedTable(db: Fixture, view: ViewType = 'NEW_AND_OLD_IMAGES', shape: TableShape = {}): string {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: view }
  const table = db.ok('CreateTable', { ...createTableRequest(shape), StreamSpecification }).TableDescription
  return must(table?.LatestStreamArn, 'a stream')
}

/** Undefined: disabled. */
export function setStream(db: Fixture, view: ViewType | undefined): string {
  const StreamSpecification =
    view === undefined ? { StreamEnabled: false } : { StreamEnabled: true, StreamViewType: view }
  const table = db.ok('UpdateTable', { StreamSpecification }).TableDescription
  return must(table?.LatestStreamArn, 'a stream')
}

export const describe = (db: Fixture, StreamArn: string, more: Plain = {}): StreamDescription =>
  must(db.ok('DescribeStream', { StreamArn, ...more }).StreamDescription, 'a description')

/** Of every page. */
export function shardsOf(db: Fixture, arn: string): readonly Shard[] {
  const shards: Shard[] = []
  for (let start: string | undefined; ; ) {
    const page = describe(db, arn, { ExclusiveStartShardId: start })
    shards.push(...must(page.Shards, 'a list'))
    start = page.LastEvaluatedShardId
    if (start === undefined) return shards
  }
}

export const shardId = (shard: Shard | undefined): string => must(shard?.ShardId, 'a shard with an id')

export const iteratorRequest = (StreamArn: string, shard: Shard | undefined, type: string, number?: string): Plain => ({
  StreamArn,
  ShardId: shardId(shard),
  ShardIteratorType: type,
  ...(number === undefined ? {} : { SequenceNumber: number }),
})

export function iterator(db: Fixture, arn: string, shard: Shard | undefined, type = 'TRIM_HORIZON', number?: string) {
  return must(db.ok('GetShardIterator', iteratorRequest(arn, shard, type, number)).ShardIterator, 'an iterator')
}

/** What one shard has from its start, page by page until there is nothing more now. */
export function recordsOf(db: Fixture, arn: string, shard: Shard | undefined, limit?: number): RecordOfStream[] {
  const records: RecordOfStream[] = []
  for (let next: string | undefined = iterator(db, arn, shard); next !== undefined; ) {
    const page: GetRecordsOutput = db.ok('GetRecords', { ShardIterator: next, Limit: limit })
    const found = must(page.Records, 'a list')
    records.push(...found)
    next = found.length === 0 ? undefined : page.NextShardIterator
  }
  return records
}

/** Shard after shard: parents come before their children. */
export const allRecords = (db: Fixture, arn: string): RecordOfStream[] =>
  shardsOf(db, arn).flatMap((shard) => recordsOf(db, arn, shard))

/** In the order in which they were written. */
export const recordsInOrder = (db: Fixture, arn: string): RecordOfStream[] =>
  allRecords(db, arn).sort((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1))

export const numberOf = (record: RecordOfStream | undefined): string =>
  must(record?.dynamodb?.SequenceNumber, 'a record has a number')

/** Names of what happened, in order. */
export const eventsOf = (db: Fixture, arn: string): readonly unknown[] =>
  recordsInOrder(db, arn).map(({ eventName }) => eventName)

/** What it shows of the item. */
export const imagesOf = (record: RecordOfStream | undefined): unknown => {
  const { Keys, NewImage, OldImage, SizeBytes } = must(record?.dynamodb, 'a record')
  return plain({ Keys, NewImage, OldImage, SizeBytes })
}
