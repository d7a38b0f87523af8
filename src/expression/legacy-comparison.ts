import { must } from '../base/must.ts'
import { validationError } from '../model/api-error.ts'
import { legacyMessages } from '../model/messages/legacy.ts'
import { typeOf, type Value, type ValueType } from '../model/value.ts'
import type { BoundCondition, BoundOperand } from './bound.ts'
import { orderOf } from './compare-values.ts'

/** Comparison operators of Expected, the filters and KeyConditions. Source: reference, expressions 10; LEG-14 to LEG-21. */
export type LegacyOperator =
  | 'EQ'
  | 'NE'
  | 'IN'
  | 'LE'
  | 'LT'
  | 'GE'
  | 'GT'
  | 'BETWEEN'
  | 'NOT_NULL'
  | 'NULL'
  | 'CONTAINS'
  | 'NOT_CONTAINS'
  | 'BEGINS_WITH'

/** Throws the service's ValidationException, in the order of LEG-19. */
export function checkArguments(operator: LegacyOperator, values: readonly Value[]): void {
  const { minimum, maximum, types } = rules[operator]
  if (values.length < minimum || values.length > maximum) throw validationError(legacyMessages.argumentCount(operator))
  const [first, second] = values
  if (first === undefined) return
  const type = typeOf(first)
  if (values.some((value) => typeOf(value) !== type)) throw validationError(legacyMessages.mixedTypes)
  if (types !== 'any' && !types.includes(type)) throw validationError(legacyMessages.argumentType(operator, type))
  if (operator !== 'BETWEEN' || second === undefined) return
  if (must(orderOf(first, second), 'both have one ordered type') > 0) throw validationError(legacyMessages.betweenOrder)
}

/** One attribute compared with checked arguments. The name is one path element: a dot in it is literal. */
export function comparisonCondition(name: string, operator: LegacyOperator, values: readonly Value[]): BoundCondition {
  const path = [name]
  const operand: BoundOperand = { kind: 'path', path }
  const [first, second] = values.map((value): BoundOperand => ({ kind: 'value', value }))
  const argument = (): BoundOperand => must(first, 'the number of arguments was checked')
  switch (operator) {
    case 'EQ':
    case 'NE':
    case 'LE':
    case 'LT':
    case 'GE':
    case 'GT':
      return { kind: 'compare', operator: comparators[operator], left: operand, right: argument() }
    case 'IN':
      return { kind: 'in', operand, list: values.map((value) => ({ kind: 'value', value })) }
    case 'BETWEEN':
      return { kind: 'between', operand, low: argument(), high: must(second, 'BETWEEN has two arguments') }
    case 'NULL':
      return { kind: 'exists', path, negated: true }
    case 'NOT_NULL':
      return { kind: 'exists', path, negated: false }
    case 'BEGINS_WITH':
      return { kind: 'beginsWith', operand, prefix: argument() }
    case 'CONTAINS':
      return { kind: 'contains', container: operand, element: argument() }
    case 'NOT_CONTAINS':
      return absentFails(path, {
        kind: 'not',
        condition: { kind: 'contains', container: operand, element: argument() },
      })
  }
}

/** Unlike `NOT contains(...)`, NOT_CONTAINS is false where the attribute is missing. */
const absentFails = (path: readonly string[], condition: BoundCondition): BoundCondition => ({
  kind: 'and',
  conditions: [{ kind: 'exists', path, negated: false }, condition],
})

export const comparators = { EQ: '=', NE: '<>', LE: '<=', LT: '<', GE: '>=', GT: '>' } as const

/** How many arguments an operator takes and of which types; README conflict 17 has any type for EQ and NE. */
type Rule = { readonly minimum: number; readonly maximum: number; readonly types: readonly ValueType[] | 'any' }

const ordered: Rule = { minimum: 1, maximum: 1, types: ['S', 'N', 'B'] }
const equality: Rule = { minimum: 1, maximum: 1, types: 'any' }
const containment: Rule = { minimum: 1, maximum: 1, types: ['S', 'N', 'B', 'BOOL', 'NULL'] }
const presence: Rule = { minimum: 0, maximum: 0, types: 'any' }

const rules: { readonly [Operator in LegacyOperator]: Rule } = {
  EQ: equality,
  NE: equality,
  LE: ordered,
  LT: ordered,
  GE: ordered,
  GT: ordered,
  IN: { ...ordered, maximum: Number.POSITIVE_INFINITY },
  BETWEEN: { ...ordered, minimum: 2, maximum: 2 },
  NULL: presence,
  NOT_NULL: presence,
  CONTAINS: containment,
  NOT_CONTAINS: containment,
  BEGINS_WITH: { minimum: 1, maximum: 1, types: ['S', 'B'] },
}
