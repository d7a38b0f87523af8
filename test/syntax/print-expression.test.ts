import { expect, test } from 'vitest'
import type {
  Condition,
  FunctionCall,
  Operand,
  Parameter,
  Path,
  PathElement,
  Update,
} from '../../src/ast/expression.ts'
import { printCondition, printOperand, printProjection, printUpdate } from '../../src/ast/print-expression.ts'
import { parseCondition, parseProjection, parseUpdate } from '../../src/syntax/parse-expression.ts'
import { fc } from '../property.ts'
import { withoutSpans } from './parsed.ts'

const span = { start: 0, end: 0 }
const call = (name: string, operands: readonly Operand[]): FunctionCall => ({
  kind: 'call',
  name,
  nameSpan: span,
  operands,
  span,
})

/** No reserved word and no keyword begins with q. */
const anyName = fc.stringMatching(/^q[a-zA-Z0-9_]{0,5}$/)
const anyHead: fc.Arbitrary<PathElement> = fc.oneof(
  anyName.map((name) => ({ kind: 'name', name, span }) as const),
  anyName.map((name) => ({ kind: 'placeholder', name: `#${name}`, span }) as const),
)
const anyIndex = fc.nat(1000).map((index) => ({ kind: 'index', index, span }) as const)
const anyPath: fc.Arbitrary<Path> = fc
  .tuple(anyHead, fc.array(fc.oneof(anyHead, anyIndex), { maxLength: 4 }))
  .map(([head, tail]) => ({ kind: 'path', elements: [head, ...tail], span }))
const anyParameter: fc.Arbitrary<Parameter> = anyName.map((name) => ({ kind: 'parameter', name: `:${name}`, span }))
const anyTerm = fc.oneof(anyPath, anyParameter)
const anyOperand: fc.Arbitrary<Operand> = fc.oneof(
  { weight: 4, arbitrary: anyTerm },
  anyTerm.map((inner) => call('size', [inner])),
)

const anyPredicate: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom('=', '<>', '<', '<=', '>', '>='), anyOperand, anyOperand)
    .map(([operator, left, right]) => ({ kind: 'compare', operator, left, right, span }) as const),
  fc
    .tuple(anyOperand, anyOperand, anyOperand)
    .map(([operand, low, high]) => ({ kind: 'between', operand, low, high, span }) as const),
  fc
    .tuple(anyOperand, fc.array(anyOperand, { minLength: 1, maxLength: 3 }))
    .map(([operand, list]) => ({ kind: 'in', operand, list, span }) as const),
  anyPath.map((path) => call('attribute_not_exists', [path])),
  fc.tuple(anyOperand, anyOperand).map((operands) => call('contains', operands)),
)
const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyPredicate,
    tie('condition').map((condition) => ({ kind: 'not', condition, span }) as const),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([kind, conditions]) => ({ kind, conditions, span }) as const),
  ),
}))

test('parse(print(condition)) is the condition', () => {
  fc.assert(
    fc.property(anyCondition, (condition) => {
      const parsed = parseCondition(printCondition(condition))
      // What is too large to be an expression is no counterexample.
      if (!parsed.ok) fc.pre(!/^Expression size|too many operators/.test(parsed.message))
      expect(parsed.ok ? withoutSpans(parsed.ast) : parsed.message).toEqual(withoutSpans(condition))
    }),
  )
})

const anySetOperand = fc.oneof(
  { weight: 3, arbitrary: anyTerm },
  fc.tuple(anyPath, anyTerm).map((operands) => call('if_not_exists', operands)),
)
const anySetValue: fc.Arbitrary<Operand> = fc.oneof(
  anySetOperand,
  fc.tuple(anySetOperand, anySetOperand).map((operands) => call('list_append', operands)),
  fc
    .tuple(fc.constantFrom('+', '-'), anySetOperand, anySetOperand)
    .map(([operator, left, right]) => ({ kind: 'arithmetic', operator, left, right, span }) as const),
)
const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.array(arbitrary, { minLength: 1, maxLength: 3 })
const anySection = {
  set: some(fc.tuple(anyPath, anySetValue).map(([path, value]) => ({ kind: 'set', path, value, span }) as const)),
  remove: some(anyPath.map((path) => ({ kind: 'remove', path, span }) as const)),
  add: some(fc.tuple(anyPath, anyParameter).map(([path, value]) => ({ kind: 'add', path, value, span }) as const)),
  delete: some(
    fc.tuple(anyPath, anyParameter).map(([path, value]) => ({ kind: 'delete', path, value, span }) as const),
  ),
}
const anyUpdate: fc.Arbitrary<Update> = fc
  .shuffledSubarray(['set', 'remove', 'add', 'delete'] as const, { minLength: 1 })
  .chain((kinds) => fc.tuple(...kinds.map((kind) => anySection[kind])))
  .map((sections) => ({ actions: sections.flat() }))

test('parse(print(update)) is the update', () => {
  fc.assert(
    fc.property(anyUpdate, (update) => {
      const parsed = parseUpdate(printUpdate(update))
      expect(parsed.ok ? withoutSpans(parsed.ast) : parsed.message).toEqual(withoutSpans(update))
    }),
  )
})

test('parse(print(projection)) is the projection', () => {
  fc.assert(
    fc.property(some(anyPath), (paths) => {
      const parsed = parseProjection(printProjection({ paths }))
      expect(parsed.ok ? withoutSpans(parsed.ast) : parsed.message).toEqual(withoutSpans({ paths }))
    }),
  )
})

test('literals are written as the shell reads them', () => {
  const literal = (value: object): Operand => ({ kind: 'value', value, span }) as Operand
  expect(
    printOperand(literal({ M: { "it's": { L: [{ S: "o'clock" }, { N: '1.5' }, { BOOL: true }, { NULL: true }] } } })),
  ).toBe("{'it''s': ['o''clock', 1.5, true, NULL]}")
  expect(printOperand(literal({ B: 'AQ==' }))).toBe("b64'AQ=='")
  expect(printOperand({ kind: 'set', elements: [literal({ N: '1' }), literal({ N: '2' })], span })).toBe('<<1, 2>>')
  expect(printOperand({ kind: 'path', elements: [{ kind: 'name', name: 'my "x"', span }], span })).toBe('"my ""x"""')
  expect(printOperand({ kind: 'parameter', name: 0, span })).toBe('?')
})
