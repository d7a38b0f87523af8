import { describe, expect, it } from 'vitest'
import { batchReadCost, batchWriteCost, readCost, transactReadCost, transactWriteCost, writeCost } from './costs.ts'
import { type Partiql, partiql } from './partiql-support.ts'
import { itemOfBytes, N, plain, S } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Worked examples of the reference, capacity 5, that come by PartiQL; PQL-CAP-1 to PQL-CAP-9. */

const cost = (db: Partiql, Statement: string, more: Plain = {}) => db.cost('ExecuteStatement', { Statement, ...more })
const transactCost = (db: Partiql, ...statements: (string | Plain)[]) =>
  db.cost('ExecuteTransaction', {
    TransactStatements: statements.map((each) => (typeof each === 'string' ? { Statement: each } : each)),
  })
const batchCost = (db: Partiql, ...statements: (string | Plain)[]) =>
  db.cost('BatchExecuteStatement', {
    Statements: statements.map((each) => (typeof each === 'string' ? { Statement: each } : each)),
  })
const strong = { ConsistentRead: true }

describe('reads', () => {
  /** Four items of a little over 3,000 bytes in one partition. */
  function four(): Partiql {
    const db = partiql({ keys: 'pk:S sk:S' })
    for (const sk of '1234') db.put(itemOfBytes(3025, { pk: S('k'), sk: S(sk), n: S(sk) }))
    return db
  }

  it('R22, R23 a SELECT pays for what it evaluates', () => {
    const db = four()
    const query = "SELECT * FROM tab WHERE pk = 'k'"
    for (const statement of [
      query,
      `${query} AND n = '1'`,
      `${query} AND n = 'no'`,
      "SELECT pk FROM tab WHERE pk = 'k'",
    ]) {
      expect(cost(db, statement), statement).toEqual(readCost({ table: 1.5 }))
    }
    expect(cost(db, `${query} AND n = 'no'`, strong)).toEqual(readCost({ table: 3 }))
  })

  it('R24 Limit saves, R25 one item is rounded by itself', () => {
    const db = four()
    expect(cost(db, "SELECT * FROM tab WHERE pk = 'k' AND n = 'no'", { Limit: 1 })).toEqual(readCost({ table: 0.5 }))
    expect(cost(db, "SELECT * FROM tab WHERE pk = 'k' AND sk = '1'")).toEqual(readCost({ table: 0.5 }))
  })

  it('PQL-CAP-2 a keyed SELECT, of nothing too', () => {
    const db = four()
    expect(cost(db, "SELECT * FROM tab WHERE pk = 'k' AND sk = '1'", strong)).toEqual(readCost({ table: 1 }))
    expect(cost(db, "SELECT * FROM tab WHERE pk = 'z'")).toEqual(readCost({ table: 0.5 }))
    expect(cost(db, "SELECT * FROM tab WHERE pk = 'k' AND sk = 'z'")).toEqual(readCost({ table: 0.5 }))
  })

  it('several reads are rounded one by one', () => {
    expect(cost(four(), "SELECT * FROM tab WHERE pk = 'k' AND sk IN ['1', '2', '3']")).toEqual(readCost({ table: 1.5 }))
    expect(cost(four(), "SELECT * FROM tab WHERE pk = 'k' AND (sk <= '2' OR sk > '3')")).toEqual(
      readCost({ table: 1.5 }),
    )
  })

  it('PQL-CAP-3 a scan pays for every row walked, and for every partition', () => {
    const db = partiql({ keys: 'pk:S sk:S' }, { settings: { scanMinimum: 'single' } })
    for (const sk of '1234') db.put(itemOfBytes(3025, { pk: S('k'), sk: S(sk) }))
    expect(cost(db, "SELECT pk FROM tab WHERE n = 'no'")).toEqual(readCost({ table: 1.5 }))
    expect(cost(partiql(), 'SELECT * FROM tab')).toEqual(readCost({ table: 2 }))
  })

  it('R33 members of a batch on their own terms', () => {
    const db = partiql()
    db.put({ pk: S('a') }, { pk: S('b') })
    expect(
      batchCost(db, { Statement: "SELECT * FROM tab WHERE pk = 'a'", ...strong }, "SELECT * FROM tab WHERE pk = 'b'"),
    ).toEqual(batchReadCost({ tab: { table: 1.5 } }))
  })

  it('R34 in a transaction', () => {
    const db = partiql()
    db.put({ pk: S('a') })
    expect(transactCost(db, "SELECT * FROM tab WHERE pk = 'a'")).toEqual(transactReadCost({ tab: { table: 2 } }))
    expect(transactCost(db, "SELECT * FROM tab WHERE pk = 'a'", "SELECT * FROM tab WHERE pk = 'z'")).toEqual(
      transactReadCost({ tab: { table: 4 } }),
    )
  })
})

describe('index reads', () => {
  /** Three items of this many bytes, in a KEYS_ONLY local index and a global one. */
  function three(bytes: number): Partiql {
    const db = partiql({
      keys: 'pk:S sk:S',
      global: { gsi: 'g:S' },
      local: { lsi: { keys: 'pk:S l:S', project: 'KEYS_ONLY' } },
    })
    for (const sk of '123') db.put(itemOfBytes(bytes, { pk: S('k'), sk: S(sk), l: S(sk), g: S(sk) }))
    return db
  }
  const unprojected = "SELECT f FROM tab.lsi WHERE pk = 'k'"

  it('I2, PQL-CAP-9 the index carries the units', () => {
    expect(cost(three(50), "SELECT * FROM tab.gsi WHERE g = '1'")).toEqual(readCost({ table: 0, gsi: { gsi: 0.5 } }))
  })

  it('I6 three small rows reached back for', () => {
    expect(cost(three(50), unprojected)).toEqual(readCost({ table: 1.5, lsi: { lsi: 0.5 } }))
  })

  it('I7, I8 three rows of 9 KB, whatever the filter keeps', () => {
    const db = three(9000)
    expect(cost(db, unprojected)).toEqual(readCost({ table: 4.5, lsi: { lsi: 0.5 } }))
    expect(cost(db, unprojected, strong)).toEqual(readCost({ table: 9, lsi: { lsi: 1 } }))
    expect(cost(db, `${unprojected} AND sk = 'no'`)).toEqual(readCost({ table: 4.5, lsi: { lsi: 0.5 } }))
  })

  it('I9 SELECT * reaches for nothing', () => {
    expect(cost(three(9000), "SELECT * FROM tab.lsi WHERE pk = 'k'")).toEqual(readCost({ table: 0, lsi: { lsi: 0.5 } }))
  })

  it('I10 Limit saves fetches', () => {
    expect(cost(three(9000), unprojected, { Limit: 1 })).toEqual(readCost({ table: 1.5, lsi: { lsi: 0.5 } }))
  })
})

/** A GSI on `g` with `proj`, an LSI on `l` with everything. */
const both = (): Partiql =>
  partiql({ keys: 'pk:S sk:S', global: { gsi: { keys: 'g:S', project: ['proj'] } }, local: { lsi: 'pk:S l:S' } })
const where = "WHERE pk = 'a' AND sk = 'b'"
const key = "'pk': 'a', 'sk': 'b'"
const three = 'x'.repeat(3000)

describe('writes', () => {
  it('X33, PQL-CAP-1 cost what the single writes cost', () => {
    const db = both()
    expect(cost(db, `INSERT INTO tab VALUE {${key}, 'g': 'x', 'l': 'y'}`)).toEqual(
      writeCost({ table: 1, gsi: { gsi: 1 }, lsi: { lsi: 1 } }),
    )
    expect(cost(db, `UPDATE tab SET n = 1 ${where}`)).toEqual(writeCost({ table: 1, lsi: { lsi: 1 } }))
    expect(cost(db, `UPDATE tab SET g = 'z' ${where}`)).toEqual(
      writeCost({ table: 1, gsi: { gsi: 2 }, lsi: { lsi: 1 } }),
    )
    expect(cost(db, `DELETE FROM tab ${where}`)).toEqual(writeCost({ table: 1, gsi: { gsi: 1 }, lsi: { lsi: 1 } }))
  })

  it('X34, X35 with a projected attribute of 3 KB', () => {
    const db = both()
    expect(cost(db, `INSERT INTO tab VALUE {${key}, 'g': 'x', 'proj': ?}`, { Parameters: [S(three)] })).toEqual(
      writeCost({ table: 3, gsi: { gsi: 3 } }),
    )
    expect(cost(db, `UPDATE tab SET proj = 'small' ${where}`)).toEqual(writeCost({ table: 3, gsi: { gsi: 3 } }))
  })

  it('X36 a DELETE of nothing', () => expect(cost(both(), `DELETE FROM tab ${where}`)).toEqual(writeCost({ table: 1 })))

  it('a failed write is charged without a report', () => {
    const db = both()
    db.put(itemOfBytes(3000, { pk: S('a'), sk: S('b') }))
    db.call('ExecuteStatement', { Statement: `INSERT INTO tab VALUE {${key}}` })
    expect(db.charged()).toEqual({ 'write tab': 3 })
    db.call('ExecuteStatement', { Statement: `UPDATE tab SET n = 1 ${where} AND n = 1` })
    expect(db.charged()).toEqual({ 'write tab': 3 })
  })

  it('X37, PQL-CAP-7 in a transaction the table counts twice', () => {
    expect(transactCost(both(), `INSERT INTO tab VALUE {${key}, 'g': 'x', 'l': 'y'}`)).toEqual(
      transactWriteCost({ tab: { table: 2, gsi: { gsi: 1 }, lsi: { lsi: 1 } } }),
    )
    expect(
      transactCost(both(), {
        Statement: `INSERT INTO tab VALUE {${key}, 'g': 'x', 'proj': ?}`,
        Parameters: [S(three)],
      }),
    ).toEqual(transactWriteCost({ tab: { table: 6, gsi: { gsi: 3 } } }))
  })

  it('W23 a replay reads', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(1) })
    const request = {
      TransactStatements: [{ Statement: "UPDATE tab SET n = n + 1 WHERE pk = 'a'" }],
      ClientRequestToken: 't',
    }
    expect(db.cost('ExecuteTransaction', request)).toEqual(transactWriteCost({ tab: { table: 2 } }))
    expect(db.cost('ExecuteTransaction', request)).toEqual(transactReadCost({ tab: { table: 2 } }))
  })
})

describe('batches of writes', () => {
  const insert = (pk: string, rest = "'g': 'x'") => `INSERT INTO tab VALUE {'pk': '${pk}', 'sk': 'b', ${rest}}`
  const report = (db: Partiql, ...statements: (string | Plain)[]): unknown =>
    plain(batchCost(db, ...statements).ConsumedCapacity)

  it('X38 two INSERTs', () => {
    expect(batchCost(both(), insert('a'), insert('c'))).toEqual(batchWriteCost({ tab: { table: 2, gsi: { gsi: 2 } } }))
  })

  it('X39, PQL-CAP-5 what failed is in the total and in no arm', () => {
    const db = both()
    db.put({ pk: S('a'), sk: S('b') })
    expect(report(db, insert('a'), insert('c'))).toEqual([
      {
        TableName: 'tab',
        CapacityUnits: 3,
        Table: { CapacityUnits: 1 },
        GlobalSecondaryIndexes: { gsi: { CapacityUnits: 1 } },
      },
    ])
  })

  it('X40, PQL-CAP-6 nothing succeeded: nothing is reported', () => {
    const db = both()
    db.put({ pk: S('a'), sk: S('b') })
    expect(report(db, insert('a'))).toBeUndefined()
  })

  it('X41 failures are sized on the larger of what is stored and what they carry', () => {
    const db = both()
    db.put({ pk: S('a'), sk: S('b') }, { pk: S('c'), sk: S('b') }, itemOfBytes(3000, { pk: S('d'), sk: S('b') }))
    expect(report(db, insert('a'), insert('c'), insert('d'), insert('e'))).toEqual([
      {
        TableName: 'tab',
        CapacityUnits: 7,
        Table: { CapacityUnits: 1 },
        GlobalSecondaryIndexes: { gsi: { CapacityUnits: 1 } },
      },
    ])
    const large = { Statement: "INSERT INTO tab VALUE {'pk': 'a', 'sk': 'b', 'f': ?}", Parameters: [S(three)] }
    expect(report(db, large, insert('f'))).toMatchObject([{ CapacityUnits: 5, Table: { CapacityUnits: 1 } }])
  })

  it('X42 a table of which everything failed has no entry', () => {
    const db = both()
    db.table({ name: 'other' })
    db.ok('PutItem', { TableName: 'other', Item: { pk: S('a') } })
    expect(report(db, "INSERT INTO other VALUE {'pk': 'a'}", insert('a'))).toEqual([
      {
        TableName: 'tab',
        CapacityUnits: 2,
        Table: { CapacityUnits: 1 },
        GlobalSecondaryIndexes: { gsi: { CapacityUnits: 1 } },
      },
    ])
  })
})
