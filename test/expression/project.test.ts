import { describe, expect, it, test } from 'vitest'
import { itemsEqual } from '../../src/expression/compare-values.ts'
import { lookup } from '../../src/expression/lookup.ts'
import { projectItem, projectRow, rowName } from '../../src/expression/project.ts'
import type { Item } from '../../src/model/value.ts'
import { fc } from '../property.ts'
import { allPaths, anyItem, item, L, leafPaths, M, N, path, S } from './build.ts'

const stored = item({
  pk: { S: 'k' },
  l: { L: [{ S: 'x' }, { S: 'y' }, { S: 'z' }] },
  r: { L: [{ M: { a: { N: '1' }, b: { N: '2' }, c: { N: '3' } } }, { M: { a: { N: '4' } } }] },
  m: { M: { k: { L: [{ N: '1' }, { M: { deep: { S: 'd' }, other: { S: 'o' } } }] }, nested: { S: 'n' } } },
  'a.b': { S: 'dotted' },
})
const project = (...paths: readonly string[]) => projectItem(paths.map(path), stored)

describe('ProjectionExpression (expressions 7)', () => {
  test('PROJ-1 only what is named comes back, keys are not added', () => {
    expect(project('m.nested')).toEqual({ m: M({ nested: S('n') }) })
    expect(project('pk')).toEqual({ pk: S('k') })
  })
  test('what is missing is skipped, with the containers on the way to it', () => {
    for (const missing of ['x', 'm.x', 'm.nested.x', 'l.a', 'm[0]', 'l[9]', 'r[0].x'])
      expect(project(missing), missing).toEqual({})
    expect(project('x', 'm.x', 'l[9]', 'r[0].x')).toEqual({})
    expect(project('x', 'l[1]')).toEqual({ l: L(S('y')) })
  })
  test('PROJ-5 elements close up in ascending order', () => {
    expect(project('l[2]', 'l[0]')).toEqual({ l: L(S('x'), S('z')) })
    const long = item({ l: { L: Array.from({ length: 12 }, (_, index) => ({ N: String(index) })) } })
    expect(projectItem([path('l[10]'), path('l[2]')], long)).toEqual({ l: L(N(2), N(10)) })
  })
  test('PROJ-6 paths into one element meet in it, at any depth; different elements stay apart', () => {
    expect(project('r[0].a', 'r[0].b')).toEqual({ r: L(M({ a: N(1), b: N(2) })) })
    expect(project('r[1].a', 'r[0].a')).toEqual({ r: L(M({ a: N(1) }), M({ a: N(4) })) })
    expect(project('m.k[1].deep', 'm.k[1].other', 'm.k[0]')).toEqual({
      m: M({ k: L(N(1), M({ deep: S('d'), other: S('o') })) }),
    })
  })
  test('a name with a dot is one element', () => expect(projectItem([['a.b']], stored)).toEqual({ 'a.b': S('dotted') }))
  test('names every JavaScript object has are ordinary names', () => {
    for (const subject of [stored, JSON.parse('{ "m": { "M": {} } }') as Item]) {
      expect(projectItem([['__proto__'], ['constructor'], ['m', 'toString']], subject)).toEqual({})
    }
    const odd = item(JSON.parse('{ "__proto__": { "M": { "constructor": { "N": "1" }, "x": { "N": "2" } } } }'))
    const found = projectItem([['__proto__', 'constructor']], odd)
    expect(lookup(found, ['__proto__', 'constructor'])).toEqual(N(1))
    expect(lookup(found, ['__proto__', 'x'])).toBeUndefined()
  })
})

describe('PartiQL rows (partiql 4, PQL-34)', () => {
  it.each([
    ['m.nested', 'nested'],
    ['m.k[0]', 'k[0]'],
    ['l[0]', 'l[0]'],
    ['m.k[1].deep', 'deep'],
    ['pk', 'pk'],
    ['x[1][2]', 'x[1][2]'],
  ])('%s comes back as %s', (text, name) => expect(rowName(path(text))).toBe(name))
  test('the nesting is not rebuilt, and what is missing is left out', () => {
    expect(
      projectRow([path('m.nested'), path('m.k[0]'), path('m.k[1].deep'), path('l[7]'), path('nothing')], stored),
    ).toEqual({
      nested: S('n'),
      'k[0]': N(1),
      deep: S('d'),
    })
    expect(projectRow([path('nothing')], stored)).toEqual({})
  })
})

describe('laws', () => {
  test('all leaves of an item are the item, in any order', () => {
    fc.assert(
      fc.property(
        anyItem.chain((subject) =>
          fc.tuple(
            fc.constant(subject),
            fc.shuffledSubarray(leafPaths(subject), { minLength: leafPaths(subject).length }),
          ),
        ),
        ([subject, paths]) => {
          expect(itemsEqual(projectItem(paths, subject), subject)).toBe(true)
        },
      ),
    )
  })
  test('one path gives what is there, and nothing else', () => {
    fc.assert(
      fc.property(anyItem, (subject) => {
        for (const each of allPaths(subject)) {
          const closedUp = each.map((element) => (typeof element === 'number' ? 0 : element))
          const found = projectItem([each], subject)
          expect(lookup(found, closedUp)).toBe(lookup(subject, each))
          expect(projectRow([each], subject)[rowName(each)]).toBe(lookup(subject, each))
          expect(leafPaths(found).every((leaf) => closedUp.every((element, depth) => leaf[depth] === element))).toBe(
            true,
          )
        }
      }),
    )
  })
})
