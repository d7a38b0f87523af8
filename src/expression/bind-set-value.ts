import { must } from '../base/must.ts'
import { bindMessages } from '../model/messages/expression.ts'
import { typeOf, type Value, type ValueType } from '../model/value.ts'
import type { Binder } from './binder.ts'
import type { BoundSetValue, DocumentPath } from './bound.ts'

/** The right side of a SET with its placeholders replaced; nothing else about it is checked yet. */
export type ResolvedSetValue =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: Value }
  | {
      readonly kind: 'arithmetic'
      readonly operator: '+' | '-'
      readonly left: ResolvedSetValue
      readonly right: ResolvedSetValue
    }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly ResolvedSetValue[] }

/** Operand counts, and the path that if_not_exists begins with. Source: reference, UPD-7, UPD-8. */
export function checkSetCalls(value: ResolvedSetValue, binder: Binder): void {
  for (const inner of parts(value)) checkSetCalls(inner, binder)
  if (value.kind !== 'call') return
  const { name, operands } = value
  if (operands.length !== 2) throw binder.refusal(bindMessages.operandCount(name, operands.length))
  if (name === 'if_not_exists' && operands[0]?.kind !== 'path') throw binder.refusal(bindMessages.pathRequired(name))
}

/** Source: reference, UPD-14, expressions 8 "Operand rules". */
export function checkSetTypes(value: ResolvedSetValue, binder: Binder): void {
  for (const inner of parts(value)) checkSetTypes(inner, binder)
  const name = value.kind === 'arithmetic' ? value.operator : value.kind === 'call' ? value.name : undefined
  const wanted = name === '+' || name === '-' ? 'N' : name === 'list_append' ? 'L' : undefined
  if (name === undefined || wanted === undefined) return
  for (const inner of parts(value)) {
    const type = staticType(inner)
    if (type !== undefined && type !== wanted) throw binder.refusal(bindMessages.operandType(name, type))
  }
}

/** What evaluation walks. The counts must have been checked; a misuse of set_add has been refused by whoever reads PartiQL. */
export function finishSetValue(value: ResolvedSetValue): BoundSetValue {
  if (value.kind === 'path' || value.kind === 'value') return value
  const [left, right] = parts(value).map(finishSetValue)
  const one = must(left, 'the count was checked')
  const two = must(right, 'the count was checked')
  if (value.kind === 'arithmetic') return { kind: 'arithmetic', operator: value.operator, left: one, right: two }
  if (value.name === 'list_append') return { kind: 'listAppend', left: one, right: two }
  if (one.kind !== 'path') throw new Error(`${value.name} begins with a path`)
  if (value.name === 'if_not_exists') return { kind: 'ifNotExists', path: one.path, otherwise: two }
  if (two.kind !== 'value') throw new Error(`${value.name} ends with a value`)
  if (value.name === 'set_add') return { kind: 'setAdd', path: one.path, value: two.value }
  if (value.name === 'set_delete') return { kind: 'setDelete', path: one.path, value: two.value }
  throw new Error(`${value.name} was let through into SET`)
}

function parts(value: ResolvedSetValue): readonly ResolvedSetValue[] {
  if (value.kind === 'arithmetic') return [value.left, value.right]
  return value.kind === 'call' ? value.operands : []
}

/** The type a value has whatever the item; undefined where the item decides. */
function staticType(value: ResolvedSetValue): ValueType | undefined {
  if (value.kind === 'value') return typeOf(value.value)
  if (value.kind === 'arithmetic') return 'N'
  return value.kind === 'call' && value.name === 'list_append' ? 'L' : undefined
}
