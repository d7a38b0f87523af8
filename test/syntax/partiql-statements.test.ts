import { describe, expect, it } from 'vitest'
import { parsePartiql } from '../../src/syntax/parse-partiql.ts'
import { bare, refusalOf, statementOf } from './partiql-support.ts'

const where = (condition: string): unknown => {
  const statement = statementOf(`SELECT * FROM tab WHERE ${condition}`)
  return statement.kind === 'select' ? bare(statement.where) : undefined
}
const path = (...elements: (string | number)[]) => ({
  kind: 'path',
  elements: elements.map((element) =>
    typeof element === 'number' ? { kind: 'index', index: element } : { kind: 'name', name: element },
  ),
})
const text = (S: string) => ({ kind: 'value', value: { S } })
const number = (N: string) => ({ kind: 'value', value: { N } })
const compare = (left: unknown, operator: string, right: unknown) => ({ kind: 'compare', operator, left, right })
const a = compare(path('a'), '=', number('1'))
const b = compare(path('b'), '=', number('2'))
const c = compare(path('c'), '=', number('3'))

describe('words and values (partiql 2)', () => {
  it('comments and white space stand between any tokens', () => {
    expect(where('n--1\n = /* one */\v1 -- all')).toEqual(compare(path('n'), '=', number('1')))
    expect(statementOf('SELECT/**/*\fFROM/***/tab')).toMatchObject({ from: { parts: ['tab'] } })
  })

  it('keywords and functions have any letter case, names have their own', () => {
    expect(statementOf('sElEcT Pk fRoM Tab')).toMatchObject({
      from: { parts: ['Tab'] },
      projection: [{ elements: [{ name: 'Pk' }] }],
    })
    expect(where("BEGINS_WITH(A, 'x')")).toEqual({
      kind: 'call',
      name: 'begins_with',
      operands: [path('A'), text('x')],
    })
  })

  it('plain names may begin with _ and $; others stand in double quotes, doubled inside', () => {
    expect(where('_a = $b')).toEqual(compare(path('_a'), '=', path('$b')))
    expect(where('"a-b"."say ""x""" = 1')).toEqual(compare(path('a-b', 'say "x"'), '=', number('1')))
  })

  it('single quotes are strings, doubled inside; a question mark inside is text', () => {
    expect(where("a = 'it''s ?'")).toEqual(compare(path('a'), '=', text("it's ?")))
  })

  it.each([
    ['1.0', '1.0'],
    ['1e0', '1e0'],
    ['1E3', '1E3'],
    ['-1.5e-3', '-1.5e-3'],
    ['- - 1', '1'],
    ['+5', '5'],
    ['-/* c */-1', '1'],
    ['- -(-1)', undefined],
  ])('number %s', (written, kept) => {
    if (kept === undefined)
      expect(refusalOf(`SELECT * FROM tab WHERE n = ${written}`)).toBe('Unsupported operation: Neg')
    else expect(where(`n = ${written}`)).toEqual(compare(path('n'), '=', number(kept)))
  })

  it.each(['-?', '-a', '+a'])('a sign belongs to a number: %s is refused', (operand) => {
    expect(refusalOf(`SELECT * FROM tab WHERE n = ${operand}`)).toMatch(/^Unsupported operation: (Neg|Pos)$/)
  })

  it('literals', () => {
    expect(where("a = [TRUE, false, NULL, 'x', {'k': 1}, <<1, 2>>]")).toMatchObject({
      right: {
        kind: 'list',
        elements: [
          { value: { BOOL: true } },
          { value: { BOOL: false } },
          { value: { NULL: true } },
          text('x'),
          { kind: 'map', entries: [{ name: 'k', value: number('1') }] },
          { kind: 'set', elements: [number('1'), number('2')] },
        ],
      },
    })
  })

  it('words that AWS samples use without quotes (partiql 15)', () => {
    for (const word of [
      'data',
      'val',
      'n',
      'tags',
      'flag',
      'other',
      'proj',
      'year',
      'Total',
      'q',
      'month',
      'day',
      'both',
    ]) {
      expect(where(`${word} = 1`)).toEqual(compare(path(word), '=', number('1')))
    }
  })

  it.each(['pad', 'size', 'date', 'user', 'select', 'timestamp', 'zone'])('reserved without quotes: %s', (word) => {
    expect(parsePartiql(`SELECT ${word} FROM tab`).ok).toBe(false)
    expect(statementOf(`SELECT "${word}" FROM tab`)).toMatchObject({ projection: [{ elements: [{ name: word }] }] })
  })
})

describe('conditions (partiql 3)', () => {
  it('PQL-10 AND binds tighter than OR, NOT tighter than AND, parentheses tightest', () => {
    expect(where('a = 1 OR b = 2 AND c = 3')).toEqual({
      kind: 'or',
      conditions: [a, { kind: 'and', conditions: [b, c] }],
    })
    expect(where('(a = 1 OR b = 2) AND c = 3')).toEqual({
      kind: 'and',
      conditions: [{ kind: 'or', conditions: [a, b] }, c],
    })
    expect(where('NOT a = 1 AND b = 2')).toEqual({ kind: 'and', conditions: [{ kind: 'not', condition: a }, b] })
    expect(where('NOT (NOT ((a = 1)))')).toEqual({ kind: 'not', condition: { kind: 'not', condition: a } })
    expect(where('a = 1 AND b = 2 AND c = 3')).toEqual({ kind: 'and', conditions: [a, b, c] })
  })

  it('the AND inside BETWEEN is its own', () => {
    const between = { kind: 'between', operand: path('n'), low: number('1'), high: number('5') }
    expect(where('n BETWEEN 1 AND 5 AND a = 1')).toEqual({ kind: 'and', conditions: [between, a] })
    expect(where('n NOT BETWEEN 1 AND 5')).toEqual({ kind: 'not', condition: between })
  })

  it('PQL-11 IN takes brackets and parentheses', () => {
    const list = { kind: 'in', operand: path('n'), list: [number('1'), number('2')] }
    expect(where('n IN [1, 2]')).toEqual(list)
    expect(where('n IN (1, 2)')).toEqual(list)
    expect(where('n IN (1)')).toEqual({ ...list, list: [number('1')] })
    expect(where('n NOT IN [1, 2]')).toEqual({ kind: 'not', condition: list })
  })

  it('PQL-11 IS and IS NOT', () => {
    const is = { kind: 'is', operand: path('m', 'k'), negated: false, type: 'MISSING' }
    expect(where('m.k IS MISSING')).toEqual(is)
    expect(where('m.k is not missing')).toEqual({ ...is, negated: true })
    expect(where('m.k IS CHARACTER VARYING')).toEqual({ ...is, type: 'CHARACTER VARYING' })
    expect(where('m.k IS int8')).toEqual({ ...is, type: 'INT8' })
  })

  it('!= is <>', () => expect(where('a != 1')).toEqual(where('a <> 1')))

  it('a condition may be compared with a boolean', () => {
    const bool = (BOOL: boolean) => ({ kind: 'value', value: { BOOL } })
    const exists = { kind: 'call', name: 'attribute_exists', operands: [path('a')] }
    expect(where('attribute_exists(a) = false')).toEqual(
      compare({ kind: 'condition', condition: exists }, '=', bool(false)),
    )
    const between = { kind: 'between', operand: path('n'), low: number('0'), high: number('5') }
    expect(where('(n BETWEEN 0 AND 5) = true')).toEqual(
      compare({ kind: 'condition', condition: between }, '=', bool(true)),
    )
  })

  it('paths of maps and lists', () => {
    expect(where('a.b[0][1]."c d" = size(e[2])')).toEqual(
      compare(path('a', 'b', 0, 1, 'c d'), '=', { kind: 'call', name: 'size', operands: [path('e', 2)] }),
    )
  })

  it.each([
    ['n = 1 + 1', 'Plus'],
    ['n * 2 = 4', 'Times'],
    ["a || b = 'x'", 'Concat'],
    ["a LIKE 'x%'", 'Like'],
    ['a', 'Id'],
    ['a.b', 'Path'],
  ])('%s is no condition', (condition, node) => {
    expect(refusalOf(`SELECT * FROM tab WHERE ${condition}`)).toBe(`Unsupported operation: ${node}`)
  })
})

describe('statements (partiql 3)', () => {
  it('SELECT with everything', () => {
    const statement = statementOf(`SELECT a, m.k FROM "tab"."idx" WHERE pk = ? ORDER BY pk DESC, sk`)
    expect(bare(statement)).toMatchObject({
      kind: 'select',
      projection: [path('a'), path('m', 'k')],
      from: { parts: ['tab', 'idx'] },
      orderBy: [
        { name: 'pk', descending: true },
        { name: 'sk', descending: false },
      ],
    })
  })

  it('UPDATE takes SET and REMOVE in any number and order', () => {
    const statement = statementOf(
      `UPDATE tab SET a = 1, b = a + ? REMOVE c.d SET e = list_append(e, [1]) REMOVE f[0] WHERE pk = ? RETURNING MODIFIED NEW *`,
    )
    expect(statement).toMatchObject({
      update: { actions: [{ kind: 'set' }, { kind: 'set' }, { kind: 'remove' }, { kind: 'set' }, { kind: 'remove' }] },
      returning: { which: 'MODIFIED', when: 'NEW' },
    })
  })

  it('FROM t WHERE ... SET ... is an UPDATE', () => {
    const bareOf = (statement: string) => bare(statementOf(statement))
    expect(bareOf("FROM tab WHERE pk = 'a' SET n = 1 REMOVE m")).toEqual(
      bareOf("UPDATE tab SET n = 1 REMOVE m WHERE pk = 'a'"),
    )
  })

  it('parameters are counted in the order of the text', () => {
    const parsed = parsePartiql('FROM tab WHERE pk = ? AND sk = ? SET n = ?')
    expect(parsed).toMatchObject({ ok: true, parameterCount: 3 })
    expect(statementOf('FROM tab WHERE pk = ? SET n = ?')).toMatchObject({
      where: { right: { name: 0 } },
      update: { actions: [{ value: { name: 1 } }] },
    })
  })

  it('DELETE and EXISTS', () => {
    expect(statementOf("DELETE FROM tab WHERE pk = 'a' RETURNING ALL OLD *")).toMatchObject({
      kind: 'delete',
      returning: { which: 'ALL', when: 'OLD' },
    })
    expect(statementOf("EXISTS(SELECT * FROM tab WHERE pk = 'a' AND n = 1)")).toMatchObject({
      kind: 'exists',
      select: { kind: 'select' },
    })
  })

  it('spans are offsets into the text', () => {
    const text = "SELECT * FROM tab WHERE a = 'x' AND b IN [1]"
    const statement = statementOf(text)
    const condition =
      statement.kind === 'select' && statement.where?.kind === 'and' ? statement.where.conditions[1] : undefined
    expect(text.slice(condition?.span.start, condition?.span.end)).toBe('b IN [1]')
    expect(statement.span).toEqual({ start: 0, end: text.length })
  })
})
