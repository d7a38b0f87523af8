import { describe, expect, it } from 'vitest'
import { fc } from '../property.ts'
import { type Partiql, partiql } from './partiql-support.ts'
import { itemOfBytes, N, refused, S } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Source: reference, partiql 5 "Paging". */

function rows(count: number): Partiql {
  const db = partiql({ keys: 'pk:S sk:N', global: { idx: 'g:S' }, local: { lsi: 'pk:S l:S' } })
  for (let at = 0; at < count; at++)
    db.put({
      pk: S(at % 2 === 0 ? 'a' : 'b'),
      sk: N(at),
      g: S('g'),
      l: S(String(at % 3)),
      even: { BOOL: at % 4 === 0 },
    })
  return db
}
const token = (db: Partiql, Statement: string, more: Plain = {}): string => {
  const { NextToken } = db.ok('ExecuteStatement', { Statement, Limit: 1, ...more })
  if (NextToken === undefined) throw new Error('there is another page')
  return NextToken
}

describe('Limit', () => {
  it('PQL-31 bounds what is evaluated: a page may be short or empty and go on', () => {
    const db = rows(12)
    expect(db.pages("SELECT * FROM tab WHERE pk = 'a' AND even = true", { Limit: 1 }).sizes).toEqual([
      1, 0, 1, 0, 1, 0, 0,
    ])
  })

  it('PQL-32 is at least 1', () => {
    expect(rows(0).rows('SELECT * FROM tab', { Limit: 0 })).toEqual(
      refused(
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ),
    )
  })

  it('the answer says after which key it stopped', () => {
    expect(rows(4).ok('ExecuteStatement', { Statement: "SELECT sk FROM tab WHERE pk = 'a'", Limit: 1 })).toMatchObject({
      Items: [{ sk: N(0) }],
      LastEvaluatedKey: { pk: S('a'), sk: N(0) },
      NextToken: expect.any(String) as string,
    })
  })
})

describe('pages', () => {
  it('README conflict 34: several reads come in pages of ten', () => {
    const db = rows(30)
    expect(db.pages("SELECT * FROM tab WHERE pk IN ['a', 'b']").sizes).toEqual([10, 10, 10, 0])
    expect(
      db.pages(`SELECT * FROM tab WHERE pk = 'a' AND sk IN [${Array.from({ length: 25 }, (_, at) => at).join(', ')}]`)
        .sizes,
    ).toEqual([10, 3])
    expect(db.pages("SELECT * FROM tab WHERE pk IN ['a', 'b']", { Limit: 4 }).sizes).toEqual([4, 4, 4, 4, 4, 4, 4, 2])
    expect(db.pages("SELECT * FROM tab WHERE pk = 'a'").sizes).toEqual([15])
  })

  it('README conflict 34: the size is a switch', () => {
    const db = partiql({ keys: 'pk:S sk:N' }, { settings: { partiqlInPageSize: 2 } })
    for (let at = 0; at < 5; at++) db.put({ pk: S('a'), sk: N(at) })
    expect(db.pages("SELECT * FROM tab WHERE pk IN ['a', 'b']").sizes).toEqual([2, 2, 1])
  })

  it('a page ends at 1 MB', () => {
    const db = partiql({ keys: 'pk:S sk:S' })
    for (let at = 0; at < 5; at++) db.put(itemOfBytes(300_000, { pk: S('a'), sk: S(String(at)) }))
    expect(db.pages("SELECT * FROM tab WHERE pk = 'a'").sizes).toEqual([4, 1])
    expect(db.pages('SELECT * FROM tab').sizes).toEqual([4, 1])
  })

  it('every way of paging gives every row once', () => {
    const db = rows(24)
    const statements = [
      'SELECT * FROM tab',
      "SELECT * FROM tab WHERE pk = 'a'",
      "SELECT * FROM tab WHERE pk IN ['b', 'a']",
      "SELECT * FROM tab WHERE pk IN ['b', 'a'] ORDER BY pk DESC, sk DESC",
      "SELECT * FROM tab WHERE pk = 'a' AND (sk < 5 OR sk > 9)",
      "SELECT * FROM tab.idx WHERE g = 'g'",
      'SELECT * FROM tab.idx',
      "SELECT * FROM tab.lsi WHERE pk = 'a' ORDER BY l DESC",
      "SELECT * FROM tab.lsi WHERE pk IN ['a', 'b'] AND l > '0'",
    ]
    fc.assert(
      fc.property(fc.constantFrom(...statements), fc.integer({ min: 1, max: 30 }), (statement, Limit) => {
        const once = db.pages(statement).rows
        expect(new Set(once.map((row) => JSON.stringify(row))).size).toBe(once.length)
        expect(db.pages(statement, { Limit }).rows).toEqual(once)
      }),
      { numRuns: 120 },
    )
  })
})

describe('PQL-33 NextToken', () => {
  const first = "SELECT * FROM tab WHERE pk = 'a'"
  const mismatch = refused('NextToken does not match request')
  const invalid = refused('Invalid NextToken')

  it('of another statement, table, index or other parameters', () => {
    const db = rows(6)
    const NextToken = token(db, first)
    expect(db.rows("SELECT * FROM tab WHERE pk = 'b'", { NextToken })).toEqual(mismatch)
    expect(db.rows("SELECT * FROM tab.lsi WHERE pk = 'a'", { NextToken })).toEqual(mismatch)
    const bound = 'SELECT * FROM tab WHERE pk = ?'
    const other = token(db, bound, { Parameters: [S('a')] })
    expect(db.rows(bound, { NextToken: other, Parameters: [S('b')] })).toEqual(mismatch)
    expect(db.rows(bound, { NextToken: other, Parameters: [S('a')] })).toHaveLength(2)
  })

  it.each(['x', 'eyJhIjoxfQ==', '{}', '!!!', 'a'.repeat(32_768)])('that is none: %.20s', (NextToken) => {
    expect(rows(1).rows(first, { NextToken })).toEqual(invalid)
  })

  it('that was changed', () => {
    const db = rows(6)
    const NextToken = token(db, first)
    fc.assert(
      fc.property(fc.nat(NextToken.length - 1), fc.constantFrom(...'ABCxyz019'), (at, letter) => {
        const changed = NextToken.slice(0, at) + letter + NextToken.slice(at + 1)
        const answer = db.rows(first, { NextToken: changed })
        // The last letter of base64 may carry bits that stand for nothing.
        expect(changed === NextToken || at === NextToken.length - 1 ? invalid : answer).toEqual(invalid)
      }),
    )
  })

  it('that is older than the table', () => {
    const db = rows(6)
    const NextToken = token(db, first)
    db.ok('DeleteTable', {})
    db.table({ keys: 'pk:S sk:S' })
    expect(db.rows(first, { NextToken })).toEqual(invalid)
  })

  it('does not change what Limit may be', () => {
    const db = rows(6)
    expect(db.rows(first, { NextToken: token(db, first), Limit: 100 })).toHaveLength(2)
  })
})
