import { must } from '../../base/must.ts'
import type { ShardEpoch, Stream } from '../../model/stream.ts'
import { headMsOf, type Moment } from './moment.ts'

/** From memory. Source: reference, streams-ttl-backup 1.2. */
const rollMs = 4 * 3_600_000

/** The shards of a stream that were open at the same time; records of [fromMs, toMs) are in them. */
export type Generation = {
  readonly fromMs: number
  readonly toMs: number
  readonly shards: number
  readonly closed: boolean
  /** The generation whose shards are the parents of these. */
  readonly parents: ShardEpoch | undefined
}

/**
 * Oldest first; those that have been closed for longer than records are kept are gone. Nobody has to open or to close them: they
 * follow from the clock, so that looking changes nothing.
 */
export function generationsOf(stream: Stream, moment: Moment): readonly Generation[] {
  const headMs = headMsOf(stream, moment)
  return stream.epochs.flatMap((epoch, at) => {
    const { fromMs, shards } = epoch
    const untilMs = Math.min(stream.epochs[at + 1]?.fromMs ?? Infinity, stream.end?.ms ?? Infinity)
    const generations: Generation[] = []
    const firstMs = fromMs + rollMs * Math.max(0, Math.floor((moment.trimMs - fromMs) / rollMs))
    for (let startMs = firstMs; startMs < untilMs && startMs <= headMs; startMs += rollMs) {
      const toMs = Math.min(startMs + rollMs, untilMs)
      if (toMs <= moment.trimMs) continue
      const parents = startMs > fromMs ? { fromMs: startMs - rollMs, shards } : lastBefore(stream, at)
      generations.push({ fromMs: startMs, toMs, shards, closed: toMs <= headMs, parents })
    }
    return generations
  })
}

/** The last generation of the epoch before. */
function lastBefore({ epochs }: Stream, at: number): ShardEpoch | undefined {
  const epoch = epochs[at - 1]
  if (epoch === undefined) return undefined
  const { fromMs: nextMs } = must(epochs[at], 'an epoch follows')
  const rolls = Math.ceil((nextMs - epoch.fromMs) / rollMs) - 1
  return { fromMs: epoch.fromMs + rolls * rollMs, shards: epoch.shards }
}
