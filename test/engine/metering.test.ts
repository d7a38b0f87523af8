import { expect, it } from 'vitest'
import type { Charge } from '../../src/model/charge.ts'
import type { Throttle, ThrottleCause } from '../../src/model/throttle.ts'
import type { FinishedCall, Meter } from '../../src/operation/meter.ts'
import { Fixture, N, plain, S } from './support.ts'

/** What the engine asks of a meter, tells it, and does with its refusals. Source: reference, partitions 8 and operations 7, 8. */

type Refusing = {
  readonly cause?: ThrottleCause
  readonly billing?: Throttle['billing']
  readonly when?: (charge: Charge) => boolean
}

/** Refuses every charge of which `when` is true, for want of the throughput named. */
class Counter implements Meter {
  enforcing = true
  refusing: Refusing | undefined
  readonly taken: Charge[][] = []
  readonly finished: FinishedCall[] = []

  admit(charges: readonly Charge[]): readonly Throttle[] {
    const { when, cause = 'ProvisionedThroughput', billing = 'PROVISIONED' } = this.refusing ?? {}
    const refused = charges.filter((charge) => when?.(charge) === true)
    if (refused.length === 0) this.taken.push([...charges])
    return refused.map(({ table, index, kind, hash }) => ({
      ...{ table, index: index?.name, kind, cause, billing, bucket: 'table', unitsPerSecond: 5, sinceMs: 0 },
      ...(cause === 'KeyRangeThroughput' ? { partition: { fromHash: hash, toHash: hash + 1 } } : {}),
    })) as readonly Throttle[]
  }

  attach(): void {}
  nextScaling(): undefined {}
  scaled(): void {}
  expire(): void {}
  turn(): void {}
  close(): void {}

  finish(call: FinishedCall): void {
    this.finished.push({ ...call, charges: [...call.charges], elapsedMs: 0 })
  }
}

function fixture(): { readonly db: Fixture; readonly meter: Counter } {
  const meter = new Counter()
  const db = new Fixture({ meter })
  db.table({ keys: 'pk:S', global: { byOwner: 'owner:S' } })
  meter.finished.length = 0
  return { db, meter }
}

const tableArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/tab'
const provisioned =
  'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.'
const writes = (charge: Charge): boolean => charge.kind === 'write' && charge.index === undefined
const onKey =
  (key: string) =>
  ({ key: [value] = [] }: Charge): boolean =>
    value !== undefined && 'S' in value && value.S === key

it('a write is refused before anything of it is done', () => {
  const { db, meter } = fixture()
  db.put({ pk: S('a'), n: N(1) })
  meter.refusing = { when: writes }
  expect(db.call('PutItem', { Item: { pk: S('a'), n: N(2) } })).toEqual({
    error: {
      name: 'ProvisionedThroughputExceededException',
      message: provisioned,
      ThrottlingReasons: [{ reason: 'TableWriteProvisionedThroughputExceeded', resource: tableArn }],
    },
  })
  expect(db.charges).toEqual([])
  expect(db.get({ pk: S('a') })).toEqual({ pk: S('a'), n: N(1) })
})

const onDemand =
  'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly. If exceptions persist, check if you have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html.'
const maximum = 'Throughput exceeds the maximum OnDemandThroughput configured on table or index'
/** The beginning is all that the reference has. */
const account = 'Throughput exceeds the current throughput limit for your account.'

it.each([
  ['KeyRangeThroughput', 'PROVISIONED', 'ProvisionedThroughputExceededException', provisioned],
  ['KeyRangeThroughput', 'PAY_PER_REQUEST', 'ThrottlingException', onDemand],
  ['MaxOnDemandThroughput', 'PAY_PER_REQUEST', 'ThrottlingException', maximum],
  ['AccountLimit', 'PROVISIONED', 'RequestLimitExceeded', account],
] as const)('%s of a table that is %s: %s', (cause, billing, name, message) => {
  const { db, meter } = fixture()
  meter.refusing = { cause, billing, when: ({ kind }) => kind === 'read' }
  expect(db.call('GetItem', { Key: { pk: S('a') } })).toEqual({
    error: { name, message, ThrottlingReasons: [{ reason: `TableRead${cause}Exceeded`, resource: tableArn }] },
  })
})

it.each([
  [
    'PROVISIONED',
    'The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API.',
  ],
  [
    'PAY_PER_REQUEST',
    'Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB is automatically scaling your index so please try again shortly.',
  ],
] as const)('an index of a table that is %s has words of its own', (billing, message) => {
  const { db, meter } = fixture()
  meter.refusing = { cause: 'KeyRangeThroughput', billing, when: ({ index }) => index?.name === 'byOwner' }
  expect(db.call('PutItem', { Item: { pk: S('a'), owner: S('o') } })).toMatchObject({ error: { message } })
})

it('an index that cannot take its entry refuses the write to the table', () => {
  const { db, meter } = fixture()
  meter.refusing = { when: ({ index }) => index?.name === 'byOwner' }
  expect(db.call('PutItem', { Item: { pk: S('a'), owner: S('o') } })).toMatchObject({
    error: {
      message: expect.stringContaining('one or more global secondary indexes of the table'),
      ThrottlingReasons: [{ reason: 'IndexWriteProvisionedThroughputExceeded', resource: `${tableArn}/index/byOwner` }],
    },
  })
  expect(db.get({ pk: S('a') })).toBeUndefined()
  db.put({ pk: S('a') })
})

it('a batch leaves what is throttled, and is refused when that is all', () => {
  const { db, meter } = fixture()
  const put = (pk: string) => ({ PutRequest: { Item: { pk: S(pk) } } })
  meter.refusing = { when: onKey('b') }
  const RequestItems = { tab: [put('a'), put('b'), put('c')] }
  expect(db.call('BatchWriteItem', { RequestItems })).toEqual({ UnprocessedItems: { tab: [put('b')] } })
  const Keys = ['a', 'b', 'c'].map((pk) => ({ pk: S(pk) }))
  expect(plain(db.call('BatchGetItem', { RequestItems: { tab: { Keys, ConsistentRead: true } } }))).toEqual({
    Responses: { tab: [{ pk: S('a') }, { pk: S('c') }] },
    UnprocessedKeys: { tab: { Keys: [{ pk: S('b') }], ConsistentRead: true } },
  })
  meter.refusing = { when: () => true }
  const error = { error: { name: 'ProvisionedThroughputExceededException' } }
  expect(db.call('BatchWriteItem', { RequestItems })).toMatchObject(error)
  expect(db.call('BatchGetItem', { RequestItems: { tab: { Keys } } })).toMatchObject(error)
})

it('a transaction is taken as a whole, and its reasons name the actions concerned', () => {
  const { db, meter } = fixture()
  const put = (pk: string) => ({ Put: { TableName: 'tab', Item: { pk: S(pk) } } })
  const request = { TransactItems: [put('a'), put('b')] }
  meter.refusing = { cause: 'KeyRangeThroughput', billing: 'PAY_PER_REQUEST', when: onKey('b') }
  expect(db.call('TransactWriteItems', request)).toMatchObject({
    error: {
      name: 'TransactionCanceledException',
      message: expect.stringContaining('[None, ThrottlingError]'),
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ThrottlingError', Message: expect.stringMatching(/^Throughput exceeds/) },
      ],
    },
  })
  meter.refusing = undefined
  expect(db.get({ pk: S('a') })).toBeUndefined()
  meter.taken.length = 0
  db.ok('TransactWriteItems', request)
  expect(meter.taken.map((charges) => charges.length)).toEqual([2])
  meter.refusing = { cause: 'KeyRangeThroughput', when: onKey('a') }
  const get = (pk: string) => ({ Get: { TableName: 'tab', Key: { pk: S(pk) } } })
  expect(db.call('TransactGetItems', { TransactItems: [get('a'), get('b')] })).toMatchObject({
    error: { CancellationReasons: [{ Code: 'ProvisionedThroughputExceeded', Message: provisioned }, { Code: 'None' }] },
  })
})

it('a statement of a PartiQL batch is throttled by itself', () => {
  const { db, meter } = fixture()
  meter.refusing = { when: onKey('b') }
  const Statements = ['a', 'b'].map((pk) => ({ Statement: `INSERT INTO tab VALUE {'pk': '${pk}'}` }))
  expect(db.call('BatchExecuteStatement', { Statements })).toMatchObject({
    Responses: [{ TableName: 'tab' }, { Error: { Code: 'ProvisionedThroughputExceeded', Message: provisioned } }],
  })
})

it('what is not enforced is noted, and done', () => {
  const { db, meter } = fixture()
  meter.enforcing = false
  meter.refusing = { when: writes }
  const throttles: Throttle[] = []
  db.engine.runSync('PutItem', { TableName: 'tab', Item: { pk: { S: 'a' } } }, { throttles })
  expect(throttles).toMatchObject([{ table: 'tab', kind: 'write', cause: 'ProvisionedThroughput' }])
  expect(db.get({ pk: S('a') })).toEqual({ pk: S('a') })
  expect(meter.finished[0]).toMatchObject({ operation: 'PutItem', throttled: 1, error: undefined })
})

it('every call is told of once, with what became of it', () => {
  const { db, meter } = fixture()
  db.put({ pk: S('a') })
  db.call('PutItem', { Item: { pk: S('a') }, ConditionExpression: 'attribute_not_exists(pk)' })
  db.call('PutItem', { Item: {} })
  db.call('Query', {
    TableName: 'gone',
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': S('a') },
  })
  db.ok('Scan', {})
  db.engine.runSync('ExecuteStatement', { Statement: 'SELECT * FROM tab' }, { pattern: 'everything' })
  expect(
    meter.finished.map(({ operation, table, charges, error, returnedItems, pattern }) => [
      operation,
      table,
      charges.reduce((sum, { halfUnits }) => sum + halfUnits, 0),
      error ?? returnedItems,
      ...(pattern === undefined ? [] : [pattern]),
    ]),
  ).toEqual([
    ['PutItem', 'tab', 2, 0],
    ['PutItem', 'tab', 2, 'ConditionalCheckFailedException'],
    ['PutItem', 'tab', 0, 'ValidationException'],
    ['Query', 'gone', 0, 'ResourceNotFoundException'],
    ['Scan', 'tab', 4, 1],
    ['ExecuteStatement', undefined, 4, 1, 'everything'],
  ])
})
