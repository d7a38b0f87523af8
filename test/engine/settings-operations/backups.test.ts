import { expect, test } from 'vitest'
import { must } from '../../../src/base/must.ts'
import { ApiError } from '../../../src/model/api-error.ts'
import type { Item } from '../../../src/model/value.ts'
import type { Request } from '../../../src/operation/operation.ts'
import {
  all,
  attributes,
  ControlPlane,
  expectRefusal,
  hash,
  hourMs,
  index,
  range,
  startMs,
  units,
} from '../tables/control-plane.ts'

const minuteMs = 60_000
const dayMs = 24 * hourMs

/** A table `shop` with items, on a clock that is moved by hand. */
class Shop {
  readonly plane: ControlPlane

  constructor(
    table: Partial<Request<'CreateTable'>> = {},
    options: ConstructorParameters<typeof ControlPlane>[0] = {},
  ) {
    this.plane = new ControlPlane(options)
    this.plane.create({
      AttributeDefinitions: attributes('pk', 'sk', 'status'),
      KeySchema: [hash('pk'), range('sk')],
      GlobalSecondaryIndexes: [index('byStatus', hash('status'), range('sk'))],
      ...table,
    })
  }

  put(pk: string, status: string, TableName = 'shop'): void {
    this.plane.call('PutItem', { TableName, Item: item(pk, status) })
  }

  recover(PointInTimeRecoveryEnabled = true): void {
    this.plane.call('UpdateContinuousBackups', {
      TableName: 'shop',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
    })
  }

  backup(BackupName = 'nightly', TableName = 'shop') {
    return must(this.plane.call('CreateBackup', { TableName, BackupName }).BackupDetails, 'details')
  }

  items(TableName: string, IndexName?: string): readonly string[] {
    const { Items = [] } = this.plane.call('Scan', { TableName, IndexName })
    return Items.map(
      ({ pk, status }) =>
        `${pk !== undefined && 'S' in pk ? pk.S : ''}=${status !== undefined && 'S' in status ? status.S : ''}`,
    ).sort()
  }
}

/** Where the words are not known. */
function codeOf(act: () => unknown): string {
  try {
    return JSON.stringify(act())
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return error.code
  }
}

const item = (pk: string, status: string): Item => ({ pk: { S: pk }, sk: { S: 'x' }, status: { S: status } })

test('operations 13, README row 40: CreateBackup is CREATING in its answer and AVAILABLE soon after', () => {
  const shop = new Shop({}, { settings: { ddlDelayMs: minuteMs } })
  shop.plane.clock.advance(hourMs)
  shop.put('a', 'new')
  const details = shop.backup()
  expect(details).toEqual({
    BackupArn: expect.stringMatching(
      new RegExp(`^arn:aws:dynamodb:us-east-1:000000000000:table/shop/backup/0${startMs + hourMs}-[0-9a-f]{8}$`),
    ),
    BackupName: 'nightly',
    BackupSizeBytes: 115,
    BackupStatus: 'CREATING',
    BackupType: 'USER',
    BackupCreationDateTime: (startMs + hourMs) / 1000,
  })
  const { BackupArn } = details
  const status = () => shop.plane.call('DescribeBackup', { BackupArn }).BackupDescription?.BackupDetails?.BackupStatus
  expect(status()).toBe('CREATING')
  expect(codeOf(() => shop.plane.call('DeleteBackup', { BackupArn }))).toBe('BackupInUseException')
  shop.plane.clock.advance(minuteMs)
  expect(status()).toBe('AVAILABLE')
})

test('operations 13: DescribeBackup tells of the table and its features as they were then', () => {
  const shop = new Shop({
    BillingMode: 'PROVISIONED',
    ProvisionedThroughput: units(5, 6),
    GlobalSecondaryIndexes: [{ ...index('byStatus', hash('status'), range('sk')), ProvisionedThroughput: units(1, 2) }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  })
  shop.put('a', 'new')
  const { TableId } = shop.plane.describe()
  const { BackupArn } = shop.backup()
  shop.put('b', 'new')
  shop.plane.update({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byStatus' } }] })
  const description = shop.plane.call('DescribeBackup', { BackupArn }).BackupDescription
  expect(description?.SourceTableDetails).toEqual({
    TableName: 'shop',
    TableId,
    TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/shop',
    TableSizeBytes: 115,
    KeySchema: [hash('pk'), range('sk')],
    TableCreationDateTime: startMs / 1000,
    ProvisionedThroughput: units(5, 6),
    ItemCount: 1,
    BillingMode: 'PROVISIONED',
  })
  expect(description?.SourceTableFeatureDetails).toEqual({
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byStatus',
        KeySchema: [hash('status'), range('sk')],
        Projection: all,
        ProvisionedThroughput: units(1, 2),
      },
    ],
    StreamDescription: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
  })
})

test('errors 241, 242; operations 13: what is not there, and DeleteBackup answers with DELETED', () => {
  const shop = new Shop()
  expectRefusal(() => shop.backup('nightly', 'none'), 'TableNotFoundException', 'Table not found: none')
  const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/shop/backup/01-00000000'
  for (const name of ['DescribeBackup', 'DeleteBackup'] as const) {
    expectRefusal(
      () => shop.plane.call(name, { BackupArn: arn }),
      'BackupNotFoundException',
      `Backup not found: ${arn}`,
    )
  }
  const { BackupArn } = shop.backup()
  const deleted = shop.plane.call('DeleteBackup', { BackupArn }).BackupDescription
  expect(deleted?.BackupDetails?.BackupStatus).toBe('DELETED')
  expect(codeOf(() => shop.plane.call('DescribeBackup', { BackupArn }))).toBe('BackupNotFoundException')
  expect(shop.plane.call('ListBackups', {}).BackupSummaries).toEqual([])
})

test('streams-ttl-backup 7: ListBackups by table, time and type, in pages; backups outlive their table', () => {
  const shop = new Shop()
  const made = ['one', 'two', 'three'].map((name) => {
    const { BackupArn } = shop.backup(name)
    shop.plane.clock.advance(hourMs)
    return BackupArn
  })
  shop.plane.create({ TableName: 'other' })
  shop.backup('fourth', 'other')
  shop.plane.delete('shop')
  const names = (request: Request<'ListBackups'> = {}) => {
    const { BackupSummaries = [], LastEvaluatedBackupArn: last } = shop.plane.call('ListBackups', request)
    return [BackupSummaries.map(({ BackupName }) => BackupName).join(' '), last]
  }
  expect(names()).toEqual(['one two three fourth', undefined])
  expect(names({ TableName: 'shop' })).toEqual(['one two three', undefined])
  expect(names({ Limit: 2 })).toEqual(['one two', made[1]])
  expect(names({ ExclusiveStartBackupArn: made[1] })).toEqual(['three fourth', undefined])
  const seconds = (hours: number): number => (startMs + hours * hourMs) / 1000
  expect(names({ TimeRangeLowerBound: seconds(1), TimeRangeUpperBound: seconds(2) })).toEqual(['two', undefined])
  expect(names({ BackupType: 'SYSTEM' })).toEqual(['', undefined])
  expect(names({ BackupType: 'ALL', TableName: 'other' })).toEqual(['fourth', undefined])
})

test('streams-ttl-backup, last part: a restore answers at once with its summary and brings items, keys and indexes', () => {
  const shop = new Shop({
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    Tags: [{ Key: 'env', Value: 'prod' }],
    DeletionProtectionEnabled: true,
  })
  shop.put('a', 'new')
  shop.put('b', 'old')
  shop.recover()
  const { BackupArn } = shop.backup()
  shop.put('a', 'changed')
  shop.put('c', 'late')
  const answer = shop.plane.call('RestoreTableFromBackup', { BackupArn, TargetTableName: 'copy' }).TableDescription
  const summary = {
    SourceBackupArn: BackupArn,
    SourceTableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/shop',
    RestoreDateTime: startMs / 1000,
  }
  expect(answer).toMatchObject({ TableStatus: 'CREATING', RestoreSummary: { ...summary, RestoreInProgress: true } })
  expect(shop.items('copy')).toEqual(['a=new', 'b=old'])
  expect(shop.items('copy', 'byStatus')).toEqual(['a=new', 'b=old'])
  const copy = shop.plane.describe('copy')
  expect(copy).toMatchObject({
    TableStatus: 'ACTIVE',
    RestoreSummary: { ...summary, RestoreInProgress: false },
    DeletionProtectionEnabled: false,
    ItemCount: 2,
  })
  expect(copy.StreamSpecification).toBeUndefined()
  expect(shop.plane.call('ListTagsOfResource', { ResourceArn: must(copy.TableArn, 'an ARN') }).Tags).toEqual([])
  const recovery = shop.plane.call('DescribeContinuousBackups', { TableName: 'copy' })
  expect(recovery.ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toEqual({
    PointInTimeRecoveryStatus: 'DISABLED',
  })
})

test('streams-ttl-backup, last part: a table that is still being restored cannot be deleted', () => {
  const shop = new Shop({}, { settings: { ddlDelayMs: minuteMs } })
  shop.plane.clock.advance(minuteMs)
  const { BackupArn } = shop.backup()
  shop.plane.clock.advance(minuteMs)
  shop.plane.call('RestoreTableFromBackup', { BackupArn, TargetTableName: 'copy' })
  expect(codeOf(() => shop.plane.delete('copy'))).toBe('ResourceInUseException')
  const again = () => shop.plane.call('RestoreTableFromBackup', { BackupArn, TargetTableName: 'copy' })
  expect(codeOf(again)).toBe('TableInUseException')
})

test('errors 243, streams-ttl-backup 6: overrides of a restore, and what they may not be', () => {
  const shop = new Shop()
  shop.put('a', 'new')
  const { BackupArn } = shop.backup()
  const restore = (request: Partial<Request<'RestoreTableFromBackup'>>) =>
    shop.plane.call('RestoreTableFromBackup', { BackupArn, TargetTableName: 'copy', ...request })
  expectRefusal(() => restore({ TargetTableName: 'shop' }), 'TableAlreadyExistsException', 'Table already exists: shop')
  const warm = { ...index('byStatus', hash('status'), range('sk')), WarmThroughput: { ReadUnitsPerSecond: 13_000 } }
  expect(codeOf(() => restore({ GlobalSecondaryIndexOverride: [warm] }))).toBe('ValidationException')
  const other = index('byStatus', hash('sk'))
  expect(codeOf(() => restore({ GlobalSecondaryIndexOverride: [other] }))).toBe('ValidationException')
  expect(codeOf(() => restore({ BillingModeOverride: 'PROVISIONED' }))).toBe('ValidationException')
  restore({
    BillingModeOverride: 'PROVISIONED',
    ProvisionedThroughputOverride: units(3, 4),
    GlobalSecondaryIndexOverride: [],
    SSESpecificationOverride: { Enabled: true, SSEType: 'KMS' },
  })
  const copy = shop.plane.describe('copy')
  expect(copy.GlobalSecondaryIndexes).toBeUndefined()
  expect(copy.AttributeDefinitions).toEqual(attributes('pk', 'sk'))
  expect(copy).toMatchObject({ ProvisionedThroughput: { ReadCapacityUnits: 3 }, SSEDescription: { SSEType: 'KMS' } })
})

test('streams-ttl-backup 6: a table is restored to what it was at a moment', () => {
  const shop = new Shop()
  shop.put('a', 'before')
  shop.recover()
  shop.plane.clock.advance(hourMs)
  shop.put('a', 'changed')
  shop.put('b', 'added')
  shop.plane.clock.advance(hourMs)
  shop.plane.call('DeleteItem', { TableName: 'shop', Key: { pk: { S: 'a' }, sk: { S: 'x' } } })
  shop.plane.clock.advance(hourMs)
  const restored = (hours: number): readonly string[] => {
    const TargetTableName = `at${hours}`
    shop.plane.call('RestoreTableToPointInTime', {
      SourceTableName: 'shop',
      TargetTableName,
      RestoreDateTime: (startMs + hours * hourMs) / 1000,
    })
    expect(shop.items(TargetTableName, 'byStatus')).toEqual(shop.items(TargetTableName))
    return shop.items(TargetTableName)
  }
  expect(restored(0)).toEqual(['a=before'])
  expect(restored(0.5)).toEqual(['a=before'])
  expect(restored(1)).toEqual(['a=changed', 'b=added'])
  expect(restored(2)).toEqual(['b=added'])
  shop.put('d', 'too late')
  const { RestoreSummary } = must(
    shop.plane.call('RestoreTableToPointInTime', {
      SourceTableArn: must(shop.plane.describe().TableArn, 'an ARN'),
      TargetTableName: 'latest',
      UseLatestRestorableTime: true,
    }).TableDescription,
    'an answer',
  )
  expect(RestoreSummary).toEqual({
    SourceTableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/shop',
    RestoreDateTime: (startMs + 3 * hourMs - 5 * minuteMs) / 1000,
    RestoreInProgress: true,
  })
  expect(shop.items('latest')).toEqual(['b=added'])
})

test('errors 244, 245; operations 13: what a table cannot be restored from, or to', () => {
  const shop = new Shop()
  const restore = (request: Partial<Request<'RestoreTableToPointInTime'>>) =>
    shop.plane.call('RestoreTableToPointInTime', {
      SourceTableName: 'shop',
      TargetTableName: 'copy',
      UseLatestRestorableTime: true,
      ...request,
    })
  expectRefusal(
    () => restore({ SourceTableName: 'none' }),
    'SourceTableNotFoundException',
    'Source table not found: none',
  )
  expectRefusal(
    () => restore({}),
    'PointInTimeRecoveryUnavailableException',
    "Point in time recovery is not enabled for table 'shop'",
  )
  shop.recover()
  shop.plane.clock.advance(hourMs)
  const at = (ms: number) => ({ UseLatestRestorableTime: undefined, RestoreDateTime: (startMs + ms) / 1000 })
  expect(codeOf(() => restore(at(-1)))).toBe('InvalidRestoreTimeException')
  expect(codeOf(() => restore(at(hourMs - 5 * minuteMs + 1)))).toBe('InvalidRestoreTimeException')
  expect(codeOf(() => restore({ UseLatestRestorableTime: undefined }))).toBe('ValidationException')
  expect(codeOf(() => restore({ TargetTableName: 'shop' }))).toBe('TableAlreadyExistsException')
  restore(at(0))
  shop.recover(false)
  expect(codeOf(() => restore({ TargetTableName: 'again' }))).toBe('PointInTimeRecoveryUnavailableException')
})

test('streams-ttl-backup 6: a deleted table with recovery leaves a SYSTEM backup of 35 days', () => {
  const shop = new Shop()
  shop.recover()
  shop.put('a', 'last')
  shop.plane.clock.advance(hourMs)
  shop.plane.delete()
  const [summary] = shop.plane.call('ListBackups', { BackupType: 'SYSTEM' }).BackupSummaries ?? []
  expect(summary).toMatchObject({
    BackupName: 'shop$DeletedTableBackup',
    BackupType: 'SYSTEM',
    BackupStatus: 'AVAILABLE',
    BackupExpiryDateTime: (startMs + hourMs + 35 * dayMs) / 1000,
  })
  shop.plane.create()
  const BackupArn = must(summary?.BackupArn, 'an ARN')
  shop.plane.call('RestoreTableFromBackup', { BackupArn, TargetTableName: 'back' })
  expect(shop.items('back')).toEqual(['a=last'])
  shop.plane.clock.advance(35 * dayMs)
  expect(codeOf(() => shop.plane.call('DescribeBackup', { BackupArn }))).toBe('BackupNotFoundException')
  shop.plane.engine.maintain()
  expect(shop.plane.engine.context.store.backups.all()).toEqual([])
})

test('what is older than the recovery period leaves the file', () => {
  const shop = new Shop()
  shop.plane.call('UpdateContinuousBackups', {
    TableName: 'shop',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 },
  })
  const images = () => [...shop.plane.engine.context.store.images(1).changedSince(0)].length
  shop.put('a', 'one')
  shop.plane.clock.advance(12 * hourMs)
  shop.put('b', 'two')
  shop.plane.clock.advance(14 * hourMs)
  expect(images()).toBe(2)
  expect(shop.plane.engine.maintain().more).toBe(false)
  expect(images()).toBe(1)
})
