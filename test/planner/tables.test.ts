import { expect, test } from 'vitest'
import { planStatement } from '../../src/planner/plan-statement.ts'
import { equals, map, n, path } from './nodes.ts'
import { planContext, planOf, stepsOf } from './plan.ts'

test('CREATE TABLE with everything', () => {
  const text = `CREATE TABLE IF NOT EXISTS orders (pk STRING, sk NUMBER, g BINARY) PRIMARY KEY (pk HASH, sk RANGE)
    GSI (byG ON (g HASH) PROJECTING INCLUDE (a, b) BILLING MODE PROVISIONED (3 RCU, 4 WCU), other ON (g HASH) PROJECTING KEYS ONLY)
    LSI (local ON (pk HASH, g RANGE) PROJECTING ALL)
    BILLING MODE PROVISIONED (1 RCU, 2 WCU) STREAM (BOTH IMAGES) SSE KMS TABLE CLASS STANDARD INFREQUENT ACCESS
    DELETION PROTECTION ENABLED TAGS ('env':'prod')`
  const plan = planOf(text)
  expect(plan).toMatchObject({
    steps: [{ tolerates: ['ResourceInUseException'], wait: { table: 'orders', until: 'active' } }],
  })
  expect(stepsOf(text)).toEqual([
    [
      'CreateTable',
      {
        TableName: 'orders',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'N' },
          { AttributeName: 'g', AttributeType: 'B' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'byG',
            KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a', 'b'] },
            ProvisionedThroughput: { ReadCapacityUnits: 3, WriteCapacityUnits: 4 },
          },
          {
            IndexName: 'other',
            KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
            // What it does not say is the table's.
            ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
          },
        ],
        LocalSecondaryIndexes: [
          {
            IndexName: 'local',
            KeySchema: [
              { AttributeName: 'pk', KeyType: 'HASH' },
              { AttributeName: 'g', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        SSESpecification: { Enabled: true, SSEType: 'KMS' },
        TableClass: 'STANDARD_INFREQUENT_ACCESS',
        DeletionProtectionEnabled: true,
        Tags: [{ Key: 'env', Value: 'prod' }],
      },
    ],
  ])
})

test('without BILLING MODE a table is on demand; NOWAIT waits only for what needs it', () => {
  expect(stepsOf('CREATE TABLE t (pk STRING) PRIMARY KEY (pk HASH)')[0]?.[1]).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
  })
  expect(planOf('CREATE TABLE NOWAIT t (pk STRING) PRIMARY KEY (pk HASH)')).toEqual({
    kind: 'calls',
    notes: [],
    steps: [expect.not.objectContaining({ wait: expect.anything() })],
  })
})

test('ALTER TABLE: billing of table and indexes together, indexes one at a time', () => {
  const text = `ALTER TABLE orders SET BILLING MODE PROVISIONED (5 RCU, 6 WCU)
    UPDATE GSI (byStatus SET BILLING MODE PROVISIONED (7 RCU, 8 WCU))
    (price NUMBER) CREATE GSI (byPrice ON (price HASH, placed RANGE) PROJECTING ALL)
    DROP GSI byStatus`
  const described = planOf('DESCRIBE orders')
  expect(described).toMatchObject({
    steps: [
      { step: { operation: 'DescribeTable' } },
      { step: { operation: 'DescribeTimeToLive' } },
      { step: { operation: 'DescribeContinuousBackups' } },
    ],
  })
  const orders = {
    TableName: 'orders',
    AttributeDefinitions: [{ AttributeName: 'placed', AttributeType: 'N' as const }],
  }
  expect(
    stepsOf(text, { tables: { describe: () => orders, expiresBy: () => undefined, backupsNamed: () => [] } }),
  ).toEqual([
    [
      'UpdateTable',
      {
        TableName: 'orders',
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 6 },
        GlobalSecondaryIndexUpdates: [
          { Update: { IndexName: 'byStatus', ProvisionedThroughput: { ReadCapacityUnits: 7, WriteCapacityUnits: 8 } } },
        ],
      },
    ],
    [
      'UpdateTable',
      {
        TableName: 'orders',
        AttributeDefinitions: [
          { AttributeName: 'price', AttributeType: 'N' },
          { AttributeName: 'placed', AttributeType: 'N' },
        ],
        GlobalSecondaryIndexUpdates: [
          {
            Create: {
              IndexName: 'byPrice',
              KeySchema: [
                { AttributeName: 'price', KeyType: 'HASH' },
                { AttributeName: 'placed', KeyType: 'RANGE' },
              ],
              Projection: { ProjectionType: 'ALL' },
            },
          },
        ],
      },
    ],
    ['UpdateTable', { TableName: 'orders', GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byStatus' } }] }],
  ])
})

const disabled = (TableName: string, AttributeName: string) =>
  ['UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: false, AttributeName } }] as const
const expiring = (TableName: string, AttributeName: string) =>
  ['UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName } }] as const

test('TTL of CREATE TABLE is a call of its own, and NOWAIT has to wait for the table all the same', () => {
  const text = 'CREATE TABLE NOWAIT t (pk STRING HASH) TTL (expires)'
  expect(stepsOf(text)).toEqual([['CreateTable', expect.anything()], expiring('t', 'expires')])
  expect(planOf(text)).toMatchObject({ steps: [{ wait: { table: 't', until: 'active' } }, {}] })
  expect(stepsOf('CREATE TABLE t (pk STRING HASH) TTL DISABLED')).toHaveLength(1)
})

test('TTL of ALTER TABLE stands beside UpdateTable; to disable it takes the attribute it is by', () => {
  expect(stepsOf('ALTER TABLE t SET TTL (expires)')).toEqual([expiring('t', 'expires')])
  expect(stepsOf('ALTER TABLE t SET TTL (expires), TABLE CLASS STANDARD')).toEqual([
    ['UpdateTable', { TableName: 't', TableClass: 'STANDARD' }],
    expiring('t', 'expires'),
  ])
  const orders = { describe: () => ({ TableName: 'orders' }), expiresBy: () => 'expires', backupsNamed: () => [] }
  const text = 'ALTER TABLE orders SET TTL DISABLED'
  expect(stepsOf(text, { tables: orders })).toEqual([disabled('orders', 'expires')])
  expect(() => stepsOf(text, { tables: { ...orders, expiresBy: () => undefined } })).toThrow(
    expect.objectContaining({ code: 'plan.nothing-expires' }),
  )
  expect(() => stepsOf('ALTER TABLE nowhere SET TTL DISABLED')).toThrow(
    expect.objectContaining({ code: 'plan.unknown-table' }),
  )
})

test('DROP TABLE, and what IF EXISTS tolerates', () => {
  expect(planOf('DROP TABLE IF EXISTS orders')).toEqual({
    kind: 'calls',
    notes: [],
    steps: [
      {
        step: { operation: 'DeleteTable', request: { TableName: 'orders' } },
        tolerates: ['ResourceNotFoundException'],
        wait: { table: 'orders', until: 'gone' },
      },
    ],
  })
})

test('API sends what is written; an operation that does not exist is ours to refuse', () => {
  expect(stepsOf('API GetItem {"TableName": "orders", "Key": {"pk": {"S": "a"}}}')).toEqual([
    ['GetItem', { TableName: 'orders', Key: { pk: { S: 'a' } } }],
  ])
})

test('CHECK and unknown operations are refused also where no parser stands before', () => {
  const span = { start: 0, end: 0 }
  const check = {
    kind: 'check',
    key: map({}),
    condition: equals(path('a'), n('1')),
    onFailureReturnOld: false,
    span,
  } as const
  expect(() => planStatement(check, planContext(''))).toThrow(
    expect.objectContaining({ code: 'plan.check-outside-transaction' }),
  )
  const api = { kind: 'api', operation: 'GetEverything', request: {}, source: 'api', span } as const
  expect(() => planStatement(api, planContext(''))).toThrow(expect.objectContaining({ code: 'plan.unknown-operation' }))
})

test('SHOW CREATE TABLE asks for tags by the ARN of a table that is there', () => {
  const TableArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/orders'
  const tables = {
    describe: () => ({ TableName: 'orders', TableArn }),
    expiresBy: () => undefined,
    backupsNamed: () => [],
  }
  expect(stepsOf('SHOW CREATE TABLE orders', { tables })).toEqual([
    ['DescribeTable', { TableName: 'orders' }],
    ['DescribeTimeToLive', { TableName: 'orders' }],
    ['DescribeContinuousBackups', { TableName: 'orders' }],
    ['ListTagsOfResource', { ResourceArn: TableArn }],
  ])
  expect(stepsOf('SHOW CREATE TABLE nowhere')).toEqual([
    ['DescribeTable', { TableName: 'nowhere' }],
    ['DescribeTimeToLive', { TableName: 'nowhere' }],
    ['DescribeContinuousBackups', { TableName: 'nowhere' }],
  ])
})
