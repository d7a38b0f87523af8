import { must } from '../base/must.ts'
import { validationError } from '../model/api-error.ts'
import { legacyMessages } from '../model/messages/legacy.ts'
import type { Value } from '../model/value.ts'
import type { KeyCondition } from './bound.ts'
import type { LegacyCondition } from './legacy.ts'
import { checkArguments, comparators, type LegacyOperator } from './legacy-comparison.ts'

/**
 * KeyConditions, their arguments checked. Which attribute is which key, and so how many conditions there may be, is known
 * once the table is. Source: reference, expressions 10; KCE-14, LEG-19.
 */
export function bindKeyConditions(conditions: { readonly [name: string]: LegacyCondition }): readonly KeyCondition[] {
  const entries = Object.entries(conditions)
  for (const [, condition] of entries) checkArguments(condition.ComparisonOperator, condition.AttributeValueList ?? [])
  return entries.map(([name, condition]) => keyCondition(name, condition.ComparisonOperator, condition.AttributeValueList ?? []))
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
      throw validationError(legacyMessages.notIndexable)
  }
}
