import { describe, expect, it } from 'vitest'
import { type Partiql, partiql } from './partiql-support.ts'
import { N, refused, S } from './support.ts'

/** Source: reference, PQL-35 to PQL-43. */

function indexed(): Partiql {
  const db = partiql({
    keys: 'pk:S sk:S',
    global: { gsi: { keys: 'g:S', project: ['proj'] } },
    local: { lsi: { keys: 'pk:S l:S', project: 'KEYS_ONLY' } },
  })
  db.put(
    { pk: S('a'), sk: S('1'), g: S('x'), l: S('2'), proj: N(1), nonproj: S('v') },
    { pk: S('a'), sk: S('2'), g: S('x'), l: S('1'), nonproj: S('w') },
    { pk: S('a'), sk: S('3'), nonproj: S('v') },
  )
  return db
}
const keys = (g: string, sk: string) => ({ pk: S('a'), sk: S(sk), g: S(g) })

describe('reads of an index', () => {
  it('PQL-35 see its members and its projection alone', () => {
    const db = indexed()
    expect(db.rows("SELECT * FROM tab.gsi WHERE g = 'x'")).toEqual(
      expect.arrayContaining([{ ...keys('x', '1'), proj: N(1) }, keys('x', '2')]),
    )
    expect(db.rows('SELECT * FROM "tab"."gsi"')).toHaveLength(2)
    expect(db.rows("SELECT * FROM tab.lsi WHERE pk = 'a'")).toEqual([
      { pk: S('a'), l: S('1'), sk: S('2') },
      { pk: S('a'), l: S('2'), sk: S('1') },
    ])
  })

  it('PQL-40 a local index fetches what it is asked for', () => {
    expect(indexed().rows("SELECT sk, nonproj FROM tab.lsi WHERE pk = 'a' AND l > '0'")).toEqual([
      { sk: S('2'), nonproj: S('w') },
      { sk: S('1'), nonproj: S('v') },
    ])
  })

  it('PQL-43 an unkeyed read sees what is not projected as missing', () => {
    const db = indexed()
    expect(db.rows("SELECT * FROM tab.gsi WHERE nonproj = 'v'")).toEqual([])
    expect(db.rows("SELECT * FROM tab.gsi WHERE NOT nonproj = 'v'")).toHaveLength(2)
    expect(db.rows('SELECT * FROM tab.gsi WHERE nonproj IS MISSING')).toHaveLength(2)
  })

  it('PQL-38, PQL-39, PQL-41', () => {
    const db = indexed()
    const invalid = 'One or more parameter values were invalid: '
    expect(db.rows('SELECT * FROM tab.gsi', { ConsistentRead: true })).toEqual(
      refused('Strongly consistent read is not supported on Global Secondary Indexes'),
    )
    expect(db.rows('SELECT * FROM tab.lsi', { ConsistentRead: true })).toHaveLength(2)
    expect(db.rows("SELECT nonproj FROM tab.gsi WHERE g = 'x'")).toEqual(
      refused(`${invalid}Global secondary index gsi does not project [nonproj]`),
    )
    expect(db.rows("SELECT * FROM tab.lsi WHERE pk = 'a' AND nonproj = 'v'")).toEqual(
      refused(`${invalid}Secondary index lsi does not project one or more filter attributes: [nonproj]`),
    )
  })

  it('an index of several key attributes', () => {
    const db = partiql({ global: { idx: 'a:S b:N / c:S d:N' } })
    for (let at = 0; at < 4; at++) db.put({ pk: S(String(at)), a: S('x'), b: N(1), c: S(at < 2 ? 'y' : 'z'), d: N(at) })
    const found = (where: string) =>
      (db.rows(`SELECT pk FROM tab.idx WHERE a = 'x' AND b = 1${where}`) as { pk: unknown }[]).map(({ pk }) => pk)
    expect(found('')).toEqual([S('0'), S('1'), S('2'), S('3')])
    expect(found(" AND c = 'y' AND d > 0")).toEqual([S('1')])
    expect(found(" AND c > 'y' AND d = 3")).toEqual([S('3')])
    expect(found(" AND c = 'z' ORDER BY d DESC")).toEqual([S('3'), S('2')])
  })
})
