import { describe, expect, it } from 'vitest'
import { planOf, readsOf, tableOf } from './partiql-support.ts'

/** Source: reference, partiql 5. */

const table = tableOf('pk:S sk:S')
const numbers = tableOf('pk:S sk:N')
const list = (count: number, from = 0): string =>
  `[${Array.from({ length: count }, (_, at) => `'${String(at + from).padStart(3, '0')}'`).join(', ')}]`
const overlapping = 'Overlapping conditions with range keys are not supported in where clause'
const tooMany = 'Too many decomposed read operations for a given query.'

describe('which access a WHERE becomes', () => {
  it.each<readonly [where: string, reads: readonly string[]]>([
    ['', ['scan']],
    ["pk = 'a'", ['query pk=a']],
    ["pk = 'a' AND sk = 'b'", ['get pk=a sk=b']],
    ["sk = 'b' AND pk = 'a' AND x = 1", ['get pk=a sk=b if "x" = 1']],
    ["pk = 'a' AND sk > 'b'", ['query pk=a sk>b']],
    ["pk = 'a' AND sk >= 'b' AND sk < 'd'", ['query pk=a sk>=b sk<d']],
    ["pk = 'a' AND sk BETWEEN 'b' AND 'd'", ['query pk=a sk b..d']],
    ["pk = 'a' AND begins_with(sk, 'b')", ['query pk=a sk b*']],
    ["'a' = pk AND 'b' < sk", ['query pk=a sk>b']],
    ["pk = 'a' AND x = 1", ['query pk=a if "x" = 1']],
    ["pk = 'a' AND (x = 1 OR y = 2)", ['query pk=a if "x" = 1 OR "y" = 2']],
    ["pk IN ['a']", ['query pk=a']],
    ["pk IN ['b', 'a']", ['query pk=b', 'query pk=a']],
    ["pk = 'b' OR pk = 'a'", ['query pk=b', 'query pk=a']],
    ["pk IN ['a', 'b'] AND sk = 'c'", ['get pk=a sk=c', 'get pk=b sk=c']],
    ["pk = 'a' AND sk IN ['c', 'b']", ['get pk=a sk=b', 'get pk=a sk=c']],
    ["pk = 'a' AND (sk = '2' OR sk = '1')", ['get pk=a sk=1', 'get pk=a sk=2']],
    ["pk = 'a' AND (sk < '1' OR sk > '1' OR sk = '1')", ['query pk=a sk<1', 'get pk=a sk=1', 'query pk=a sk>1']],
    ["(pk = 'a' AND x = 1) OR (pk = 'b' AND y = 2)", ['query pk=a if "x" = 1', 'query pk=b if "y" = 2']],
    ["pk = 'a' AND pk = 'a'", ['query pk=a']],
    ["pk > 'a'", ['scan if "pk" > \'a\'']],
    ['x = 1', ['scan if "x" = 1']],
    ["pk = 'a' OR x = 1", ['scan if "pk" = \'a\' OR "x" = 1']],
    ["NOT pk = 'a'", ['scan if NOT "pk" = \'a\'']],
    ["pk <> 'a'", ['scan if "pk" <> \'a\'']],
    ["pk = 'a' AND sk <> 'b'", ['query pk=a if "sk" <> \'b\'']],
    ["pk = 'a' AND NOT sk = 'b'", ['query pk=a if NOT "sk" = \'b\'']],
    ["pk = 'a' AND pk = 'b'", ['scan if "pk" = \'a\' AND "pk" = \'b\'']],
    ['pk = x', ['scan if "pk" = "x"']],
    ["sk = 'b'", ['scan if "sk" = \'b\'']],
    ["pk IN ['a', x]", ['scan if "pk" IN [\'a\', "x"]']],
    ["pk = 'a' AND x IN [1, 2]", ['query pk=a if "x" IN [1, 2]']],
    ['attribute_exists(pk) = true', ['scan if attribute_exists("pk") = TRUE']],
  ])('%s', (where, reads) => expect(readsOf(where, table)).toEqual(reads))

  it('a table without a sort key has one item a key', () => {
    expect(readsOf("pk = 'a'", tableOf('pk:S'))).toEqual(['get pk=a'])
    expect(readsOf("pk IN ['a', 'b'] AND x = 1", tableOf('pk:S'))).toEqual([
      'get pk=a if "x" = 1',
      'get pk=b if "x" = 1',
    ])
  })

  it('several HASH and RANGE attributes of an index', () => {
    const many = tableOf('pk:S', { idx: { kind: 'global', keys: 'a:S b:N / c:S d:N' } })
    const reads = (where: string) => readsOf(where, many, { from: 'tab.idx' })
    expect(reads("a = 'x' AND b = 1 AND c = 'y' AND d > 2")).toEqual(['query a=x b=1 c=y d>2'])
    expect(reads("a = 'x' AND b = 1 AND d > 2")).toEqual(['query a=x b=1 if "d" > 2'])
    expect(reads("a = 'x' AND b = 1 AND c > 'y' AND d > 2")).toEqual(['query a=x b=1 c>y if "d" > 2'])
    expect(reads("a = 'x' AND c = 'y'")).toEqual(['scan if "a" = \'x\' AND "c" = \'y\''])
  })
})

describe('how many reads', () => {
  it.each([
    [`pk IN ${list(50)}`, 50],
    [`pk = 'a' AND sk IN ${list(50)}`, 50],
    [`pk IN ${list(25)} AND sk IN ['x', 'y']`, 50],
  ])('50 are done: %s', (where, count) => expect(readsOf(where, table)).toHaveLength(count))

  it.each([`pk IN ${list(51)}`, `pk = 'a' AND sk IN ${list(51)}`, `pk IN ${list(26)} AND sk IN ['x', 'y']`])(
    '51 are refused: %s',
    (where) => {
      expect(readsOf(where, table)).toBe(tooMany)
    },
  )

  it('a scan has no such limit', () => {
    expect(readsOf(`pk IN ${list(51)} OR x = 1`, table)).toEqual([expect.stringMatching(/^scan/)])
    expect(readsOf(`pk IN ${list(30)} AND pk IN ${list(30, 30)}`, table)).toEqual([expect.stringMatching(/^scan/)])
  })

  it('README conflict 10: an IN of 100 entries passes, of 101 not, before the limit of reads and for any attribute', () => {
    const message = 'The IN operator is provided with too many operands; number of operands: 101'
    expect(readsOf(`pk IN ${list(101)}`, table)).toBe(message)
    expect(readsOf(`x IN ${list(101)}`, table)).toBe(message)
    expect(readsOf(`x IN ${list(100)}`, table)).toEqual([expect.stringMatching(/^scan/)])
    expect(planOf(`DELETE FROM tab WHERE pk = 'a' AND sk = 'b' AND x IN ${list(101)}`, table)).toBe(message)
  })

  it('a product too large to write out is refused at once', () => {
    const both = Array.from({ length: 40 }, () => "(sk = 'a' OR sk = 'b')").join(' AND ')
    expect(readsOf(`pk = 'a' AND ${both}`, table)).toBe(tooMany)
    expect(readsOf(both, table)).toEqual([expect.stringMatching(/^scan/)])
  })
})

describe('reads that overlap', () => {
  it.each([
    "pk IN ['a', 'a']",
    "pk = 'a' OR pk = 'a'",
    "pk = 'a' AND (sk > '0' OR sk < '5')",
    "pk = 'a' AND (sk = '1' OR flag = 'x')",
    "(pk = 'a' AND f = 1) OR (pk = 'a' AND f = 2)",
    "pk = 'a' AND (sk >= '1' OR sk <= '1')",
    "pk = 'a' AND (begins_with(sk, 'ab') OR sk = 'abc')",
    "pk = 'a' AND (sk BETWEEN 'a' AND 'c' OR sk BETWEEN 'b' AND 'd')",
    "pk = 'a' AND sk IN ['1', '2', '1']",
  ])('%s', (where) => expect(readsOf(where, table)).toBe(overlapping))

  it.each([
    "pk = 'a' AND (sk > '1' OR sk < '1')",
    "pk = 'a' AND (sk > '1' OR sk <= '1')",
    "pk = 'a' AND (begins_with(sk, 'ab') OR begins_with(sk, 'ac'))",
    "(pk = 'a' AND sk > '1') OR (pk = 'b' AND sk > '1')",
    "pk = 'a' AND ((sk > '5' AND sk < '3') OR sk = '4')",
  ])('apart: %s', (where) => expect(readsOf(where, table)).toHaveLength(2))

  it('numbers overlap by value', () => {
    expect(readsOf("pk = 'a' AND (sk = 1 OR sk = 1.0)", numbers)).toBe(overlapping)
    expect(readsOf("pk = 'a' AND (sk < 9 OR sk > 10)", numbers)).toHaveLength(2)
  })
})

describe('key values', () => {
  it.each([
    ['pk = 1', "Key attribute's data type should match its data type in table's schema: Key pk"],
    ["pk = 'a' AND sk > 1", "Key attribute's data type should match its data type in table's schema: Key sk"],
    ['pk = true', 'Key value must be of type S, N, or B. Key name: pk, Key type: BOOL'],
    ["pk IN ['a', NULL]", 'Key value must be of type S, N, or B. Key name: pk, Key type: NULL'],
    [
      "pk.x = 'a'",
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key pk",
    ],
    [
      "pk = 'a' AND sk[0] = 1",
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key sk",
    ],
  ])('%s', (where, message) => expect(readsOf(where, table)).toBe(message))

  it('only where they find rows: a scan compares whatever it is given', () => {
    expect(readsOf('pk > 1', table)).toEqual(['scan if "pk" > 1'])
    expect(readsOf('pk = 1 OR x = 1', table)).toEqual(['scan if "pk" = 1 OR "x" = 1'])
  })
})

describe('ORDER BY', () => {
  const reads = (where: string, order: string) => readsOf(where, table, { order })
  it.each([
    ["pk = 'a'", 'sk', ['query pk=a']],
    ["pk = 'a'", 'sk DESC', ['query pk=a backwards']],
    ["pk IN ['b', 'a', 'c']", 'pk DESC, sk ASC', ['query pk=c', 'query pk=b', 'query pk=a']],
    [
      "pk IN ['b', 'a', 'c']",
      'pk ASC, sk DESC',
      ['query pk=a backwards', 'query pk=b backwards', 'query pk=c backwards'],
    ],
    ["pk = 'a' AND sk IN ['1', '3', '2']", 'sk DESC', ['get pk=a sk=3', 'get pk=a sk=2', 'get pk=a sk=1']],
  ])('%s ORDER BY %s', (where, order, steps) => expect(reads(where, order)).toEqual(steps))

  it('the partition key alone leaves each partition in descending order', () => {
    expect(reads("pk = 'a'", 'pk')).toEqual(['query pk=a backwards'])
    expect(reads("pk IN ['b', 'a']", 'pk')).toEqual(['query pk=a backwards', 'query pk=b backwards'])
  })

  it.each([
    ['', 'sk', 'Must have WHERE clause in the statement when using ORDER BY clause.'],
    ["pk = 'a'", 'Total', 'Attribute Total in ORDER BY clause must be part of the primary key'],
    [
      'x = 1',
      'sk',
      'Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.',
    ],
    [
      "pk = 'a' OR x = 1",
      'sk',
      'Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.',
    ],
    [
      "pk IN ['a', 'b']",
      'sk',
      'Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.',
    ],
  ])('%s ORDER BY %s: %s', (where, order, message) => expect(reads(where, order)).toBe(message))

  it('an index orders by its own keys', () => {
    const indexed = tableOf('pk:S sk:S', { idx: { kind: 'global', keys: 'status:S placed:S' } })
    expect(readsOf("status = 'OPEN'", indexed, { from: 'tab.idx', order: 'placed DESC' })).toEqual([
      'query status=OPEN backwards',
    ])
    expect(readsOf("status = 'OPEN'", indexed, { from: 'tab.idx', order: 'sk' })).toBe(
      'Attribute sk in ORDER BY clause must be part of the primary key',
    )
  })
})
