import { describe, expect, it } from 'vitest'
import {
  envelope,
  Fixture,
  invalid,
  itemOfBytes,
  N,
  notFound,
  plain,
  refused,
  S,
  tableFixture,
  valuesOf,
} from './support.ts'
import type { Plain } from './table-shape.ts'

/** BatchGetItem and BatchWriteItem. Source: reference, operations 7; BGET-1 to 13, BWRT-1 to 9, errors 56-59, 138. */

const keys = (count: number, from = 0): Plain[] =>
  Array.from({ length: count }, (_, at) => ({ pk: S(`k${from + at}`) }))
const duplicates = refused('Provided list of item keys contains duplicates')

describe('BatchGetItem', () => {
  const get = (db: Fixture, RequestItems: Plain): unknown => plain(db.call('BatchGetItem', { RequestItems }))

  it.each([undefined, {}])('BGET-1 59 RequestItems %j', (RequestItems) => {
    const message = 'The requestItems parameter is required for BatchGetItem'
    expect(new Fixture().call('BatchGetItem', { RequestItems })).toEqual(refused(message))
  })

  it('BGET-2 57 101 keys of one table', () => {
    expect(get(new Fixture(), { tab: { Keys: keys(101) } })).toEqual(
      refused(
        `${envelope}Value at 'RequestItems.tab.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100`,
      ),
    )
  })

  it('BGET-3 58 101 keys of two tables', () => {
    const request = { tab: { Keys: keys(51) }, two: { Keys: keys(50) } }
    expect(get(new Fixture(), request)).toEqual(refused('Too many items requested for the BatchGetItem call'))
  })

  it('BGET-4 138 a key twice, its attributes in another order', () => {
    const Keys = [
      { pk: S('k'), sk: N(1) },
      { sk: N(1), pk: S('k') },
    ]
    expect(get(new Fixture(), { tab: { Keys } })).toEqual(duplicates)
  })

  it('operations 7 two spellings of a number are not seen as one key', () => {
    const db = tableFixture({ keys: 'pk:N' })
    db.put({ pk: N(1) })
    const found = get(db, { tab: { Keys: [{ pk: N('1') }, { pk: N('1.0') }] } })
    expect(found).toEqual({ Responses: { tab: [{ pk: N(1) }, { pk: N(1) }] }, UnprocessedKeys: {} })
  })

  it('BGET-13 a table without keys', () => {
    expect(get(new Fixture(), { tab: { Keys: [] } })).toEqual(
      refused(
        `${envelope}Value '[]' at 'requestItems.tab.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1`,
      ),
    )
  })

  it('BGET-12 a bad table name', () => {
    expect(get(new Fixture(), { 't@b': { Keys: keys(1) } })).toMatchObject({
      error: { message: expect.stringContaining('Map keys must satisfy constraint: ') as string },
    })
  })

  it('BGET-6 BGET-8 missing items are left out, every table has its list', () => {
    const db = tableFixture()
    db.table({ name: 'two' })
    db.put({ pk: S('k1'), a: N(1) })
    expect(get(db, { tab: { Keys: keys(3) }, two: { Keys: keys(1) } })).toEqual({
      Responses: { tab: [{ pk: S('k1'), a: N(1) }], two: [] },
      UnprocessedKeys: {},
    })
  })

  it('all tables must be there', () => {
    expect(get(tableFixture(), { tab: { Keys: keys(1) }, two: { Keys: keys(1) } })).toEqual(notFound)
  })

  it('an unprocessed table name may be an ARN', () => {
    const db = tableFixture()
    db.put({ pk: S('k0') })
    const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/tab'
    expect(get(db, { [arn]: { Keys: keys(1) } })).toEqual({ Responses: { [arn]: keys(1) }, UnprocessedKeys: {} })
  })

  /** 60 items of 400,000 bytes in a table, which is more than 16 MiB. */
  function large(settings: { batchGetPartitionCut?: boolean } = {}, units?: [number, number]): Fixture {
    const db = tableFixture(units === undefined ? {} : { units }, { settings })
    db.put(...keys(60).map((key) => itemOfBytes(400_000, key as { pk: { S: string } })))
    return db
  }

  type Answer = { Responses: { tab: Plain[] }; UnprocessedKeys: { tab?: { Keys: Plain[] } } }

  it('README 9 BGET-9 16 MiB over all: the item that crosses is in, the rest comes back with its parameters', () => {
    const db = large({ batchGetPartitionCut: false })
    const parameters = { ConsistentRead: true, ProjectionExpression: '#k', ExpressionAttributeNames: { '#k': 'pk' } }
    const answer = get(db, { tab: { Keys: keys(60), ...parameters } }) as Answer
    // 42 items are 16,800,000 bytes, the first sum that reaches 16,777,216; what is projected away counts as well.
    expect(answer.Responses.tab).toEqual(keys(42))
    expect(answer.UnprocessedKeys).toEqual({ tab: { Keys: keys(18, 42), ...parameters } })
    expect(db.charged()).toEqual({ 'read tab': 42 * 98 })
  })

  it('README 9 BGET-10 1 MiB of one partition: a table of one gives three such items', () => {
    const answer = get(large({}, [5, 5]), { tab: { Keys: keys(10) } }) as Answer
    expect(valuesOf({ Items: answer.Responses.tab }, 'pk')).toEqual(['k0', 'k1', 'k2'])
    expect(answer.UnprocessedKeys).toEqual({ tab: { Keys: keys(7, 3) } })
  })

  it('README 9 each of four partitions gives its own; asking on gets everything once', () => {
    const db = large()
    const found: unknown[] = []
    let wanted: Plain = { tab: { Keys: keys(60) } }
    let calls = 0
    while (Object.keys(wanted).length > 0) {
      const answer = get(db, wanted) as Answer
      expect(answer.Responses.tab.length).toBeLessThanOrEqual(12)
      found.push(...valuesOf({ Items: answer.Responses.tab }, 'pk'))
      wanted = answer.UnprocessedKeys
      calls++
    }
    expect(found.toSorted()).toEqual(valuesOf({ Items: keys(60) }, 'pk').toSorted())
    expect(calls).toBeGreaterThan(1)
  })
})

describe('BatchWriteItem', () => {
  const put = (Item: Plain): Plain => ({ PutRequest: { Item } })
  const remove = (Key: Plain): Plain => ({ DeleteRequest: { Key } })
  const write = (db: Fixture, RequestItems: Plain): unknown => plain(db.call('BatchWriteItem', { RequestItems }))

  it.each([undefined, {}])('BWRT-1 59 RequestItems %j', (RequestItems) => {
    const message = 'The requestItems parameter is required for BatchWriteItem'
    expect(new Fixture().call('BatchWriteItem', { RequestItems })).toEqual(refused(message))
  })

  it('BWRT-2 56 26 requests for one table', () => {
    const { error } = write(new Fixture(), { tab: keys(26).map(put) }) as { error: { message: string } }
    expect(error.message).toMatch(
      /^1 validation error detected: Value '\{tab=\[.*\]\}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: \[Member must have length less than or equal to 25, Member must have length greater than or equal to 1\]$/s,
    )
  })

  it('26 requests for two tables', () => {
    const request = { tab: keys(13).map(put), two: keys(13).map(put) }
    expect(write(new Fixture(), request)).toEqual(refused('Too many items requested for the BatchWriteItem call'))
  })

  it('BWRT-3 63 a request of neither kind, and of both', () => {
    const message =
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes'
    expect(write(new Fixture(), { tab: [{}] })).toEqual(refused(message))
    expect(write(new Fixture(), { tab: [{ ...put({ pk: S('k') }), ...remove({ pk: S('k') }) }] })).toEqual(
      refused(message),
    )
  })

  it('BWRT-4 138 put and delete of one key, after the table is found', () => {
    const request = { tab: [put({ pk: S('k'), a: N(1) }), remove({ pk: S('k') })] }
    expect(write(tableFixture(), request)).toEqual(duplicates)
    expect(write(new Fixture(), request)).toEqual(notFound)
  })

  it('operations 7 two spellings of a number are seen as one key', () => {
    expect(write(tableFixture({ keys: 'pk:N' }), { tab: [put({ pk: N('1') }), remove({ pk: N('1.0') })] })).toEqual(
      duplicates,
    )
  })

  it('BWRT-6 puts and deletes in two tables', () => {
    const db = tableFixture()
    db.table({ name: 'two' })
    db.put({ pk: S('old') })
    const request = {
      tab: [put({ pk: S('new') }), remove({ pk: S('old') }), remove({ pk: S('none') })],
      two: [put({ pk: S('x') })],
    }
    expect(write(db, request)).toEqual({ UnprocessedItems: {} })
    expect(plain(db.ok('Scan', {}).Items)).toEqual([{ pk: S('new') }])
    expect(db.ok('Scan', { TableName: 'two' }).Count).toBe(1)
  })

  it.each([
    ['a bad key', put({ pk: N(1) }), 'The provided key element does not match the schema'],
    ['a bad value', put({ pk: S('k'), a: { NS: [] } }), `${invalid}An number set  may not be empty`],
    [
      'a bad index key',
      put({ pk: S('k'), g: N(1) }),
      `${invalid}Type mismatch for Index Key g Expected: S Actual: N IndexName: gsi`,
    ],
  ])('operations 7 %s refuses everything before anything is written', (_, bad, message) => {
    const db = tableFixture({ global: { gsi: 'g:S' } })
    expect(write(db, { tab: [put({ pk: S('good') }), bad] })).toEqual(refused(message))
    expect(db.ok('Scan', {}).Count).toBe(0)
    expect(db.charges.every(({ kind }) => kind === 'read')).toBe(true)
  })

  it('BWRT-7 index entries come and go with their items', () => {
    const db = tableFixture({ global: { gsi: 'g:S' } })
    write(db, { tab: [put({ pk: S('a'), g: S('1') }), put({ pk: S('b'), g: S('2') })] })
    write(db, { tab: [put({ pk: S('a') }), put({ pk: S('b'), g: S('3') })] })
    expect(plain(db.ok('Scan', { IndexName: 'gsi' }).Items)).toEqual([{ pk: S('b'), g: S('3') }])
  })
})
