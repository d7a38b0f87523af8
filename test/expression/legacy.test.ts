import { describe, expect, it, test } from 'vitest'
import { conditionHolds } from '../../src/expression/evaluate-condition.ts'
import {
  bindAttributesToGet,
  bindExpected,
  bindFilter,
  type ConditionalOperator,
  type ExpectedAttribute,
  type LegacyCondition,
} from '../../src/expression/legacy.ts'
import type { LegacyOperator } from '../../src/expression/legacy-comparison.ts'
import { bindKeyConditions } from '../../src/expression/legacy-key-conditions.ts'
import { projectItem } from '../../src/expression/project.ts'
import type { Value } from '../../src/model/value.ts'
import { item, L, M, N, NS, refusal, S, SS, value } from './build.ts'

const P = 'One or more parameter values were invalid: '
const B = (text: string): Value => value({ B: Buffer.from(text).toString('base64') })
const yes: Value = { BOOL: true }
const nothing: Value = { NULL: true }

const condition = (operator: LegacyOperator, ...values: readonly Value[]): LegacyCondition => ({
  ComparisonOperator: operator,
  AttributeValueList: values,
})
const filterRefusal = (operator: LegacyOperator, ...values: readonly Value[]) =>
  refusal(() => bindFilter({ a: condition(operator, ...values) }, undefined))
const expectedRefusal = (expected: ExpectedAttribute) => refusal(() => bindExpected({ a: expected }, undefined))

describe('arguments of comparison operators (errors 175-178, LEG-14 to LEG-19)', () => {
  it.each<[LegacyOperator, number[]]>([
    ['EQ', [1]],
    ['NE', [1]],
    ['LE', [1]],
    ['LT', [1]],
    ['GE', [1]],
    ['GT', [1]],
    ['CONTAINS', [1]],
    ['NOT_CONTAINS', [1]],
    ['BEGINS_WITH', [1]],
    ['NULL', [0]],
    ['NOT_NULL', [0]],
    ['BETWEEN', [2]],
    ['IN', [1, 2, 3]],
  ])('LEG-14 %s takes %j', (operator, counts) => {
    for (const count of [0, 1, 2, 3]) {
      const values = Array.from({ length: count }, () => S('x'))
      expect(filterRefusal(operator, ...values), `${count}`).toBe(
        counts.includes(count)
          ? 'accepted'
          : `${P}Invalid number of argument(s) for the ${operator} ComparisonOperator`,
      )
    }
  })
  test('LEG-15 all of one type', () => {
    expect(filterRefusal('IN', S('a'), N(1))).toBe(`${P}AttributeValues inside AttributeValueList must be of same type`)
    expect(filterRefusal('BETWEEN', N(1), S('a'))).toBe(
      `${P}AttributeValues inside AttributeValueList must be of same type`,
    )
  })
  test('LEG-17, LEG-18 types an operator takes; README conflict 17: any for EQ and NE', () => {
    const values: Readonly<Record<string, Value>> = {
      S: S('a'),
      N: N(1),
      B: B('a'),
      BOOL: yes,
      NULL: nothing,
      SS: SS('a'),
      NS: NS(1),
      BS: value({ BS: ['AQ=='] }),
      L: L(),
      M: M({}),
    }
    const taken: Partial<Record<LegacyOperator, string[]>> = {
      EQ: Object.keys(values),
      NE: Object.keys(values),
      CONTAINS: ['S', 'N', 'B', 'BOOL', 'NULL'],
      NOT_CONTAINS: ['S', 'N', 'B', 'BOOL', 'NULL'],
      LE: ['S', 'N', 'B'],
      LT: ['S', 'N', 'B'],
      GE: ['S', 'N', 'B'],
      GT: ['S', 'N', 'B'],
      IN: ['S', 'N', 'B'],
      BEGINS_WITH: ['S', 'B'],
    }
    for (const [operator, types] of Object.entries(taken) as [LegacyOperator, string[]][]) {
      for (const [type, argument] of Object.entries(values)) {
        expect(filterRefusal(operator, argument), `${operator} ${type}`).toBe(
          types.includes(type)
            ? 'accepted'
            : `${P}ComparisonOperator ${operator} is not valid for ${type} AttributeValue type`,
        )
      }
    }
    expect(filterRefusal('BETWEEN', SS('a'), SS('b'))).toBe(
      `${P}ComparisonOperator BETWEEN is not valid for SS AttributeValue type`,
    )
  })
  test('LEG-16 BETWEEN in order, without the prefix', () => {
    const text = 'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound'
    expect(filterRefusal('BETWEEN', N(10), N(9))).toBe(text)
    expect(filterRefusal('BETWEEN', S('b'), S('a'))).toBe(text)
    expect(filterRefusal('BETWEEN', B('b'), B('a'))).toBe(text)
    expect(filterRefusal('BETWEEN', N('9'), N('9.0'))).toBe('accepted')
  })
  test('LEG-19 count before same type before type for the operator before order; one attribute after the other', () => {
    expect(filterRefusal('LT', SS('a'), N(1))).toContain('Invalid number of argument(s)')
    expect(filterRefusal('BETWEEN', L(), N(1))).toContain('must be of same type')
    const two = { a: condition('BETWEEN', N(2), N(1)), b: condition('LT') }
    expect(refusal(() => bindFilter(two, undefined))).toContain('lower bound is greater')
  })
})

describe('Expected (errors 179-184)', () => {
  it.each<[string, ExpectedAttribute, string]>([
    [
      'LEG-8',
      { Value: S('x'), AttributeValueList: [S('x')], ComparisonOperator: 'EQ' },
      'Value and AttributeValueList cannot be used together for Attribute: a',
    ],
    [
      'LEG-9',
      { Value: S('x'), Exists: true, ComparisonOperator: 'EQ' },
      'Exists and ComparisonOperator cannot be used together for Attribute: a',
    ],
    [
      'LEG-10',
      { ComparisonOperator: 'LT' },
      'Value or AttributeValueList must be used with ComparisonOperator: LT for Attribute: a',
    ],
    [
      'LEG-11',
      { AttributeValueList: [S('x')] },
      'AttributeValueList can only be used with a ComparisonOperator for Attribute: a',
    ],
    [
      'LEG-11 before Exists',
      { AttributeValueList: [S('x')], Exists: false },
      'AttributeValueList can only be used with a ComparisonOperator for Attribute: a',
    ],
    ['LEG-12', {}, 'Value must be provided when Exists is null for Attribute: a'],
    ['LEG-12 true', { Exists: true }, 'Value must be provided when Exists is true for Attribute: a'],
    ['LEG-13', { Exists: false, Value: S('x') }, 'Value cannot be used when Exists is false for Attribute: a'],
    [
      'LEG-14',
      { ComparisonOperator: 'BETWEEN', Value: S('x') },
      'Invalid number of argument(s) for the BETWEEN ComparisonOperator',
    ],
    [
      'LEG-14 none',
      { ComparisonOperator: 'NULL', Value: S('x') },
      'Invalid number of argument(s) for the NULL ComparisonOperator',
    ],
    [
      'LEG-17',
      { ComparisonOperator: 'LT', Value: SS('x') },
      'ComparisonOperator LT is not valid for SS AttributeValue type',
    ],
  ])('%s', (_, expected, message) => expect(expectedRefusal(expected)).toBe(`${P}${message}`))

  test('Exists and Value, or an operator', () => {
    const holds = (expected: ExpectedAttribute, subject: unknown) => {
      const bound = bindExpected({ a: expected }, undefined)
      return bound !== undefined && conditionHolds(bound, subject === undefined ? undefined : item(subject))
    }
    expect(holds({ Value: N('1.0') }, { a: { N: '1' } })).toBe(true)
    expect(holds({ Exists: true, Value: N(1) }, { a: { N: '2' } })).toBe(false)
    expect(holds({ Exists: true, Value: N(1) }, undefined)).toBe(false)
    expect(holds({ Exists: false }, undefined)).toBe(true)
    expect(holds({ Exists: false }, { a: { NULL: true } })).toBe(false)
    expect(holds({ ComparisonOperator: 'GT', Value: N(1) }, { a: { N: '2' } })).toBe(true)
    expect(holds({ ComparisonOperator: 'NULL' }, { b: { N: '2' } })).toBe(true)
  })
  test('nothing expected is no condition', () => {
    expect(bindExpected(undefined, undefined)).toBeUndefined()
    expect(bindExpected({}, undefined)).toBeUndefined()
  })
})

describe('what the operators mean (expressions 10, LEG-21)', () => {
  const stored = item({
    s: { S: 'hello' },
    n: { N: '5' },
    b: { B: Buffer.from('hello').toString('base64') },
    z: { NULL: true },
    ss: { SS: ['b', 'a'] },
    l: { L: [{ S: 'x' }, { BOOL: true }] },
    m: { M: { x: { N: '1' } } },
    'd.o': { S: 't' },
  })
  it.each<[string, LegacyOperator, Value[], boolean]>([
    ['n', 'EQ', [N('5.0')], true],
    ['n', 'EQ', [S('5')], false],
    ['x', 'EQ', [S('5')], false],
    ['ss', 'EQ', [SS('a', 'b')], true],
    ['m', 'EQ', [M({ x: N(1) })], true],
    ['n', 'NE', [N(5)], false],
    ['n', 'NE', [S('5')], true],
    ['x', 'NE', [S('5')], true],
    ['n', 'LT', [N(10)], true],
    ['n', 'LE', [N(5)], true],
    ['n', 'GT', [N(5)], false],
    ['n', 'GE', [N(5)], true],
    ['n', 'LT', [S('9')], false],
    ['x', 'LT', [N(9)], false],
    ['z', 'NOT_NULL', [], true],
    ['z', 'NULL', [], false],
    ['x', 'NULL', [], true],
    ['x', 'NOT_NULL', [], false],
    ['s', 'CONTAINS', [S('ell')], true],
    ['b', 'CONTAINS', [B('ell')], true],
    ['ss', 'CONTAINS', [S('a')], true],
    ['l', 'CONTAINS', [yes], true],
    ['n', 'CONTAINS', [N(5)], false],
    ['s', 'NOT_CONTAINS', [S('xyz')], true],
    ['s', 'NOT_CONTAINS', [S('ell')], false],
    ['n', 'NOT_CONTAINS', [N(5)], true],
    ['x', 'NOT_CONTAINS', [S('a')], false],
    ['x', 'CONTAINS', [S('a')], false],
    ['s', 'BEGINS_WITH', [S('he')], true],
    ['b', 'BEGINS_WITH', [B('he')], true],
    ['n', 'BEGINS_WITH', [S('5')], false],
    ['n', 'IN', [N(1), N(5)], true],
    ['n', 'IN', [S('5')], false],
    ['x', 'IN', [S('5')], false],
    ['n', 'BETWEEN', [N(5), N(6)], true],
    ['n', 'BETWEEN', [N(6), N(7)], false],
    ['s', 'BETWEEN', [N(1), N(9)], false],
    ['d.o', 'EQ', [S('t')], true],
    ['m.x', 'NULL', [], true],
  ])('%s %s %j is %s', (name, operator, values, expected) => {
    const bound = bindFilter({ [name]: condition(operator, ...values) }, undefined)
    expect(bound !== undefined && conditionHolds(bound, stored)).toBe(expected)
  })
  test('SCAN-17 a list of 27,500 values is fine for IN', () => {
    const values = Array.from({ length: 27_500 }, (_, index) => N(index))
    const bound = bindFilter({ n: condition('IN', ...values) }, undefined)
    expect(bound !== undefined && conditionHolds(bound, stored)).toBe(true)
  })
})

describe('ConditionalOperator', () => {
  const stored = item({ a: { N: '1' }, b: { N: '2' } })
  const both = (operator: ConditionalOperator | undefined) => {
    const bound = bindFilter({ a: condition('EQ', N(1)), b: condition('EQ', N(9)) }, operator)
    return bound !== undefined && conditionHolds(bound, stored)
  }
  test('LEG-20 AND by default, OR across attributes', () => {
    expect([both(undefined), both('AND'), both('OR')]).toEqual([false, false, true])
  })
  test('expressions 10: an error with fewer than two conditions', () => {
    expect(refusal(() => bindFilter(undefined, 'AND'))).toBe(
      `${P}ConditionalOperator cannot be used without Filter or Expected`,
    )
    expect(refusal(() => bindFilter({}, 'OR'))).toBe(
      `${P}ConditionalOperator cannot be used without Filter or Expected`,
    )
    expect(refusal(() => bindExpected({ a: { Value: N(1) } }, 'OR'))).toBe(
      `${P}ConditionalOperator can only be used when Filter or Expected has two or more elements`,
    )
  })
  test('an empty filter is the same as none', () => expect(bindFilter({}, undefined)).toBeUndefined())
})

describe('KeyConditions', () => {
  test('HASH EQ and every RANGE operator', () => {
    expect(bindKeyConditions({ pk: condition('EQ', S('k')), sk: condition('BETWEEN', N(1), N(2)) })).toEqual([
      { attribute: 'pk', operator: '=', value: S('k') },
      { attribute: 'sk', operator: 'between', low: N(1), high: N(2) },
    ])
    const operators = (['LE', 'LT', 'GE', 'GT', 'BEGINS_WITH'] as const).map(
      (operator) => bindKeyConditions({ sk: condition(operator, S('x')) })[0]?.operator,
    )
    expect(operators).toEqual(['<=', '<', '>=', '>', 'begins_with'])
  })
  it.each<[LegacyOperator, Value[]]>([
    ['NULL', []],
    ['NOT_NULL', []],
    ['NE', [S('a')]],
    ['CONTAINS', [S('a')]],
    ['NOT_CONTAINS', [S('a')]],
    ['IN', [S('a')]],
  ])('errors 147, KCE-14: %s is not indexable', (operator, values) => {
    expect(refusal(() => bindKeyConditions({ pk: condition(operator, ...values) }))).toBe(
      'Attempted conditional constraint is not an indexable operation',
    )
  })
  test('errors 144, KCE-11: not none at all', () => {
    expect(refusal(() => bindKeyConditions({}))).toBe('Conditions can be of length 1 or 2 only')
  })
  test('arguments of all conditions are checked before operators', () => {
    expect(refusal(() => bindKeyConditions({ pk: condition('NE', S('a')), sk: condition('BETWEEN', N(1)) }))).toBe(
      `${P}Invalid number of argument(s) for the BETWEEN ComparisonOperator`,
    )
  })
})

describe('AttributesToGet', () => {
  test('PROJ-11 no name twice', () => {
    expect(refusal(() => bindAttributesToGet(['a', 'b', 'a']))).toBe(`${P}Duplicate value in attribute name: a`)
  })
  test('PROJ-1 top-level names, a dot is literal', () => {
    const stored = item({ 'a.b': { N: '1' }, a: { M: { b: { N: '2' } } }, c: { N: '3' } })
    expect(projectItem(bindAttributesToGet(['a.b', 'c', 'x']), stored)).toEqual({ 'a.b': N(1), c: N(3) })
    expect(projectItem(bindAttributesToGet(['x']), stored)).toEqual({})
  })
})
