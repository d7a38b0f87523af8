import type { Operand } from '../ast/expression.ts'
import { must } from '../base/must.ts'
import { bindMessages } from '../model/messages/expression.ts'
import { typeOf, type ValueType } from '../model/value.ts'
import { bindCondition } from './bind-condition.ts'
import type { Binder } from './binder.ts'
import type { BoundOperand } from './bound.ts'
import { bindPath, printDocumentPath, samePath } from './document-path.ts'

/** An operand with its placeholders replaced; nothing else about it is checked yet. */
export type ResolvedOperand =
  | Exclude<BoundOperand, { readonly kind: 'size' }>
  | { readonly kind: 'size'; readonly operands: readonly ResolvedOperand[] }

/**
 * Conditions compare paths, values and `size`; PartiQL also the truth of a condition. Arithmetic has no place in them,
 * and other functions are refused by whoever reads the text.
 */
export function resolveOperand(operand: Operand, binder: Binder): ResolvedOperand {
  switch (operand.kind) {
    case 'path':
      return { kind: 'path', path: bindPath(operand, binder) }
    case 'parameter':
      return { kind: 'value', value: binder.value(operand) }
    case 'condition':
      return { kind: 'condition', condition: bindCondition(operand.condition, binder) }
    case 'call':
      if (operand.name !== 'size') throw new Error(`${operand.name} was let through as an operand`)
      return { kind: 'size', operands: operand.operands.map((inner) => resolveOperand(inner, binder)) }
    case 'arithmetic':
      throw new Error('arithmetic was let through into a condition')
    default:
      return { kind: 'value', value: binder.literal(operand) }
  }
}

/** Refuses a `size` that has not exactly one operand, at any depth. */
export function checkSizeCount(operand: ResolvedOperand, binder: Binder): void {
  if (operand.kind !== 'size') return
  for (const inner of operand.operands) checkSizeCount(inner, binder)
  if (operand.operands.length !== 1) throw binder.refusal(bindMessages.operandCount('size', operand.operands.length))
}

/** Refuses one path twice; two equal values are fine. Source: reference, errors 109, CEX-32. */
export function checkDistinct(operator: string, one: ResolvedOperand, two: ResolvedOperand, binder: Binder): void {
  if (one.kind !== 'path' || two.kind !== 'path' || !samePath(one.path, two.path)) return
  throw binder.refusal(bindMessages.sameOperand(operator, printDocumentPath(one.path)))
}

/** Refuses a value of a type that has no order; from the item it only makes the condition false. */
export function checkOrdered(operator: string, operand: ResolvedOperand, binder: Binder): void {
  const type = staticType(operand)
  if (type === undefined || type === 'S' || type === 'N' || type === 'B') return
  throw binder.refusal(bindMessages.operandType(operator, type))
}

/** Refuses a `size` of something known to have none. Source: reference, CEX-28. */
export function finishOperand(operand: ResolvedOperand, binder: Binder): BoundOperand {
  if (operand.kind !== 'size') return operand
  const inner = must(operand.operands[0], 'the count was checked')
  const bound = finishOperand(inner, binder)
  const type = staticType(inner)
  if (type === 'N' || type === 'BOOL' || type === 'NULL') throw binder.refusal(bindMessages.operandType('size', type))
  return { kind: 'size', operand: bound }
}

/** The type an operand has whatever the item; undefined for a path. */
export function staticType(operand: ResolvedOperand): ValueType | undefined {
  switch (operand.kind) {
    case 'path':
      return undefined
    case 'value':
      return typeOf(operand.value)
    case 'size':
      return 'N'
    case 'condition':
      return 'BOOL'
  }
}
