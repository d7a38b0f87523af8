import type { Operand, Parameter, Update, UpdateAction } from '../ast/expression.ts'
import { bindMessages } from '../model/messages/expression.ts'
import { typeOf, type Value, type ValueType } from '../model/value.ts'
import { checkSetCalls, checkSetTypes, finishSetValue, type ResolvedSetValue } from './bind-set-value.ts'
import type { Binder } from './binder.ts'
import type { BoundAction, BoundUpdate, DocumentPath } from './bound.ts'
import { checkPaths } from './check-paths.ts'
import { bindPath } from './document-path.ts'

type ResolvedAction =
  | { readonly kind: 'set'; readonly path: DocumentPath; readonly value: ResolvedSetValue }
  | Exclude<BoundAction, { readonly kind: 'set' }>

/**
 * Checks in the service's order, each over the whole update: undefined name, undefined value, overlap, conflict, type of
 * an ADD or DELETE operand, operand count and path of functions, operand types. Source: reference, UPD-16, expressions 8.
 */
export function bindUpdate({ actions }: Update, binder: Binder): BoundUpdate {
  const values = new LateValues(binder)
  const resolved = actions.map((action) => resolveAction(action, binder, values))
  values.assertDefined()
  checkPaths(
    resolved.map(({ path }) => path),
    binder,
  )
  for (const action of resolved)
    if (action.kind === 'add' || action.kind === 'delete') checkClauseOperand(action, binder)
  const sets = resolved.flatMap((action) => (action.kind === 'set' ? [action.value] : []))
  for (const value of sets) checkSetCalls(value, binder)
  for (const value of sets) checkSetTypes(value, binder)
  return {
    actions: resolved.map((action) =>
      action.kind === 'set' ? { ...action, value: finishSetValue(action.value) } : action,
    ),
  }
}

/** Holds back the refusal of an undefined value until every name has been looked up. */
class LateValues {
  private readonly binder: Binder
  private undefined: Parameter | undefined

  constructor(binder: Binder) {
    this.binder = binder
  }

  of(parameter: Parameter): Value {
    const value = this.binder.lookup(parameter)
    if (value === undefined) this.undefined ??= parameter
    return value ?? { NULL: true }
  }

  assertDefined(): void {
    if (this.undefined !== undefined) this.binder.value(this.undefined)
  }
}

function resolveAction(action: UpdateAction, binder: Binder, values: LateValues): ResolvedAction {
  const path = bindPath(action.path, binder)
  switch (action.kind) {
    case 'remove':
      return { kind: 'remove', path }
    case 'set':
      return { kind: 'set', path, value: resolveSetValue(action.value, binder, values) }
    case 'add':
    case 'delete':
      return { kind: action.kind, path, value: resolveValue(action.value, binder, values) }
  }
}

function resolveSetValue(operand: Operand, binder: Binder, values: LateValues): ResolvedSetValue {
  switch (operand.kind) {
    case 'path':
      return { kind: 'path', path: bindPath(operand, binder) }
    case 'arithmetic': {
      const left = resolveSetValue(operand.left, binder, values)
      return {
        kind: 'arithmetic',
        operator: operand.operator,
        left,
        right: resolveSetValue(operand.right, binder, values),
      }
    }
    case 'call':
      return {
        kind: 'call',
        name: operand.name,
        operands: operand.operands.map((inner) => resolveSetValue(inner, binder, values)),
      }
    default:
      return { kind: 'value', value: resolveValue(operand, binder, values) }
  }
}

function resolveValue(operand: Operand, binder: Binder, values: LateValues): Value {
  switch (operand.kind) {
    case 'parameter':
      return values.of(operand)
    case 'value':
    case 'list':
    case 'map':
    case 'set':
      return binder.literal(operand)
    default:
      throw new Error(`${operand.kind} was let through as a value`)
  }
}

/** Source: reference, errors 106, UPD-13. */
function checkClauseOperand({ kind, value }: Extract<BoundAction, { kind: 'add' | 'delete' }>, binder: Binder): void {
  const word = typeWords[typeOf(value)]
  if (word === undefined || (kind === 'add' && word === 'NUMBER')) return
  throw binder.refusal(bindMessages.clauseOperandType(kind === 'add' ? 'ADD' : 'DELETE', word))
}

/** Sets have no word: they are what both clauses take. */
const typeWords: { readonly [Type in ValueType]?: string } = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  NULL: 'NULL',
  BOOL: 'BOOLEAN',
  L: 'LIST',
  M: 'MAP',
}
