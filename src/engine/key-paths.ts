import type { BoundCondition, BoundOperand, BoundSetValue, BoundUpdate, DocumentPath } from '../expression/bound.ts'
import { validationError } from '../model/api-error.ts'
import { keyMessages } from '../model/messages/key.ts'
import type { CompiledTable } from './compiled-table.ts'

/** A path may not reach into an attribute that is a key of the table or of one of its indexes. Source: KEY-11, PROJ-12. */
export function checkScalarPaths(table: CompiledTable, paths: Iterable<DocumentPath>): void {
  for (const path of paths) {
    const [head] = path
    if (path.length < 2 || typeof head !== 'string') continue
    if (table.keyAttributes.some(({ name }) => name === head)) throw validationError(keyMessages.notScalar(head, 'Key'))
    if (table.indexes.some((index) => index.keyAttributes.some(({ name }) => name === head))) {
      throw validationError(keyMessages.notScalar(head, 'IndexKey'))
    }
  }
}

/** Every document path a condition mentions, in text order. */
export function* pathsOf(condition: BoundCondition): Generator<DocumentPath> {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.conditions) yield* pathsOf(part)
      return
    case 'not':
      yield* pathsOf(condition.condition)
      return
    case 'exists':
      yield condition.path
      return
    default:
      for (const operand of operandsOf(condition)) yield* pathsOfOperand(operand)
  }
}

function operandsOf(
  condition: Exclude<BoundCondition, { kind: 'and' | 'or' | 'not' | 'exists' }>,
): readonly BoundOperand[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.left, condition.right]
    case 'between':
      return [condition.operand, condition.low, condition.high]
    case 'in':
      return [condition.operand, ...condition.list]
    case 'type':
      return [condition.operand]
    case 'beginsWith':
      return [condition.operand, condition.prefix]
    case 'contains':
      return [condition.container, condition.element]
  }
}

function* pathsOfOperand(operand: BoundOperand): Generator<DocumentPath> {
  if (operand.kind === 'path') yield operand.path
  else if (operand.kind === 'size') yield* pathsOfOperand(operand.operand)
  else if (operand.kind === 'condition') yield* pathsOf(operand.condition)
}

/** Every document path an update mentions: each target, then what its value reads. */
export function* pathsOfUpdate({ actions }: BoundUpdate): Generator<DocumentPath> {
  for (const action of actions) {
    yield action.path
    if (action.kind === 'set') yield* pathsOfSetValue(action.value)
  }
}

function* pathsOfSetValue(value: BoundSetValue): Generator<DocumentPath> {
  if ('path' in value) yield value.path
  if ('otherwise' in value) yield* pathsOfSetValue(value.otherwise)
  if ('left' in value) {
    yield* pathsOfSetValue(value.left)
    yield* pathsOfSetValue(value.right)
  }
}
