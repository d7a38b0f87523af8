import type {
  Comparator,
  Condition,
  Literal,
  Operand,
  Path,
  PathElement,
  UpdateAction,
} from '../../src/ast/expression.ts'
import type { PartiqlStatement, Returning, SelectStatement, TableReference } from '../../src/ast/partiql.ts'
import type { NumberText } from '../../src/model/value.ts'
import { fc } from '../property.ts'

/** Statements as the parser could have built them. Positions are all zero. */

const span = { start: 0, end: 0 }

const name = fc.oneof(
  fc.constantFrom('pk', 'sk', 'a', 'select', 'Total', 'a-b', 'say "x"', 'größe'),
  fc.string({ minLength: 1, maxLength: 6 }),
)
const index = fc.nat(9)

const path: fc.Arbitrary<Path> = fc
  .tuple(name, fc.array(fc.oneof(name, index), { maxLength: 3 }))
  .map(([first, rest]) => ({ kind: 'path', elements: [first, ...rest].map(element), span }))

function element(part: string | number): PathElement {
  return typeof part === 'number' ? { kind: 'index', index: part, span } : { kind: 'name', name: part, span }
}

const number = fc.constantFrom('0', '1', '-1', '2.50', '-1.5e-3', '1E3', '.5') as fc.Arbitrary<NumberText>
const scalar: fc.Arbitrary<Literal> = fc
  .oneof(
    fc.string({ maxLength: 6 }).map((S) => ({ S })),
    number.map((N) => ({ N })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true as const }),
  )
  .map((value) => ({ kind: 'value', value, span }))

const { value } = fc.letrec<{ value: Operand }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }).map((elements): Literal => ({ kind: 'list', elements, span })),
    fc.array(tie('value'), { maxLength: 3 }).map((elements): Literal => ({ kind: 'set', elements, span })),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map(
      (entries): Literal => ({
        kind: 'map',
        entries: entries.map(([key, each]) => ({ name: key, value: each, span })),
        span,
      }),
    ),
  ),
}))

/** Numbered when the statement is whole. */
const parameter: fc.Arbitrary<Operand> = fc.constant({ kind: 'parameter', name: 0, span })
const call = (callee: string, operands: readonly Operand[]) => ({
  kind: 'call' as const,
  name: callee,
  nameSpan: span,
  operands,
  span,
})

const plainOperand: fc.Arbitrary<Operand> = fc.oneof(
  path,
  value,
  parameter,
  path.map((inner) => call('size', [inner])),
)

const { condition } = fc.letrec<{ condition: Condition; operand: Operand }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small' },
    plainOperand,
    tie('condition').map((inner): Operand => ({ kind: 'condition', condition: inner, span })),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(fc.constantFrom<Comparator>('=', '<>', '<', '<=', '>', '>='), tie('operand'), tie('operand'))
      .map(([operator, left, right]): Condition => ({ kind: 'compare', operator, left, right, span })),
    fc
      .tuple(path, plainOperand, plainOperand)
      .map(([operand, low, high]): Condition => ({ kind: 'between', operand, low, high, span })),
    fc
      .tuple(path, fc.array(plainOperand, { minLength: 1, maxLength: 3 }))
      .map(([operand, list]): Condition => ({ kind: 'in', operand, list, span })),
    fc
      .tuple(path, fc.boolean(), fc.constantFrom('MISSING', 'NULL', 'STRING', 'TUPLE'))
      .map(([operand, negated, type]): Condition => ({ kind: 'is', operand, negated, type, span })),
    fc.tuple(path, plainOperand).map(([one, two]): Condition => call('begins_with', [one, two])),
    path.map((one): Condition => call('attribute_exists', [one])),
    tie('condition').map((inner): Condition => ({ kind: 'not', condition: inner, span })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([kind, conditions]): Condition => ({ kind, conditions, span })),
  ),
}))

const table: fc.Arbitrary<TableReference> = name.map((part) => ({ parts: [part], span }))
const where = fc.option(condition, { nil: undefined })
const returning: fc.Arbitrary<Returning | undefined> = fc.option(
  fc.record({
    which: fc.constantFrom('ALL' as const, 'MODIFIED' as const),
    when: fc.constantFrom('OLD' as const, 'NEW' as const),
    span: fc.constant(span),
  }),
  { nil: undefined },
)

const select: fc.Arbitrary<SelectStatement> = fc.record({
  kind: fc.constant('select' as const),
  projection: fc.oneof(fc.constant('*' as const), fc.array(path, { minLength: 1, maxLength: 3 })),
  from: fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => ({ parts, span })),
  where,
  orderBy: fc.array(fc.record({ name, descending: fc.boolean(), span: fc.constant(span) }), { maxLength: 2 }),
  span: fc.constant(span),
})

const term = fc.oneof(
  plainOperand.filter(({ kind }) => kind !== 'call'),
  path.chain((one) => value.map((two) => call('list_append', [one, two]))),
)
const action: fc.Arbitrary<UpdateAction> = fc.oneof(
  path.map((target): UpdateAction => ({ kind: 'remove', path: target, span })),
  fc.tuple(path, term).map(([target, set]): UpdateAction => ({ kind: 'set', path: target, value: set, span })),
  fc.tuple(path, fc.constantFrom('+' as const, '-' as const), path, term).map(
    ([target, operator, left, right]): UpdateAction => ({
      kind: 'set',
      path: target,
      value: { kind: 'arithmetic', operator, left, right, span },
      span,
    }),
  ),
)

const anyStatement: fc.Arbitrary<PartiqlStatement> = fc.oneof(
  select,
  select.map((inner): PartiqlStatement => ({ kind: 'exists', select: inner, span })),
  fc.tuple(table, value).map(([into, item]): PartiqlStatement => ({ kind: 'insert', into, value: item, span })),
  fc.tuple(table, fc.array(action, { minLength: 1, maxLength: 3 }), where, returning).map(
    ([target, actions, condition_, clause]): PartiqlStatement => ({
      kind: 'update',
      table: target,
      update: { actions },
      where: condition_,
      returning: clause,
      span,
    }),
  ),
  fc.tuple(table, where, returning).map(
    ([from, condition_, clause]): PartiqlStatement => ({
      kind: 'delete',
      from,
      where: condition_,
      returning: clause,
      span,
    }),
  ),
)

/** Parameters in the order of the text. */
export const partiqlStatement: fc.Arbitrary<PartiqlStatement> = anyStatement.map((statement) => {
  let next = 0
  return JSON.parse(
    JSON.stringify(statement, (_, each: unknown) => (isParameter(each) ? { ...each, name: next++ } : each)),
  ) as PartiqlStatement
})

const isParameter = (each: unknown): each is { readonly kind: 'parameter' } =>
  typeof each === 'object' && each !== null && 'kind' in each && each.kind === 'parameter'
