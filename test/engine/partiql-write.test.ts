import { describe, expect, it } from 'vitest'
import { type Partiql, partiql } from './partiql-support.ts'
import { conditionFailed, invalid, itemOfBytes, N, notFound, refused, S } from './support.ts'

/** Source: reference, partiql 6-9. */

const L = (...elements: unknown[]) => ({ L: elements })
const dataType = refused('An operand in the update expression has an incorrect data type')
const duplicate = refused('Duplicate primary key exists in table', 'DuplicateItemException')
const documentPath = refused('The document path provided in the update expression is invalid for update')

/** A table with one item under `a`. */
function with_(item: { readonly [name: string]: unknown }): Partiql {
  const db = partiql()
  db.put({ pk: S('a'), ...item })
  return db
}
const set = (db: Partiql, actions: string, rest = ''): unknown => db.rows(`UPDATE tab ${actions} WHERE pk = 'a'${rest}`)

describe('INSERT (partiql 6)', () => {
  it('PQL-50 puts what is not there', () => {
    const db = partiql()
    expect(db.rows("INSERT INTO tab VALUE {'pk': 'a', 'n': 2.50, 's': <<'x'>>}")).toEqual([])
    expect(db.get({ pk: S('a') })).toEqual({ pk: S('a'), n: N('2.5'), s: { SS: ['x'] } })
    expect(db.rows("INSERT INTO tab VALUE {'pk': 'a'}")).toEqual(duplicate)
    expect(db.rows("INSERT INTO tab VALUE {'pk': ?, 'b': ?}", { Parameters: [S('b'), { B: 'AQID' }] })).toEqual([])
    expect(db.get({ pk: S('b') })).toEqual({ pk: S('b'), b: { B: 'AQID' } })
  })

  it('with a whole and fitting key', () => {
    const db = partiql({ keys: 'pk:S sk:S', global: { idx: 'g:S' } })
    expect(db.rows("INSERT INTO tab VALUE {'pk': 'a'}")).toEqual(refused(`${invalid}Missing the key sk in the item`))
    expect(db.rows("INSERT INTO tab VALUE {'pk': 'a', 'sk': 1}")).toEqual(
      refused(`${invalid}Type mismatch for key sk expected: S actual: N`),
    )
    expect(db.rows("INSERT INTO tab VALUE {'pk': 'a', 'sk': 'b', 'g': 1}")).toEqual(
      refused(`${invalid}Type mismatch for Index Key g Expected: S Actual: N IndexName: idx`),
    )
  })

  it('SIZE-21 measures plain size, before the table is looked up', () => {
    const Item = itemOfBytes(409_601)
    const Parameters = [(Item as { readonly f: unknown }).f]
    const Statement = "INSERT INTO nowhere VALUE {'pk': 'k', 'f': ?}"
    expect(partiql().rows(Statement, { Parameters })).toEqual(
      refused('Item size has exceeded the maximum allowed size'),
    )
    const fitting = [(itemOfBytes(409_600) as { readonly f: unknown }).f]
    expect(partiql().rows("INSERT INTO tab VALUE {'pk': 'k', 'f': ?}", { Parameters: fitting })).toEqual([])
  })

  it('a missing table', () => expect(partiql().rows("INSERT INTO nowhere VALUE {'pk': 'a'}")).toEqual(notFound))
})

describe('UPDATE (partiql 7)', () => {
  it('PQL-51 creates nothing', () => {
    const db = partiql()
    expect(set(db, 'SET n = 1')).toEqual(conditionFailed)
    expect(set(db, 'SET n = 1', ' AND attribute_not_exists(pk) RETURNING ALL NEW *')).toEqual(conditionFailed)
    expect(set(db, 'REMOVE n')).toEqual(conditionFailed)
    expect(db.rows('SELECT * FROM tab')).toEqual([])
  })

  it('PQL-52 what is left of the WHERE is the condition', () => {
    const db = with_({ n: N(1) })
    expect(set(db, 'SET n = n + 1', ' AND n = 2')).toEqual(conditionFailed)
    expect(set(db, 'SET n = n + 1', ' AND (n = 1 OR n = 2)')).toEqual([])
    expect(db.get({ pk: S('a') })).toEqual({ pk: S('a'), n: N(2) })
  })

  it('the item of a failed condition on request', () => {
    const db = with_({ n: N(1) })
    const request = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
    const failed = {
      error: {
        name: 'ConditionalCheckFailedException',
        message: 'The conditional request failed',
        Item: { pk: S('a'), n: N(1) },
      },
    }
    expect(db.rows("UPDATE tab SET n = 5 WHERE pk = 'a' AND n = 2", request)).toEqual(failed)
    expect(db.rows("DELETE FROM tab WHERE pk = 'a' AND n = 2", request)).toEqual(failed)
    expect(db.rows("UPDATE tab SET n = 5 WHERE pk = 'z'", request)).toEqual(conditionFailed)
  })

  it('right sides see the item as it was', () => {
    const db = with_({ x: N(1), y: N(2) })
    set(db, 'SET x = y SET y = x SET z = x - y REMOVE nope')
    expect(db.get({ pk: S('a') })).toEqual({ pk: S('a'), x: N(2), y: N(1), z: N(-1) })
  })

  it('PQL-55, PQL-56 list elements', () => {
    const db = with_({ l: L(N(1), N(2), N(3)), n: N(1) })
    set(db, 'SET l[0] = 9, l[7] = 4 REMOVE l[1]')
    expect(db.get({ pk: S('a') })).toMatchObject({ l: L(N(9), N(3), N(4)) })
    expect(set(db, 'SET newlist[0] = 1')).toEqual(documentPath)
    expect(set(db, 'SET n[0] = 1')).toEqual(documentPath)
    expect(set(db, 'SET m.x = 1')).toEqual(documentPath)
  })

  it('list_append at either end, and of nothing', () => {
    const db = with_({ l: L(N(1)) })
    set(db, 'SET l = list_append(l, [2])')
    set(db, 'SET l = LIST_APPEND([0], l)')
    expect(db.get({ pk: S('a') })).toMatchObject({ l: L(N(0), N(1), N(2)) })
    expect(set(db, 'SET l = list_append(nope, [2])')).toEqual(
      refused('The provided expression refers to an attribute that does not exist in the item'),
    )
  })

  it('set_add and set_delete', () => {
    const db = with_({ s: { SS: ['a'] } })
    set(db, "SET s = set_add(s, <<'b', 'a'>>) SET n = SET_ADD(n, <<1>>)")
    expect(db.get({ pk: S('a') })).toMatchObject({ s: { SS: ['a', 'b'] }, n: { NS: ['1'] } })
    expect(set(db, 'SET s = set_add(s, <<1>>)')).toEqual(dataType)
    expect(db.rows("UPDATE tab SET s = set_delete(s, ?) WHERE pk = 'a'", { Parameters: [{ SS: ['a', 'b'] }] })).toEqual(
      [],
    )
    expect(db.get({ pk: S('a') })).toEqual({ pk: S('a'), n: { NS: ['1'] } })
  })

  it('if_not_exists', () => {
    const db = with_({ n: N(1) })
    set(db, 'SET n = if_not_exists(n, 7), m = if_not_exists(m, 7)')
    expect(db.get({ pk: S('a') })).toEqual({ pk: S('a'), n: N(1), m: N(7) })
  })

  it('arithmetic on what is known not to be a number is refused before the condition', () => {
    const message = 'Incorrect operand type for operator or function; operator or function: +, operand type: S'
    expect(set(partiql(), "SET n = n + 'x'")).toEqual(refused(message))
    expect(set(with_({ n: S('x') }), 'SET n = n + 1')).toEqual(dataType)
  })

  it('keys stay, paths do not overlap', () => {
    expect(set(with_({}), "SET pk = 'b'")).toEqual(
      refused(`${invalid}Cannot update attribute pk. This attribute is part of the key`),
    )
    expect(set(with_({}), 'SET m.x = 1 REMOVE m')).toEqual(
      refused(
        'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m, x], path two: [m]',
      ),
    )
  })

  it('SIZE-21 the result measures plain size', () => {
    const db = partiql()
    db.put({ pk: S('k') })
    const f = (bytes: number) => ({ Parameters: [(itemOfBytes(bytes) as { readonly f: unknown }).f] })
    const Statement = "UPDATE tab SET f = ? WHERE pk = 'k'"
    expect(db.rows(Statement, f(409_601))).toEqual(refused('Item size to update has exceeded the maximum allowed size'))
    expect(db.rows(Statement, f(409_600))).toEqual([])
  })

  it('FROM t WHERE ... SET ...', () => {
    const db = with_({})
    expect(db.rows("FROM tab WHERE pk = 'a' SET n = 1 SET m = 2")).toEqual([])
    expect(db.get({ pk: S('a') })).toEqual({ pk: S('a'), n: N(1), m: N(2) })
  })

  it('PQL-54 the whole key', () => {
    expect(partiql().rows('UPDATE tab SET n = 1 WHERE n = 1')).toEqual(
      refused('Where clause does not contain a mandatory equality on all key attributes'),
    )
    expect(partiql().rows('UPDATE nowhere SET n = 1 WHERE n = 1')).toEqual(notFound)
  })
})

describe('DELETE (partiql 8)', () => {
  it('PQL-53 of a missing item succeeds, whatever else is asked', () => {
    const db = partiql()
    expect(db.rows("DELETE FROM tab WHERE pk = 'a'")).toEqual([])
    expect(db.rows("DELETE FROM tab WHERE pk = 'a' AND n = 1")).toEqual([])
  })

  it('PQL-52 of an item whose condition is false fails', () => {
    const db = with_({ n: N(1) })
    expect(db.rows("DELETE FROM tab WHERE pk = 'a' AND n = 2")).toEqual(conditionFailed)
    expect(db.rows("DELETE FROM tab WHERE pk = 'a' AND n = 1")).toEqual([])
    expect(db.get({ pk: S('a') })).toBeUndefined()
  })
})

describe('RETURNING (partiql 9)', () => {
  const item = { pk: S('a'), n: N(1), m: { M: { x: N(1), y: N(2), z: N(3) } }, tags: L(S('a'), S('b'), S('c')) }
  const returning = (actions: string, clause: string, stored = item): unknown =>
    set(with_(stored), actions, ` RETURNING ${clause} *`)

  it('PQL-60, PQL-61 DELETE returns the old item or nothing', () => {
    const db = with_({ n: N(1) })
    expect(db.rows("DELETE FROM tab WHERE pk = 'a' RETURNING ALL OLD *")).toEqual([{ pk: S('a'), n: N(1) }])
    expect(db.rows("DELETE FROM tab WHERE pk = 'a' RETURNING ALL OLD *")).toEqual([])
    expect(db.rows("DELETE FROM tab WHERE pk = 'a' RETURNING MODIFIED OLD *")).toEqual(
      refused(
        'Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements.',
      ),
    )
  })

  it('PQL-62 ALL includes the key, MODIFIED never does', () => {
    expect(returning('SET n = 2', 'ALL OLD')).toEqual([item])
    expect(returning('SET n = 2', 'ALL NEW')).toEqual([{ ...item, n: N(2) }])
    expect(returning('SET n = 2', 'MODIFIED OLD')).toEqual([{ n: N(1) }])
    expect(returning('SET n = 2', 'MODIFIED NEW')).toEqual([{ n: N(2) }])
  })

  it('PQL-63 MODIFIED shows only changed leaves, merged under one map', () => {
    expect(returning('SET m.x = 8 SET m.y = 9', 'MODIFIED NEW')).toEqual([{ m: { M: { x: N(8), y: N(9) } } }])
    expect(returning('SET m.x = 8', 'MODIFIED OLD')).toEqual([{ m: { M: { x: N(1) } } }])
  })

  it('PQL-64 nothing to show is no row', () => {
    expect(returning('REMOVE n', 'MODIFIED NEW')).toEqual([])
    expect(returning('REMOVE n', 'MODIFIED OLD')).toEqual([{ n: N(1) }])
    expect(returning('SET fresh = 1', 'MODIFIED OLD')).toEqual([])
  })

  it('PQL-65 list indexes are packed in ascending order', () => {
    expect(returning("SET tags[2] = 'y' SET tags[0] = 'x'", 'MODIFIED NEW')).toEqual([{ tags: L(S('x'), S('y')) }])
    const long = { ...item, tags: L(...Array.from({ length: 12 }, (_, at) => S(String(at)))) }
    expect(returning("SET tags[10] = 'ten' SET tags[2] = 'two'", 'MODIFIED NEW', long)).toEqual([
      { tags: L(S('two'), S('ten')) },
    ])
  })

  it.each([
    ['REMOVE tags[1]', 'MODIFIED NEW', [{ tags: L(S('c')) }]],
    ['REMOVE tags[1]', 'MODIFIED OLD', [{ tags: L(S('b')) }]],
    ['REMOVE tags[2]', 'MODIFIED NEW', []],
    ["SET tags[3] = 'd'", 'MODIFIED NEW', [{ tags: L(S('d')) }]],
    ["SET tags[3] = 'd'", 'MODIFIED OLD', []],
    ["SET tags[6] = 'd'", 'MODIFIED NEW', []],
    ["SET tags[6] = 'd'", 'MODIFIED OLD', []],
  ])('PQL-66 %s %s', (actions, clause, rows) => expect(returning(actions, clause)).toEqual(rows))

  it('INSERT has none', () => {
    expect(partiql().rows("INSERT INTO tab VALUE {'pk': 'a'} RETURNING ALL OLD *")).toEqual(
      refused('RETURNING is not supported in INSERT'),
    )
  })
})
