import { partitionStart } from '../../model/hash-space.ts'
import { partitionCount } from '../../model/partition-count.ts'
import type { Units } from '../../model/table.ts'
import { Bucket } from './bucket.ts'
import { allot, fitTableBucket, maximumBucket, rateOf, unitsOf } from './capacity.ts'
import type { Context } from './context.ts'
import { type Kind, kinds } from './kind.ts'
import { Partition, partitionLimitsOf } from './partition.ts'
import { PartitionMap } from './partition-map.ts'
import { Resource, ResourceFlow, resourceFlowOf } from './resource.ts'
import type { ResourceDefinition } from './resource-definition.ts'

/** The buckets of an account in one Region. */
export type AccountBuckets = { readonly [Of in Kind]: Bucket }

/** A table or index as it is defined, with evenly divided partitions. It has saved capacity since it was created. */
export function newResource(
  context: Context,
  atMs: number,
  definition: ResourceDefinition,
  account: AccountBuckets,
): Resource {
  const sinceMs = Math.min(atMs, definition.createdMs)
  const warm = warmAtFirst(context, definition)
  const flow = (kind: Kind): ResourceFlow => new ResourceFlow(kind, account[kind], new Bucket(0, 1, sinceMs))
  const map = new PartitionMap(evenPartitions(context, atMs, definition, warm))
  const resource = new Resource(definition, { read: flow('read'), write: flow('write'), map })
  for (const kind of kinds) {
    const flow = resourceFlowOf(resource, kind)
    flow.provisioned = definition.billing === 'PROVISIONED' ? unitsOf(definition.throughput, kind) : 0
    flow.warm = unitsOf(warm, kind)
    flow.rate = rateOf(context, resource, flow)
    flow.maximum = maximumBucket(context, resource, kind, atMs)
    fitTableBucket(context, resource, flow, sinceMs)
    flow.table.startWith(Math.max(1, context.assumptions.initialBurstSeconds))
  }
  allot(context, resource, atMs)
  return resource
}

function warmAtFirst({ assumptions }: Context, { billing, warm, throughput }: ResourceDefinition): Units {
  const least =
    billing === 'PROVISIONED'
      ? throughput
      : { readUnits: assumptions.onDemandReadUnits, writeUnits: assumptions.onDemandWriteUnits }
  return {
    readUnits: Math.max(warm.readUnits, least.readUnits),
    writeUnits: Math.max(warm.writeUnits, least.writeUnits),
  }
}

function evenPartitions(context: Context, atMs: number, definition: ResourceDefinition, warm: Units): Partition[] {
  const { throughput, bytes } = definition
  const count = partitionCount({ throughput, warm, bytes }, context.limits)
  const limits = partitionLimitsOf(context.assumptions)
  return Array.from({ length: count }, (_, id) => {
    const place = { id, fromHash: partitionStart(id, count), toHash: partitionStart(id + 1, count), share: 1 / count }
    return new Partition(place, limits, atMs)
  })
}
