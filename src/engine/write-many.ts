import { ApiError, validationError } from '../model/api-error.ts'
import { itemSizeBytes } from '../model/item-size.ts'
import { itemBytesMax } from '../model/limits.ts'
import { valueMessages } from '../model/messages/value.ts'
import { normaliseItem } from '../model/normalise-item.ts'
import type { Item } from '../model/value.ts'
import type { BulkBatch, BulkRefusal, BulkWrite, BulkWritten } from '../operation/bulk.ts'
import { decoderOf } from '../operation/decode-shape.ts'
import { tableRowKey } from '../storage/row-key.ts'
import { keepNote } from './bulk-note.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { checkIndexKeys, checkItemKey, checkLookupKey, keyOf } from './key-rules.ts'
import { Throttled } from './throttled.ts'
import { type Write, writeInTransaction } from './write-plan.ts'

/** Writes in their order, each by the rules of PutItem or DeleteItem, all in one transaction with the note of how far it got. */
export function writeMany(context: EngineContext, batch: BulkBatch): BulkWritten {
  const table = context.table(batch.table)
  return context.write(() => {
    const written = mayReorder(context, table) ? writeByPlace(context, table, batch) : writeAll(context, table, batch)
    const { note } = batch
    if (note !== undefined) keepNote(context.store, note, written.done)
    return written
  })
}

function writeAll(context: EngineContext, table: CompiledTable, { writes, skipRefused }: BulkBatch): BulkWritten {
  const refused: BulkRefusal[] = []
  let done = 0
  for (const write of writes) {
    try {
      writeAlone(context, table, changeOf(table, write))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error instanceof Throttled || error.code === 'TransactionConflictException')
        return { done, written: done - refused.length, refused, waits: true }
      refused.push({ at: done, code: error.code, message: error.message })
      if (skipRefused !== true) return { done, written: done - refused.length + 1, refused, waits: false }
    }
    done += 1
  }
  return { done, written: done - refused.length, refused, waits: false }
}

/**
 * Whether it may be written in another order than it is given: nothing that is left of it tells of the order, and no write is
 * refused by what others have done.
 */
const mayReorder = ({ meter, settings }: EngineContext, table: CompiledTable): boolean =>
  meter?.enforcing !== true && settings.transactionTimeMs === 0 && table.stream === undefined && !mayOutgrow(table)

/** In the order of the rows, so that each page of the file is written once. Of two with one key the later one stays. */
function writeByPlace(context: EngineContext, table: CompiledTable, batch: BulkBatch): BulkWritten {
  const { writes, skipRefused } = batch
  const refused: BulkRefusal[] = []
  const changes: { readonly write: Write; readonly hash: number }[] = []
  let done = 0
  for (const given of writes) {
    try {
      const write = changeOf(table, given)
      changes.push({ write, hash: tableRowKey(table.table.keys, write.key).hash })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      refused.push({ at: done, code: error.code, message: error.message })
      if (skipRefused !== true) break
    }
    done += 1
  }
  // Sorting keeps those of one key in their order.
  changes.sort((a, b) => a.hash - b.hash)
  for (const { write } of changes) writeInTransaction(context, write, false)
  return { done, written: changes.length, refused, waits: false }
}

function changeOf(table: CompiledTable, write: BulkWrite): Write {
  const { keys } = table.table
  if ('remove' in write) {
    const key = normaliseItem(decodeItem(write.remove))
    checkLookupKey(keys, key)
    return { table, key, change: { kind: 'delete' } }
  }
  const item = normaliseItem(decodeItem(write.put))
  const sizeBytes = itemSizeBytes(item)
  if (sizeBytes > itemBytesMax) throw validationError(valueMessages.itemTooLarge)
  checkItemKey(keys, item)
  checkIndexKeys(table, item, () => 'put')
  return { table, key: keyOf(keys, item), change: { kind: 'put', item, sizeBytes } }
}

/** The limit of an item collection is seen when rows have changed: then they must change back. */
function writeAlone(context: EngineContext, table: CompiledTable, write: Write): void {
  if (mayOutgrow(table)) context.store.transaction(() => writeInTransaction(context, write, false))
  else writeInTransaction(context, write, false)
}

const mayOutgrow = ({ table }: CompiledTable): boolean => table.indexes.some(({ kind }) => kind === 'local')

/** The JSON types of attribute values. */
const decodeItem = (given: Item): Item => decoderOf('PutItemInputAttributeMap')(given, 1) as Item
