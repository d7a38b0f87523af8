import { describe, expect, it } from 'vitest'
import { cancelled, partiql } from './partiql-support.ts'
import { N, plain, refused, S } from './support.ts'

/** Source: reference, partiql 12; PQL-80 to PQL-83. */

const inStatement = (at: number, message: string): unknown =>
  refused(`Validation failed in TransactStatements[${at}]: ${message}`)
const missing = { Code: 'ResourceNotFound', Message: 'Requested resource not found' }
const schema = { Code: 'ValidationError', Message: 'The provided key element does not match the schema' }
const conditional = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' }

describe('requests that are refused as a whole', () => {
  it('PQL-80 reads and writes', () => {
    const mixed = refused('ExecuteTransaction API does not support both read and write operations in the same request.')
    const db = partiql()
    expect(db.transact("SELECT * FROM tab WHERE pk = 'a'", "INSERT INTO tab VALUE {'pk': 'b'}")).toEqual(mixed)
    expect(
      db.transact("SELECT * FROM tab WHERE pk = 'a'", "EXISTS(SELECT * FROM tab WHERE pk = 'b' AND n = 1)"),
    ).toEqual(mixed)
  })

  it('PQL-82 RETURNING', () => {
    expect(
      partiql().transact("DELETE FROM tab WHERE pk = 'a'", "DELETE FROM tab WHERE pk = 'b' RETURNING ALL OLD *"),
    ).toEqual(inStatement(1, 'RETURNING clause is not supported in ExecuteTransaction.'))
  })

  it('PQL-83 reads of an index, before the table is looked up', () => {
    expect(partiql().transact("SELECT * FROM nowhere.idx WHERE pk = 'a'")).toEqual(
      inStatement(0, 'Reads on indices are not supported within transactions.'),
    )
  })

  it('PQL-5 what does not parse; COUNT comes bare', () => {
    const db = partiql()
    expect(db.transact("SELECT * FROM tab WHERE pk = 'a'", 'SLECT * FROM tab')).toEqual(
      inStatement(1, "Statement wasn't well formed, can't be processed: Expected data manipulation"),
    )
    expect(db.transact('SELECT COUNT(*) FROM tab')).toEqual(refused('Unexpected path component at 1:8:5'))
  })

  it('partiql 12: all statements are parsed before any of them is looked at', () => {
    const db = partiql()
    const malformed = inStatement(1, "Statement wasn't well formed, can't be processed: Expected data manipulation")
    for (const first of ['SELECT * FROM tab ORDER BY pk', "UPDATE tab.i SET n = 1 WHERE pk = 'a'"])
      expect(db.transact(first, 'SLECT * FROM tab'), first).toEqual(malformed)
  })

  it.each([
    "SELECT * FROM tab WHERE pk = 'a' AND n = 1",
    'SELECT * FROM tab',
    "SELECT * FROM tab WHERE pk IN ['a', 'b']",
  ])('a SELECT of more than one item: %s', (statement) => {
    expect(partiql().transact(statement)).toEqual(
      inStatement(0, 'Select statements within ExecuteTransaction must specify the primary key in the where clause.'),
    )
  })

  it('PQL-81 one item twice', () => {
    const twice = refused('Transaction request cannot include multiple operations on one item')
    const db = partiql()
    expect(db.transact("SELECT * FROM tab WHERE pk = 'a'", "SELECT pk FROM tab WHERE pk = 'a'")).toEqual(twice)
    expect(db.transact("INSERT INTO tab VALUE {'pk': 'a'}", "DELETE FROM tab WHERE pk = 'a'")).toEqual(twice)
  })

  it('EXISTS without a condition', () => {
    expect(partiql().transact("EXISTS(SELECT * FROM tab WHERE pk = 'a')")).toEqual(
      inStatement(0, 'EXISTS() must contain a single item read with additional condition'),
    )
  })
})

describe('reads', () => {
  it('README conflict 37: an item, nothing, or an item with nothing in it', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) }, { pk: S('b') })
    expect(
      db.transact(
        "SELECT * FROM tab WHERE pk = 'a'",
        "SELECT n FROM tab WHERE pk = 'b'",
        "SELECT * FROM tab WHERE pk = 'z'",
        "SELECT n FROM tab WHERE pk IN ['c'] AND pk = 'c'",
      ),
    ).toEqual({ Responses: [{ Item: { pk: S('a'), n: N(1) } }, { Item: {} }, {}, {}] })
  })

  it('a missing table is a reason', () => {
    expect(partiql().transact("SELECT * FROM tab WHERE pk = 'a'", "SELECT * FROM nowhere WHERE pk = 'a'")).toEqual(
      cancelled('None', missing),
    )
  })
})

describe('writes', () => {
  it('all of them, or none', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) }, { pk: S('d') })
    expect(
      db.transact(
        "INSERT INTO tab VALUE {'pk': 'b'}",
        "UPDATE tab SET n = n + 1 WHERE pk = 'a' AND n = 1",
        "DELETE FROM tab WHERE pk = 'd'",
        "EXISTS(SELECT * FROM tab WHERE pk = 'z' AND attribute_not_exists(pk))",
      ),
    ).toEqual({ Responses: [] })
    expect(db.rows('SELECT * FROM tab')).toHaveLength(2)
    expect(
      db.transact(
        "INSERT INTO tab VALUE {'pk': 'c'}",
        "UPDATE tab SET n = 9 WHERE pk = 'a' AND n = 1",
        "UPDATE tab SET n = 9 WHERE pk = 'nope'",
      ),
    ).toEqual(cancelled('None', conditional, conditional))
    expect(db.get({ pk: S('c') })).toBeUndefined()
  })

  it('an INSERT of an existing key is a DuplicateItem', () => {
    const db = partiql()
    db.put({ pk: S('a') })
    expect(db.transact("INSERT INTO tab VALUE {'pk': 'b'}", "INSERT INTO tab VALUE {'pk': 'a'}")).toEqual(
      cancelled('None', { Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' }),
    )
  })

  it('EXISTS checks', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    const insert = "INSERT INTO tab VALUE {'pk': 'b'}"
    expect(db.transact(insert, "EXISTS(SELECT * FROM tab WHERE pk = 'a' AND n = 2)")).toEqual(
      cancelled('None', conditional),
    )
    expect(db.transact(insert, "EXISTS(SELECT * FROM tab WHERE pk = 'a' AND n = 1)")).toEqual({ Responses: [] })
  })

  it('the item of a failed condition on request', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    const Statement = "UPDATE tab SET n = 9 WHERE pk = 'a' AND n = 2"
    expect(db.transact({ Statement, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })).toEqual(
      cancelled({ ...conditional, Item: { pk: S('a'), n: N(1) } }),
    )
  })

  it('a missing table, an incomplete key, a key of another type', () => {
    const db = partiql({ keys: 'pk:S sk:S' })
    const insert = "INSERT INTO tab VALUE {'pk': 'a', 'sk': 'b'}"
    expect(db.transact(insert, "DELETE FROM nowhere WHERE pk = 'a'")).toEqual(cancelled('None', missing))
    expect(db.transact(insert, "UPDATE tab SET n = 1 WHERE pk = 'a'")).toEqual(cancelled('None', schema))
    expect(db.transact(insert, "DELETE FROM tab WHERE pk = 'a' AND sk = 1")).toEqual(cancelled('None', schema))
    expect(db.transact("INSERT INTO tab VALUE {'pk': 'a'}", insert)).toEqual(
      cancelled(
        {
          Code: 'ValidationError',
          Message: 'One or more parameter values were invalid: Missing the key sk in the item',
        },
        'None',
      ),
    )
  })

  it('a key that fails comes before one item twice', () => {
    const db = partiql({ keys: 'pk:S sk:S' })
    const insert = "INSERT INTO tab VALUE {'pk': 'a', 'sk': 'b'}"
    expect(db.transact(insert, insert, "UPDATE tab SET n = 1 WHERE pk = 'a'")).toEqual(
      cancelled('None', 'None', schema),
    )
  })

  it('KEY-43 an empty key of an INSERT is a reason', () => {
    expect(partiql().transact("INSERT INTO tab VALUE {'pk': ''}")).toMatchObject({
      error: { CancellationReasons: [{ Code: 'ValidationError' }] },
    })
  })
})

describe('ClientRequestToken', () => {
  const increment = {
    TransactStatements: [{ Statement: "UPDATE tab SET n = n + 1 WHERE pk = 'a'" }],
    ClientRequestToken: 't',
  }

  it('IDEM-2 the same again within ten minutes does nothing', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    expect(plain(db.ok('ExecuteTransaction', increment))).toEqual({ Responses: [] })
    expect(plain(db.ok('ExecuteTransaction', increment))).toEqual({ Responses: [] })
    expect(db.get({ pk: S('a') })).toMatchObject({ n: N(2) })
    db.clock.advance(10 * 60 * 1000)
    db.ok('ExecuteTransaction', increment)
    expect(db.get({ pk: S('a') })).toMatchObject({ n: N(3) })
  })

  it('IDEM-2 other statements', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    db.ok('ExecuteTransaction', increment)
    const other = { ...increment, TransactStatements: [{ Statement: "DELETE FROM tab WHERE pk = 'a'" }] }
    expect(db.call('ExecuteTransaction', other)).toMatchObject({
      error: { name: 'IdempotentParameterMismatchException' },
    })
  })

  it('a read answers what it read before', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    const read = { TransactStatements: [{ Statement: "SELECT n FROM tab WHERE pk = 'a'" }], ClientRequestToken: 'r' }
    const first = plain(db.ok('ExecuteTransaction', read))
    db.put({ pk: S('a'), n: N(2) })
    expect(plain(db.ok('ExecuteTransaction', read))).toEqual(first)
  })

  it('IDEM-6 a failed call is not remembered', () => {
    const db = partiql()
    expect(db.call('ExecuteTransaction', increment)).toEqual(cancelled(conditional))
    db.put({ pk: S('a'), n: N(1) })
    expect(plain(db.ok('ExecuteTransaction', increment))).toEqual({ Responses: [] })
  })
})
