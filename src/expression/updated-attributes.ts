import type { Item } from '../model/value.ts'
import type { BoundUpdate } from './bound.ts'
import { projectItem } from './project.ts'

export type UpdateReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW'

/**
 * What UpdateItem answers as `Attributes`; undefined when there is nothing to return.
 * Source: reference, expressions 8 "ReturnValues"; RET-3 to RET-7.
 */
export function updatedAttributes(
  which: UpdateReturnValues,
  update: BoundUpdate,
  before: Item | undefined,
  after: Item | undefined,
): Item | undefined {
  switch (which) {
    case 'NONE':
      return undefined
    case 'ALL_OLD':
      return before
    case 'ALL_NEW':
      return after
    case 'UPDATED_OLD':
      return modifiedAttributes(update, before)
    case 'UPDATED_NEW':
      return modifiedAttributes(update, after)
  }
}

/**
 * The target paths looked up in one image of the item, also for PartiQL's RETURNING MODIFIED; undefined when none is
 * there. Looking up is all the service does: an element appended past the end is not shown, and after the removal of one
 * the element that moved into its place is. Source: reference, RET-6, PQL-63 to PQL-66.
 */
export function modifiedAttributes(update: BoundUpdate, image: Item | undefined): Item | undefined {
  if (image === undefined) return undefined
  const paths = update.actions.map(({ path }) => path)
  const found = projectItem(paths, image)
  return Object.keys(found).length === 0 ? undefined : found
}
