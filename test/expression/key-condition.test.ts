import { describe, expect, test } from 'vitest'
import type { KeyCondition } from '../../src/expression/bound.ts'
import { checkKeyConditionCount } from '../../src/expression/extract-key-conditions.ts'
import { resolveKeyConditions } from '../../src/expression/key-condition.ts'
import type { Keys } from '../../src/model/table.ts'
import { fc } from '../property.ts'
import { keyConditions, refusal } from './bound-from.ts'
import { N, S } from './build.ts'

const values = { ':a': { S: 'a' }, ':b': { S: 'b' }, ':n': { N: '1' } }
const extract = (text: string) => keyConditions(text, { values })
const refused = (text: string): string => refusal(() => extract(text))
const equal = (attribute: string, value = S('a')): KeyCondition => ({ attribute, operator: '=', value })

describe('the restricted grammar', () => {
  test.each([
    ['p = :a', [equal('p')]],
    [':a = p', [equal('p')]],
    ['p = :a AND s < :n', [equal('p'), { attribute: 's', operator: '<', value: N(1) }]],
    ['((p = :a) AND (begins_with(s, :b)))', [equal('p'), { attribute: 's', operator: 'begins_with', value: S('b') }]],
    [
      's BETWEEN :a AND :b AND p = :a',
      [{ attribute: 's', operator: 'between', low: S('a'), high: S('b') }, equal('p')],
    ],
    ['(p = :a AND q = :b) AND s = :n', [equal('p'), equal('q', S('b')), equal('s', N(1))]],
  ])('KCE-3: %s', (text, conditions) => expect(extract(text)).toEqual(conditions))

  test.each([
    ['<', '>'],
    ['<=', '>='],
    ['>', '<'],
    ['>=', '<='],
  ])('KCE-2: :n %s s turns round', (written, operator) =>
    expect(extract(`:n ${written} s`)).toEqual([{ attribute: 's', operator, value: N(1) }]),
  )

  test.each([
    ['p = :a OR s = :b', 'OR'],
    ['NOT p = :a', 'NOT'],
    ['p IN (:a)', 'IN'],
    ['p <> :a', '<>'],
    ['attribute_exists(p)', 'attribute_exists'],
    ['p = :a AND attribute_not_exists(s)', 'attribute_not_exists'],
    ['contains(p, :a)', 'contains'],
  ])('KCE-5, errors 149: %s', (text, name) =>
    expect(refused(text)).toBe(
      `Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: ${name}`,
    ),
  )
  test('KCE-5: attribute_type', () =>
    expect(refusal(() => keyConditions('attribute_type(p, :t)', { values: { ':t': { S: 'S' } } }))).toContain(
      'Invalid operator used in KeyConditionExpression: attribute_type',
    ))

  test.each([
    ['size(p) = :n', 'KeyConditionExpressions cannot contain nested operations'],
    ['size(p) BETWEEN :n AND :n', 'KeyConditionExpressions cannot contain nested operations'],
    [
      ':a BETWEEN p AND :b',
      'Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand',
    ],
    [
      'begins_with(:a, p)',
      'Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand',
    ],
    ['p = s', 'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition'],
    [
      'p BETWEEN :a AND s',
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    ],
    ['p.a = :a', 'KeyConditionExpressions cannot have conditions on nested attributes'],
    ['p[0] = :a', 'KeyConditionExpressions cannot have conditions on nested attributes'],
    [':a = :b', 'Invalid condition in KeyConditionExpression: No key attribute specified'],
    ['p = :a AND p = :b', 'KeyConditionExpressions must only contain one condition per key'],
  ])('KCE-4, KCE-6 to KCE-10, errors 150-155: %s', (text, message) =>
    expect(refused(text)).toBe(`Invalid KeyConditionExpression: ${message}`),
  )

  test('KCE-11, errors 144', () => {
    const three = extract('a = :a AND b = :b AND c = :n')
    const message = 'Conditions can be of length 1 or 2 only'
    expect(refusal(() => checkKeyConditionCount(three, { onIndex: false }))).toBe(message)
    expect(refusal(() => checkKeyConditionCount([], { onIndex: true }))).toBe(message)
    expect(() => checkKeyConditionCount(three, { onIndex: true })).not.toThrow()
    expect(() => checkKeyConditionCount(three.slice(1), { onIndex: false })).not.toThrow()
  })
})

describe('against the keys', () => {
  const p = { name: 'p', type: 'S' } as const
  const s = { name: 's', type: 'N' } as const
  const simple: Keys = { hash: [p], range: [] }
  const composite: Keys = { hash: [p], range: [s] }
  const resolve = (text: string, keys: Keys) => resolveKeyConditions(extract(text), keys)
  const notFor = (text: string, keys: Keys): string => refusal(() => resolve(text, keys))

  test('in whatever order they were written', () => {
    expect(resolve('s > :n AND p = :a', composite)).toEqual({
      hash: [S('a')],
      range: [{ attribute: 's', operator: '>', value: N(1) }],
    })
    expect(resolve('p = :a', composite)).toEqual({ hash: [S('a')], range: [] })
  })
  test.each([
    ['s = :n', composite, 'Query condition missed key schema element: p'],
    ['p = :a AND x = :n', composite, 'Query condition missed key schema element: s'],
    ['x = :a', simple, 'Query condition missed key schema element: p'],
    ['p = :a AND x = :n', simple, 'Query key condition not supported'],
    ['p > :a', composite, 'Query key condition not supported'],
    [
      'p = :n',
      simple,
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    ],
    [
      'p = :a AND s BETWEEN :a AND :b',
      composite,
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    ],
    [
      'p > :n',
      simple,
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    ],
    ['p = :a AND s = :n AND x = :n', composite, 'Conditions can be of length 1 or 2 only'],
  ])('KCE-11 to KCE-16, errors 144-148: %s', (text, keys, message) => expect(notFor(text, keys)).toBe(message))

  describe('data-model 11.3, several attributes', () => {
    const attribute = (name: string) => ({ name, type: 'S' }) as const
    const keys: Keys = { hash: ['h1', 'h2'].map(attribute), range: ['r1', 'r2', 'r3'].map(attribute) }
    test.each([
      ['h2 = :b AND h1 = :a', []],
      ['r1 < :a AND h2 = :b AND h1 = :a', ['<']],
      ['h1 = :a AND h2 = :b AND begins_with(r2, :a) AND r1 = :b', ['=', 'begins_with']],
      ['h1 = :a AND h2 = :b AND r1 = :a AND r2 = :a AND r3 BETWEEN :a AND :b', ['=', '=', 'between']],
    ])('a prefix, all = but the last: %s', (text, operators) => {
      const resolved = resolve(text, keys)
      expect(resolved.hash).toEqual([S('a'), S('b')])
      expect(resolved.range.map(({ operator }) => operator)).toEqual(operators)
    })
    test.each([
      ['h1 = :a', 'Query condition missed key schema element: h2'],
      ['h1 = :a AND h2 > :b', 'Query key condition not supported'],
      ['h1 = :a AND h2 = :b AND r2 = :a', 'Query condition missed key schema element: r1'],
      ['h1 = :a AND h2 = :b AND r1 > :a AND r2 = :b', 'Query key condition not supported'],
      ['h1 = :a AND h2 = :b AND r1 = :a AND r2 = :b AND r3 = :a AND x = :a', 'Query key condition not supported'],
    ])('a gap, an inequality before the last, too few, too many: %s', (text, message) =>
      expect(notFor(text, keys)).toBe(message),
    )
    test('the order of the text does not matter', () => {
      const conditions = [equal('h1'), equal('h2', S('b')), equal('r1'), equal('r2')]
      fc.assert(
        fc.property(fc.shuffledSubarray(conditions, { minLength: 4 }), (shuffled) => {
          expect(resolveKeyConditions(shuffled, keys)).toEqual(resolveKeyConditions(conditions, keys))
        }),
      )
    })
  })
})
