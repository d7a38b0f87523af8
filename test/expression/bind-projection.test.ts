import { expect, test } from 'vitest'
import { createBinder } from '../../src/expression/binder.ts'
import type { DocumentPath } from '../../src/expression/bound.ts'
import { checkPaths } from '../../src/expression/check-paths.ts'
import { fc } from '../property.ts'
import { projection, refusal } from './bound-from.ts'

const names = { '#a': 'a', '#b': 'x.y' }

test('paths in order, names replaced', () =>
  expect(projection('#a.b[3], #b', { names })).toEqual([['a', 'b', 3], ['x.y']]))

test.each([
  ['a, a.b', '[a]', '[a, b]'],
  ['a.b, #a.b', '[a, b]', '[a, b]'],
  ['a.b, a.b[0]', '[a, b]', '[a, b, [0]]'],
])('PROJ-3, errors 113: %s', (text, one, two) =>
  expect(refusal(() => projection(text, { names }))).toBe(
    `Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`,
  ),
)

test('PROJ-4, errors 114', () =>
  expect(refusal(() => projection('a.b, #a[1]', { names }))).toBe(
    'Invalid ProjectionExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]',
  ))

test('expressions 7, order of checks: undefined name, overlap, conflict', () => {
  expect(refusal(() => projection('a, a, #x', { names }))).toContain('attribute name: #x')
  expect(refusal(() => projection('a.b, a[1], c, c', { names }))).toContain('path one: [c], path two: [c]')
})

test('apart: other names, other positions, siblings', () =>
  expect(projection('a.b, a.c, d[0].e, d[1], d[0].f')).toHaveLength(5))

test('paths are refused exactly when an item could not hold them side by side', () => {
  const anyElement = fc.constantFrom<string | number>('p', 'q', 0, 1)
  const anyPath = fc
    .tuple(fc.constantFrom('p', 'q'), fc.array(anyElement, { maxLength: 3 }))
    .map(([head, rest]) => [head, ...rest])
  fc.assert(
    fc.property(fc.array(anyPath, { maxLength: 5 }), (paths) => {
      const refused = (): boolean => {
        try {
          checkPaths(paths, createBinder({ surface: 'ProjectionExpression' }))
          return false
        } catch {
          return true
        }
      }
      expect(refused()).toBe(!fitTogether(paths))
    }),
  )
})

/** Tries to lay the paths into one document. */
function fitTogether(paths: readonly DocumentPath[]): boolean {
  const kinds = new Map<string, 'map' | 'list' | 'leaf'>()
  for (const path of paths) {
    for (let length = 1; length <= path.length; length++) {
      const next = path[length]
      const kind = next === undefined ? 'leaf' : typeof next === 'string' ? 'map' : 'list'
      const position = JSON.stringify(path.slice(0, length))
      const known = kinds.get(position)
      if (known !== undefined && (known !== kind || kind === 'leaf')) return false
      kinds.set(position, kind)
    }
  }
  return true
}
