import { describe, expect, it } from 'vitest'
import { malformed, type Partiql, partiql } from './partiql-support.ts'
import { invalid, N, notFound, refused, S } from './support.ts'

function orders(): Partiql {
  const db = partiql({ keys: 'pk:S sk:S' })
  for (const pk of ['a', 'b']) {
    for (const sk of ['1', '2', '3'])
      db.put({ pk: S(pk), sk: S(sk), n: N(sk), ...(sk === '2' ? {} : { flag: S('x') }) })
  }
  return db
}
const names = (rows: unknown): unknown =>
  (rows as { pk: { S: string }; sk: { S: string } }[]).map(({ pk, sk }) => pk.S + sk.S)

describe('rows (partiql 4, 5)', () => {
  it('PQL-30 with the partition key bound, rows ascend and sort-key conditions narrow the read', () => {
    const db = orders()
    expect(names(db.rows("SELECT * FROM tab WHERE pk = 'a'"))).toEqual(['a1', 'a2', 'a3'])
    expect(names(db.rows("SELECT * FROM tab WHERE pk = 'a' AND sk > '1'"))).toEqual(['a2', 'a3'])
    expect(names(db.rows("SELECT * FROM tab WHERE pk = 'a' AND sk >= '2' AND sk < '3'"))).toEqual(['a2'])
    expect(names(db.rows("SELECT * FROM tab WHERE pk = 'a' AND sk > '5' AND sk < '3'"))).toEqual([])
    expect(names(db.rows("SELECT * FROM tab WHERE pk = 'a' AND begins_with(sk, '3')"))).toEqual(['a3'])
    expect(names(db.rows("SELECT * FROM tab WHERE pk = 'a' AND (sk < '2' OR sk > '2')"))).toEqual(['a1', 'a3'])
  })

  it('one item by its key, several keys, a scan', () => {
    const db = orders()
    expect(db.rows("SELECT n FROM tab WHERE pk = 'a' AND sk = '2'")).toEqual([{ n: N(2) }])
    expect(db.rows("SELECT n FROM tab WHERE pk = 'a' AND sk = '9'")).toEqual([])
    expect(names(db.rows("SELECT * FROM tab WHERE pk IN ['b', 'a'] AND sk = '1'"))).toEqual(['b1', 'a1'])
    expect(names(db.rows('SELECT * FROM tab WHERE n = 2'))).toHaveLength(2)
    expect(names(db.rows('SELECT * FROM tab'))).toHaveLength(6)
    expect(names(db.rows("SELECT * FROM tab WHERE pk = 'a' AND pk = 'b'"))).toEqual([])
  })

  it('parameters', () => {
    const db = orders()
    expect(
      names(db.rows('SELECT * FROM tab WHERE pk = ? AND sk IN [?, ?]', { Parameters: [S('a'), S('3'), S('1')] })),
    ).toEqual(['a1', 'a3'])
  })

  it('PQL-34 columns are named by the last name and the indexes behind it', () => {
    const db = partiql()
    db.put({ pk: S('a'), m: { M: { k: { L: [N(1), { M: { z: N(2) } }] } } }, l: { L: [S('x')] } })
    expect(db.rows("SELECT m.k[0], m.k[1].z, l[0], m.nope, l[7] FROM tab WHERE pk = 'a'")).toEqual([
      { 'k[0]': N(1), z: N(2), 'l[0]': S('x') },
    ])
  })

  it('a row without any of the columns is an empty row', () => {
    const db = orders()
    expect(db.rows("SELECT flag FROM tab WHERE pk = 'a'")).toEqual([{ flag: S('x') }, {}, { flag: S('x') }])
    expect(db.rows("SELECT flag FROM tab WHERE pk = 'a' AND sk = '2'")).toEqual([{}])
  })

  it('ORDER BY', () => {
    const db = orders()
    const ordered = (order: string, where = "pk IN ['a', 'b']") =>
      names(db.pages(`SELECT * FROM tab WHERE ${where} ORDER BY ${order}`).rows)
    expect(ordered('sk DESC', "pk = 'a'")).toEqual(['a3', 'a2', 'a1'])
    expect(ordered('pk DESC, sk ASC')).toEqual(['b1', 'b2', 'b3', 'a1', 'a2', 'a3'])
    expect(ordered('pk')).toEqual(['a3', 'a2', 'a1', 'b3', 'b2', 'b1'])
  })
})

describe('predicates (partiql 10)', () => {
  const found = (db: Partiql, where: string): unknown =>
    (db.rows(`SELECT * FROM tab WHERE ${where}`) as { pk: { S: string } }[]).map(({ pk }) => pk.S).sort()

  it('PQL-24 NOT keeps rows that lack the attribute', () => {
    const db = partiql()
    db.put({ pk: S('has'), a: S('x') }, { pk: S('not') })
    for (const where of ["NOT a = 'x'", "NOT a IN ['x']", "NOT a BETWEEN 'w' AND 'y'", "NOT CONTAINS(a, 'x')"]) {
      expect(found(db, where), where).toEqual(['not'])
    }
  })

  it('README conflict 33: <> holds for a missing attribute, unless the switch says otherwise', () => {
    const items = [{ pk: S('has'), a: S('x') }, { pk: S('not') }]
    const db = partiql()
    db.put(...items)
    expect(found(db, "a <> 'x'")).toEqual(['not'])
    const other = partiql({}, { settings: { partiqlMissingNe: false } })
    other.put(...items)
    expect(found(other, "a <> 'x'")).toEqual([])
    expect(found(other, "a <> 'y'")).toEqual(['has'])
    expect(found(other, "NOT a <> 'x'")).toEqual(['has', 'not'])
  })

  it('IS', () => {
    const db = partiql()
    db.put(
      { pk: S('null'), a: { NULL: true } },
      { pk: S('n'), a: N(1) },
      { pk: S('map'), a: { M: {} } },
      { pk: S('none') },
    )
    expect(found(db, 'a IS MISSING')).toEqual(['none'])
    expect(found(db, 'a IS NOT MISSING')).toEqual(['map', 'n', 'null'])
    expect(found(db, 'a IS NULL')).toEqual(['null'])
    expect(found(db, 'a IS NOT NULL')).toEqual(['map', 'n', 'none'])
    expect(found(db, 'a IS NUMERIC')).toEqual(['n'])
    expect(found(db, 'a IS TUPLE')).toEqual(['map'])
    expect(found(db, 'a IS STRUCT')).toEqual(['map'])
  })

  it('functions, and truths compared with booleans', () => {
    const db = partiql()
    db.put(
      { pk: S('a'), s: S('abc'), n: N(3), t: { SS: ['x', 'y'] }, l: { L: [N(1)] }, f: { BOOL: false } },
      { pk: S('b') },
    )
    for (const where of [
      "BEGINS_WITH(s, 'ab')",
      "contains(s, 'bc')",
      "contains(t, 'x')",
      'contains(l, 1)',
      'size(s) = 3',
      'size(t) BETWEEN 2 AND 3',
      "attribute_type(t, 'SS')",
      'attribute_exists(s)',
      'attribute_exists(s) = true',
      'attribute_not_exists(s) = false',
      '(n BETWEEN 0 AND 5) = true',
      'f IN [true, false]',
      "t = <<'y', 'x'>>",
      'l = [1.0]',
      "n > 2 AND (s = 'abc' OR s = 'z')",
    ]) {
      expect(found(db, where), where).toEqual(['a'])
    }
    expect(found(db, 'attribute_exists(s) = false')).toEqual(['b'])
  })

  it('PQL-21 an order takes S, N and B alone, before the table is looked up', () => {
    const db = partiql()
    const message = (operator: string, type: string) =>
      refused(
        `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
      )
    expect(db.rows('SELECT * FROM nowhere WHERE a < true')).toEqual(message('<', 'BOOL'))
    expect(db.rows('SELECT * FROM nowhere WHERE a >= [1]')).toEqual(message('>=', 'L'))
    expect(db.rows('SELECT * FROM nowhere WHERE a BETWEEN NULL AND NULL')).toEqual(message('BETWEEN', 'NULL'))
    expect(db.rows('SELECT * FROM nowhere WHERE attribute_exists(n) > false')).toEqual(message('>', 'BOOL'))
    expect(db.rows('SELECT * FROM nowhere WHERE attribute_type(a, 1)')).toEqual(message('attribute_type', 'N'))
  })

  it('PQL-22, PQL-23 types that differ match nothing; = and <> take every type', () => {
    const db = partiql()
    db.put({ pk: S('a'), n: N(5) })
    expect(found(db, "n > 'a'")).toEqual([])
    expect(found(db, 'n <> [1]')).toEqual(['a'])
    expect(found(db, 'n = {}')).toEqual([])
  })
})

describe('the order of checks (partiql 14)', () => {
  it('parameter values come before the statement', () => {
    const db = partiql()
    expect(db.rows('no statement', { Parameters: [{ NULL: false }] })).toEqual(
      refused(`${invalid}Null attribute value types must have the value of true`),
    )
    expect(db.rows('no statement', { Parameters: [{ SS: [] }] })).toEqual(
      refused(`${invalid}An string set  may not be empty`),
    )
  })

  it('README conflict 35: too few are refused, too many ignored', () => {
    const few = refused("Number of parameters in request and statement don't match.")
    const db = partiql()
    expect(db.rows('SELECT * FROM tab WHERE pk = ?')).toEqual(few)
    expect(db.rows("SELECT * FROM tab WHERE pk = 'a'", { Parameters: [S('a')] })).toEqual([])
    expect(
      partiql({}, { settings: { partiqlExtraParameters: 'refused' } }).rows("SELECT * FROM tab WHERE pk = 'a'", {
        Parameters: [S('a')],
      }),
    ).toEqual(few)
  })

  it('no parameters at all are not an empty list of them', () => {
    expect(partiql().rows('SELECT * FROM tab', { Parameters: [] })).toEqual(
      refused(
        "1 validation error detected: Value '[]' at 'parameters' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ),
    )
  })

  it('the statement before the table, the table before the index', () => {
    const db = partiql()
    expect(db.rows('SLECT * FROM nowhere')).toEqual(malformed('Expected data manipulation'))
    expect(db.rows('SELECT COUNT(*) FROM nowhere')).toEqual(refused('Unexpected path component at 1:8:5'))
    expect(db.rows("UPDATE nowhere.idx SET a = 1 WHERE pk = 'a'")).toEqual(
      refused('This operation is not supported on an index'),
    )
    expect(db.rows('SELECT * FROM nowhere')).toEqual(notFound)
    expect(db.rows('SELECT * FROM nowhere.idx')).toEqual(notFound)
    expect(db.rows('SELECT * FROM tab.idx')).toEqual(refused('The table does not have the specified index'))
  })

  it('EXISTS belongs into a transaction', () => {
    expect(partiql().rows("EXISTS(SELECT * FROM tab WHERE pk = 'a' AND n = 1)")).toEqual(
      refused('EXISTS can only be used in ExecuteTransaction write requests.'),
    )
  })

  it('SIZE-42 a key value that no key can have', () => {
    const db = partiql({ keys: 'pk:S sk:S' })
    const Statement = 'SELECT * FROM tab WHERE pk = ? AND sk = ?'
    const rows = (...bytes: readonly number[]) =>
      db.rows(Statement, { Parameters: bytes.map((each) => S('x'.repeat(each))) })
    expect(rows(2048, 1024)).toEqual([])
    expect(rows(2049, 1)).toEqual(refused(`${invalid}Size of hashkey has exceeded the maximum size limit of2048 bytes`))
    expect(rows(1, 1025)).toEqual(
      refused(`${invalid}Aggregated size of all range keys has exceeded the size limit of 1024 bytes`),
    )
  })

  it('an empty key value', () => {
    expect(partiql().rows("SELECT * FROM tab WHERE pk = ''")).toEqual(
      refused(
        'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk',
      ),
    )
  })
})
