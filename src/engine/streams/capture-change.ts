import { itemsEqual } from '../../expression/compare-values.ts'
import { partitionOf } from '../../model/hash-space.ts'
import { itemSizeBytes } from '../../model/item-size.ts'
import type { Item } from '../../model/value.ts'
import type { StreamChange } from '../../storage/stream-log.ts'
import type { EngineContext } from '../context.ts'
import type { WholeItem } from '../whole-item.ts'
import type { LiveStream } from './live-stream.ts'
import { sequenceAt } from './sequence.ts'
import { trimWhenDue } from './trim-streams.ts'

export type ItemChange = {
  readonly key: Item
  /** Of the partition key. */
  readonly hash: number
  readonly before: WholeItem | undefined
  readonly after: WholeItem | undefined
  /** The item's time to live was over. */
  readonly expired: boolean
}

/** Writes the record of a change into the stream, in the transaction that makes it. No change, no record. */
export function captureChange(context: EngineContext, stream: LiveStream, change: ItemChange): void {
  if (isNoChange(change)) return
  const nowMs = context.clock.now()
  if (nowMs >= stream.trimAfterMs) {
    trimWhenDue(context)
    stream.trimAfterMs = nowMs + checkEveryMs
  }
  const shard = { stream: stream.id, shard: partitionOf(change.hash, stream.shards) }
  context.store.streams.append(shard, recordOf(stream, change), Math.max(sequenceAt(nowMs), stream.from))
}

const checkEveryMs = 3_600_000

/** Members and sets in another order are none. Source: reference, streams-ttl-backup 1.1 "No-op writes"; README row 14. */
function isNoChange({ before, after }: ItemChange): boolean {
  if (before === undefined || after === undefined) return before === after
  if (before.stored.text === after.stored.text) return true
  return before.stored.sizeBytes === after.stored.sizeBytes && itemsEqual(before.item, after.item)
}

/** Source: reference, streams-ttl-backup 1.4 "Images" and "SizeBytes". */
function recordOf({ viewType }: LiveStream, { key, before, after, expired }: ItemChange): StreamChange {
  const fresh = viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES' ? after?.stored : undefined
  const old = viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES' ? before?.stored : undefined
  const removed = expired ? 'EXPIRE' : 'REMOVE'
  return {
    event: after === undefined ? removed : before === undefined ? 'INSERT' : 'MODIFY',
    keys: fresh === undefined && old === undefined ? JSON.stringify(key) : null,
    newImage: fresh?.text ?? null,
    oldImage: old?.text ?? null,
    sizeBytes: itemSizeBytes(key) + (fresh?.sizeBytes ?? 0) + (old?.sizeBytes ?? 0),
  }
}
