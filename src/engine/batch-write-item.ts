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
import { Throttled } from './throttled.ts'
import { type Change, writeInTransaction } from './write-plan.ts'

type Member = { readonly request: WriteRequest; readonly change: Change; readonly item: Item }

/** Up to 25 puts and deletes, each on its own but in one flush of the file. Source: reference, BWRT-1 to BWRT-9. */
export function batchWriteItem(context: EngineContext, request: Request<'BatchWriteItem'>): Response<'BatchWriteItem'> {
  const entries = Object.entries(request.RequestItems).map(([name, requests]) => ({
    name,
    members: requests.map(memberOf),
  }))
  if (entries.reduce((count, { members }) => count + members.length, 0) > requestsMax) {
    throw validationError(writeMessages.tooManyWrites)
  }
  const found = entries.map((entry) => ({ ...entry, table: context.table(entry.name) }))
  const tables = found.map(({ name, table, members }) =>
    members.map((member) => ({ ...member, name, table, key: checkedKey(table, member) })),
  )
  for (const members of tables) checkDuplicates(members)

  const writes = tables.flat()
  const { left, metrics } = context.write(() => {
    const left = writeWhatFits(context, writes)
    const written = left.length === 0 ? writes : writes.filter((write) => !left.includes(write))
    return { left, metrics: metricsByTable(written, request.ReturnItemCollectionMetrics) }
  })
  return {
    UnprocessedItems: requestsByTable(left),
    ...metrics,
    ...capacityListOf(context.charges, request, Object.keys(request.RequestItems)),
  }
}

const requestsMax = 25

type BatchWrite = Member & { readonly name: string; readonly table: CompiledTable; readonly key: Item }

/**
 * Those that were throttled, and those that a transaction has: the operation declares no exception for these (assumed). When
 * nothing was written and something throttled, the call is. Source: reference, operations 7 and partitions 8.
 */
function writeWhatFits(context: EngineContext, writes: readonly BatchWrite[]): readonly BatchWrite[] {
  const left: BatchWrite[] = []
  for (const write of writes) {
    if (context.holds.hasItem(write)) {
      left.push(write)
      continue
    }
    try {
      writeInTransaction(context, write, false)
    } catch (error) {
      if (!(error instanceof Throttled)) throw error
      left.push(write)
      if (left.length === writes.length) throw error
    }
  }
  return left
}

function requestsByTable(writes: readonly BatchWrite[]): { readonly [table: string]: readonly WriteRequest[] } {
  const requests: { [table: string]: WriteRequest[] } = Object.create(null) as { [table: string]: WriteRequest[] }
  for (const { name, request } of writes) {
    const known = requests[name]
    if (known === undefined) requests[name] = [request]
    else known.push(request)
  }
  return requests
}

function memberOf(request: WriteRequest): Member {
  const { PutRequest: put, DeleteRequest: remove } = request
  // Neither or both members are refused with the text for attribute values. Source: BWRT-3.
  if ((put === undefined) === (remove === undefined)) throw validationError(valueMessages.severalTypes)
  if (remove !== undefined) return { request, change: { kind: 'delete' }, item: normaliseItem(remove.Key) }
  const item = normaliseItem(put?.Item ?? {})
  const sizeBytes = itemSizeBytes(item)
  if (sizeBytes > itemBytesMax) throw validationError(valueMessages.itemTooLarge)
  return { request, change: { kind: 'put', item, sizeBytes }, item }
}

function checkedKey(table: CompiledTable, { change, item }: Omit<Member, 'request'>): Item {
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
