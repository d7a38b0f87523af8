import type { Condition, FunctionCall, Operand, Path } from '../../ast/expression.ts'
import { unreachable } from '../../base/unreachable.ts'
import { validationError } from '../../model/api-error.ts'
import { statementMessages } from '../../model/messages/partiql.ts'
import { valueTypes } from '../../model/value.ts'

/** Source: reference, README conflict 10. */
const inOperandsMax = 100
/** Source: reference, README conflict 3. */
const pathElementsMax = 32

/** Refusals of a condition that PartiQL words in its own way, in the order of the text. Source: reference, partiql 10, 14. */
export function checkCondition(condition: Condition): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.conditions) checkCondition(part)
      break
    case 'not':
      checkCondition(condition.condition)
      break
    case 'compare':
      checkOperands([condition.left, condition.right])
      break
    case 'between':
      checkOperands([condition.operand, condition.low, condition.high])
      break
    case 'in':
      if (condition.list.length > inOperandsMax)
        throw validationError(statementMessages.inTooMany(condition.list.length))
      checkOperands([condition.operand, ...condition.list])
      break
    case 'is':
      if (!isTypes.has(condition.type)) throw validationError(statementMessages.isType(condition.type))
      checkOperand(condition.operand)
      break
    case 'call':
      checkConditionCall(condition)
      break
    default:
      unreachable(condition)
  }
}

function checkOperands(operands: readonly Operand[]): void {
  for (const operand of operands) checkOperand(operand)
}

const isTypes: ReadonlySet<string> = new Set([
  ...['MISSING', 'NULL', 'BOOLEAN', 'BLOB', 'STRING', 'NUMERIC', 'STRUCT', 'TUPLE', 'LIST'],
])

function checkOperand(operand: Operand): void {
  if (operand.kind === 'path') checkPathDepth(operand)
  else if (operand.kind === 'condition') checkCondition(operand.condition)
  else if (operand.kind === 'call') {
    if (operand.name !== 'size') throw validationError(statementMessages.unknownFunction(operand.name))
    checkOperands(operand.operands)
  }
}

const conditionCalls: ReadonlySet<string> = new Set([
  ...['begins_with', 'contains', 'attribute_type', 'attribute_exists', 'attribute_not_exists'],
])

function checkConditionCall(call: FunctionCall): void {
  if (call.name === 'size') throw validationError(statementMessages.unsupportedOperation('Call'))
  if (!conditionCalls.has(call.name)) throw validationError(statementMessages.unknownFunction(call.name))
  checkOperands(call.operands)
  if (call.name === 'attribute_type') checkTypeName(call.operands[1])
}

/** Other operands than a string are refused with the rest of the types. */
function checkTypeName(operand: Operand | undefined): void {
  if (operand?.kind !== 'value' || !('S' in operand.value)) return
  const name = operand.value.S
  if (!valueTypes.some((type) => type === name)) throw validationError(statementMessages.attributeType(name))
}

export function checkPathDepth({ elements }: Path): void {
  if (elements.length > pathElementsMax) throw validationError(statementMessages.pathTooDeep)
}
