import { expect, test } from 'vitest'
import {
  all,
  attributes,
  ControlPlane,
  expectInvalid,
  expectRefusal,
  hash,
  hourMs,
  index,
  provisioned,
  range,
  startMs,
  units,
} from './control-plane.ts'

const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/shop'
const withIndexes = {
  KeySchema: [hash('a'), range('b')],
  AttributeDefinitions: attributes('a', 'b'),
  LocalSecondaryIndexes: [index('local', hash('a'), range('b'))],
  GlobalSecondaryIndexes: [index('global', hash('b'))],
}

test('CT-40: CREATING with zeros, a version-4 UUID and the ARN; README 21: ACTIVE, warm and unprotected afterwards', () => {
  const plane = new ControlPlane()
  const created = plane.create(provisioned)
  const description = {
    AttributeDefinitions: attributes('a'),
    TableName: 'shop',
    KeySchema: [hash('a')],
    CreationDateTime: startMs / 1000,
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...units(5, 5) },
    TableSizeBytes: 0,
    ItemCount: 0,
    TableArn: arn,
    TableId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    DeletionProtectionEnabled: false,
  }
  expect(created).toEqual({ ...description, TableStatus: 'CREATING' })
  expect(plane.describe()).toEqual({
    ...description,
    TableId: created.TableId,
    TableStatus: 'ACTIVE',
    WarmThroughput: { ReadUnitsPerSecond: 5, WriteUnitsPerSecond: 5, Status: 'ACTIVE' },
  })
})

test('CT-41: on demand shows zeros and its mode; the date of the switch once ACTIVE', () => {
  const plane = new ControlPlane()
  const zeros = { NumberOfDecreasesToday: 0, ...units(0, 0) }
  expect(plane.create()).toMatchObject({
    ProvisionedThroughput: zeros,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
  })
  expect(plane.describe()).toMatchObject({
    ProvisionedThroughput: zeros,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: startMs / 1000 },
    TableThroughputModeSummary: {
      TableThroughputMode: 'PAY_PER_REQUEST',
      LastUpdateToPayPerRequestDateTime: startMs / 1000,
    },
    WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: 'ACTIVE' },
  })
})

test('CT-41: the date is absent while CREATING', () => {
  const created = new ControlPlane().create()
  expect(created.BillingModeSummary).toEqual({ BillingMode: 'PAY_PER_REQUEST' })
  expect(created).toHaveProperty('TableThroughputModeSummary', { TableThroughputMode: 'PAY_PER_REQUEST' })
})

test('CT-42: a global index has a status and units of its own, a local one has neither', () => {
  const plane = new ControlPlane()
  const local = {
    IndexName: 'local',
    KeySchema: [hash('a'), range('b')],
    Projection: all,
    IndexSizeBytes: 0,
    ItemCount: 0,
    IndexArn: `${arn}/index/local`,
  }
  const global = {
    IndexName: 'global',
    KeySchema: [hash('b')],
    Projection: all,
    IndexSizeBytes: 0,
    ItemCount: 0,
    IndexArn: `${arn}/index/global`,
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...units(0, 0) },
  }
  const created = plane.create(withIndexes)
  expect(created.LocalSecondaryIndexes).toEqual([local])
  expect(created.GlobalSecondaryIndexes).toEqual([{ ...global, IndexStatus: 'CREATING' }])
  const described = plane.describe()
  expect(described.LocalSecondaryIndexes).toEqual([local])
  expect(described.GlobalSecondaryIndexes).toEqual([
    {
      ...global,
      IndexStatus: 'ACTIVE',
      WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: 'ACTIVE' },
    },
  ])
})

test('CT-44: a table created again has another id', () => {
  const plane = new ControlPlane()
  const first = plane.create()
  expect(plane.describe().TableId).toBe(first.TableId)
  plane.delete()
  expect(plane.create().TableId).not.toBe(first.TableId)
})

test('CT-45: encryption with the managed key of the account', () => {
  const plane = new ControlPlane()
  expect(plane.create({ SSESpecification: { Enabled: true } }).SSEDescription).toEqual({
    Status: 'ENABLED',
    SSEType: 'KMS',
    KMSMasterKeyArn: expect.stringMatching(/^arn:aws:kms:us-east-1:000000000000:key\/[0-9a-f-]{36}$/),
  })
  const own = 'arn:aws:kms:us-east-1:000000000000:key/own'
  plane.create({ TableName: 'own', SSESpecification: { Enabled: true, KMSMasterKeyId: own } })
  expect(plane.describe('own').SSEDescription?.KMSMasterKeyArn).toBe(own)
})

test('what is set shows: class, ceilings, stream, protection, projected names', () => {
  const plane = new ControlPlane()
  const include = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['x', 'y'] } as const
  plane.create({
    TableClass: 'STANDARD_INFREQUENT_ACCESS',
    OnDemandThroughput: { MaxReadRequestUnits: 100 },
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    DeletionProtectionEnabled: true,
    GlobalSecondaryIndexes: [
      { ...index('global', hash('a')), Projection: include, OnDemandThroughput: { MaxWriteRequestUnits: 7 } },
    ],
  })
  expect(plane.describe()).toMatchObject({
    TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
    OnDemandThroughput: { MaxReadRequestUnits: 100 },
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    LatestStreamLabel: '2026-03-02T00:00:00.000',
    LatestStreamArn: `${arn}/stream/2026-03-02T00:00:00.000`,
    DeletionProtectionEnabled: true,
    GlobalSecondaryIndexes: [{ Projection: include, OnDemandThroughput: { MaxWriteRequestUnits: 7 } }],
  })
})

test('224: a missing table is named', () => {
  const plane = new ControlPlane()
  const notFound = 'Requested resource not found: Table: shop not found'
  expectRefusal(() => plane.describe(), 'ResourceNotFoundException', notFound)
  expectRefusal(() => plane.describe(arn), 'ResourceNotFoundException', notFound)
  expectRefusal(() => plane.update({ DeletionProtectionEnabled: true }), 'ResourceNotFoundException', notFound)
  expectRefusal(() => plane.delete(), 'ResourceNotFoundException', notFound)
})

test('TN-4: a name of two characters', () => {
  const message = 'TableName must be at least 3 characters long and at most 255 characters long'
  expectInvalid(() => new ControlPlane().describe('ab'), message)
  expectInvalid(() => new ControlPlane().delete('ab'), message)
})

test('data-model 13: an ARN names the table, one of another Region or account does not', () => {
  const plane = new ControlPlane()
  plane.create()
  expect(plane.describe(arn).TableName).toBe('shop')
  expect(() => plane.describe(arn.replace('us-east-1', 'eu-west-1'))).toThrow('Requested resource not found')
  expect(() => plane.describe(arn.replace('000000000000', '123456789012'))).toThrow('Requested resource not found')
  expectInvalid(
    () => plane.describe('arn:a:b:c:d:e/f'),
    'Invalid TableArn: Invalid ResourceArn provided as input arn:a:b:c:d:e/f',
  )
  plane.call('UpdateTable', { TableName: arn, DeletionProtectionEnabled: false })
  plane.delete(arn)
  expect(plane.call('ListTables', {}).TableNames).toEqual([])
})

test('with a delay, statuses last as long as the clock says', () => {
  const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
  plane.create(withIndexes)
  plane.clock.advance(hourMs - 1)
  expect(plane.describe()).toMatchObject({
    TableStatus: 'CREATING',
    GlobalSecondaryIndexes: [{ IndexStatus: 'CREATING' }],
  })
  plane.clock.advance(1)
  expect(plane.describe()).toMatchObject({ TableStatus: 'ACTIVE', GlobalSecondaryIndexes: [{ IndexStatus: 'ACTIVE' }] })
})

test('ORD-11: for item operations a table on its way in or out is not there', () => {
  const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
  const { context } = plane.engine
  const act = () => context.table('shop')
  const notFound = 'Requested resource not found'
  expectRefusal(act, 'ResourceNotFoundException', notFound)
  plane.create()
  expectRefusal(act, 'ResourceNotFoundException', notFound)
  plane.clock.advance(hourMs)
  expect(act().table.name).toBe('shop')
  expect(act()).toBe(act())
  plane.delete()
  expectRefusal(act, 'ResourceNotFoundException', notFound)
})
