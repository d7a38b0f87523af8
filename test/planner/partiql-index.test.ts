import { describe, expect, it } from 'vitest'
import { planOf, readsOf, tableOf } from './partiql-support.ts'

/** Source: reference, partiql 5 "Index reads"; PQL-35 to PQL-43. */

const table = tableOf('pk:S sk:S', {
  'gsi-inc': { kind: 'global', keys: 'g:S h:S', project: ['proj'] },
  lsi: { kind: 'local', keys: 'pk:S l:S', project: 'KEYS_ONLY' },
  all: { kind: 'global', keys: 'g:S' },
})
const invalid = 'One or more parameter values were invalid: '
const gsi = '"tab"."gsi-inc"'
const lsi = 'tab.lsi'

describe('the index a statement names', () => {
  it('PQL-36, PQL-37 one that the table has not', () => {
    expect(readsOf('', table, { from: 'tab.nope' })).toBe('The table does not have the specified index')
    expect(readsOf('', table, { from: 'tab.tab' })).toBe('The table does not have the specified index')
  })

  it('PQL-38 a global one is not read consistently, a local one is', () => {
    expect(planOf(`SELECT * FROM ${gsi}`, table, { consistent: true })).toBe(
      'Strongly consistent read is not supported on Global Secondary Indexes',
    )
    expect(planOf(`SELECT * FROM ${lsi}`, table, { consistent: true })).toMatchObject({ kind: 'read', index: 'lsi' })
  })

  it('PQL-6, PQL-7 the path to it', () => {
    expect(planOf('SELECT * FROM tab.a.b', table)).toBe('A path may contain at most 2 components in the FROM clause')
    expect(planOf('SELECT * FROM tab.""', table)).toBe('Path component cannot be an empty string')
    expect(planOf('SELECT * FROM "".idx', table)).toBe('Path component cannot be an empty string')
  })

  it('a whole index key is still a query', () => {
    expect(readsOf("g = 'x' AND h = 'y'", table, { from: gsi })).toEqual(['query g=x h=y'])
    expect(readsOf("g = 'x'", table, { from: 'tab."all"' })).toEqual(['query g=x'])
  })
})

describe('attributes that the index does not hold', () => {
  it('PQL-39 a global index is not asked for them, in statement order', () => {
    expect(readsOf("g = 'x'", table, { from: gsi, columns: 'b, proj, a.c, pk' })).toBe(
      `${invalid}Global secondary index gsi-inc does not project [b, a]`,
    )
    expect(readsOf("g = 'x'", table, { from: gsi, columns: 'proj, pk, sk, g' })).toEqual(['query g=x'])
  })

  it('PQL-40 a local one fetches them, and SELECT * does not ask for them', () => {
    expect(planOf("SELECT b FROM tab.lsi WHERE pk = 'x'", table)).toMatchObject({ fetch: true })
    expect(planOf("SELECT * FROM tab.lsi WHERE pk = 'x'", table)).toMatchObject({ fetch: false })
    expect(planOf("SELECT sk, l FROM tab.lsi WHERE pk = 'x'", table)).toMatchObject({ fetch: false })
  })

  it.each([
    [gsi, 'gsi-inc', "g = 'x' AND a = 1", 'a'],
    [gsi, 'gsi-inc', "g = 'x' AND NOT a = 1 AND b = 2", 'a, b'],
    [gsi, 'gsi-inc', "g = 'x' AND a IS MISSING", 'a'],
    [gsi, 'gsi-inc', "g IN ['x', 'y'] AND a = 1", 'a'],
    [lsi, 'lsi', "pk = 'x' AND a = 1", 'a'],
  ])('PQL-41, PQL-42 a keyed read of %s (%s) does not filter by them: %s', (from, name, where, missing) => {
    expect(readsOf(where, table, { from })).toBe(
      `${invalid}Secondary index ${name} does not project one or more filter attributes: [${missing}]`,
    )
  })

  it('one branch that needs none of them is enough', () => {
    expect(readsOf("(g = 'x' AND a = 1) OR (g = 'y' AND proj = 1)", table, { from: gsi })).toHaveLength(2)
  })

  it.each(['a = 1', "g = 'x' OR a = 1", "NOT g = 'x' AND a = 1"])(
    'PQL-42, PQL-43 an unkeyed read sees them as missing: %s',
    (where) => {
      expect(readsOf(where, table, { from: gsi })).toEqual([expect.stringMatching(/^scan if/)])
    },
  )
})
