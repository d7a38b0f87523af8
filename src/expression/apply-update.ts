import { unreachable } from '../base/unreachable.ts'
import { validationError } from '../model/api-error.ts'
import { nestingLevelsMax } from '../model/limits.ts'
import { legacyMessages } from '../model/messages/legacy.ts'
import { valueMessages } from '../model/messages/value.ts'
import { writeMessages } from '../model/messages/write.ts'
import { addNumbers, subtractNumbers } from '../model/number-text.ts'
import { type Item, memberOf, typeOf, type Value } from '../model/value.ts'
import type { BoundAction, BoundSetValue, BoundUpdate, DocumentPath } from './bound.ts'
import { sameValue } from './compare-values.ts'
import { type Edit, editItem } from './edit-item.ts'
import { lookup } from './lookup.ts'
import { nestingLevels } from './nesting-levels.ts'
import { differenceOf, unionOf } from './set-algebra.ts'

export type UpdateOutcome = {
  /** Undefined when the item was missing and stays so. */
  readonly after: Item | undefined
  /** Top-level names of targets whose value is no longer what it was. */
  readonly changed: readonly string[]
}

/**
 * What an update makes of an item, or of a missing one (`before` undefined), of which only the key exists.
 * Everything is read from the item as it was; nothing given is changed, untouched parts are shared.
 * Throws the service's ValidationException. Source: reference, expressions 8 "Evaluation"; UPD-20 to UPD-29.
 */
export function applyUpdate(update: BoundUpdate, before: Item | undefined, key: Item): UpdateOutcome {
  const item = before ?? key
  const edits = editsOf(update, item, before === undefined)
  if (before === undefined && !creates(update)) return { after: undefined, changed: [] }
  if (edits.length === 0) return { after: item, changed: [] }
  const after = editItem(item, edits)
  const touched = new Set(edits.map(({ path }) => String(path[0])))
  return { after, changed: [...touched].filter((name) => !sameValue(memberOf(item, name), after[name])) }
}

/** Only REMOVE and DELETE leave a missing item missing; an update without actions creates it. */
function creates({ actions }: BoundUpdate): boolean {
  return actions.length === 0 || actions.some(({ kind }) => kind === 'set' || kind === 'add')
}

/** All right sides come first, so their errors win over those of targets. */
function editsOf({ actions, legacy }: BoundUpdate, item: Item, missing: boolean): readonly Edit[] {
  // A nested REMOVE is refused when its parent is missing, but not when the whole item is.
  const effective = missing ? actions.filter(({ kind }) => kind !== 'remove') : actions
  const assigned = effective.map((action) => (action.kind === 'set' ? assignedValue(action.value, item) : undefined))
  const mismatch = legacy === true ? legacyMessages.typeMismatch : writeMessages.operandType
  return effective.map((action, at) => {
    const { path } = action
    assertTarget(item, path)
    const value = action.kind === 'set' ? assigned[at] : valueAfter(action, item, mismatch)
    assertDepth(path, value)
    return { path, value }
  })
}

function assertTarget(item: Item, path: DocumentPath): void {
  if (path.length === 1) return
  const parent = lookup(item, path, path.length - 1)
  const member = typeof path.at(-1) === 'number' ? 'L' : 'M'
  if (parent === undefined || !(member in parent)) throw validationError(writeMessages.invalidPath)
}

/** A value that was shallow enough on its own may not be at the end of a path. */
function assertDepth(path: DocumentPath, value: Value | undefined): void {
  if (path.length === 1 || value === undefined) return
  if (path.length - 1 + nestingLevels(value) > nestingLevelsMax) throw validationError(valueMessages.tooDeep)
}

function valueAfter(action: Exclude<BoundAction, { kind: 'set' }>, item: Item, mismatch: string): Value | undefined {
  switch (action.kind) {
    case 'remove':
      return undefined
    case 'add':
      return added(lookup(item, action.path), action.value, mismatch)
    case 'delete':
      return deleted(lookup(item, action.path), action.value, mismatch)
    default:
      return unreachable(action)
  }
}

/** Numbers add up, sets unite, lists (AttributeUpdates only, LEG-4) are joined. UPD-26. */
function added(existing: Value | undefined, value: Value, mismatch: string): Value {
  if (existing === undefined) return value
  if ('N' in value && 'N' in existing) return { N: addNumbers(existing.N, value.N) }
  if ('L' in value && 'L' in existing) return { L: [...existing.L, ...value.L] }
  if (typeOf(existing) !== typeOf(value)) throw validationError(mismatch)
  return unionOf(existing, value)
}

function deleted(existing: Value | undefined, value: Value, mismatch: string): Value | undefined {
  if (existing === undefined) return undefined
  if (typeOf(existing) !== typeOf(value)) throw validationError(mismatch)
  return differenceOf(existing, value)
}

/** Undefined when PartiQL's `set_delete` leaves nothing: the target goes. */
function assignedValue(value: BoundSetValue, item: Item): Value | undefined {
  return value.kind === 'setDelete'
    ? deleted(lookup(item, value.path), value.value, writeMessages.operandType)
    : rightSide(value, item)
}

function rightSide(value: BoundSetValue, item: Item): Value {
  switch (value.kind) {
    case 'path':
      return present(lookup(item, value.path))
    case 'value':
      return value.value
    case 'ifNotExists':
      return lookup(item, value.path) ?? rightSide(value.otherwise, item)
    case 'arithmetic': {
      const left = rightSide(value.left, item)
      const right = rightSide(value.right, item)
      if (!('N' in left && 'N' in right)) throw validationError(writeMessages.operandType)
      return { N: value.operator === '+' ? addNumbers(left.N, right.N) : subtractNumbers(left.N, right.N) }
    }
    case 'listAppend': {
      const left = rightSide(value.left, item)
      const right = rightSide(value.right, item)
      if (!('L' in left && 'L' in right)) throw validationError(writeMessages.operandType)
      return { L: [...left.L, ...right.L] }
    }
    case 'setAdd':
      return added(lookup(item, value.path), value.value, writeMessages.operandType)
    case 'setDelete':
      return present(assignedValue(value, item))
    default:
      return unreachable(value)
  }
}

function present(value: Value | undefined): Value {
  if (value === undefined) throw validationError(writeMessages.missingAttribute)
  return value
}
