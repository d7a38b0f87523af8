import { validationError } from '../model/api-error.ts'
import { itemSizeBytes } from '../model/item-size.ts'
import { itemBytesMax } from '../model/limits.ts'
import { keyMessages } from '../model/messages/key.ts'
import { valueMessages } from '../model/messages/value.ts'
import { writeMessages } from '../model/messages/write.ts'
import { normaliseItem } from '../model/normalise-item.ts'
import type { Item } from '../model/value.ts'
import type { Request, Response } from '../operation/operation.ts'
import type { WriteRequest } from '../operation/operation-types.ts'
import { capacityListOf } from './capacity-report.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { metricsByTable } from './item-collection.ts'
import { checkBatchItemKey, checkIndexKeys, checkLookupKey, keyOf, keyText } from './key-rules.ts'
import { type Change, writeInTransaction } from './write-plan.ts'

type Member = { readonly change: Change; readonly item: Item }

/** Up to 25 puts and deletes, each on its own but in one flush of the file. Source: reference, BWRT-1 to BWRT-9. */
export function batchWriteItem(context: EngineContext, request: Request<'BatchWriteItem'>): Response<'BatchWriteItem'> {
  const entries = Object.entries(request.RequestItems).map(([name, requests]) => ({
    name,
    members: requests.map(memberOf),
  }))
  if (entries.reduce((count, { members }) => count + members.length, 0) > requestsMax) {
    throw validationError(writeMessages.tooManyWrites)
  }
  const tables = entries.map(({ name, members }) => {
    const table = context.table(name)
    return members.map(({ change, item }) => ({ name, table, change, key: checkedKey(table, { change, item }) }))
  })
  for (const members of tables) checkDuplicates(members)

  const writes = tables.flat()
  const metrics = context.write(() => {
    for (const write of writes) writeInTransaction(context, write, false)
    return metricsByTable(writes, request.ReturnItemCollectionMetrics)
  })
  return {
    UnprocessedItems: {},
    ...metrics,
    ...capacityListOf(context.charges, request, Object.keys(request.RequestItems)),
  }
}

const requestsMax = 25

function memberOf({ PutRequest: put, DeleteRequest: remove }: WriteRequest): Member {
  // Neither or both members are refused with the text for attribute values. Source: BWRT-3.
  if ((put === undefined) === (remove === undefined)) throw validationError(valueMessages.severalTypes)
  if (remove !== undefined) return { change: { kind: 'delete' }, item: normaliseItem(remove.Key) }
  const item = normaliseItem(put?.Item ?? {})
  const sizeBytes = itemSizeBytes(item)
  if (sizeBytes > itemBytesMax) throw validationError(valueMessages.itemTooLarge)
  return { change: { kind: 'put', item, sizeBytes }, item }
}

function checkedKey(table: CompiledTable, { change, item }: Member): Item {
  if (change.kind === 'delete') {
    checkLookupKey(table.table.keys, item)
    return item
  }
  checkBatchItemKey(table.table.keys, item)
  checkIndexKeys(table, item, () => 'put')
  return keyOf(table.table.keys, item)
}

/** Keys are canonical here, so other spellings of one number are seen. Source: BWRT-4, operations 7. */
function checkDuplicates(writes: readonly { readonly table: CompiledTable; readonly key: Item }[]): void {
  const texts = new Set(writes.map(({ table, key }) => keyText(table.table.keys, key)))
  if (texts.size < writes.length) throw validationError(keyMessages.duplicates)
}
