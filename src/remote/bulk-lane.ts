import { setTimeout as pause } from 'node:timers/promises'
import { ApiError } from '../model/api-error.ts'
import { throttlingCodes } from '../model/throttle.ts'
import type { BulkBatch, BulkLane, BulkRefusal, BulkWrite, BulkWritten } from '../operation/bulk.ts'
import { linesOf } from '../operation/item-lines.ts'
import type { Backend, Call } from '../operation/operation.ts'
import type { WriteRequest } from '../operation/operation-types.ts'

const batchMax = 25
const triesMax = 8
const firstPauseMs = 50

/**
 * Many items at a go by BatchWriteItem. Nothing there is written down about how far it came: notes last as long as the
 * connection.
 */
export function bulkLaneOver(backend: Backend): BulkLane {
  const notes = new Map<string, { readonly place: number; readonly about: string }>()
  return {
    async write(batch, call) {
      const written = await writeAll(backend, batch, call)
      const place = batch.note?.places[written.done]
      if (batch.note !== undefined && place !== undefined)
        notes.set(batch.note.name, { place, about: batch.note.about })
      return written
    },
    async page({ table, after }, call) {
      const request = { TableName: table, ...(after === undefined ? {} : { ExclusiveStartKey: after }) }
      const { Items = [], LastEvaluatedKey: next } = await backend.run('Scan', request, call)
      return { ...linesOf(Items), ...(next === undefined ? {} : { next }) }
    },
    note: async (name) => notes.get(name),
    forgetNote: async (name) => void notes.delete(name),
  }
}

async function writeAll(backend: Backend, batch: BulkBatch, call: Call | undefined): Promise<BulkWritten> {
  const { table, writes } = batch
  const refused: BulkRefusal[] = []
  const so = (done: number, waits: boolean): BulkWritten => ({ done, written: done - refused.length, refused, waits })
  for (let from = 0; from < writes.length; from += batchMax) {
    const some = writes.slice(from, from + batchMax)
    const end = await writeSome(backend, table, some, call)
    if (end === 'throttled') return so(from, true)
    if (end === 'written') continue
    // One of them is at fault, or two are about the same item: one after the other it shows which.
    for (const [nth, write] of some.entries()) {
      const refusal = await writeOne(backend, table, write, call)
      if (refusal === undefined) continue
      if (throttlingCodes.has(refusal.code)) return so(from + nth, true)
      refused.push({ at: from + nth, code: refusal.code, message: refusal.message })
      if (batch.skipRefused !== true) return { ...so(from + nth, false), written: from + nth }
    }
  }
  return so(writes.length, false)
}

type End = 'written' | 'refused' | 'throttled'

/** What was left over is sent again, a while later each time. */
async function writeSome(
  backend: Backend,
  table: string,
  writes: readonly BulkWrite[],
  call: Call | undefined,
): Promise<End> {
  let left: readonly WriteRequest[] = writes.map(requestOf)
  for (let tries = 0; tries < triesMax; tries++) {
    try {
      const { UnprocessedItems = {} } = await backend.run('BatchWriteItem', { RequestItems: { [table]: left } }, call)
      const [more = []] = Object.values(UnprocessedItems)
      if (more.length === 0) return 'written'
      left = more
    } catch (error) {
      // Of the request that was on its way nobody knows; to write its items again changes nothing.
      if (call?.signal?.aborted === true) return 'throttled'
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'ValidationException') return 'refused'
      if (!throttlingCodes.has(error.code)) throw error
    }
    await pause(firstPauseMs * 2 ** tries, undefined, { signal: call?.signal }).catch(() => undefined)
    if (call?.signal?.aborted === true) break
  }
  return 'throttled'
}

const requestOf = (write: BulkWrite): WriteRequest =>
  'put' in write ? { PutRequest: { Item: write.put } } : { DeleteRequest: { Key: write.remove } }

async function writeOne(
  backend: Backend,
  table: string,
  write: BulkWrite,
  call: Call | undefined,
): Promise<ApiError | undefined> {
  try {
    await ('put' in write
      ? backend.run('PutItem', { TableName: table, Item: write.put }, call)
      : backend.run('DeleteItem', { TableName: table, Key: write.remove }, call))
    return undefined
  } catch (error) {
    if (error instanceof ApiError && (error.code === 'ValidationException' || throttlingCodes.has(error.code)))
      return error
    throw error
  }
}
