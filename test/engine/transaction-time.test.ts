import { describe, expect, it } from 'vitest'
import { Fixture, N, plain, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Transactions that take a while, so that others meet them. Source: reference, operations 8 "Conflicts", TX-4, TX-5; DIFF-4. */

const timeMs = 200
const held = { pk: S('held') }
const checked = { pk: S('checked') }
const free = { pk: S('free') }

const put = (Item: Plain, more: Plain = {}): Plain => ({ Put: { TableName: 'tab', Item, ...more } })
const get = (Key: Plain): Plain => ({ Get: { TableName: 'tab', Key } })
const transact = (db: Fixture, TransactItems: readonly Plain[], more: Plain = {}): unknown =>
  db.call('TransactWriteItems', { TransactItems, ...more })
const statement = (db: Fixture, Statement: string): unknown => db.call('ExecuteStatement', { Statement })
const inTransaction = (db: Fixture, ...statements: readonly string[]): unknown =>
  db.call('ExecuteTransaction', { TransactStatements: statements.map((Statement) => ({ Statement })) })

/** A transaction that holds the item `held` by a Put and `checked` by a check. */
const begin = (db: Fixture, more: Plain = {}): unknown =>
  transact(
    db,
    [
      put({ ...held, n: N(1) }),
      { ConditionCheck: { TableName: 'tab', Key: checked, ConditionExpression: 'attribute_exists(pk)' } },
    ],
    more,
  )

function ongoing(): Fixture {
  const db = tableFixture({}, { settings: { transactionTimeMs: timeMs } })
  db.put({ ...checked, n: N(0) }, { ...free, n: N(0) })
  expect(begin(db)).toEqual({})
  return db
}

const conflict = refused('Transaction is ongoing for the item', 'TransactionConflictException')
const reason = { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item.' }
const cancelled = (...reasons: readonly { readonly Code: string }[]): unknown => ({
  error: {
    name: 'TransactionCanceledException',
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    CancellationReasons: reasons,
  },
})
const none = { Code: 'None' }
const set = (Key: Plain): Plain => ({ Key, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': N(2) } })

describe('a write by itself', () => {
  it.each<[string, (db: Fixture, key: Plain) => unknown]>([
    ['PutItem', (db, key) => db.call('PutItem', { Item: { ...key, n: N(2) } })],
    ['UpdateItem', (db, key) => db.call('UpdateItem', set(key))],
    ['DeleteItem', (db, key) => db.call('DeleteItem', { Key: key })],
    ['UPDATE', (db, { pk }) => statement(db, `UPDATE tab SET n = 2 WHERE pk = '${(pk as { S: string }).S}'`)],
    ['DELETE', (db, { pk }) => statement(db, `DELETE FROM tab WHERE pk = '${(pk as { S: string }).S}'`)],
  ])('%s', (_, write) => {
    const db = ongoing()
    expect(write(db, held)).toEqual(conflict)
    expect(db.charges).toEqual([])
    expect(write(db, checked)).toEqual(conflict)
    expect(write(db, free)).not.toHaveProperty('error')
    expect(db.get(held)).toEqual({ ...held, n: N(1) })
    db.clock.advance(timeMs - 1)
    expect(write(db, held)).toEqual(conflict)
    db.clock.advance(1)
    expect(write(db, held)).not.toHaveProperty('error')
  })

  it('INSERT is not told that the item exists', () => {
    expect(statement(ongoing(), "INSERT INTO tab VALUE {'pk': 'held'}")).toEqual(conflict)
  })

  it('what is wrong with the request itself is said first', () => {
    const db = ongoing()
    expect(db.call('UpdateItem', { ...set(held), UpdateExpression: 'SET n = ' })).toMatchObject({
      error: { name: 'ValidationException' },
    })
  })
})

describe('a batch', () => {
  it('BatchWriteItem leaves unprocessed what is held', () => {
    const db = ongoing()
    const putHeld = { PutRequest: { Item: { ...held, n: { N: '3.0' } } } }
    const requests = [{ DeleteRequest: { Key: free } }, putHeld, { DeleteRequest: { Key: checked } }]
    const request = { RequestItems: { tab: requests }, ReturnConsumedCapacity: 'TOTAL' }
    expect(plain(db.call('BatchWriteItem', request))).toEqual({
      UnprocessedItems: { tab: [putHeld, { DeleteRequest: { Key: checked } }] },
      ConsumedCapacity: [{ TableName: 'tab', CapacityUnits: 1 }],
    })
    expect([db.get(free), db.get(held)]).toEqual([undefined, { ...held, n: N(1) }])
    db.clock.advance(timeMs)
    expect(plain(db.call('BatchWriteItem', { RequestItems: { tab: [putHeld] } }))).toEqual({ UnprocessedItems: {} })
    expect(db.get(held)).toEqual({ ...held, n: N(3) })
  })

  it('PQL-74 a member of BatchExecuteStatement has the conflict as its error', () => {
    const db = ongoing()
    const Statements = ['held', 'free'].map((pk) => ({ Statement: `UPDATE tab SET n = 5 WHERE pk = '${pk}'` }))
    expect(plain(db.call('BatchExecuteStatement', { Statements }))).toEqual({
      Responses: [
        { TableName: 'tab', Error: { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } },
        { TableName: 'tab' },
      ],
    })
  })
})

describe('another transaction', () => {
  it('that writes is cancelled, with the reason at each item that is held', () => {
    const db = ongoing()
    const failing = put({ ...free, n: N(9) }, { ConditionExpression: 'attribute_not_exists(pk)' })
    expect(transact(db, [put({ pk: S('new') }), put(held), failing])).toEqual(
      cancelled(none, reason, { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' } as never),
    )
    expect(db.get({ pk: S('new') })).toBeUndefined()
    expect(transact(db, [{ Delete: { TableName: 'tab', Key: checked } }])).toEqual(cancelled(reason))
    expect(
      inTransaction(
        db,
        "UPDATE tab SET n = 4 WHERE pk = 'free'",
        "EXISTS(SELECT * FROM tab WHERE pk = 'held' AND n = 1)",
      ),
    ).toEqual(cancelled(none, reason))
  })

  it('that reads is cancelled', () => {
    const db = ongoing()
    const read = { TransactItems: [get(free), get(held)] }
    expect(db.call('TransactGetItems', read)).toEqual(cancelled(none, reason))
    expect(inTransaction(db, "SELECT * FROM tab WHERE pk = 'held'")).toEqual(cancelled(reason))
    db.clock.advance(timeMs)
    expect(plain(db.call('TransactGetItems', read))).toMatchObject({ Responses: [{}, { Item: { n: N(1) } }] })
  })

  it('that was cancelled holds nothing, nor does one that reads', () => {
    const db = ongoing()
    transact(db, [put({ ...free, n: N(1) }), put(held)])
    db.call('TransactGetItems', { TransactItems: [get(free)] })
    expect(db.call('PutItem', { Item: free })).toEqual({})
  })

  it('of statements holds its items as well', () => {
    const db = ongoing()
    expect(inTransaction(db, "UPDATE tab SET n = 4 WHERE pk = 'free'")).toEqual({ Responses: [] })
    expect(db.call('DeleteItem', { Key: free })).toEqual(conflict)
  })
})

describe('plain reads are not kept waiting, and see what was written', () => {
  it.each<[string, (db: Fixture) => unknown]>([
    ['GetItem', (db) => [db.ok('GetItem', { Key: held, ConsistentRead: true }).Item]],
    ['BatchGetItem', (db) => db.ok('BatchGetItem', { RequestItems: { tab: { Keys: [held] } } }).Responses?.['tab']],
    ['Scan', (db) => db.ok('Scan', { FilterExpression: 'n = :n', ExpressionAttributeValues: { ':n': N(1) } }).Items],
    ['SELECT', (db) => db.ok('ExecuteStatement', { Statement: "SELECT * FROM tab WHERE pk = 'held'" }).Items],
  ])('%s', (_, read) => {
    expect(plain(read(ongoing()))).toEqual([{ ...held, n: N(1) }])
  })
})

describe('a token', () => {
  const inProgress = refused(
    'The transaction with the given request token is already in progress.',
    'TransactionInProgressException',
  )

  it('operations 8: the same request meets itself, and is answered from what was kept when it is over', () => {
    const db = ongoing()
    db.clock.advance(timeMs)
    const token = { ClientRequestToken: 'once' }
    expect(begin(db, token)).toEqual({})
    expect(begin(db, token)).toEqual(inProgress)
    db.clock.advance(timeMs - 1)
    expect(begin(db, token)).toEqual(inProgress)
    db.clock.advance(1)
    expect(begin(db, token)).toEqual({})
    // What is only repeated takes no time.
    expect(db.call('DeleteItem', { Key: held })).toEqual({})
  })

  it('another request with it is a mismatch all the same', () => {
    const db = tableFixture({}, { settings: { transactionTimeMs: timeMs } })
    transact(db, [put(held)], { ClientRequestToken: 'once' })
    expect(transact(db, [put(free)], { ClientRequestToken: 'once' })).toMatchObject({
      error: { name: 'IdempotentParameterMismatchException' },
    })
  })

  it('IDEM-3 of ExecuteTransaction is another one', () => {
    const db = tableFixture({}, { settings: { transactionTimeMs: timeMs } })
    const run = (pk: string): unknown =>
      db.call('ExecuteTransaction', {
        TransactStatements: [{ Statement: `INSERT INTO tab VALUE {'pk': '${pk}'}` }],
        ClientRequestToken: 'once',
      })
    expect(transact(db, [put(held)], { ClientRequestToken: 'once' })).toEqual({})
    expect(run('free')).toEqual({ Responses: [] })
    expect(run('free')).toEqual(inProgress)
  })
})

describe('what is held', () => {
  it('is the item of one table in one Region', () => {
    const db = ongoing()
    db.table({ name: 'other' })
    expect(db.call('PutItem', { TableName: 'other', Item: held })).toEqual({})
    const elsewhere = { region: 'eu-west-1' }
    const request = { TableName: 'tab', Item: held }
    db.engine.runSync(
      'CreateTable',
      {
        TableName: 'tab',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
      elsewhere,
    )
    expect(db.engine.runSync('PutItem', request, elsewhere)).toEqual({})
    const transaction = { TransactItems: [{ Put: request }] }
    db.engine.runSync('TransactWriteItems', transaction, elsewhere)
    expect(() => db.engine.runSync('PutItem', request, elsewhere)).toThrow('Transaction is ongoing for the item')
  })

  it('is what one call asked for, where a call has a time of its own', () => {
    const db = tableFixture()
    const transaction = { TransactItems: [{ Put: { TableName: 'tab', Item: held } }] }
    db.engine.runSync('TransactWriteItems', transaction)
    expect(db.call('PutItem', { Item: held })).toEqual({})
    db.engine.runSync('TransactWriteItems', transaction, { transactionTimeMs: 1 })
    expect(db.call('PutItem', { Item: held })).toEqual(conflict)
  })

  it('is nothing unless somebody wants it', () => {
    const db = new Fixture()
    db.table()
    expect([transact(db, [put(held)]), transact(db, [put(held)])]).toEqual([{}, {}])
  })
})
