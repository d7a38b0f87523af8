import { applyUpdate } from '../expression/apply-update.ts'
import type { BoundAction, BoundSetValue, BoundUpdate } from '../expression/bound.ts'
import { validationError } from '../model/api-error.ts'
import { itemSizeBytes, textSizeBytes, valueSizeBytes } from '../model/item-size.ts'
import { itemBytesMax } from '../model/limits.ts'
import { keyMessages } from '../model/messages/key.ts'
import { valueMessages } from '../model/messages/value.ts'
import { type Base64, emptyItem, type Item, type NumberText, type Value } from '../model/value.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { checkScalarPaths, pathsOfUpdate } from './key-paths.ts'
import { checkIndexKeys, type IndexKeySource } from './key-rules.ts'
import type { Change } from './write-plan.ts'

/** What every update of an item obeys, whichever operation it comes by. Source: reference, expressions 8, KEY-10 to KEY-28. */

/** UpdateItem measures more than the item; transactions and PartiQL measure the item alone. Source: SIZE-12, SIZE-20, SIZE-21. */
export type SizeGate = 'update-item' | 'plain'

/** Checks that need the table but no item: keys are not touched, values and types given for index keys fit. */
export function checkUpdate(table: CompiledTable, update: BoundUpdate): void {
  for (const { path } of update.actions) {
    const [head] = path
    if (table.keyAttributes.some(({ name }) => name === head))
      throw validationError(keyMessages.cannotUpdate(String(head)))
  }
  checkIndexKeys(table, Object.assign(typesAssigned(update), valuesAssigned(update)), () => 'update')
  checkScalarPaths(table, pathsOfUpdate(update))
}

/** What an update assigns to whole attributes without looking at the item. */
export function valuesAssigned({ actions }: BoundUpdate): Item {
  const assigned = emptyItem()
  for (const action of actions) {
    const [head] = action.path
    if (
      action.kind === 'set' &&
      action.value.kind === 'value' &&
      action.path.length === 1 &&
      typeof head === 'string'
    ) {
      assigned[head] = action.value.value
    }
  }
  return assigned
}

/**
 * For whole attributes whose type the expression shows, some value of that type. Source: reference, errors 2, UpdateItem
 * step 10: "index key types known statically"; KEY-28 is about those that only the item shows.
 */
function typesAssigned({ actions }: BoundUpdate): Item {
  const shown = emptyItem()
  for (const action of actions) {
    const [head] = action.path
    if (action.kind === 'remove' || action.path.length !== 1 || typeof head !== 'string') continue
    const value = action.kind === 'set' ? valueOfType(action.value) : action.value
    if (value !== undefined) shown[head] = value
  }
  return shown
}

function valueOfType(assigned: BoundSetValue): Value | undefined {
  switch (assigned.kind) {
    case 'path':
      return undefined
    case 'arithmetic':
      return { N: '0' as NumberText }
    case 'listAppend':
      return { L: [] }
    case 'ifNotExists': {
      // Whether an empty text is stored depends on the item, its type does not.
      const otherwise = valueOfType(assigned.otherwise)
      if (otherwise === undefined) return undefined
      return 'S' in otherwise ? { S: 'S' } : 'B' in otherwise ? { B: 'AA==' as Base64 } : otherwise
    }
    default:
      return assigned.value
  }
}

export function updateChange(
  context: EngineContext,
  table: CompiledTable,
  update: BoundUpdate,
  key: Item,
  gate: SizeGate,
): Change {
  return {
    kind: 'update',
    apply: (before) => {
      const { after, changed } = applyUpdate(update, before, key)
      if (after === undefined) return before
      checkIndexKeys(table, after, sourceOfChange(update, changed))
      // What the actions cost does not depend on their values: one that changes nothing is measured as well (SIZE-13).
      if (gatedBytes(context, update, after, key, gate) > itemBytesMax)
        throw validationError(valueMessages.updateTooLarge)
      return before !== undefined && changed.length === 0 ? before : after
    },
  }
}

/** Only index keys that the update changes are looked at again (KEY-27). */
function sourceOfChange(update: BoundUpdate, changed: readonly string[]): (name: string) => IndexKeySource | undefined {
  const computed = new Set(update.actions.filter(isComputed).map(({ path }) => path[0]))
  return (name) => (!changed.includes(name) ? undefined : computed.has(name) ? 'computed' : 'update')
}

const isComputed = (action: BoundAction): boolean => !(action.kind === 'set' && action.value.kind === 'value')

/** Source: reference, SIZE-12 to SIZE-15 and README conflict 2. */
function gatedBytes(context: EngineContext, update: BoundUpdate, after: Item, key: Item, gate: SizeGate): number {
  const bytes = itemSizeBytes(after)
  if (gate === 'plain' || context.settings.updateGate === 'plain') return bytes
  const keyBytes = Object.entries(key).reduce(
    (sum, [name, value]) => sum + textSizeBytes(name) + valueSizeBytes(value),
    0,
  )
  const actionBytes = update.actions.reduce((sum, action) => sum + actionCostBytes(action), updateCostBytes)
  return Math.max(bytes, bytes - keyBytes + actionBytes)
}

const updateCostBytes = 3

function actionCostBytes(action: BoundAction): number {
  if (action.kind === 'remove' || action.kind === 'delete') return 2
  if (action.kind === 'add') return 19
  const listIndex = action.path.some((element) => typeof element === 'number') ? 1 : 0
  return 19 + listIndex + (action.value.kind === 'arithmetic' ? 50 : 0)
}
