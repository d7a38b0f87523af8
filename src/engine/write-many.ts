import { ApiError, validationError } from '../model/api-error.ts'
import { itemSizeBytes } from '../model/item-size.ts'
import { itemBytesMax } from '../model/limits.ts'
import { valueMessages } from '../model/messages/value.ts'
import { normaliseItem } from '../model/normalise-item.ts'
import type { Item } from '../model/value.ts'
import type { BulkBatch, BulkRefusal, BulkWrite, BulkWritten } from '../operation/bulk.ts'
import { decoderOf } from '../operation/decode-shape.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { checkIndexKeys, checkItemKey, checkLookupKey, keyOf } from './key-rules.ts'
import { Throttled } from './throttled.ts'
import { type Write, writeInTransaction } from './write-plan.ts'

/** Writes in their order, each by the rules of PutItem or DeleteItem, all in one transaction with the note of how far it got. */
export function writeMany(context: EngineContext, batch: BulkBatch): BulkWritten {
  const table = context.table(batch.table)
  return context.write(() => {
    const written = writeAll(context, table, batch)
    const { note } = batch
    if (note !== undefined) context.store.setSetting(note.name, note.texts[written.done])
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
