import type { Condition } from '../ast/expression.ts'
import type { Value } from '../model/value.ts'
import { conjunction, conjuncts } from './partiql/conditions.ts'
import { keyConditionOf } from './partiql/key-leaf.ts'

/** A WHERE that pins attributes to values with `=`, and what is left of it. */
export type PinnedWhere = {
  readonly pinned: ReadonlyMap<string, Value>
  /** The parts that pin nothing, joined by AND; undefined when nothing is left. */
  readonly rest: Condition | undefined
}

/**
 * Splits the ANDs at the top of a condition whose operands are values and paths. An attribute pinned twice stays in the
 * rest the second time.
 */
export function pinnedBy(where: Condition, attributes: readonly string[]): PinnedWhere {
  const pinned = new Map<string, Value>()
  const rest: Condition[] = []
  for (const part of conjuncts(where)) {
    const condition = keyConditionOf(part)
    if (condition?.operator !== '=' || !attributes.includes(condition.attribute) || pinned.has(condition.attribute))
      rest.push(part)
    else pinned.set(condition.attribute, condition.value)
  }
  return { pinned, rest: conjunction(rest) }
}
