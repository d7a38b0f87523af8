import type { Condition, Operand, Path } from '../../ast/expression.ts'
import { unreachable } from '../../base/unreachable.ts'

/** Looking at conditions without evaluating them. */

/** Every path a condition names, in the order of the text. */
export function* pathsIn(condition: Condition): Generator<Path> {
  for (const operand of operandsIn(condition)) yield* pathsOf(operand)
}

export function* pathsOf(operand: Operand): Generator<Path> {
  switch (operand.kind) {
    case 'path':
      yield operand
      return
    case 'call':
      for (const inner of operand.operands) yield* pathsOf(inner)
      return
    case 'condition':
      yield* pathsIn(operand.condition)
      return
    case 'arithmetic':
      yield* pathsOf(operand.left)
      yield* pathsOf(operand.right)
      return
    default:
  }
}

function* operandsIn(condition: Condition): Generator<Operand> {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const inner of condition.conditions) yield* operandsIn(inner)
      return
    case 'not':
      yield* operandsIn(condition.condition)
      return
    case 'compare':
      yield condition.left
      yield condition.right
      return
    case 'between':
      yield condition.operand
      yield condition.low
      yield condition.high
      return
    case 'in':
      yield condition.operand
      yield* condition.list
      return
    case 'is':
      yield condition.operand
      return
    case 'call':
      yield* condition.operands
      return
    default:
      unreachable(condition)
  }
}

/** The attribute a path is in. */
export function headOf({ elements }: Path): string {
  const [head] = elements
  if (head?.kind !== 'name') throw new Error('a path begins with a name')
  return head.name
}

/** The attributes that conditions name, each once, in the order of the text. */
export const headsIn = (condition: Condition): readonly string[] => [...new Set([...pathsIn(condition)].map(headOf))]

/** The parts of the ANDs at the top, parentheses aside. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.conditions.flatMap(conjuncts) : [condition]
}

export function conjunction(conditions: readonly Condition[]): Condition | undefined {
  const [first, ...others] = conditions
  if (first === undefined || others.length === 0) return first
  return { kind: 'and', conditions, span: { start: first.span.start, end: others.at(-1)?.span.end ?? first.span.end } }
}
