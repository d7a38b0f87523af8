import { hash } from 'node:crypto'
import { ApiError, validationError } from '../../model/api-error.ts'
import { streamMessages } from '../../model/messages/stream.ts'

/** Where a reader of a shard goes on. */
export type ShardPosition = {
  readonly shardId: string
  /** The number of the next record to read, or one below it. */
  readonly sequence: number
  /** That very record is meant: when it has been trimmed, the reader has to know. Otherwise nothing is lost. */
  readonly exact: boolean
}

/** Opaque to callers; belongs to one stream, is good for 15 minutes, and notices when it was changed. */
export function encodeIterator(arn: string, { shardId, sequence, exact }: ShardPosition, nowMs: number): string {
  const body: Body = [shardId, sequence, exact, nowMs]
  const text = JSON.stringify(body)
  return `${arn}|1|${checksum(arn, text)}${Buffer.from(text).toString('base64url')}`
}

/** Throws when it is none of ours, or too old. Source: reference, streams-ttl-backup 1.3; errors 246. */
export function decodeIterator(iterator: string, nowMs: number): ShardPosition & { readonly arn: string } {
  const [arn = '', , coded = ''] = iterator.split('|')
  const text = Buffer.from(coded.slice(checksumLength), 'base64url').toString()
  const isOurs = coded.slice(0, checksumLength) === checksum(arn, text)
  if (!isOurs) throw validationError(streamMessages.invalidIterator)
  const [shardId, sequence, exact, givenMs] = JSON.parse(text) as Body
  if (nowMs - givenMs >= lifetimeMs) throw new ApiError('ExpiredIteratorException', streamMessages.iteratorExpired)
  return { arn, shardId, sequence, exact }
}

type Body = readonly [shardId: string, sequence: number, exact: boolean, givenMs: number]

const lifetimeMs = 15 * 60_000

const checksumLength = 11
const checksum = (arn: string, text: string): string =>
  hash('sha256', `ShardIterator ${arn} ${text}`, 'base64url').slice(0, checksumLength)
