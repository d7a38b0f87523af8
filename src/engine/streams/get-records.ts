import { ApiError } from '../../model/api-error.ts'
import { pageBytesMax } from '../../model/limits.ts'
import { streamMessages } from '../../model/messages/stream.ts'
import type { Stream } from '../../model/stream.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { LoggedChange } from '../../storage/stream-log.ts'
import type { EngineContext } from '../context.ts'
import { findStream } from './find-stream.ts'
import { momentOf } from './moment.ts'
import { decodeIterator, encodeIterator, type ShardPosition } from './shard-iterator.ts'
import { findShard, type Shard } from './shards.ts'
import { streamRecord } from './stream-record.ts'

const recordsMax = 1000

/**
 * Records of one shard in their order: at most 1,000, and at most 1 MB by their SizeBytes. A closed shard that has been read to
 * its end gives no further iterator. Source: reference, streams-ttl-backup 1.3; README row 25.
 */
export function getRecords(context: EngineContext, request: Request<'GetRecords'>): Response<'GetRecords'> {
  const nowMs = context.clock.now()
  const { arn, ...position } = decodeIterator(request.ShardIterator, nowMs)
  const moment = momentOf(context)
  const stream = findStream(context, arn, moment)
  const shard = findShard(stream, position.shardId, moment)
  if (shard === undefined || (position.exact && position.sequence < moment.trim)) {
    throw new ApiError('TrimmedDataAccessException', streamMessages.trimmed)
  }
  const from = Math.max(position.sequence, moment.trim)
  const { changes, next } = readShard(context, stream, shard, { from, limit: request.Limit ?? recordsMax })
  const records = { Records: changes.map((change) => streamRecord(stream, change)) }
  return next === undefined ? records : { ...records, NextShardIterator: encodeIterator(arn, next, nowMs) }
}

function readShard(
  { store }: EngineContext,
  stream: Stream,
  shard: Shard,
  { from, limit }: { readonly from: number; readonly limit: number },
): { readonly changes: readonly LoggedChange[]; readonly next: ShardPosition | undefined } {
  const changes: LoggedChange[] = []
  let bytes = 0
  for (const change of store.streams.read({ stream: stream.id, shard: shard.number }, from, shard.to)) {
    bytes += change.sizeBytes
    if (changes.length === limit || (bytes > pageBytesMax && changes.length > 0)) {
      return { changes, next: { shardId: shard.id, sequence: change.sequence, exact: true } }
    }
    changes.push(change)
  }
  const last = changes.at(-1)
  const sequence = last === undefined ? from : last.sequence + 1
  return { changes, next: shard.closed ? undefined : { shardId: shard.id, sequence, exact: false } }
}
