import { type Context, msOf } from './context.ts'
import type { Cut } from './cut.ts'
import { type CollectionPart, Partition, type PartitionPlace, partitionLimitsOf } from './partition.ts'
import type { Resource } from './resource.ts'

/** Partitions and where each is to be cut. */
export type Cuts = ReadonlyMap<Partition, Cut>

/** Divides partitions. Their children have the full limits from the start, and rest a while before they are judged. */
export function splitPartitions(context: Context, resource: Resource, atMs: number, cuts: Cuts): void {
  const children = new Map([...cuts].map(([parent, cut]) => [parent, divided(context, resource, atMs, parent, cut)]))
  resource.map.replace(children)
  resource.read.busiest = undefined
  resource.write.busiest = undefined
}

/** Whether the cut leaves something on both sides. */
export function canCut({ fromHash, toHash }: Partition, cut: Cut): boolean {
  if (cut.kind === 'hash') return cut.at > fromHash && cut.at < toHash
  return cut.kind === 'sort' || toHash - fromHash > 1
}

function divided(context: Context, resource: Resource, atMs: number, parent: Partition, cut: Cut): Partition[] {
  const limits = partitionLimitsOf(context.assumptions)
  return placesOf(parent, cut).map((place) => {
    const id = resource.nextPartition++
    const child = new Partition({ ...place, id }, limits, atMs)
    const decideMs = atMs + msOf(context.assumptions.cooldown)
    for (const flow of [child.read, child.write]) {
      flow.decideMs = decideMs
      if (cut.kind === 'key' && child.fromHash === cut.hash) flow.unsplittable = 'SINGLE_ITEM'
    }
    return child
  })
}

type Place = Omit<PartitionPlace, 'id'>

function placesOf(parent: Partition, cut: Cut): Place[] {
  if (cut.kind === 'hash') {
    return [hashRange(parent, parent.fromHash, cut.at), hashRange(parent, cut.at, parent.toHash)]
  }
  const { hash } = cut
  const before = hash > parent.fromHash ? [hashRange(parent, parent.fromHash, hash)] : []
  const after = hash + 1 < parent.toHash ? [hashRange(parent, hash + 1, parent.toHash)] : []
  const key = hashRange(parent, hash, hash + 1)
  return [...before, ...(cut.kind === 'key' ? [key] : partsOf(parent, key, cut.at)), ...after]
}

/** The bytes of a range are taken to lie evenly in it, and those of a collection in its parts. */
function hashRange(parent: Partition, fromHash: number, toHash: number): Place {
  const share = (parent.share * (toHash - fromHash)) / (parent.toHash - parent.fromHash)
  return { fromHash, toHash, part: parent.part, share }
}

function partsOf(parent: Partition, key: Place, at: CollectionPart['from']): Place[] {
  const half = { ...key, share: key.share / 2 }
  return [
    { ...half, part: parent.part ?? { from: undefined } },
    { ...half, part: { from: at } },
  ]
}
