import type { Condition } from '../../ast/expression.ts'
import { keyConditionOf } from '../../planner/partiql/key-leaf.ts'
import type { KeyUse } from './access.ts'
import { type MarkedText, slotIn } from './marked-tree.ts'

/** What a condition says of one key attribute; empty where it says something else. */
export function keyUseOf({ condition }: { readonly condition: Condition }): readonly KeyUse[] {
  const found = keyConditionOf(condition)
  if (found === undefined) return []
  const values = found.operator === 'between' ? [found.low, found.high] : [found.value]
  const slots = values.map(slotIn)
  if (!slots.every((slot) => slot !== undefined)) return []
  return [{ attribute: found.attribute, operator: found.operator, slots }]
}

export const textOnly = ({ text, slots }: MarkedText): MarkedText => ({ text, slots })
