import type { Throttle, ThrottleBucket, ThrottleCause, Unsplittable } from '../../model/throttle.ts'
import type { Bucket } from './bucket.ts'
import type { Context } from './context.ts'
import { accessesMin } from './decide-split.ts'
import type { PartitionFlow } from './partition.ts'
import { type Resource, type ResourceFlow, resourceFlowOf } from './resource.ts'

/** One limit that refuses one use. */
export type Refusal = {
  readonly resource: Resource
  readonly flow: PartitionFlow
  readonly limit: ThrottleBucket
  readonly bucket: Bucket
}

/** What is known about it. Source: reference, partitions 10.4. */
export function explainThrottle(context: Context, refusal: Refusal, atMs: number): Throttle {
  const { resource, flow, limit, bucket } = refusal
  const { definition, billing } = resource
  const cause = causeOf(limit, resource)
  const at = cause === 'KeyRangeThroughput' ? placeOf(refusal, atMs) : undefined
  return {
    table: definition.table,
    index: definition.index,
    kind: flow.kind,
    cause,
    billing,
    bucket: limit,
    unitsPerSecond: bucket.rate,
    sinceMs: bucket.sinceMs,
    partition: at && { fromHash: at.partition.fromHash, toHash: at.partition.toHash },
    hottest: at && hottestOf(at),
    unsplittable: at && limit === 'partition' ? unsplittable(context, resource, at) : undefined,
  }
}

function causeOf(limit: ThrottleBucket, { billing }: Resource): ThrottleCause {
  switch (limit) {
    case 'account':
      return 'AccountLimit'
    case 'maximum':
      return 'MaxOnDemandThroughput'
    case 'table':
      // On demand has no rate of its own to exceed: the service speaks of its partitions.
      return billing === 'PROVISIONED' ? 'ProvisionedThroughput' : 'KeyRangeThroughput'
    case 'allocation':
    case 'partition':
      return 'KeyRangeThroughput'
  }
}

const placeOf = ({ limit, resource, flow }: Refusal, atMs: number): PartitionFlow =>
  limit === 'table' ? (busiest(resource, resourceFlowOf(resource, flow.kind), atMs) ?? flow) : flow

/** Looked for once a second at most. */
function busiest(resource: Resource, flow: ResourceFlow, atMs: number): PartitionFlow | undefined {
  if (flow.busiest === undefined || atMs - flow.busiestMs >= 1000) {
    const recent = ({ used, usedBefore, refused }: PartitionFlow): number => used + usedBefore + refused
    flow.busiest = resource.active
      .filter(({ kind, partition }) => kind === flow.kind && !partition.isGone)
      .reduce<PartitionFlow | undefined>((a, b) => (a === undefined || recent(b) > recent(a) ? b : a), undefined)
    flow.busiestMs = atMs
  }
  return flow.busiest
}

function hottestOf({ keys }: PartitionFlow): Throttle['hottest'] {
  const hottest = keys?.hottest()
  return hottest && { key: hottest.key, share: hottest.share }
}

/** As the accesses of a hot partition told; before that, what is certain from the keys alone. */
function unsplittable(
  { assumptions }: Context,
  { definition }: Resource,
  flow: PartitionFlow,
): Unsplittable | undefined {
  if (flow.unsplittable !== undefined || (flow.sample?.count ?? 0) >= accessesMin) return flow.unsplittable
  const share = flow.keys?.hottest()?.share ?? 0
  if (share * 100 < assumptions.dominantShare) return undefined
  if (definition.hasLocalIndexes) return 'LSI_COLLECTION'
  return definition.hasSortKey ? undefined : 'SINGLE_ITEM'
}
