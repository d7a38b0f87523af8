import { describe, expect, test } from 'vitest'
import { applyUpdate } from '../../src/expression/apply-update.ts'
import type { BoundAction, BoundUpdate } from '../../src/expression/bound.ts'
import { itemsEqual } from '../../src/expression/compare-values.ts'
import { lookup } from '../../src/expression/lookup.ts'
import type { Item } from '../../src/model/value.ts'
import { fc } from '../property.ts'
import { add, allPaths, anyItem, anyValue, del, item, lit, N, NS, remove, S, set } from './build.ts'

const key = item({ pk: { S: 'k' } })
const stored = (attributes: unknown): Item => item({ ...(attributes as object), pk: { S: 'k' } })
const run = (before: Item | undefined, ...actions: readonly BoundAction[]) => applyUpdate({ actions }, before, key)

/** Makes an update of targets that neither overlap nor conflict out of the paths an item has. */
const anyUpdate = (subject: Item): fc.Arbitrary<BoundUpdate> => {
  const paths = allPaths(subject)
  const targets = fc
    .shuffledSubarray(paths.length === 0 ? [['new']] : paths)
    .map((chosen) =>
      chosen.filter(
        (each, nth) =>
          !chosen.some((other, rank) => rank !== nth && other.every((element, depth) => each[depth] === element)),
      ),
    )
  return fc
    .tuple(targets, fc.infiniteStream(anyValue), fc.infiniteStream(fc.boolean()))
    .map(([chosen, values, removes]) => ({
      actions: chosen.map((target): BoundAction => {
        const literal = values.next().value
        return removes.next().value === true || literal === undefined
          ? { kind: 'remove', path: target }
          : { kind: 'set', path: target, value: { kind: 'value', value: literal } }
      }),
    }))
}
const itemAndUpdate = anyItem.chain((subject) => anyUpdate(subject).map((update) => ({ subject, update })))

describe('laws', () => {
  test('the item before is never changed', () => {
    fc.assert(
      fc.property(itemAndUpdate, ({ subject, update }) => {
        const copy = structuredClone(subject)
        deepFreeze(subject)
        applyUpdate(update, subject, key)
        expect(itemsEqual(subject, copy)).toBe(true)
      }),
    )
  })
  test('what is SET is found there (when nothing is removed beside it)', () => {
    fc.assert(
      fc.property(itemAndUpdate, ({ subject, update }) => {
        const sets = update.actions.filter((action) => action.kind === 'set')
        const result = applyUpdate({ actions: sets }, subject, key).after ?? {}
        for (const action of sets)
          if (action.value.kind === 'value') expect(lookup(result, action.path)).toBe(action.value.value)
      }),
    )
  })
  test('changed names exactly the attributes that differ', () => {
    fc.assert(
      fc.property(itemAndUpdate, ({ subject, update }) => {
        const outcome = applyUpdate(update, subject, key)
        expect(outcome.changed.length === 0).toBe(itemsEqual(subject, outcome.after ?? {}))
      }),
    )
  })
  test('the order of actions does not matter', () => {
    fc.assert(
      fc.property(itemAndUpdate, ({ subject, update }) => {
        const forwards = applyUpdate(update, subject, key).after ?? {}
        const backwards = applyUpdate({ actions: update.actions.toReversed() }, subject, key).after ?? {}
        expect(itemsEqual(forwards, backwards)).toBe(true)
      }),
    )
  })
  test('set algebra: ADD is commutative and idempotent, DELETE undoes what ADD brought, and neither disturbs the order', () => {
    const members = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(members, members, (left, right) => {
        const union = [...new Set([...left, ...right])]
        const difference = left.filter((each) => !right.includes(each))
        const numbers = (...start: readonly number[]) => stored({ s: { NS: start.map(String) } })
        const added = run(numbers(...left), add('s', NS(...right))).after
        expect(added?.['s']).toEqual({ NS: union.map(String) })
        expect(itemsEqual(run(numbers(...right), add('s', NS(...left))).after ?? {}, added ?? {})).toBe(true)
        expect(run(added, add('s', NS(...left))).after).toEqual(added)
        const reduced = run(added, del('s', NS(...right))).after?.['s']
        expect(reduced).toEqual(difference.length === 0 ? undefined : { NS: difference.map(String) })
      }),
    )
  })
  test('UPD-25 as a law: a list after SETs and REMOVEs is what a sparse array says', () => {
    const length = 6
    const edits = fc.uniqueArray(fc.tuple(fc.nat({ max: 12 }), fc.option(fc.nat(), { nil: undefined })), {
      selector: ([index]) => index,
    })
    fc.assert(
      fc.property(edits, fc.nat({ max: length }), (chosen, size) => {
        const sparse = new Map(Array.from({ length: size }, (_, index) => [index, S(`old${index}`)]))
        for (const [index, replacement] of chosen) {
          if (replacement === undefined) sparse.delete(index)
          else sparse.set(index, N(replacement))
        }
        const expected = [...sparse].sort(([left], [right]) => left - right).map(([, element]) => element)
        const actions = chosen.map(([index, replacement]) =>
          replacement === undefined ? remove(`l[${index}]`) : set(`l[${index}]`, lit(N(replacement))),
        )
        const before = stored({ l: { L: Array.from({ length: size }, (_, index) => ({ S: `old${index}` })) } })
        expect(run(before, ...actions).after?.['l']).toEqual({ L: expected })
      }),
    )
  })
})

function deepFreeze(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  Object.freeze(node)
  for (const child of Object.values(node)) deepFreeze(child)
}
