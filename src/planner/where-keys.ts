import type { Condition, Operand } from '../ast/expression.ts'

/** A WHERE that pins attributes to values with `=`, and what is left of it. */
export type PinnedWhere = {
  readonly pinned: ReadonlyMap<string, Operand>
  /** The parts that pin nothing, joined by AND; undefined when nothing is left. */
  readonly rest: Condition | undefined
}

/** Splits the top-level ANDs of a condition. An attribute pinned twice is pinned once and stays in the rest once. */
export function pinnedBy(where: Condition, attributes: readonly string[]): PinnedWhere {
  const pinned = new Map<string, Operand>()
  const rest: Condition[] = []
  for (const part of conjuncts(where)) {
    const equality = equalityOf(part)
    if (equality === undefined || !attributes.includes(equality.attribute) || pinned.has(equality.attribute))
      rest.push(part)
    else pinned.set(equality.attribute, equality.value)
  }
  return { pinned, rest: conjunction(rest) }
}

export function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.conditions.flatMap(conjuncts) : [condition]
}

export function conjunction(conditions: readonly Condition[]): Condition | undefined {
  const [first, ...others] = conditions
  if (first === undefined || others.length === 0) return first
  return { kind: 'and', conditions, span: { start: first.span.start, end: others.at(-1)?.span.end ?? first.span.end } }
}

function equalityOf(condition: Condition): { readonly attribute: string; readonly value: Operand } | undefined {
  if (condition.kind !== 'compare' || condition.operator !== '=') return undefined
  const left = topLevelName(condition.left)
  if (left !== undefined && isValue(condition.right)) return { attribute: left, value: condition.right }
  const right = topLevelName(condition.right)
  if (right !== undefined && isValue(condition.left)) return { attribute: right, value: condition.left }
  return undefined
}

/** The attribute when the operand is nothing but its name. */
export function topLevelName(operand: Operand): string | undefined {
  const [only, more] = operand.kind === 'path' ? operand.elements : []
  return only?.kind === 'name' && more === undefined ? only.name : undefined
}

const isValue = (operand: Operand): boolean => operand.kind === 'value' || operand.kind === 'parameter'
