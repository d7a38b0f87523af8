import { must } from '../../base/must.ts'
import type { BillingMode, Decreases, OnDemandLimits } from '../../model/table.ts'
import type { SplitEvent } from '../../operation/monitor.ts'
import { Bucket, type SavedBucket } from './bucket.ts'
import { allot, fitTableBucket, maximumBucket, rateOf } from './capacity.ts'
import type { Context } from './context.ts'
import { type Kind, kinds } from './kind.ts'
import type { CapacityChange } from './level.ts'
import type { AccountBuckets } from './new-resource.ts'
import { flowOf, partitionLimitsOf } from './partition.ts'
import { PartitionMap } from './partition-map.ts'
import { Resource, ResourceFlow, resourceFlowOf } from './resource.ts'
import type { ResourceDefinition } from './resource-definition.ts'
import { restoreAllocations, restorePartition, type SavedPartition, savePartition } from './saved-partition.ts'

/** A table or index in a snapshot. */
export type SavedResource = {
  readonly definition: ResourceDefinition
  readonly billing: BillingMode
  readonly onDemandLimits?: OnDemandLimits | undefined
  readonly bytes: number
  readonly nextPartition: number
  readonly turn: number
  readonly decreases?: Decreases | undefined
  readonly read: SavedResourceFlow
  readonly write: SavedResourceFlow
  readonly partitions: readonly SavedPartition[]
  /** Partitions by id, in the order they became active. */
  readonly active: readonly (readonly [id: number, kind: Kind])[]
  readonly splits: readonly SplitEvent[]
  readonly changes: readonly CapacityChange[]
}

type Figures = Pick<
  ResourceFlow,
  | 'provisioned'
  | 'warm'
  | 'minuteMilli'
  | 'peakMilli'
  | 'peakEndMs'
  | 'minutes'
  | 'minutesAbove'
  | 'minutesBelow'
  | 'scalingTo'
  | 'busiestMs'
>

type SavedResourceFlow = {
  readonly figures: Figures
  readonly table: SavedBucket
  readonly maximum?: SavedBucket | undefined
  /** By its id. */
  readonly busiest?: number | undefined
}

export function saveResource(resource: Resource, nowMs: number): SavedResource {
  const { definition, billing, onDemandLimits, bytes, nextPartition, decreases, map } = resource
  return {
    definition,
    billing,
    onDemandLimits,
    bytes,
    nextPartition,
    turn: map.turn,
    decreases,
    read: saveFlow(resource.read, nowMs),
    write: saveFlow(resource.write, nowMs),
    partitions: map.partitions.map((partition) => savePartition(partition, nowMs)),
    active: resource.active
      .filter(({ partition }) => !partition.isGone)
      .map(({ partition, kind }) => [partition.id, kind] as const),
    splits: [...resource.splits],
    changes: [...resource.changes],
  }
}

export function restoreResource(
  context: Context,
  saved: SavedResource,
  account: AccountBuckets,
  nowMs: number,
): Resource {
  const limits = partitionLimitsOf(context.assumptions)
  const partitions = saved.partitions.map((partition) => restorePartition(partition, limits, nowMs))
  const flow = (kind: Kind): ResourceFlow => new ResourceFlow(kind, account[kind], new Bucket(0, 1, nowMs))
  const map = new PartitionMap(partitions)
  map.turn = saved.turn
  const resource = new Resource(saved.definition, { read: flow('read'), write: flow('write'), map })
  resource.billing = saved.billing
  resource.onDemandLimits = saved.onDemandLimits
  resource.bytes = saved.bytes
  resource.nextPartition = saved.nextPartition
  resource.decreases = saved.decreases
  resource.splits.push(...saved.splits)
  resource.changes.push(...saved.changes)
  const byId = new Map(partitions.map((partition) => [partition.id, partition]))
  for (const kind of kinds) {
    restoreFlow(context, resource, { kind, saved: saved[kind], nowMs })
    const busiest = byId.get(saved[kind].busiest ?? -1)
    resourceFlowOf(resource, kind).busiest = busiest && flowOf(busiest, kind)
  }
  allot(context, resource, nowMs)
  for (const [at, partition] of saved.partitions.entries()) {
    restoreAllocations(must(partitions[at], 'each was restored'), partition)
  }
  resource.active = saved.active.map(([id, kind]) => flowOf(must(byId.get(id), 'active ones exist'), kind))
  return resource
}

function saveFlow(flow: ResourceFlow, nowMs: number): SavedResourceFlow {
  const { provisioned, warm, minuteMilli, peakMilli, peakEndMs } = flow
  const { minutes, minutesAbove, minutesBelow, scalingTo, busiestMs } = flow
  return {
    figures: {
      provisioned,
      warm,
      minuteMilli,
      peakMilli,
      peakEndMs,
      minutes: [...minutes],
      minutesAbove,
      minutesBelow,
      scalingTo,
      busiestMs,
    },
    table: flow.table.saved(nowMs),
    maximum: flow.maximum?.saved(nowMs),
    busiest: flow.busiest?.partition.id,
  }
}

function restoreFlow(
  context: Context,
  resource: Resource,
  { kind, saved, nowMs }: { readonly kind: Kind; readonly saved: SavedResourceFlow; readonly nowMs: number },
): void {
  const flow = resourceFlowOf(resource, kind)
  Object.assign(flow, saved.figures)
  flow.rate = rateOf(context, resource, flow)
  fitTableBucket(context, resource, flow, nowMs)
  flow.table.restore(saved.table)
  flow.maximum = maximumBucket(context, resource, kind, nowMs)
  if (saved.maximum !== undefined) flow.maximum?.restore(saved.maximum)
}
