import { streamArnOf } from '../../model/stream.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import { parseStreamArn } from './find-stream.ts'
import { isForgotten, momentOf } from './moment.ts'

const limitMax = 100

/**
 * Streams by table and label, those that ended in the last 24 hours among them. The one to start after need not be there any
 * more. Source: reference, operations 12.
 */
export function listStreams(context: EngineContext, request: Request<'ListStreams'>): Response<'ListStreams'> {
  const { TableName: name, ExclusiveStartStreamArn: start, Limit: limit = limitMax } = request
  const after = start === undefined ? undefined : parseStreamArn(start)
  const moment = momentOf(context)
  const streams = context.store.streams
    .list(context.region)
    .filter((stream) => !isForgotten(stream, moment))
    .filter(({ table }) => name === undefined || table === name)
    .filter(({ table, label }) => after === undefined || isAfter([table, label], [after.table, after.label]))
    .map((stream) => ({ StreamArn: streamArnOf(stream), TableName: stream.table, StreamLabel: stream.label }))
  const page = streams.slice(0, limit)
  const last = page.at(-1)
  if (streams.length <= limit || last === undefined) return { Streams: page }
  return { Streams: page, LastEvaluatedStreamArn: last.StreamArn }
}

type Place = readonly [table: string, label: string]

const isAfter = ([table, label]: Place, [startTable, startLabel]: Place): boolean =>
  table === startTable ? label > startLabel : table > startTable
