import { describe, expect, it } from 'vitest'
import { eventsOf, streamedTable } from './streams/stream-reader.ts'
import { envelope, Fixture, N, plain, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** The order of sets in answers: sorted, or as they were written. Source: reference, README conflict 14; data-model 4. */

const Key = { pk: S('k') }
const mixed = { s: { SS: ['b', 'c', 'a'] }, n: { NS: ['10', '9', '-1'] }, b: { BS: ['gA==', 'fw=='] } }
const inOrder = { s: { SS: ['a', 'b', 'c'] }, n: { NS: ['-1', '9', '10'] }, b: { BS: ['fw==', 'gA=='] } }

const update = (db: Fixture, UpdateExpression: string, value: Plain, more: Plain = {}): unknown =>
  plain(db.ok('UpdateItem', { Key, UpdateExpression, ExpressionAttributeValues: { ':v': value }, ...more }))

const statement = (db: Fixture, Statement: string): unknown => plain(db.ok('ExecuteStatement', { Statement }).Items)

describe.each<['sorted' | 'stored', Plain]>([
  ['sorted', inOrder],
  ['stored', mixed],
])('setOrder %s', (setOrder, expected) => {
  const table = (): Fixture => tableFixture({ global: { byN: 'g:N' } }, { settings: { setOrder } })

  it('whatever operation writes the item', () => {
    const db = table()
    db.put({ ...Key, ...mixed })
    expect(db.get(Key)).toEqual({ ...Key, ...expected })
    db.ok('BatchWriteItem', { RequestItems: { tab: [{ PutRequest: { Item: { pk: S('batch'), ...mixed } } }] } })
    expect(db.get({ pk: S('batch') })).toEqual({ pk: S('batch'), ...expected })
    db.ok('TransactWriteItems', {
      TransactItems: [{ Put: { TableName: 'tab', Item: { pk: S('tx'), deep: { L: [{ M: mixed }] } } } }],
    })
    expect(db.get({ pk: S('tx') })).toEqual({ pk: S('tx'), deep: { L: [{ M: expected }] } })
    db.ok('ExecuteStatement', { Statement: "INSERT INTO tab VALUE {'pk': 'ql', 's': <<'b', 'c', 'a'>>}" })
    db.ok('ExecuteStatement', {
      Statement: "INSERT INTO tab VALUE {'pk': 'parameter', 's': ?, 'n': ?, 'b': ?}",
      Parameters: [mixed.s, mixed.n, mixed.b],
    })
    expect(db.get({ pk: S('ql') })).toEqual({ pk: S('ql'), s: expected['s'] })
    expect(db.get({ pk: S('parameter') })).toEqual({ pk: S('parameter'), ...expected })
  })

  it('whatever answers with it', () => {
    const db = table()
    db.put({ ...Key, g: N(1), ...mixed })
    const item = { ...Key, g: N(1), ...expected }
    expect(plain(db.ok('Scan', {}).Items)).toEqual([item])
    expect(plain(db.ok('Scan', { IndexName: 'byN' }).Items)).toEqual([item])
    expect(statement(db, 'SELECT * FROM tab')).toEqual([item])
    expect(update(db, 'SET t = :v', mixed.s, { ReturnValues: 'UPDATED_NEW' })).toEqual({
      Attributes: { t: expected['s'] },
    })
    expect(plain(db.ok('PutItem', { Item: Key, ReturnValues: 'ALL_OLD' }).Attributes)).toEqual({
      ...item,
      t: expected['s'],
    })
  })
})

describe('setOrder stored: sets stay sets', () => {
  const table = (): Fixture => {
    const db = tableFixture({ global: { byN: 'g:N' } }, { settings: { setOrder: 'stored' } })
    db.put({ ...Key, g: N(1), ...mixed })
    return db
  }

  it.each([
    ['s = :v', { SS: ['a', 'b', 'c'] }],
    ['n = :v', { NS: ['9.0', '10', '-1'] }],
    ['s <> :v', { SS: ['a', 'b', 'd'] }],
    ['contains(s, :v)', S('a')],
  ])('a condition: %s', (ConditionExpression, value) => {
    const db = table()
    const condition = { ConditionExpression, ExpressionAttributeValues: { ':v': value } }
    expect(db.ok('DeleteItem', { Key, ...condition })).toEqual({})
  })

  it('the legacy EQ, and = in PartiQL', () => {
    const db = table()
    db.ok('PutItem', { Item: { ...Key, ...mixed }, Expected: { s: { Value: { SS: ['c', 'b', 'a'] } } } })
    expect(statement(db, "SELECT pk FROM tab WHERE s = <<'a', 'b', 'c'>>")).toEqual([Key])
  })

  it('ADD brings what is new to the end, DELETE takes out', () => {
    const db = table()
    expect(update(db, 'ADD s :v', { SS: ['a', 'z', 'b', 'y'] }, { ReturnValues: 'UPDATED_NEW' })).toEqual({
      Attributes: { s: { SS: ['b', 'c', 'a', 'z', 'y'] } },
    })
    expect(update(db, 'DELETE n :v', { NS: ['-1', '9.0', '7'] }, { ReturnValues: 'UPDATED_NEW' })).toEqual({
      Attributes: { n: { NS: ['10'] } },
    })
  })

  it('AV-12 a member that is there twice is refused, in whatever order', () => {
    const twice = { pk: S('x'), n: { NS: ['1', '2', '1.0'] } }
    expect(table().call('PutItem', { Item: twice })).toEqual(refused(`${envelope}Input collection contains duplicates`))
  })

  it('README 14, CAP-31: another order is kept, in the index too, and is no change that costs or is told of', () => {
    const db = table()
    const again = { ...Key, g: N(1), ...mixed, s: { SS: ['c', 'a', 'b'] } }
    db.put(again)
    expect(db.charged()).toEqual({ 'write tab': 1 })
    expect(plain(db.ok('Scan', { IndexName: 'byN' }).Items)).toEqual([again])
    expect(db.get(Key)).toEqual(again)
  })

  it('README 14: no record of a stream tells of another order', () => {
    const db = new Fixture({ settings: { setOrder: 'stored' } })
    const arn = streamedTable(db, 'NEW_AND_OLD_IMAGES')
    db.put({ ...Key, ...mixed }, { ...Key, ...mixed, s: { SS: ['a', 'c', 'b'] } })
    expect(eventsOf(db, arn)).toHaveLength(1)
    expect(db.get(Key)).toMatchObject({ s: { SS: ['a', 'c', 'b'] } })
  })
})

it('what was stored in its order is sorted when it is next written', () => {
  const db = tableFixture()
  const call = { setOrder: 'stored' } as const
  db.engine.runSync('PutItem', { TableName: 'tab', Item: { ...Key, ...mixed } as never }, call)
  expect(db.get(Key)).toEqual({ ...Key, ...mixed })
  db.ok('UpdateItem', { Key, UpdateExpression: 'SET t = pk' })
  expect(db.get(Key)).toEqual({ ...Key, ...inOrder, t: S('k') })
})
