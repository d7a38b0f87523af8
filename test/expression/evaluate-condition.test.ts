import { describe, expect, it, test } from 'vitest'
import type { Comparator } from '../../src/ast/expression.ts'
import type { BoundCondition, BoundOperand } from '../../src/expression/bound.ts'
import { conditionHolds } from '../../src/expression/evaluate-condition.ts'
import { emptyItem, type Item, type Value, valueTypes } from '../../src/model/value.ts'
import { fc } from '../property.ts'
import { allPaths, anyItem, anyValue, at, exists, item, L, lit, M, N, not, S, size, value } from './build.ts'

const compare = (left: BoundOperand, operator: Comparator, right: BoundOperand): BoundCondition => ({
  kind: 'compare',
  operator,
  left,
  right,
})
const between = (operand: BoundOperand, low: BoundOperand, high: BoundOperand): BoundCondition => ({
  kind: 'between',
  operand,
  low,
  high,
})
const among = (operand: BoundOperand, ...list: readonly BoundOperand[]): BoundCondition => ({
  kind: 'in',
  operand,
  list,
})
const contains = (container: BoundOperand, element: BoundOperand): BoundCondition => ({
  kind: 'contains',
  container,
  element,
})
const beginsWith = (operand: BoundOperand, prefix: BoundOperand): BoundCondition => ({
  kind: 'beginsWith',
  operand,
  prefix,
})
const bytes = (...octets: readonly number[]): Value => value({ B: Buffer.from(octets).toString('base64') })

const comparators: readonly Comparator[] = ['=', '<>', '<', '<=', '>', '>=']
const sample = item({
  s: { S: 'hello' },
  n: { N: '5' },
  b: { B: 'AQID' },
  t: { BOOL: true },
  z: { NULL: true },
  ss: { SS: ['b', 'a'] },
  ns: { NS: ['2', '1.0'] },
  bs: { BS: ['AQ=='] },
  l: { L: [{ N: '1' }, { M: { x: { S: 'y' } } }] },
  m: { M: { a: { N: '1' }, b: { S: 'q' } } },
})

/** Which of `= <> < <= > >=` hold, in this order. */
const verdicts = (left: BoundOperand, right: BoundOperand) =>
  comparators.map((operator) => conditionHolds(compare(left, operator, right), sample))
const orders = (order: -1 | 0 | 1) => [order === 0, order !== 0, order < 0, order <= 0, order > 0, order >= 0]
const neverButDiffers = [false, true, false, false, false, false]
const never = [false, false, false, false, false, false]

describe('comparison (expressions 4)', () => {
  test('CEX-41 a missing attribute differs from everything and satisfies nothing else, even against another missing one', () => {
    expect(verdicts(at('x'), lit(S('a')))).toEqual(neverButDiffers)
    expect(verdicts(lit(S('a')), at('x'))).toEqual(neverButDiffers)
    expect(verdicts(at('x'), at('y'))).toEqual(neverButDiffers)
  })
  test('CEX-40 other types are never equal and have no order', () => {
    expect(verdicts(at('n'), lit(S('5')))).toEqual(neverButDiffers)
    expect(verdicts(at('s'), lit(bytes(104)))).toEqual(neverButDiffers)
    expect(verdicts(at('ss'), at('ns'))).toEqual(neverButDiffers)
  })
  test('NUM-30, NUM-31 numbers compare by value over 38 digits', () => {
    expect(verdicts(at('n'), lit(N('5.0')))).toEqual(orders(0))
    expect(verdicts(at('n'), lit(N('10')))).toEqual(orders(-1))
    expect(verdicts(lit(N('-2')), lit(N('-10')))).toEqual(orders(1))
    expect(
      verdicts(lit(N('12345678901234567890123456789012345678')), lit(N('12345678901234567890123456789012345679'))),
    ).toEqual(orders(-1))
  })
  test('CEX-44 strings order by UTF-8 bytes, not by UTF-16 units; binaries by unsigned bytes', () => {
    expect(verdicts(lit(S('\u{1F600}')), lit(S('\uFFFD')))).toEqual(orders(1))
    expect(verdicts(lit(S('a')), lit(S('ab')))).toEqual(orders(-1))
    expect(verdicts(lit(bytes(0x80)), lit(bytes(0x7f, 0xff)))).toEqual(orders(1))
    expect(verdicts(lit(bytes(1)), lit(bytes(1, 0)))).toEqual(orders(-1))
  })
  test('CEX-43 sets without order, lists in order, maps by names', () => {
    expect(verdicts(at('ss'), lit(value({ SS: ['a', 'b'] })))).toEqual([true, false, false, false, false, false])
    expect(verdicts(at('ns'), lit(value({ NS: ['1', '2'] })))).toEqual([true, false, false, false, false, false])
    expect(verdicts(at('ns'), lit(value({ NS: ['1', '3'] })))).toEqual(neverButDiffers)
    expect(verdicts(at('ns'), lit(value({ NS: ['2', '1', '3'] })))).toEqual(neverButDiffers)
    expect(verdicts(lit(value({ BS: ['AQ==', 'Ag=='] })), lit(value({ BS: ['Ag==', 'AQ=='] })))[0]).toBe(true)
    expect(verdicts(at('l'), lit(L(M({ x: S('y') }), N(1))))).toEqual(neverButDiffers)
    expect(verdicts(at('m'), lit(M({ b: S('q'), a: N('1.0') })))).toEqual([true, false, false, false, false, false])
    expect(verdicts(at('m'), lit(M({ a: N(1) })))).toEqual(neverButDiffers)
    expect(verdicts(lit(M({ a: N(1) })), at('m'))).toEqual(neverButDiffers)
  })
  test('CEX-45 NULL equals NULL, BOOL knows = and <>', () => {
    expect(verdicts(at('z'), lit({ NULL: true }))).toEqual([true, false, false, false, false, false])
    expect(verdicts(at('t'), lit({ BOOL: true }))).toEqual([true, false, false, false, false, false])
    expect(verdicts(at('t'), lit({ BOOL: false }))).toEqual(neverButDiffers)
  })
  test('BETWEEN is inclusive and only false for a missing, mistyped or reversed bound from the item', () => {
    expect(conditionHolds(between(at('n'), lit(N(5)), lit(N(5))), sample)).toBe(true)
    expect(conditionHolds(between(at('n'), lit(N(6)), lit(N(7))), sample)).toBe(false)
    expect(conditionHolds(between(at('n'), lit(N(1)), at('s')), sample)).toBe(false)
    expect(conditionHolds(between(at('n'), lit(N(9)), at('n')), sample)).toBe(false)
    expect(conditionHolds(between(at('x'), lit(N(1)), lit(N(9))), sample)).toBe(false)
    expect(conditionHolds(between(at('t'), at('t'), at('t')), sample)).toBe(false)
  })
  test('IN is equality with any, by any type, and false for a missing attribute', () => {
    expect(conditionHolds(among(at('n'), lit(S('5')), lit(N('5'))), sample)).toBe(true)
    expect(conditionHolds(among(at('m.a'), at('x'), at('n')), sample)).toBe(false)
    expect(conditionHolds(among(at('ss'), lit(value({ SS: ['a', 'b'] }))), sample)).toBe(true)
    expect(conditionHolds(among(at('x'), at('y')), sample)).toBe(false)
  })
})

describe('paths (expressions 3)', () => {
  test('a wrong container, a missing member and an index past the end are no such attribute', () => {
    for (const wrong of ['s.a', 'l.a', 'm[0]', 'l[2]', 'l[1].y', 'm.a.b', 'x.y[0].z', 's[0]']) {
      expect(conditionHolds(exists(wrong), sample), wrong).toBe(false)
    }
    for (const right of ['l[1].x', 'm.a', 'z', 'l[0]']) expect(conditionHolds(exists(right), sample), right).toBe(true)
  })
  test('names every JavaScript object has are ordinary names', () => {
    for (const name of ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf']) {
      expect(conditionHolds(exists(name), sample), name).toBe(false)
      expect(conditionHolds(exists(`m.${name}`), sample), name).toBe(false)
      const parsed = JSON.parse('{ "m": { "M": {} } }') as Item
      expect(conditionHolds(exists(name), parsed), name).toBe(false)
      expect(conditionHolds(exists(`m.${name}`), parsed), name).toBe(false)
      const named = item(JSON.parse(`{ ${JSON.stringify(name)}: { "M": { ${JSON.stringify(name)}: { "N": "1" } } } }`))
      expect(conditionHolds(compare(at(`${name}.${name}`), '=', lit(N(1))), named), name).toBe(true)
    }
  })
  test('CEX-49 on an absent item even the key is missing', () => {
    expect(conditionHolds(exists('pk'), undefined)).toBe(false)
    expect(conditionHolds({ kind: 'exists', path: ['pk'], negated: true }, undefined)).toBe(true)
    expect(conditionHolds(compare(at('pk'), '<>', lit(S('a'))), undefined)).toBe(true)
  })
})

describe('functions (expressions 4)', () => {
  test('attribute_exists is about presence, whatever the value', () => {
    for (const name in sample) {
      expect(conditionHolds(exists(name), sample), name).toBe(true)
      expect(conditionHolds({ kind: 'exists', path: [name], negated: true }, sample), name).toBe(false)
    }
  })
  test('attribute_type: exactly one type per value, none when missing', () => {
    const types = (name: string) =>
      valueTypes.filter((type) => conditionHolds({ kind: 'type', operand: at(name), types: [type] }, sample))
    expect(Object.keys(sample).map(types)).toEqual([
      ['S'],
      ['N'],
      ['B'],
      ['BOOL'],
      ['NULL'],
      ['SS'],
      ['NS'],
      ['BS'],
      ['L'],
      ['M'],
    ])
    expect(types('x')).toEqual([])
  })
  test('CEX-27 begins_with on strings and on bytes, never across', () => {
    expect(conditionHolds(beginsWith(at('s'), lit(S('hel'))), sample)).toBe(true)
    expect(conditionHolds(beginsWith(at('s'), lit(S(''))), sample)).toBe(true)
    expect(conditionHolds(beginsWith(lit(S('hello world')), at('s')), sample)).toBe(true)
    expect(conditionHolds(beginsWith(at('s'), lit(S('hello world'))), sample)).toBe(false)
    expect(conditionHolds(beginsWith(at('b'), lit(bytes(1, 2))), sample)).toBe(true)
    expect(conditionHolds(beginsWith(at('b'), lit(bytes(2))), sample)).toBe(false)
    expect(conditionHolds(beginsWith(at('b'), lit(bytes(1, 2, 3, 4))), sample)).toBe(false)
    expect(conditionHolds(beginsWith(at('s'), lit(bytes(104))), sample)).toBe(false)
    expect(conditionHolds(beginsWith(at('n'), lit(N(5))), sample)).toBe(false)
    expect(conditionHolds(beginsWith(at('x'), lit(S(''))), sample)).toBe(false)
  })
  test('CEX-31 contains: substring, run of bytes, member of a set, element of a list by deep equality', () => {
    const yes: readonly [string, Value][] = [
      ['s', S('ell')],
      ['s', S('')],
      ['b', bytes(2, 3)],
      ['ss', S('a')],
      ['ns', N('1.00')],
      ['bs', bytes(1)],
      ['l', N(1)],
      ['l', M({ x: S('y') })],
    ]
    const no: readonly [string, Value][] = [
      ['s', S('elo')],
      ['b', bytes(1, 3)],
      ['ss', S('c')],
      ['ss', N(1)],
      ['ns', S('1')],
      ['bs', S('AQ==')],
      ['l', S('1')],
      ['l', M({ x: S('z') })],
      ['n', N(5)],
      ['m', S('a')],
      ['m', N(1)],
      ['t', { BOOL: true }],
      ['x', S('')],
      ['s', bytes(104)],
    ]
    for (const [name, element] of yes)
      expect(conditionHolds(contains(at(name), lit(element)), sample), JSON.stringify([name, element])).toBe(true)
    for (const [name, element] of no)
      expect(conditionHolds(contains(at(name), lit(element)), sample), JSON.stringify([name, element])).toBe(false)
    expect(conditionHolds(contains(lit(S('say hello')), at('s')), sample)).toBe(true)
    expect(conditionHolds(contains(at('s'), at('x')), sample)).toBe(false)
  })
  test('CEX-29, CEX-30 size: UTF-16 units, raw bytes, number of entries', () => {
    const wide = item({ emoji: { S: 'a\u{1F600}é' }, b0: { B: '' }, b1: { B: 'AQ==' }, b2: { B: 'AQI=' } })
    const sizes: readonly [BoundOperand, number][] = [
      [at('s'), 5],
      [at('b'), 3],
      [at('ss'), 2],
      [at('ns'), 2],
      [at('bs'), 1],
      [at('l'), 2],
      [at('m'), 2],
      [lit(S('four')), 4],
    ]
    for (const [operand, expected] of sizes)
      expect(conditionHolds(compare(size(operand), '=', lit(N(expected))), sample)).toBe(true)
    for (const [name, expected] of [
      ['emoji', 4],
      ['b0', 0],
      ['b1', 1],
      ['b2', 2],
    ] as const) {
      expect(conditionHolds(compare(size(at(name)), '=', lit(N(expected))), wide), name).toBe(true)
    }
    expect(conditionHolds(among(size(at('l')), lit(N(1)), lit(N(2))), sample)).toBe(true)
    expect(conditionHolds(between(size(at('s')), lit(N(5)), lit(N(6))), sample)).toBe(true)
  })
  test('CEX-28 what has no size satisfies no comparison, not even <>', () => {
    for (const name of ['n', 't', 'z', 'x']) {
      expect(verdicts(size(at(name)), lit(N(0))), name).toEqual(never)
      expect(verdicts(lit(N(0)), size(at(name))), name).toEqual(never)
      expect(conditionHolds(among(size(at(name)), lit(N(0)), at('x')), sample), name).toBe(false)
      expect(conditionHolds(between(size(at(name)), lit(N(0)), lit(N(9))), sample), name).toBe(false)
    }
    expect(verdicts(size(at('s')), at('x'))).toEqual(neverButDiffers)
  })
  test('PartiQL: a condition is a BOOL among other values (partiql 3)', () => {
    const there: BoundOperand = { kind: 'condition', condition: exists('x') }
    expect(conditionHolds(compare(there, '=', lit({ BOOL: false })), sample)).toBe(true)
    expect(conditionHolds(among(there, lit({ BOOL: true }), at('z')), sample)).toBe(false)
  })
})

describe('AND, OR, NOT (CEX-48)', () => {
  const yes = exists('s')
  const no = exists('x')
  it.each([
    ['and', [yes, yes], true],
    ['and', [yes, no], false],
    ['and', [no, yes], false],
    ['and', [], true],
    ['or', [no, yes], true],
    ['or', [yes, no], true],
    ['or', [no, no], false],
    ['or', [], false],
  ] as const)('%s of %j is %s', (kind, conditions, expected) =>
    expect(conditionHolds({ kind, conditions }, sample)).toBe(expected),
  )
  test('PQL-24 NOT keeps an item that lacks the attribute', () => {
    for (const condition of [
      compare(at('x'), '=', lit(S('a'))),
      among(at('x'), lit(S('a'))),
      between(at('x'), lit(N(1)), lit(N(2))),
      contains(at('x'), lit(S('a'))),
    ]) {
      expect(conditionHolds(not(condition), sample)).toBe(true)
    }
  })
})

const anyPath = fc.constantFrom('a', 'b', 'c', 'a.b', 'a[0]', 'b[1].a', '__proto__', 'constructor').map(at)
const anyOperand: fc.Arbitrary<BoundOperand> = fc.oneof(anyPath, anyPath.map(size), anyValue.map(lit))
const { condition: anyCondition } = fc.letrec<{ condition: BoundCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc
      .tuple(anyOperand, fc.constantFrom(...comparators), anyOperand)
      .map(([left, operator, right]) => compare(left, operator, right)),
    fc.tuple(anyOperand, anyOperand, anyOperand).map(([operand, low, high]) => between(operand, low, high)),
    fc.tuple(anyOperand, anyOperand, anyOperand).map(([operand, one, two]) => among(operand, one, two)),
    fc.tuple(anyOperand, anyOperand).map(([container, element]) => contains(container, element)),
    fc.tuple(anyOperand, anyOperand).map(([operand, prefix]) => beginsWith(operand, prefix)),
    tie('condition').map(not),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([kind, conditions]) => ({ kind, conditions })),
  ),
}))

describe('laws', () => {
  test('NOT inverts the whole', () => {
    fc.assert(
      fc.property(anyCondition, fc.option(anyItem, { nil: undefined }), (condition, subject) => {
        expect(conditionHolds(not(condition), subject)).toBe(!conditionHolds(condition, subject))
      }),
    )
  })
  test('NOT of AND is OR of NOTs', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { maxLength: 3 }), anyItem, (conditions, subject) => {
        expect(conditionHolds(not({ kind: 'and', conditions }), subject)).toBe(
          conditionHolds({ kind: 'or', conditions: conditions.map(not) }, subject),
        )
      }),
    )
  })
  test('of two values exactly one of <, =, > holds when they have an order, else = or <> alone', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (left, right) => {
        const held = (['<', '=', '>'] as const).filter((operator) =>
          conditionHolds(compare(lit(left), operator, lit(right)), undefined),
        )
        const [typeLeft, typeRight] = [Object.keys(left)[0] ?? '', Object.keys(right)[0] ?? '']
        const ordered = typeLeft === typeRight && ['S', 'N', 'B'].includes(typeLeft)
        expect(ordered ? held.length === 1 : !held.includes('<') && !held.includes('>')).toBe(true)
        expect(conditionHolds(compare(lit(left), '<>', lit(right)), undefined)).toBe(!held.includes('='))
      }),
    )
  })
  test('strings order as their UTF-8 bytes do', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 5 }).map((text) => text.toWellFormed())
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const order = Buffer.compare(Buffer.from(left), Buffer.from(right))
        expect(verdicts(lit(S(left)), lit(S(right)))).toEqual(orders(order))
      }),
    )
  })
  test('every path of an item exists, equals itself and is one of its own kind', () => {
    fc.assert(
      fc.property(anyItem, (subject) => {
        for (const path of allPaths(subject)) {
          expect(conditionHolds({ kind: 'exists', path, negated: false }, subject)).toBe(true)
          expect(conditionHolds(compare({ kind: 'path', path }, '=', { kind: 'path', path }), subject)).toBe(true)
          expect(conditionHolds({ kind: 'type', operand: { kind: 'path', path }, types: valueTypes }, subject)).toBe(
            true,
          )
        }
      }),
    )
  })
  test('an empty item is as good as none', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(conditionHolds(condition, emptyItem())).toBe(conditionHolds(condition, undefined))
      }),
    )
  })
})
