import { describe, expect, it, test } from 'vitest'
import { applyUpdate } from '../../src/expression/apply-update.ts'
import type { BoundAction, BoundSetValue } from '../../src/expression/bound.ts'
import { lookup } from '../../src/expression/lookup.ts'
import { nestingLevels } from '../../src/expression/nesting-levels.ts'
import { writeMessages } from '../../src/model/messages/write.ts'
import type { Item, Value } from '../../src/model/value.ts'
import { add, at, BS, del, item, L, lit, M, N, NS, path, refusal, remove, S, SS, set } from './build.ts'

const key = item({ pk: { S: 'k' } })
const stored = (attributes: unknown): Item => item({ ...(attributes as object), pk: { S: 'k' } })
const run = (before: Item | undefined, ...actions: readonly BoundAction[]) => applyUpdate({ actions }, before, key)
/** The item after, without its key. */
const updated = (attributes: unknown, ...actions: readonly BoundAction[]): unknown => {
  const { pk: _, ...rest } = run(stored(attributes), ...actions).after ?? {}
  return rest
}
const plus = (left: BoundSetValue, right: BoundSetValue): BoundSetValue => ({
  kind: 'arithmetic',
  operator: '+',
  left,
  right,
})
const minus = (left: BoundSetValue, right: BoundSetValue): BoundSetValue => ({
  kind: 'arithmetic',
  operator: '-',
  left,
  right,
})
const append = (left: BoundSetValue, right: BoundSetValue): BoundSetValue => ({ kind: 'listAppend', left, right })
const orElse = (text: string, otherwise: BoundSetValue): BoundSetValue => ({
  kind: 'ifNotExists',
  path: path(text),
  otherwise,
})

describe('SET', () => {
  test('UPD-20 right sides read the item as it was', () => {
    expect(updated({ a: { N: '1' } }, set('a', lit(N(2))), set('b', at('a')))).toEqual({ a: N(2), b: N(1) })
    expect(updated({ a: { N: '1' }, b: { N: '2' } }, set('a', at('b')), set('b', at('a')))).toEqual({
      a: N(2),
      b: N(1),
    })
    expect(updated({ a: { N: '1' } }, remove('a'), set('b', at('a')))).toEqual({ b: N(1) })
  })
  test('UPD-29, NUM-30 arithmetic is exact', () => {
    expect(updated({ a: { N: '0.1' } }, set('a', plus(at('a'), lit(N('0.2')))))).toEqual({ a: N('0.3') })
    expect(
      updated({ a: { N: '10000000000000000000000000000000000000' } }, set('a', minus(at('a'), lit(N(1))))),
    ).toEqual({
      a: N('9999999999999999999999999999999999999'),
    })
    expect(updated({ a: { N: '5' } }, set('a', minus(lit(N(3)), at('a'))))).toEqual({ a: N(-2) })
  })
  test('data-model 2: a result beyond 38 digits or the range is an overflow', () => {
    const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range'
    expect(() => updated({ a: { N: '1e50' } }, set('a', plus(at('a'), lit(N(1)))))).toThrow(overflow)
    expect(() => updated({ a: { N: '9e125' } }, add('a', N('9e125')))).toThrow(overflow)
  })
  test('UPD-5, AV-29 if_not_exists leaves the other operand alone', () => {
    expect(updated({ a: { N: '1' } }, set('a', orElse('a', at('missing'))))).toEqual({ a: N(1) })
    expect(updated({}, set('a', orElse('a', orElse('b', lit(S('x'))))))).toEqual({ a: S('x') })
    expect(updated({ z: { NULL: true } }, set('a', orElse('z', lit(S('x')))))).toEqual({
      a: { NULL: true },
      z: { NULL: true },
    })
    expect(updated({ n: { N: '1' } }, set('n', plus(orElse('n', lit(N(0))), lit(N(1)))))).toEqual({ n: N(2) })
  })
  test('list_append joins in the order written', () => {
    expect(updated({ l: { L: [{ N: '1' }] } }, set('l', append(at('l'), lit(L(N(2))))))).toEqual({ l: L(N(1), N(2)) })
    expect(updated({ l: { L: [{ N: '1' }] } }, set('l', append(lit(L(N(2))), at('l'))))).toEqual({ l: L(N(2), N(1)) })
    expect(updated({}, set('l', append(orElse('l', lit(L())), lit(L(N(2))))))).toEqual({ l: L(N(2)) })
  })
  test('a nested target changes nothing beside it', () => {
    expect(
      updated({ m: { M: { a: { N: '1' }, b: { L: [{ S: 'x' }, { M: {} }] } } } }, set('m.b[1].c', lit(S('y')))),
    ).toEqual({
      m: M({ a: N(1), b: L(S('x'), M({ c: S('y') })) }),
    })
  })
})

describe('list positions are those before the update', () => {
  const numbers = { a: { L: [1, 2, 3, 4, 5].map((each) => ({ N: String(each) })) } }
  test('expressions 8, 4: REMOVE a[1] SET a[3] replaces the old fourth element', () => {
    expect(updated(numbers, remove('a[1]'), set('a[3]', lit(S('x'))))).toEqual({ a: L(N(1), N(3), S('x'), N(5)) })
    expect(updated(numbers, set('a[3]', lit(S('x'))), remove('a[1]'))).toEqual({ a: L(N(1), N(3), S('x'), N(5)) })
  })
  test('UPD-24 past the end appends without padding', () => {
    expect(updated(numbers, set('a[99]', lit(S('x'))))).toEqual({ a: L(N(1), N(2), N(3), N(4), N(5), S('x')) })
    expect(updated({ a: { L: [] } }, set('a[0]', lit(S('x'))))).toEqual({ a: L(S('x')) })
  })
  test('expressions 8, 4: several past the end are appended in ascending order', () => {
    const late = [84, 37, 17, 50].map((index, nth) => set(`a[${index}]`, lit(N(nth + 1))))
    expect(updated({ a: { L: [] } }, ...late)).toEqual({ a: L(N(3), N(2), N(4), N(1)) })
  })
  test('UPD-25 the same for SET and ADD together', () => {
    const c = { c: { L: [{ N: '1' }, { N: '3' }] } }
    const [r, s] = [NS(7), NS(8)]
    const actions = [
      set('c[1]', lit(S('x'))),
      set('c[4]', lit(S('p'))),
      set('c[2]', lit(S('q'))),
      add('c[8]', s),
      add('c[6]', r),
    ]
    expect(updated(c, ...actions)).toEqual({ c: L(N(1), S('x'), S('q'), S('p'), r, s) })
  })
  test('UPD-28 REMOVE shifts what follows and ignores a position past the end', () => {
    expect(updated(numbers, remove('a[0]'), remove('a[2]'), remove('a[7]'))).toEqual({ a: L(N(2), N(4), N(5)) })
    expect(updated({ a: { L: [{ N: '1' }] } }, remove('a[0]'))).toEqual({ a: L() })
    expect(updated(numbers, remove('nothing'))).toEqual({ a: L(...[1, 2, 3, 4, 5].map(N)) })
  })
  test('UPD-26 ADD on an element', () => {
    expect(updated({ c: { L: [{ N: '1' }, { NS: ['2', '1'] }] } }, add('c[0]', N(9)), add('c[1]', NS(3)))).toEqual({
      c: L(N(10), NS(2, 1, 3)),
    })
  })
})

describe('ADD and DELETE', () => {
  test('UPD-26 a missing number counts as 0, a missing set is created', () => {
    expect(updated({}, add('n', N(-3)), add('s', SS('b', 'a')))).toEqual({ n: N(-3), s: { SS: ['b', 'a'] } })
    expect(updated({ m: { M: {} } }, add('m.n', N(1)))).toEqual({ m: M({ n: N(1) }) })
  })
  test('AV-12, LEG-7 a union has no duplicates: what is new comes last', () => {
    expect(updated({ s: { SS: ['b', 'd'] } }, add('s', SS('a', 'b', 'c', 'e')))).toEqual({
      s: { SS: ['b', 'd', 'a', 'c', 'e'] },
    })
    expect(updated({ n: { NS: ['10', '9', '-1'] } }, add('n', NS('9.0', 100, 5)))).toEqual({
      n: { NS: ['10', '9', '-1', '100', '5'] },
    })
    expect(updated({ b: { BS: ['gA=='] } }, add('b', BS('fw==', 'gA==')))).toEqual({ b: { BS: ['gA==', 'fw=='] } })
  })
  test('UPD-27 DELETE takes members away, the last one takes the attribute along', () => {
    expect(
      updated({ s: { SS: ['a', 'b'] }, n: { NS: ['1', '2'] } }, del('s', SS('a', 'x')), del('n', NS('1.0'))),
    ).toEqual({ s: SS('b'), n: NS(2) })
    expect(
      updated({ b: { BS: ['fw=='] }, m: { M: { s: { SS: ['a'] } } } }, del('b', BS('fw==')), del('m.s', SS('a'))),
    ).toEqual({ m: M({}) })
    expect(updated({ l: { L: [{ SS: ['a'] }, { N: '1' }] } }, del('l[0]', SS('a')))).toEqual({ l: L(N(1)) })
    expect(updated({}, del('s', SS('a')))).toEqual({})
  })
  test("partiql 7: set_add and set_delete are ADD and DELETE on the assignment's target", () => {
    const unite = (text: string, members: Value) => set(text, { kind: 'setAdd', path: path(text), value: members })
    const reduce = (text: string, members: Value) => set(text, { kind: 'setDelete', path: path(text), value: members })
    expect(updated({ s: { SS: ['a'] } }, unite('s', SS('b')), unite('new', NS(1)))).toEqual({
      s: SS('a', 'b'),
      new: NS(1),
    })
    expect(
      updated(
        { s: { SS: ['a', 'b'] }, t: { SS: ['a'] } },
        reduce('s', SS('b')),
        reduce('t', SS('a')),
        reduce('u', SS('a')),
      ),
    ).toEqual({ s: SS('a') })
    expect(() => updated({ s: { SS: ['a'] } }, unite('s', NS(1)))).toThrow(writeMessages.operandType)
    expect(() => updated({ s: { SS: ['a'] } }, reduce('s', NS(1)))).toThrow(writeMessages.operandType)
  })
})

describe('errors, bare', () => {
  const attributes = {
    s: { S: 'x' },
    n: { N: '1' },
    l: { L: [{ N: '1' }] },
    m: { M: { a: { S: 'y' } } },
    ss: { SS: ['a'] },
  }
  it.each<[string, BoundAction]>([
    ['+', set('x', plus(at('s'), lit(N(1))))],
    ['-', set('x', minus(lit(N(1)), at('l')))],
    ['list_append', set('x', append(at('m'), lit(L())))],
    ['ADD number to string', add('s', N(1))],
    ['ADD number to set', add('ss', N(1))],
    ['ADD set to number', add('n', NS(1))],
    ['ADD set of another type', add('ss', NS(1))],
    ['DELETE from number', del('n', NS(1))],
    ['DELETE set of another type', del('ss', BS('fw=='))],
    ['nested ADD', add('m.a', N(1))],
  ])('errors 117, UPD-23: %s', (_, action) => {
    expect(() => updated(attributes, action)).toThrow(
      /^An operand in the update expression has an incorrect data type$/,
    )
  })
  it.each<[string, BoundAction]>([
    ['copy', set('x', at('missing'))],
    ['nested copy', set('x', at('m.missing'))],
    ['past the end', set('x', at('l[1]'))],
    ['wrong container', set('x', at('s.a'))],
    ['+', set('x', plus(at('missing'), lit(N(1))))],
    ['list_append', set('x', append(at('missing'), lit(L())))],
    ['otherwise', set('x', orElse('x', at('y')))],
    ['+ before the type of the other side', set('x', plus(at('s'), at('missing')))],
  ])('errors 118, UPD-22: %s', (_, action) => {
    expect(() => updated(attributes, action)).toThrow(
      /^The provided expression refers to an attribute that does not exist in the item$/,
    )
  })
  it.each<[string, BoundAction]>([
    ['SET under nothing', set('x.y', lit(N(1)))],
    ['SET element of nothing', set('x[0]', lit(N(1)))],
    ['SET under a scalar', set('s.y', lit(N(1)))],
    ['SET name in a list', set('l.a', lit(N(1)))],
    ['SET element of a map', set('m[0]', lit(N(1)))],
    ['SET under an element past the end', set('l[1].a', lit(N(1)))],
    ['REMOVE', remove('x.y')],
    ['REMOVE element', remove('m[0]')],
    ['ADD', add('x.y', N(1))],
    ['DELETE', del('s.y', SS('a'))],
  ])('errors 119, UPD-21: %s', (_, action) => {
    expect(() => updated(attributes, action)).toThrow(
      /^The document path provided in the update expression is invalid for update$/,
    )
  })
  test('errors 75, SIZE-30: a scalar inside 31 containers is the deepest, also where a path and a value add up', () => {
    const inLists = (levels: number): Value => (levels === 0 ? N(1) : L(inLists(levels - 1)))
    const nested =
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit'
    expect(nestingLevels(lookup(item(updated({ m: { M: {} } }, set('m.x', lit(inLists(30))))), ['m']) ?? N(0))).toBe(32)
    expect(refusal(() => updated({ m: { M: {} } }, set('m.x', lit(inLists(31)))))).toBe(nested)
    expect(refusal(() => updated({ m: { M: {} }, deep: inLists(31) }, set('m.x', at('deep'))))).toBe(nested)
    expect(
      refusal(() => updated({ m: { M: { x: inLists(29) } } }, set('m.x', append(at('m.x'), lit(L(inLists(29))))))),
    ).toBe('accepted')
    expect(
      refusal(() => updated({ m: { M: { x: inLists(29) } } }, set('m.x', append(at('m.x'), lit(L(inLists(30))))))),
    ).toBe(nested)
  })
  test('they are ValidationExceptions, and an error on a right side wins over a target', () => {
    expect(() => updated(attributes, remove('x.y'), set('z', at('missing')))).toThrow(
      expect.objectContaining({ code: 'ValidationException', message: writeMessages.missingAttribute }),
    )
  })
})

describe('a missing item (expressions 8)', () => {
  test('SET or ADD creates it with its key, and so does an update without actions (UPD-17)', () => {
    expect(run(undefined, set('a', lit(N(1)))).after).toEqual({ pk: S('k'), a: N(1) })
    expect(run(undefined, add('a', N(1)), remove('b')).after).toEqual({ pk: S('k'), a: N(1) })
    expect(run(undefined).after).toEqual({ pk: S('k') })
    expect(run(undefined, set('a', orElse('a', lit(N(1)))), del('s', SS('x'))).after).toEqual({ pk: S('k'), a: N(1) })
  })
  test('REMOVE and DELETE alone create nothing, and a nested REMOVE is no error then', () => {
    expect(run(undefined, remove('a'), del('s', SS('x')))).toEqual({ after: undefined, changed: [] })
    expect(run(undefined, remove('x.y'), remove('z[0]')).after).toBeUndefined()
    expect(() => run(undefined, del('x.y', SS('a')))).toThrow(writeMessages.invalidPath)
  })
  test('only its key attributes can be read', () => {
    expect(run(undefined, set('a', at('pk'))).after).toEqual({ pk: S('k'), a: S('k') })
    expect(() => run(undefined, set('a', at('b')))).toThrow(writeMessages.missingAttribute)
  })
})

test('changed: the targets whose value is another one now', () => {
  const before = stored({ a: { N: '1' }, s: { SS: ['a'] }, m: { M: { x: { N: '1' } } } })
  expect(run(before, set('a', lit(N('1.0'))), add('s', SS('a')), remove('b')).changed).toEqual([])
  expect(run(before, set('a', lit(N(2))), set('m.x', lit(N(2))), set('m.y', lit(N(2))), remove('s')).changed).toEqual([
    'a',
    'm',
    's',
  ])
  expect(run(undefined, set('a', lit(N(1)))).changed).toEqual(['a'])
})

test('names every JavaScript object has are ordinary names', () => {
  const result =
    run(stored({}), set('__proto__', lit(N(1))), set('constructor', lit(M({}))), add('hasOwnProperty', N(2))).after ??
    {}
  expect(Object.keys(result).sort()).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'pk'])
  expect(lookup(result, ['__proto__'])).toEqual(N(1))
  for (const before of [stored({}), JSON.parse('{ "pk": { "S": "k" } }') as Item]) {
    expect(() => run(before, set('x', at('toString')))).toThrow(writeMessages.missingAttribute)
    expect(() => run(before, set('constructor.x', lit(N(1))))).toThrow(writeMessages.invalidPath)
    expect(run(before, remove('__proto__'))).toEqual({ after: { pk: S('k') }, changed: [] })
    expect(run(before, add('valueOf', N(1))).after).toEqual({ pk: S('k'), valueOf: N(1) })
  }
})
