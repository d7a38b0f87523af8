import { partitionOf, partitionStart } from '../../model/hash-space.ts'
import type { ShardEpoch, Stream } from '../../model/stream.ts'
import { type Generation, generationsOf } from './generations.ts'
import type { Moment } from './moment.ts'
import { sequenceAt } from './sequence.ts'

export type Shard = {
  readonly id: string
  readonly parentId: string | undefined
  /** Which part of the hashes of its generation it holds. */
  readonly number: number
  /** Its records have numbers in [from, to). */
  readonly from: number
  readonly to: number
  readonly closed: boolean
}

/** In the order of their ids, which is that of time. */
export function* shardsOf(stream: Stream, moment: Moment): Generator<Shard, void> {
  for (const generation of generationsOf(stream, moment)) {
    for (let number = 0; number < generation.shards; number += 1) yield shardOf(generation, number)
  }
}

/** Undefined: the stream has no such shard, or no longer. */
export function findShard(stream: Stream, id: string, moment: Moment): Shard | undefined {
  const [, ms, hash] = /^shardId-(\d{20})-([0-9a-f]{8})$/.exec(id) ?? []
  const generation = generationsOf(stream, moment).find(({ fromMs }) => fromMs === Number(ms))
  if (generation === undefined || hash === undefined) return undefined
  const lastHash = Number.parseInt(hash, 16) * hashesPerDigits + hashesPerDigits - 1
  const shard = shardOf(generation, partitionOf(lastHash, generation.shards))
  return shard.id === id ? shard : undefined
}

function shardOf(generation: Generation, number: number): Shard {
  const { fromMs, toMs, shards, closed, parents } = generation
  return {
    id: shardId(generation, number),
    // Shards only ever multiply, so that one has one parent.
    parentId: parents === undefined ? undefined : shardId(parents, Math.floor((number * parents.shards) / shards)),
    number,
    from: sequenceAt(fromMs),
    to: sequenceAt(toMs),
    closed,
  }
}

/** When it was opened, and the leading digits of the first hash it holds. Form from memory: reference, README row 24. */
function shardId({ fromMs, shards }: ShardEpoch, number: number): string {
  const hash = Math.floor(partitionStart(number, shards) / hashesPerDigits)
  return `shardId-${String(fromMs).padStart(20, '0')}-${hash.toString(16).padStart(8, '0')}`
}

/** Hashes have 48 bits, ids show 32 of them. */
const hashesPerDigits = 2 ** 16
