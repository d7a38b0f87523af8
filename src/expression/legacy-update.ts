import { validationError } from '../model/api-error.ts'
import { legacyMessages } from '../model/messages/legacy.ts'
import { typeOf, type Value } from '../model/value.ts'
import type { BoundAction, BoundUpdate } from './bound.ts'

export type AttributeUpdate = {
  /** PUT when absent. */
  readonly Action?: 'PUT' | 'ADD' | 'DELETE' | undefined
  readonly Value?: Value | undefined
}

/** AttributeUpdates as an update of whole attributes. Source: reference, expressions 10; LEG-1 to LEG-7. */
export function bindAttributeUpdates(updates: { readonly [name: string]: AttributeUpdate } | undefined): BoundUpdate {
  return { actions: Object.entries(updates ?? {}).map(([name, update]) => boundAction([name], update)), legacy: true }
}

function boundAction(path: readonly string[], { Action: action, Value: value }: AttributeUpdate): BoundAction {
  if (value === undefined) {
    if (action !== 'DELETE') throw validationError(legacyMessages.onlyDeleteWithoutValue)
    return { kind: 'remove', path }
  }
  const type = typeOf(value)
  if (action === 'DELETE') {
    if (!setTypes.includes(type)) throw validationError(legacyMessages.deleteType(type))
    return { kind: 'delete', path, value }
  }
  if (action === 'ADD') {
    if (type !== 'N' && type !== 'L' && !setTypes.includes(type)) throw validationError(legacyMessages.addType(type))
    return { kind: 'add', path, value }
  }
  return { kind: 'set', path, value: { kind: 'value', value } }
}

const setTypes: readonly string[] = ['SS', 'NS', 'BS']
