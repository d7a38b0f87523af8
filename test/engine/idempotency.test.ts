import { describe, expect, it } from 'vitest'
import { envelope, type Fixture, N, plain, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** ClientRequestToken of TransactWriteItems. Source: reference, errors 60; IDEM-1 to IDEM-6, operations 8. */

const Key = { pk: S('k') }
const add: Plain = {
  Update: { TableName: 'tab', Key, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': N(1) } },
}
const call = (db: Fixture, ClientRequestToken: string | undefined, entry: Plain = add, more: Plain = {}): unknown =>
  db.call('TransactWriteItems', { TransactItems: [entry], ClientRequestToken, ...more })
const count = (db: Fixture): unknown => (db.get(Key) as { n: { N: string } } | undefined)?.n.N
const mismatch = expect.objectContaining({
  error: expect.objectContaining({ name: 'IdempotentParameterMismatchException' }) as unknown,
})

describe('IDEM-1 60 the length of a token', () => {
  it.each([
    ['', 'greater than or equal to 1'],
    ['x'.repeat(37), 'less than or equal to 36'],
  ])('%j', (token, rule) => {
    expect(call(tableFixture(), token)).toEqual(
      refused(
        `${envelope}Value '${token}' at 'clientRequestToken' failed to satisfy constraint: Member must have length ${rule}`,
      ),
    )
  })

  it('36 characters', () => {
    expect(call(tableFixture(), 'x'.repeat(36))).toEqual({})
  })
})

describe('IDEM-2 the same token', () => {
  it('with the same request runs once', () => {
    const db = tableFixture()
    expect([call(db, 'a'), call(db, 'a'), call(db, 'b'), call(db, undefined), call(db, 'a')]).toEqual([
      {},
      {},
      {},
      {},
      {},
    ])
    expect(count(db)).toBe('3')
  })

  it('with another request is refused', () => {
    const db = tableFixture()
    call(db, 'a')
    expect(call(db, 'a', { Delete: { TableName: 'tab', Key } })).toEqual(mismatch)
    expect(count(db)).toBe('1')
  })

  it('for ten minutes', () => {
    const db = tableFixture()
    call(db, 'a')
    db.clock.advance(599_999)
    call(db, 'a')
    expect(count(db)).toBe('1')
    db.clock.advance(1)
    call(db, 'a')
    expect(count(db)).toBe('2')
    db.clock.advance(600_000)
    expect(call(db, 'a', { Delete: { TableName: 'tab', Key } })).toEqual({})
    expect(count(db)).toBeUndefined()
  })

  it('is the same request whatever the order of its members', () => {
    const db = tableFixture()
    const put = (Item: Plain): Plain => ({ Put: { TableName: 'tab', Item } })
    expect(call(db, 'a', put({ pk: S('k'), m: { M: { a: N(1), b: N(2) } } }))).toEqual({})
    expect(call(db, 'a', put({ m: { M: { b: N(2), a: N(1) } }, pk: S('k') }))).toEqual({})
    expect(call(db, 'a', put({ pk: S('k'), m: { M: { a: N(2), b: N(1) } } }))).toEqual(mismatch)
    expect(call(db, 'b', put({ pk: S('k'), l: { L: [N(1), N(2)] } }))).toEqual({})
    expect(call(db, 'b', put({ pk: S('k'), l: { L: [N(2), N(1)] } }))).toEqual(mismatch)
  })
})

it('IDEM-4 a replay reports as it asks itself', () => {
  const db = tableFixture()
  expect(call(db, 'a')).toEqual({})
  expect(call(db, 'a', add, { ReturnConsumedCapacity: 'TOTAL' })).toEqual({
    ConsumedCapacity: [{ TableName: 'tab', CapacityUnits: 2, ReadCapacityUnits: 2 }],
  })
  expect(call(db, 'a')).toEqual({})
})

it('IDEM-6 a failed call is not remembered', () => {
  const db = tableFixture()
  const onlyIfThere = { Update: { ...(add['Update'] as Plain), ConditionExpression: 'attribute_exists(pk)' } }
  expect(call(db, 'a', onlyIfThere)).toMatchObject({ error: { name: 'TransactionCanceledException' } })
  db.put({ ...Key, n: N(10) })
  expect(call(db, 'a', onlyIfThere)).toEqual({})
  expect(count(db)).toBe('11')
})

it('IDEM-3 ExecuteTransaction has tokens of its own', () => {
  const db = tableFixture()
  call(db, 'a')
  const TransactStatements = [{ Statement: `UPDATE tab SET n = n + 10 WHERE pk = 'k'` }]
  expect(db.call('ExecuteTransaction', { TransactStatements, ClientRequestToken: 'a' })).not.toHaveProperty('error')
  expect(plain(db.get(Key))).toEqual({ ...Key, n: N(11) })
})
