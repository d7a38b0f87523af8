import { describe, expect, it } from 'vitest'
import { conditionFailed, type Fixture, invalid, N, plain, refused, S, tableFixture, valuesOf } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Parameters that expressions replaced. Source: reference, errors 123-126, 175-184; LEG-1 to LEG-21, expressions 10. */

const Key = { pk: S('k') }

function stored(...items: Plain[]): Fixture {
  const db = tableFixture()
  db.put(...items)
  return db
}

const noTable = (): Fixture => tableFixture({ name: 'other' })

describe('AttributeUpdates', () => {
  it.each([
    [
      '123 LEG-1 PUT without a value',
      { a: { Action: 'PUT' } },
      'Only DELETE action is allowed when no attribute value is specified',
    ],
    [
      '123 LEG-1 no action and no value',
      { a: {} },
      'Only DELETE action is allowed when no attribute value is specified',
    ],
    [
      '123 LEG-1 ADD without a value',
      { a: { Action: 'ADD' } },
      'Only DELETE action is allowed when no attribute value is specified',
    ],
    [
      '124 LEG-2',
      { a: { Action: 'DELETE', Value: S('x') } },
      'DELETE action with value is not supported for the type S',
    ],
    ['125 LEG-3', { a: { Action: 'ADD', Value: S('x') } }, 'ADD action is not supported for the type S'],
    ['125 LEG-3 a map', { a: { Action: 'ADD', Value: { M: {} } } }, 'ADD action is not supported for the type M'],
  ])('%s, without a table', (_, AttributeUpdates, message) => {
    expect(noTable().call('UpdateItem', { Key, AttributeUpdates })).toEqual(refused(invalid + message))
  })

  it.each([
    ['a number to a string', S('x'), { Action: 'ADD', Value: N(1) }],
    ['a set to a number', N(1), { Action: 'ADD', Value: { NS: ['1'] } }],
    ['members from a string', S('x'), { Action: 'DELETE', Value: { SS: ['a'] } }],
  ])('126 LEG-5 %s', (_, a, update) => {
    const db = stored({ ...Key, a })
    expect(db.call('UpdateItem', { Key, AttributeUpdates: { a: update } })).toEqual(
      refused('Type mismatch for attribute to update'),
    )
  })

  it.each([
    ['LEG-1 PUT is the default', { a: N(1) }, { a: { Value: N(2) } }, { a: N(2) }],
    [
      'LEG-4 ADD of a list appends',
      { a: { L: [N(1)] } },
      { a: { Action: 'ADD', Value: { L: [N(2)] } } },
      { a: { L: [N(1), N(2)] } },
    ],
    ['LEG-7 ADD of numbers', { a: N('1.5') }, { a: { Action: 'ADD', Value: N('-2') } }, { a: N('-0.5') }],
    [
      'LEG-7 ADD of sets',
      { a: { SS: ['a', 'b'] } },
      { a: { Action: 'ADD', Value: { SS: ['b', 'c'] } } },
      { a: { SS: ['a', 'b', 'c'] } },
    ],
    [
      'LEG-7 ADD of binaries',
      { a: { BS: ['AA=='] } },
      { a: { Action: 'ADD', Value: { BS: ['AA==', 'AQ=='] } } },
      { a: { BS: ['AA==', 'AQ=='] } },
    ],
    ['DELETE of an attribute', { a: N(1), b: N(2) }, { a: { Action: 'DELETE' } }, { b: N(2) }],
    [
      'DELETE of members',
      { a: { SS: ['a', 'b'] } },
      { a: { Action: 'DELETE', Value: { SS: ['a', 'c'] } } },
      { a: { SS: ['b'] } },
    ],
    ['a dot is part of the name', {}, { 'a.b': { Value: N(1) } }, { 'a.b': N(1) }],
  ])('%s', (_, before, AttributeUpdates, after) => {
    const db = stored({ ...Key, ...before })
    db.ok('UpdateItem', { Key, AttributeUpdates })
    expect(db.get(Key)).toEqual({ ...Key, ...after })
  })

  it.each([
    ['DELETE does nothing', { a: { Action: 'DELETE' } }, undefined],
    ['ADD of a number stores it', { a: { Action: 'ADD', Value: N(5) } }, { ...Key, a: N(5) }],
    ['ADD of a set stores it', { a: { Action: 'ADD', Value: { NS: ['5'] } } }, { ...Key, a: { NS: ['5'] } }],
    ['nothing at all creates the item', {}, Key],
  ])('LEG-6 on a missing item: %s', (_, AttributeUpdates, after) => {
    const db = stored()
    db.ok('UpdateItem', { Key, AttributeUpdates })
    expect(db.get(Key)).toEqual(after)
  })
})

describe('Expected', () => {
  it.each([
    [
      '179 LEG-8',
      { Value: S('a'), AttributeValueList: [S('a')] },
      'Value and AttributeValueList cannot be used together for Attribute: a',
    ],
    [
      '180 LEG-9',
      { Exists: true, ComparisonOperator: 'EQ', Value: S('a') },
      'Exists and ComparisonOperator cannot be used together for Attribute: a',
    ],
    [
      '181 LEG-10',
      { ComparisonOperator: 'LT' },
      'Value or AttributeValueList must be used with ComparisonOperator: LT for Attribute: a',
    ],
    [
      '182 LEG-11',
      { AttributeValueList: [S('a')] },
      'AttributeValueList can only be used with a ComparisonOperator for Attribute: a',
    ],
    ['183 LEG-12', {}, 'Value must be provided when Exists is null for Attribute: a'],
    ['183 LEG-12', { Exists: true }, 'Value must be provided when Exists is true for Attribute: a'],
    ['184 LEG-13', { Exists: false, Value: S('a') }, 'Value cannot be used when Exists is false for Attribute: a'],
  ])('%s, on all three writes, without a table', (_, a, message) => {
    const Expected = { a }
    expect(noTable().call('PutItem', { Item: Key, Expected })).toEqual(refused(invalid + message))
    expect(noTable().call('UpdateItem', { Key, Expected })).toEqual(refused(invalid + message))
    expect(noTable().call('DeleteItem', { Key, Expected })).toEqual(refused(invalid + message))
  })

  it.each([
    ['a value', { a: { Value: N('1.0') } }, true],
    ['another value', { a: { Value: N(2) } }, false],
    ['no such attribute', { b: { Exists: false } }, true],
    ['an attribute that is there', { a: { Exists: false } }, false],
    ['LEG-20 two, of which one holds', { a: { Value: N(1) }, b: { Value: N(1) } }, false],
    ['LEG-21 a set in another order', { s: { Value: { SS: ['b', 'a'] } } }, true],
    ['LEG-21 NE on a missing attribute', { b: { ComparisonOperator: 'NE', AttributeValueList: [N(1)] } }, true],
    [
      'expressions 10 NOT_CONTAINS on a missing attribute',
      { b: { ComparisonOperator: 'NOT_CONTAINS', AttributeValueList: [N(1)] } },
      false,
    ],
    ['BETWEEN', { a: { ComparisonOperator: 'BETWEEN', AttributeValueList: [N(0), N(1)] } }, true],
  ])('%s', (_, Expected, holds) => {
    const db = stored({ ...Key, a: N(1), s: { SS: ['a', 'b'] } })
    expect(db.call('DeleteItem', { Key, Expected })).toEqual(holds ? {} : conditionFailed)
  })

  it('LEG-20 OR', () => {
    const db = stored({ ...Key, a: N(1) })
    const Expected = { a: { Value: N(1) }, b: { Value: N(1) } }
    expect(db.call('DeleteItem', { Key, Expected, ConditionalOperator: 'OR' })).toEqual({})
  })
})

describe('filters', () => {
  const eq = (...values: Plain[]): Plain => ({ ComparisonOperator: 'EQ', AttributeValueList: values })
  const of = (ComparisonOperator: string, ...AttributeValueList: Plain[]): Plain => ({
    ComparisonOperator,
    AttributeValueList,
  })
  const KeyConditions = { pk: eq(S('k')) }

  it.each([
    ['175 LEG-14', eq(), `${invalid}Invalid number of argument(s) for the EQ ComparisonOperator`],
    ['175 LEG-14', of('BETWEEN', N(1)), `${invalid}Invalid number of argument(s) for the BETWEEN ComparisonOperator`],
    ['175 LEG-14', of('NULL', N(1)), `${invalid}Invalid number of argument(s) for the NULL ComparisonOperator`],
    ['175 LEG-14', of('IN'), `${invalid}Invalid number of argument(s) for the IN ComparisonOperator`],
    ['176 LEG-17', of('LT', { SS: ['a'] }), `${invalid}ComparisonOperator LT is not valid for SS AttributeValue type`],
    [
      '176 LEG-18',
      of('BEGINS_WITH', N(1)),
      `${invalid}ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type`,
    ],
    [
      '177 LEG-15',
      of('BETWEEN', N(1), S('a')),
      `${invalid}AttributeValues inside AttributeValueList must be of same type`,
    ],
    [
      '178 LEG-16',
      of('BETWEEN', N(2), N(1)),
      'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound',
    ],
    ['LEG-19 values come first', of('BETWEEN', { N: 'x' }), 'The parameter cannot be converted to a numeric value: x'],
  ])('%s %s', (_, a, message) => {
    expect(noTable().call('Scan', { ScanFilter: { a } })).toEqual(refused(message))
    expect(noTable().call('Query', { KeyConditions, QueryFilter: { a } })).toEqual(refused(message))
  })

  it.each([
    ['EQ', eq(N(2)), ['b']],
    ['NE also where it is missing', of('NE', N(2)), ['a', 'c', 'd']],
    ['LE', of('LE', N(2)), ['a', 'b']],
    ['LT', of('LT', N(2)), ['a']],
    ['GE', of('GE', N(2)), ['b']],
    ['GT', of('GT', N(1)), ['b']],
    ['NOT_NULL', of('NOT_NULL'), ['a', 'b', 'c']],
    ['NULL', of('NULL'), ['d']],
    ['CONTAINS', of('CONTAINS', S('ex')), ['c']],
    ['NOT_CONTAINS', of('NOT_CONTAINS', S('ex')), ['a', 'b']],
    ['BEGINS_WITH', of('BEGINS_WITH', S('te')), ['c']],
    ['IN', of('IN', N(1), N(7)), ['a']],
    ['BETWEEN', of('BETWEEN', N(1), N('1.5')), ['a']],
  ])('LEG-18 %s', (_, x, expected) => {
    const db = tableFixture({ keys: 'pk:S sk:S' })
    const of = (sk: string, more: Plain): Plain => ({ pk: S('k'), sk: S(sk), ...more })
    db.put(of('a', { x: N(1) }), of('b', { x: N(2) }), of('c', { x: S('text') }), of('d', {}))
    expect(valuesOf(db.ok('Query', { KeyConditions, QueryFilter: { x } }), 'sk')).toEqual(expected)
    expect(valuesOf(db.ok('Scan', { ScanFilter: { x } }), 'sk')).toEqual(expected)
  })

  it('LEG-20 ConditionalOperator', () => {
    const db = stored({ pk: S('1'), a: N(1) }, { pk: S('2'), b: N(1) }, { pk: S('3'), a: N(1), b: N(1) })
    const ScanFilter = { a: of('NOT_NULL'), b: of('NOT_NULL') }
    expect(db.ok('Scan', { ScanFilter }).Count).toBe(1)
    expect(db.ok('Scan', { ScanFilter, ConditionalOperator: 'OR' }).Count).toBe(3)
  })

  it('AttributesToGet with a filter, items with none of them come back empty', () => {
    const db = tableFixture({ keys: 'pk:S sk:S' })
    db.put({ pk: S('k'), sk: S('1'), a: N(1) }, { pk: S('k'), sk: S('2') })
    const request = { KeyConditions, QueryFilter: {}, AttributesToGet: ['a', 'b'] }
    expect(plain(db.ok('Query', request).Items)).toEqual([{ a: N(1) }, {}])
  })

  it('KeyConditions select like expressions', () => {
    const db = tableFixture({ keys: 'pk:S sk:S', global: { gsi: 'sk:S pk:S' } })
    db.put(...['a', 'ab', 'b', 'c'].map((sk) => ({ pk: S('k'), sk: S(sk) })))
    const found = (sk: Plain): unknown[] => valuesOf(db.ok('Query', { KeyConditions: { pk: eq(S('k')), sk } }), 'sk')
    expect(found(of('BEGINS_WITH', S('a')))).toEqual(['a', 'ab'])
    expect(found(of('BETWEEN', S('ab'), S('b')))).toEqual(['ab', 'b'])
    expect(found(of('GE', S('b')))).toEqual(['b', 'c'])
    expect(found(eq(S('c')))).toEqual(['c'])
    expect(db.ok('Query', { IndexName: 'gsi', KeyConditions: { sk: eq(S('b')) } }).Count).toBe(1)
  })
})
