import { ApiError, resourceNotFound, validationError } from '../../model/api-error.ts'
import { streamMessages } from '../../model/messages/stream.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import { findStream } from './find-stream.ts'
import { type Moment, momentOf } from './moment.ts'
import { parseSequence } from './sequence.ts'
import { encodeIterator, type ShardPosition } from './shard-iterator.ts'
import { findShard, type Shard } from './shards.ts'

/** Source: reference, streams-ttl-backup 1.3; operations 12 "GetShardIterator". */
export function getShardIterator(
  context: EngineContext,
  request: Request<'GetShardIterator'>,
): Response<'GetShardIterator'> {
  const { StreamArn: arn } = request
  const start = requestedStart(request)
  const moment = momentOf(context)
  const shard = findShard(findStream(context, arn, moment), request.ShardId, moment)
  if (shard === undefined) throw resourceNotFound(streamMessages.shardNotFound)
  return { ShardIterator: encodeIterator(arn, positionOf(start, shard, moment), context.clock.now()) }
}

type Start =
  | 'TRIM_HORIZON'
  | 'LATEST'
  /** `skip` is how many records to leave out from there. */
  | { readonly text: string; readonly skip: 0 | 1 }

function requestedStart({ ShardIteratorType: type, SequenceNumber: text }: Request<'GetShardIterator'>): Start {
  if (type === 'TRIM_HORIZON' || type === 'LATEST') {
    if (text !== undefined) throw validationError(streamMessages.sequenceNotAllowed(type))
    return type
  }
  if (text === undefined) throw validationError(streamMessages.sequenceRequired(type))
  return { text, skip: type === 'AFTER_SEQUENCE_NUMBER' ? 1 : 0 }
}

function positionOf(start: Start, shard: Shard, moment: Moment): ShardPosition {
  if (start === 'TRIM_HORIZON') return { shardId: shard.id, sequence: shard.from, exact: false }
  if (start === 'LATEST') return { shardId: shard.id, sequence: moment.next, exact: false }
  const sequence = parseSequence(start.text)
  if (sequence === undefined) throw validationError(streamMessages.invalidSequence(start.text))
  if (sequence < moment.trim) throw new ApiError('TrimmedDataAccessException', streamMessages.trimmed)
  if (sequence < shard.from || sequence >= shard.to || sequence > Math.max(moment.head, shard.from)) {
    throw validationError(streamMessages.invalidSequence(start.text))
  }
  return { shardId: shard.id, sequence: sequence + start.skip, exact: true }
}
