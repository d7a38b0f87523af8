import { describe, expect, it, test } from 'vitest'
import { applyUpdate } from '../../src/expression/apply-update.ts'
import { type AttributeUpdate, bindAttributeUpdates } from '../../src/expression/legacy-update.ts'
import { modifiedAttributes } from '../../src/expression/updated-attributes.ts'
import type { Item, Value } from '../../src/model/value.ts'
import { item, L, M, N, NS, refusal, S, SS } from './build.ts'

const P = 'One or more parameter values were invalid: '
const yes: Value = { BOOL: true }

describe('AttributeUpdates (errors 123-126)', () => {
  const key = item({ pk: { S: 'k' } })
  const run = (before: Item | undefined, updates: { readonly [name: string]: AttributeUpdate }) =>
    applyUpdate(bindAttributeUpdates(updates), before, key).after
  const updated = (attributes: object, updates: { readonly [name: string]: AttributeUpdate }): unknown => {
    const { pk: _, ...rest } = run(item({ ...attributes, pk: { S: 'k' } }), updates) ?? {}
    return rest
  }

  it.each<[string, AttributeUpdate, string]>([
    ['LEG-1 default', {}, 'Only DELETE action is allowed when no attribute value is specified'],
    ['LEG-1 PUT', { Action: 'PUT' }, 'Only DELETE action is allowed when no attribute value is specified'],
    ['LEG-1 ADD', { Action: 'ADD' }, 'Only DELETE action is allowed when no attribute value is specified'],
    ['LEG-2', { Action: 'DELETE', Value: S('x') }, 'DELETE action with value is not supported for the type S'],
    ['LEG-2 list', { Action: 'DELETE', Value: L() }, 'DELETE action with value is not supported for the type L'],
    ['LEG-3', { Action: 'ADD', Value: S('x') }, 'ADD action is not supported for the type S'],
    ['LEG-3 map', { Action: 'ADD', Value: M({}) }, 'ADD action is not supported for the type M'],
  ])('%s', (_, update, message) => expect(refusal(() => bindAttributeUpdates({ a: update }))).toBe(`${P}${message}`))

  test('PUT by default, DELETE with and without a value, ADD of numbers and sets (LEG-7)', () => {
    expect(
      updated(
        { a: { S: 'x' }, n: { N: '1' } },
        { a: { Value: N(1) }, n: { Action: 'PUT', Value: S('y') }, 'b.c': { Value: yes } },
      ),
    ).toEqual({
      a: N(1),
      n: S('y'),
      'b.c': yes,
    })
    expect(
      updated(
        { a: { S: 'x' }, s: { SS: ['a', 'b'] }, t: { SS: ['a'] } },
        {
          a: { Action: 'DELETE' },
          gone: { Action: 'DELETE' },
          s: { Action: 'DELETE', Value: SS('b', 'c') },
          t: { Action: 'DELETE', Value: SS('a') },
        },
      ),
    ).toEqual({ s: SS('a') })
    expect(
      updated(
        { n: { N: '1' }, s: { NS: ['1', '3'] } },
        {
          n: { Action: 'ADD', Value: N('0.5') },
          s: { Action: 'ADD', Value: NS(2, 3) },
          m: { Action: 'ADD', Value: N(4) },
        },
      ),
    ).toEqual({
      n: N('1.5'),
      s: NS(1, 3, 2),
      m: N(4),
    })
  })
  test('LEG-4 ADD of a list appends it', () => {
    expect(
      updated(
        { l: { L: [{ N: '1' }] } },
        { l: { Action: 'ADD', Value: L(N(2), N(3)) }, k: { Action: 'ADD', Value: L(N(4)) } },
      ),
    ).toEqual({ l: L(N(1), N(2), N(3)), k: L(N(4)) })
  })
  it.each<[AttributeUpdate]>([
    [{ Action: 'ADD', Value: N(1) }],
    [{ Action: 'ADD', Value: L() }],
    [{ Action: 'ADD', Value: NS(1) }],
    [{ Action: 'DELETE', Value: NS(1) }],
  ])('LEG-5 %j does not fit a string set', (update) => {
    expect(refusal(() => updated({ a: { SS: ['x'] } }, { a: update }))).toBe('Type mismatch for attribute to update')
  })
  test('LEG-6, expressions 10: PUT, ADD or nothing at all creates a missing item, DELETE alone does not', () => {
    expect(
      run(undefined, {
        a: { Action: 'ADD', Value: N(1) },
        s: { Action: 'ADD', Value: SS('x') },
        d: { Action: 'DELETE' },
      }),
    ).toEqual({ pk: S('k'), a: N(1), s: SS('x') })
    expect(run(undefined, { a: { Value: N(1) } })).toEqual({ pk: S('k'), a: N(1) })
    expect(run(undefined, {})).toEqual({ pk: S('k') })
    expect(run(undefined, { a: { Action: 'DELETE' }, s: { Action: 'DELETE', Value: SS('x') } })).toBeUndefined()
  })
  test('RET-7 UPDATED_* shows whole attributes', () => {
    const update = bindAttributeUpdates({ m: { Value: M({ x: N(1), y: N(2) }) } })
    expect(modifiedAttributes(update, item({ m: { M: { x: { N: '1' }, y: { N: '2' } } }, other: { N: '1' } }))).toEqual(
      { m: M({ x: N(1), y: N(2) }) },
    )
  })
})
