import type { Stream } from '../../model/stream.ts'
import type { EngineContext } from '../context.ts'
import { sequenceAt, sequenceMs } from './sequence.ts'

/** How long records are kept, and closed shards and ended streams after them. Source: reference, streams-ttl-backup 1.1. */
const retentionMs = 24 * 3_600_000

/** What of the streams of a file can be seen at one moment. */
export type Moment = {
  /** Above the number of every record there is. */
  readonly next: number
  /** How far time has come: the same, or the number that goes with the clock. A clock that is set back does not count. */
  readonly head: number
  /** What is older is forgotten. */
  readonly trimMs: number
  /** The same as a sequence number. */
  readonly trim: number
}

export function momentOf(context: EngineContext): Moment {
  const nowMs = context.clock.now()
  const last = context.store.streams.last()
  const next = last === undefined ? 0 : last + 1
  const trimMs = nowMs - retentionMs
  return { next, head: Math.max(sequenceAt(nowMs), next), trimMs, trim: sequenceAt(trimMs) }
}

/** The millisecond that the open shards of a stream have reached; all shards of one that has ended are behind. */
export function headMsOf(stream: Stream, { head }: Moment): number {
  return stream.end === undefined ? Math.max(sequenceMs(head), stream.epochs.at(-1)?.fromMs ?? 0) : Infinity
}

/** A whole millisecond that no record of a stream has reached yet. */
export function freeMsOf(context: EngineContext, stream: Stream): number {
  const { head } = momentOf(context)
  const fromMs = stream.epochs.at(-1)?.fromMs ?? 0
  return Math.max(Math.ceil(head / sequenceAt(1)), fromMs + 1)
}

export const isForgotten = (stream: Stream, { trimMs }: Moment): boolean =>
  stream.end !== undefined && stream.end.ms <= trimMs
