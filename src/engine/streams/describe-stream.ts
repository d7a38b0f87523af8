import { validationError } from '../../model/api-error.ts'
import { streamMessages } from '../../model/messages/stream.ts'
import { type Stream, streamArnOf } from '../../model/stream.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { Shard as ShardDescription, ShardFilter, StreamStatus } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { keySchema } from '../tables/key-schema.ts'
import { findStream } from './find-stream.ts'
import { type Moment, momentOf } from './moment.ts'
import { sequenceText } from './sequence.ts'
import { type Shard, shardsOf } from './shards.ts'

const limitMax = 100

/** Source: reference, operations 12 "DescribeStream"; streams-ttl-backup 1.2. */
export function describeStream(context: EngineContext, request: Request<'DescribeStream'>): Response<'DescribeStream'> {
  const { StreamArn: arn, Limit: limit = limitMax } = request
  const parent = parentOf(request.ShardFilter)
  const moment = momentOf(context)
  const stream = findStream(context, arn, moment)
  const shards = pageOf(shardsAfter(stream, moment, request.ExclusiveStartShardId), parent, limit + 1)
  const page = shards.slice(0, limit)
  const last = page.at(-1)
  return {
    StreamDescription: {
      StreamArn: streamArnOf(stream),
      StreamLabel: stream.label,
      StreamStatus: statusOf(stream, context.clock.now()),
      StreamViewType: stream.viewType,
      CreationRequestDateTime: stream.createdMs / 1000,
      TableName: stream.table,
      KeySchema: keySchema(stream.keys),
      Shards: page.map(shardDescription),
      ...(shards.length > limit && last !== undefined ? { LastEvaluatedShardId: last.id } : {}),
    },
  }
}

/** Undefined: all shards are wanted. */
function parentOf(filter: ShardFilter | undefined): string | undefined {
  if (filter === undefined) return undefined
  if (filter.Type === undefined || filter.ShardId === undefined) throw validationError(streamMessages.filterIncomplete)
  return filter.ShardId
}

/** After one that the stream does not have there are none. Source: reference, streams-ttl-backup 1.2. */
function* shardsAfter(stream: Stream, moment: Moment, start: string | undefined): Generator<Shard, void> {
  let begun = start === undefined
  for (const shard of shardsOf(stream, moment)) {
    if (begun) yield shard
    else begun = shard.id === start
  }
}

function pageOf(shards: Iterable<Shard>, parent: string | undefined, count: number): readonly Shard[] {
  const page: Shard[] = []
  for (const shard of shards) {
    if (parent === undefined || shard.parentId === parent) page.push(shard)
    if (page.length === count) break
  }
  return page
}

function statusOf({ enabledMs, end }: Stream, nowMs: number): StreamStatus {
  if (end !== undefined) return nowMs < end.disabledMs ? 'DISABLING' : 'DISABLED'
  return nowMs < enabledMs ? 'ENABLING' : 'ENABLED'
}

/** An ending number says that the shard is closed. */
const shardDescription = ({ id, parentId, from, to, closed }: Shard): ShardDescription => ({
  ShardId: id,
  SequenceNumberRange: {
    StartingSequenceNumber: sequenceText(from),
    ...(closed ? { EndingSequenceNumber: sequenceText(to - 1) } : {}),
  },
  ...(parentId === undefined ? {} : { ParentShardId: parentId }),
})
