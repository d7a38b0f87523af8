import type { BoundCondition } from '../expression/bound.ts'
import { conditionHolds } from '../expression/evaluate-condition.ts'
import { ApiError } from '../model/api-error.ts'
import { writeHalfUnits } from '../model/capacity.ts'
import type { Charge } from '../model/charge.ts'
import { itemSizeBytes } from '../model/item-size.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import { type SetOrder, sortSets } from '../model/sort-sets.ts'
import type { Item } from '../model/value.ts'
import { tableRowKey } from '../storage/row-key.ts'
import type { FoundItem, RowKey } from '../storage/types.ts'
import { keepImage } from './backup/keep-image.ts'
import { chargedKey } from './charged-key.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { keepExpiry } from './expiry.ts'
import { type IndexWrite, indexWrites } from './index-entries.ts'
import { assertCollectionFits } from './item-collection.ts'
import { captureChange } from './streams/capture-change.ts'
import type { KeptChange } from './undo/undo-book.ts'
import { StoredWhole, type WholeItem } from './whole-item.ts'

/**
 * Every write of one item, by whichever operation: look at what is stored, decide, and only then change. A transaction
 * plans all its actions before it applies one.
 */
export type Write = {
  readonly table: CompiledTable
  /** The key attributes, checked. */
  readonly key: Item
  readonly condition?: BoundCondition | undefined
  readonly change: Change
  readonly transactional?: boolean | undefined
  /** The stored item is wanted whatever the change. */
  readonly returnsOld?: boolean | undefined
  /** It is the engine that deletes the item, whose time to live is over: records of streams say so. */
  readonly expired?: true | undefined
}

/** A row as a write found it: with its text, or without when only its size matters. */
type FoundRow = Omit<FoundItem, 'text'> & { readonly text?: string }

export type Change =
  | { readonly kind: 'put'; readonly item: Item; readonly sizeBytes: number }
  | { readonly kind: 'delete' }
  /** From the stored item to the one that follows, which may be none; throws what the update expression may throw. */
  | { readonly kind: 'update'; readonly apply: (before: Item | undefined) => Item | undefined }
  | { readonly kind: 'check' }

export type PlannedWrite = {
  readonly write: Write
  readonly rowKey: RowKey
  readonly conditionHeld: boolean
  /** The stored row as it was found, which the write to it needs. */
  readonly found: FoundRow | undefined
  /** The stored item, when something about this write had to look inside. */
  readonly before: WholeItem | undefined
  /** What will be stored; undefined: nothing. For a check, what is stored. */
  readonly after: WholeItem | undefined
  readonly indexes: readonly IndexWrite[]
  /** Table arm first. */
  readonly charges: readonly Charge[]
}

export function planWrite({ settings, changes }: EngineContext, write: Write): PlannedWrite {
  const { table, change } = write
  const rowKey = tableRowKey(table.table.keys, write.key)
  const found: FoundRow | undefined =
    looksInside(write) || changes !== undefined ? table.rows.get(rowKey) : table.rows.place(rowKey)
  const before =
    found?.text === undefined ? undefined : new StoredWhole({ text: found.text, sizeBytes: found.sizeBytes })
  if (write.condition !== undefined && !conditionHolds(write.condition, before?.item)) {
    const attempted = change.kind === 'put' && found !== undefined ? change.sizeBytes : 0
    const plan = { write, rowKey, found, before, after: before, conditionHeld: false }
    return { ...plan, indexes: [], charges: [tableArm(write, rowKey, found, attempted)] }
  }
  const after = outcomeOf(change, before, settings.setOrder)
  const indexes = change.kind === 'check' ? [] : indexWrites(table, before, after)
  const arm = tableArm(write, rowKey, found, after?.stored.sizeBytes ?? 0)
  const charges = indexes.length === 0 ? [arm] : [arm, ...indexes.flatMap(({ charges }) => charges)]
  return { write, rowKey, found, before, conditionHeld: true, after, indexes, charges }
}

export function applyWrite(context: EngineContext, planned: PlannedWrite): void {
  const { write, rowKey, found, after } = planned
  if (write.change.kind === 'check') return
  const { rows, expiry, images } = write.table
  if (images !== undefined && after?.stored.text !== found?.text) {
    keepImage(context, images, rowKey, planned.before?.stored)
  }
  if (after === undefined) {
    if (found !== undefined) rows.remove(rowKey, found)
  } else if (after.stored.text !== found?.text) {
    rows.put(rowKey, after.stored, found ?? null)
  }
  for (const { index, remove, put } of planned.indexes) {
    if (remove !== undefined) index.rows.remove(remove)
    if (put !== undefined) index.rows.put(put.key, put.stored)
  }
  if (expiry !== undefined) keepExpiry(expiry, rowKey, planned.before?.item, after?.item)
  if ((after?.stored.sizeBytes ?? 0) > (found?.sizeBytes ?? 0)) assertCollectionFits(context, write.table, rowKey)
  const { stream } = write.table
  if (stream !== undefined) {
    const { key, expired = false } = write
    captureChange(context, stream, { key, hash: rowKey.hash, before: planned.before, after, expired })
  }
  if (context.changes !== undefined && after?.stored.text !== found?.text) context.changes.push(keptChange(planned))
}

function keptChange({ write, rowKey, before, after }: PlannedWrite): KeptChange {
  const { table, key } = write
  const { name, id: tableId } = table.table
  return { table: name, tableId, key, rowKey, before: before?.stored, after: after?.stored }
}

/**
 * Plans and applies one write of its own; a false condition is charged and refused. An item that a transaction has is not
 * looked at. Source: reference, capacity 3, operations 8 "Conflicts".
 */
export function writeOne(context: EngineContext, write: Write, returnOnFailure: boolean): PlannedWrite {
  return context.write(() => writeInTransaction(context, write, returnOnFailure))
}

/** The same inside a transaction that is already open. */
export function writeInTransaction(context: EngineContext, write: Write, returnOnFailure: boolean): PlannedWrite {
  if (context.holds.hasItem(write)) throw new ApiError('TransactionConflictException', transactionMessages.ongoing)
  const planned = planWrite(context, write)
  context.take(planned.charges)
  if (!planned.conditionHeld) throw conditionFailed(planned, returnOnFailure)
  applyWrite(context, planned)
  return planned
}

/** Putting or deleting an item that nothing asks about needs its size alone. */
const looksInside = ({ table, condition, change, returnsOld }: Write): boolean =>
  condition !== undefined ||
  returnsOld === true ||
  table.indexes.length > 0 ||
  table.stream !== undefined ||
  table.images !== undefined ||
  table.expiry !== undefined ||
  change.kind === 'update' ||
  change.kind === 'check'

export const conditionFailed = (planned: PlannedWrite, returnItem: boolean): ApiError =>
  new ApiError('ConditionalCheckFailedException', transactionMessages.conditionFailed, {
    members: returnItem && planned.before !== undefined ? { Item: planned.before.item } : {},
  })

function outcomeOf(change: Change, before: WholeItem | undefined, setOrder: SetOrder): WholeItem | undefined {
  const wholeOf = (given: Item, sizeBytes: number): WholeItem => {
    const item = setOrder === 'stored' ? given : sortSets(given)
    return { item, stored: { text: JSON.stringify(item), sizeBytes } }
  }
  switch (change.kind) {
    case 'put':
      return wholeOf(change.item, change.sizeBytes)
    case 'delete':
      return undefined
    case 'check':
      return before
    case 'update': {
      const item = change.apply(before?.item)
      if (item === undefined || item === before?.item) return before
      return wholeOf(item, itemSizeBytes(item))
    }
  }
}

function tableArm(write: Write, rowKey: RowKey, found: FoundRow | undefined, afterBytes: number): Charge {
  const bytes = Math.max(found?.sizeBytes ?? 0, afterBytes)
  const transactional = write.transactional === true
  const charge = {
    table: write.table.name,
    kind: 'write',
    halfUnits: writeHalfUnits(bytes, transactional),
    bytes,
    hash: rowKey.hash,
    ...chargedKey(write.table, write.key),
  } as const
  return transactional ? { ...charge, transactional: true } : charge
}
