import { must } from '../base/must.ts'
import { validationError } from '../model/api-error.ts'
import { keyConditionMessages } from '../model/messages/expression.ts'
import type { Value } from '../model/value.ts'
import type { KeyCondition } from './bound.ts'
import { checkKeyConditionCount } from './extract-key-conditions.ts'
import type { LegacyCondition } from './legacy.ts'
import { checkArguments, comparators, type LegacyOperator } from './legacy-comparison.ts'

/**
 * KeyConditions, their arguments checked. Which attribute is which key is known once the table is.
 * Source: reference, expressions 10; KCE-11, KCE-14, LEG-19.
 */
export function bindKeyConditions(conditions: { readonly [name: string]: LegacyCondition }): readonly KeyCondition[] {
  const entries = Object.entries(conditions)
  for (const [, condition] of entries) checkArguments(condition.ComparisonOperator, condition.AttributeValueList ?? [])
  const bound = entries.map(([name, condition]) =>
    keyCondition(name, condition.ComparisonOperator, condition.AttributeValueList ?? []),
  )
  // Whether a third is one too many is known once the keys are.
  checkKeyConditionCount(bound, { onIndex: true })
  return bound
}

function keyCondition(attribute: string, operator: LegacyOperator, values: readonly Value[]): KeyCondition {
  const [first, second] = values
  const value = (): Value => must(first, 'the number of arguments was checked')
  switch (operator) {
    case 'EQ':
    case 'LE':
    case 'LT':
    case 'GE':
    case 'GT':
      return { attribute, operator: comparators[operator], value: value() }
    case 'BEGINS_WITH':
      return { attribute, operator: 'begins_with', value: value() }
    case 'BETWEEN':
      return { attribute, operator: 'between', low: value(), high: must(second, 'BETWEEN has two arguments') }
    default:
      throw validationError(keyConditionMessages.notIndexable)
  }
}
