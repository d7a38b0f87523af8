import { validationError } from '../model/api-error.ts'
import { legacyMessages } from '../model/messages/legacy.ts'
import { readMessages } from '../model/messages/read.ts'
import type { Value } from '../model/value.ts'
import type { BoundCondition, BoundProjection } from './bound.ts'
import { checkArguments, comparisonCondition, type LegacyOperator } from './legacy-comparison.ts'

/**
 * The parameters that expressions replaced, as conditions and projections. The parameters have passed the request's own
 * checks and their values are canonical. Everything here throws the service's ValidationException.
 * Source: reference, expressions 10; LEG-8 to LEG-21.
 */

export type LegacyCondition = {
  readonly ComparisonOperator: LegacyOperator
  readonly AttributeValueList?: readonly Value[] | undefined
}

export type ExpectedAttribute = {
  readonly Value?: Value | undefined
  readonly Exists?: boolean | undefined
  readonly ComparisonOperator?: LegacyOperator | undefined
  readonly AttributeValueList?: readonly Value[] | undefined
}

export type ConditionalOperator = 'AND' | 'OR'

type ByName<Member> = { readonly [name: string]: Member }

/** Undefined when nothing is expected. */
export function bindExpected(
  expected: ByName<ExpectedAttribute> | undefined,
  operator: ConditionalOperator | undefined,
): BoundCondition | undefined {
  const conditions = Object.entries(expected ?? {}).map(([name, attribute]) => expectedCondition(name, attribute))
  return joined(conditions, operator)
}

/** QueryFilter or ScanFilter; undefined when it filters nothing. */
export function bindFilter(
  filter: ByName<LegacyCondition> | undefined,
  operator: ConditionalOperator | undefined,
): BoundCondition | undefined {
  const conditions = Object.entries(filter ?? {}).map(([name, condition]) =>
    checkedComparison(name, condition.ComparisonOperator, condition.AttributeValueList ?? []),
  )
  return joined(conditions, operator)
}

/** Top-level names, each its own path: a dot is literal. */
export function bindAttributesToGet(names: readonly string[]): BoundProjection {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw validationError(readMessages.duplicateAttribute(name))
    seen.add(name)
  }
  return names.map((name) => [name])
}

function joined(
  conditions: readonly BoundCondition[],
  operator: ConditionalOperator | undefined,
): BoundCondition | undefined {
  if (operator !== undefined && conditions.length < 2) {
    throw validationError(
      conditions.length === 0 ? legacyMessages.conditionalOperatorAlone : legacyMessages.conditionalOperatorForOne,
    )
  }
  if (conditions.length < 2) return conditions[0]
  return { kind: operator === 'OR' ? 'or' : 'and', conditions }
}

function expectedCondition(name: string, expected: ExpectedAttribute): BoundCondition {
  const { Value: value, Exists: exists, ComparisonOperator: operator, AttributeValueList: list } = expected
  if (value !== undefined && list !== undefined) throw validationError(legacyMessages.valueAndList(name))
  if (operator === undefined) {
    if (list !== undefined) throw validationError(legacyMessages.listWithoutOperator(name))
    return existence(name, exists, value)
  }
  if (exists !== undefined) throw validationError(legacyMessages.existsAndOperator(name))
  const values = list ?? (value === undefined ? undefined : [value])
  if (values === undefined && operator !== 'NULL' && operator !== 'NOT_NULL') {
    throw validationError(legacyMessages.operatorWithoutValue(operator, name))
  }
  return checkedComparison(name, operator, values ?? [])
}

/** Without an operator: equal to the value, or not there at all. */
function existence(name: string, exists: boolean | undefined, value: Value | undefined): BoundCondition {
  if (exists === false) {
    if (value !== undefined) throw validationError(legacyMessages.valueForbidden(name))
    return comparisonCondition(name, 'NULL', [])
  }
  if (value === undefined) throw validationError(legacyMessages.valueMissing(exists ?? null, name))
  return comparisonCondition(name, 'EQ', [value])
}

function checkedComparison(name: string, operator: LegacyOperator, values: readonly Value[]): BoundCondition {
  checkArguments(operator, values)
  return comparisonCondition(name, operator, values)
}
