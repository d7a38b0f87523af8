import { describe, expect, test } from 'vitest'
import { applyUpdate } from '../../src/expression/apply-update.ts'
import type { BoundAction } from '../../src/expression/bound.ts'
import {
  modifiedAttributes,
  type UpdateReturnValues,
  updatedAttributes,
} from '../../src/expression/updated-attributes.ts'
import type { Item } from '../../src/model/value.ts'
import { add, at, del, item, L, lit, M, N, remove, S, set, value } from './build.ts'

const key = item({ pk: { S: 'k' } })
const stored = (attributes: unknown): Item => item({ ...(attributes as object), pk: { S: 'k' } })

function returned(
  which: UpdateReturnValues,
  before: Item | undefined,
  ...actions: readonly BoundAction[]
): Item | undefined {
  return updatedAttributes(which, { actions }, before, applyUpdate({ actions }, before, key).after)
}

describe('ReturnValues of UpdateItem (expressions 8)', () => {
  const before = stored({ parent: { M: { child: { N: '1' }, sibling: { N: '2' } } }, a: { S: 'x' } })
  test('RET-3 UPDATED_* has path granularity', () => {
    const actions = [set('parent.child', lit(N(9)))]
    expect(returned('UPDATED_NEW', before, ...actions)).toEqual({ parent: M({ child: N(9) }) })
    expect(returned('UPDATED_OLD', before, ...actions)).toEqual({ parent: M({ child: N(1) }) })
    expect(returned('NONE', before, ...actions)).toBeUndefined()
  })
  test('RET-4 REMOVE alone has nothing new', () => {
    expect(returned('UPDATED_NEW', before, remove('a'), remove('parent.child'))).toBeUndefined()
    expect(returned('UPDATED_OLD', before, remove('a'), remove('parent.child'))).toEqual({
      a: S('x'),
      parent: M({ child: N(1) }),
    })
  })
  test('RET-5 a path counts even if its value stays', () => {
    expect(returned('UPDATED_NEW', before, set('a', at('a')))).toEqual({ a: S('x') })
    expect(returned('UPDATED_OLD', before, set('a', at('a')))).toEqual({ a: S('x') })
  })
  test('RET-6 positions are looked up in the resulting list', () => {
    const c = stored({ c: { L: [{ N: '1' }, { N: '3' }] } })
    const [r, s] = [value({ NS: ['7'] }), value({ NS: ['8'] })]
    const actions = [
      set('c[1]', lit(S('x'))),
      set('c[4]', lit(S('p'))),
      set('c[2]', lit(S('q'))),
      add('c[8]', s),
      add('c[6]', r),
    ]
    expect(returned('UPDATED_NEW', c, ...actions)).toEqual({ c: L(S('x'), S('q'), r) })
    expect(returned('UPDATED_OLD', c, ...actions)).toEqual({ c: L(N(3)) })
  })
  test('expressions 8, quirks: an appended element is not shown, one that moved up is', () => {
    const a = stored({ a: { M: { c: { L: [{ N: '1' }, { N: '2' }, { N: '3' }] } } } })
    expect(returned('UPDATED_NEW', a, set('a.c[100]', lit(N(4))))).toBeUndefined()
    expect(returned('UPDATED_NEW', a, remove('a.c[1]'))).toEqual({ a: M({ c: L(N(3)) }) })
  })
  test('nothing old, nothing there, nothing to do: no Attributes (RET-2)', () => {
    expect(returned('ALL_OLD', undefined, set('a', lit(N(1))))).toBeUndefined()
    expect(returned('UPDATED_OLD', undefined, set('a', lit(N(1))))).toBeUndefined()
    expect(returned('UPDATED_OLD', before, set('new', lit(N(1))))).toBeUndefined()
    expect(returned('UPDATED_NEW', before)).toBeUndefined()
    expect(returned('ALL_NEW', undefined, remove('a'))).toBeUndefined()
    expect(returned('UPDATED_NEW', before, del('s', value({ SS: ['a'] })))).toBeUndefined()
  })
  test('ALL_* is the whole image; an update with nothing in it creates the key alone', () => {
    expect(returned('ALL_OLD', before, remove('a'))).toEqual(before)
    expect(returned('ALL_NEW', before, remove('parent'))).toEqual({ pk: S('k'), a: S('x') })
    expect(returned('ALL_NEW', undefined)).toEqual({ pk: S('k') })
  })
})

describe('PartiQL RETURNING MODIFIED (partiql 9)', () => {
  const modified = (attributes: unknown, ...actions: readonly BoundAction[]) => {
    const before = stored(attributes)
    const { after } = applyUpdate({ actions }, before, key)
    return { OLD: modifiedAttributes({ actions }, before), NEW: modifiedAttributes({ actions }, after) }
  }
  const tags = (...texts: readonly string[]) => ({ tags: { L: texts.map((text) => ({ S: text })) } })
  const shown = (...texts: readonly string[]) => ({ tags: L(...texts.map(S)) })

  test('PQL-63 leaves under one map are merged, siblings are left out', () => {
    const m = { m: { M: { a: { N: '1' }, b: { N: '2' }, c: { N: '3' } } } }
    expect(modified(m, set('m.b', lit(N(8))), set('m.a', lit(N(9))))).toEqual({
      OLD: { m: M({ a: N(1), b: N(2) }) },
      NEW: { m: M({ a: N(9), b: N(8) }) },
    })
  })
  test('PQL-64 a new attribute has nothing old, a removed one nothing new', () => {
    expect(modified({}, set('a', lit(N(1))))).toEqual({ OLD: undefined, NEW: { a: N(1) } })
    expect(modified({ a: { N: '1' } }, remove('a'))).toEqual({ OLD: { a: N(1) }, NEW: undefined })
  })
  test('PQL-65 positions are packed in numeric order, 10 after 2', () => {
    const many = tags(...Array.from({ length: 11 }, (_, index) => `t${index}`))
    expect(modified(many, set('tags[10]', lit(S('x'))), set('tags[2]', lit(S('y')))).NEW).toEqual(shown('y', 'x'))
    expect(modified(tags('a', 'b', 'c'), set('tags[0]', lit(S('x'))), set('tags[2]', lit(S('y')))).NEW).toEqual(
      shown('x', 'y'),
    )
  })
  test('PQL-66 removed, shifted and appended elements', () => {
    expect(modified(tags('a', 'b', 'c'), remove('tags[1]'))).toEqual({ OLD: shown('b'), NEW: shown('c') })
    expect(modified(tags('a', 'b', 'c'), remove('tags[2]')).NEW).toBeUndefined()
    expect(modified(tags('a', 'b'), set('tags[2]', lit(S('c'))))).toEqual({ OLD: undefined, NEW: shown('c') })
    expect(modified(tags('a', 'b'), set('tags[5]', lit(S('c'))))).toEqual({ OLD: undefined, NEW: undefined })
  })
})
