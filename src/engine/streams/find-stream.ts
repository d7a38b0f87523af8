import { resourceNotFound, validationError } from '../../model/api-error.ts'
import { streamMessages } from '../../model/messages/stream.ts'
import { type Stream, streamArnOf } from '../../model/stream.ts'
import type { EngineContext } from '../context.ts'
import { isForgotten, type Moment } from './moment.ts'

/** The stream an ARN names, enabled or ended; of another Region or account none is found. Source: reference, errors 248. */
export function findStream(context: EngineContext, arn: string, moment: Moment): Stream {
  const { table, label } = parseStreamArn(arn)
  const stream = context.store.streams.find(context.region, table, label)
  if (stream === undefined || streamArnOf(stream) !== arn || isForgotten(stream, moment)) {
    throw resourceNotFound(streamMessages.notFound(arn))
  }
  return stream
}

const arnPattern = /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/([a-zA-Z0-9_.-]{3,255})\/stream\/([^/]+)$/

/** Source: reference, streams-ttl-backup 1.2: a ValidationException when it is none. */
export function parseStreamArn(arn: string): { readonly table: string; readonly label: string } {
  const [, table, label] = arnPattern.exec(arn) ?? []
  if (table === undefined || label === undefined) throw validationError(streamMessages.invalidArn(arn))
  return { table, label }
}
