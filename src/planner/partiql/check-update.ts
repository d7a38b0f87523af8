import type { FunctionCall, Operand, Path, Update } from '../../ast/expression.ts'
import { nodeName } from '../../ast/partiql-node-name.ts'
import { must } from '../../base/must.ts'
import { validationError } from '../../model/api-error.ts'
import { statementMessages } from '../../model/messages/partiql.ts'
import { checkPathDepth } from './check-condition.ts'
import type { PositionOf } from './position-of.ts'

/** Refusals of SET and REMOVE that PartiQL words in its own way. Source: reference, partiql 7, 14. */
export function checkUpdateActions({ actions }: Update, positionOf: PositionOf): void {
  for (const action of actions) {
    checkPathDepth(action.path)
    if (action.kind !== 'remove') checkSetValue(action.value, action.path, positionOf)
  }
}

function checkSetValue(operand: Operand, target: Path, positionOf: PositionOf): void {
  if (operand.kind === 'path') checkPathDepth(operand)
  if (operand.kind === 'condition') {
    const { condition } = operand
    const unsupported = statementMessages.unsupportedOperation(nodeName(condition))
    throw validationError(condition.kind === 'is' ? statementMessages.isInUpdate : unsupported)
  }
  if (operand.kind === 'call' && (operand.name === 'set_add' || operand.name === 'set_delete')) {
    checkSetAlgebra(operand, target, positionOf)
    return
  }
  if (operand.kind === 'call' && operand.name !== 'list_append' && operand.name !== 'if_not_exists') {
    throw validationError(statementMessages.unknownFunction(operand.name))
  }
  for (const part of partsOf(operand)) checkSetValue(part, target, positionOf)
}

function partsOf(operand: Operand): readonly Operand[] {
  if (operand.kind === 'arithmetic') return [operand.left, operand.right]
  return operand.kind === 'call' ? operand.operands : []
}

/** The position is that of the function's name, or of the first argument: as captured. */
function checkSetAlgebra(call: FunctionCall, target: Path, positionOf: PositionOf): void {
  const name = call.name.toUpperCase()
  const [first, second] = call.operands
  if (first?.kind !== 'path' || !samePath(first, target)) {
    throw validationError(statementMessages.setTarget(name, positionOf(call.nameSpan)))
  }
  const value = second?.kind === 'value' ? second.value : undefined
  if (value === undefined || !('SS' in value || 'NS' in value || 'BS' in value)) {
    throw validationError(
      statementMessages.setArgument(name, positionOf(must(first.elements[0], 'a path begins with a name').span)),
    )
  }
}

function samePath(a: Path, b: Path): boolean {
  return (
    a.elements.length === b.elements.length &&
    a.elements.every((element, at) => {
      const other = b.elements[at]
      if (element.kind === 'index') return other?.kind === 'index' && other.index === element.index
      return other?.kind === element.kind && other.name === element.name
    })
  )
}
