import type { FunctionCall } from '../ast/expression.ts'
import { must } from '../base/must.ts'
import { bindMessages } from '../model/messages/expression.ts'
import { type ValueType, valueTypes } from '../model/value.ts'
import {
  checkDistinct,
  checkSizeCount,
  finishOperand,
  type ResolvedOperand,
  resolveOperand,
  staticType,
} from './bind-operand.ts'
import type { Binder } from './binder.ts'
import type { BoundCondition } from './bound.ts'

/** A function that is a condition. Source: reference, expressions 4 "Functions", CEX-22 to CEX-27, CEX-32. */
export function bindCall(call: FunctionCall, binder: Binder): BoundCondition {
  const operands = call.operands.map((operand) => resolveOperand(operand, binder))
  for (const operand of operands) checkSizeCount(operand, binder)
  const { name } = call
  const wanted = name === 'attribute_exists' || name === 'attribute_not_exists' ? 1 : 2
  if (operands.length !== wanted) throw binder.refusal(bindMessages.operandCount(name, operands.length))
  const first = must(operands[0], 'the count was checked')
  const second = operands[1]
  if (second === undefined) return bindExistence(name, first, binder)
  checkDistinct(name, first, second, binder)
  return bindPair(name, first, second, binder)
}

function bindExistence(name: string, operand: ResolvedOperand, binder: Binder): BoundCondition {
  if (operand.kind !== 'path') throw binder.refusal(bindMessages.pathRequired(name))
  return { kind: 'exists', path: operand.path, negated: name === 'attribute_not_exists' }
}

function bindPair(name: string, one: ResolvedOperand, two: ResolvedOperand, binder: Binder): BoundCondition {
  const first = finishOperand(one, binder)
  const second = finishOperand(two, binder)
  switch (name) {
    case 'begins_with':
      checkPrefix(one, binder)
      checkPrefix(two, binder)
      return { kind: 'beginsWith', operand: first, prefix: second }
    case 'contains':
      return { kind: 'contains', container: first, element: second }
    case 'attribute_type':
      return { kind: 'type', operand: first, types: [attributeType(two, binder)] }
    default:
      throw new Error(`${name} was let through as a condition`)
  }
}

function checkPrefix(operand: ResolvedOperand, binder: Binder): void {
  const type = staticType(operand)
  if (type !== undefined && type !== 'S' && type !== 'B')
    throw binder.refusal(bindMessages.operandType('begins_with', type))
}

/** What the service names as the type of a path, which could hold any (memory). */
const anyType = '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}'

function attributeType(operand: ResolvedOperand, binder: Binder): ValueType {
  if (operand.kind !== 'value' || !('S' in operand.value)) {
    throw binder.refusal(bindMessages.operandType('attribute_type', staticType(operand) ?? anyType))
  }
  const name = operand.value.S
  const type = valueTypes.find((known) => known === name)
  if (type === undefined) throw binder.refusal(bindMessages.attributeTypeName(name))
  return type
}
