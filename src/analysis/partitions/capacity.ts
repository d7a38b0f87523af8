import { partitionCount } from '../../model/partition-count.ts'
import type { Units } from '../../model/table.ts'
import { Bucket } from './bucket.ts'
import { type Context, msOf } from './context.ts'
import type { Cut } from './cut.ts'
import { middle } from './decide-split.ts'
import { type Kind, kinds } from './kind.ts'
import type { CapacityChange } from './level.ts'
import { flowOf, type Partition } from './partition.ts'
import { type Resource, type ResourceFlow, resourceFlowOf } from './resource.ts'
import type { Capacity } from './resource-definition.ts'
import { canCut, splitPartitions } from './split-partitions.ts'

type By = CapacityChange['by']

export const unitsOf = (units: Units, kind: Kind): number => (kind === 'read' ? units.readUnits : units.writeUnits)

/** Mode, provisioned units and on-demand maximum as they are from now on. Source: reference, partitions 10.8. */
export function changeCapacity(context: Context, resource: Resource, atMs: number, to: Capacity, by: By): void {
  const becomesOnDemand = resource.billing === 'PROVISIONED' && to.billing === 'PAY_PER_REQUEST'
  resource.billing = to.billing
  resource.onDemandLimits = to.onDemandLimits
  for (const kind of kinds) {
    const flow = resourceFlowOf(resource, kind)
    const units = to.billing === 'PROVISIONED' ? unitsOf(to.throughput, kind) : 0
    if (units !== flow.provisioned) decideAnew(flow)
    flow.provisioned = units
    raise(resource, flow, atMs, flow.provisioned, by)
    flow.maximum = maximumBucket(context, resource, kind, atMs)
    if (becomesOnDemand) growLater(context, resource, flow, atMs)
  }
  refit(context, resource, atMs, by)
}

/** More that it can serve at once; never less. */
export function raiseWarm(context: Context, resource: Resource, atMs: number, warm: Units, by: By): void {
  for (const kind of kinds) raise(resource, resourceFlowOf(resource, kind), atMs, unitsOf(warm, kind), by)
  refit(context, resource, atMs, by)
}

/** A change of units, or of the policy, ends what auto scaling had decided: it looks at new minutes only. */
export function decideAnew(flow: ResourceFlow): void {
  flow.scalingTo = undefined
  flow.minutesAbove = 0
  flow.minutesBelow = 0
}

/** Auto scaling's change of one dimension. */
export function scaleTo(context: Context, resource: Resource, atMs: number, kind: Kind, units: number): void {
  const flow = resourceFlowOf(resource, kind)
  flow.provisioned = units
  decideAnew(flow)
  raise(resource, flow, atMs, units, 'scaling')
  refit(context, resource, atMs, 'scaling')
}

/**
 * On demand, double a new peak can be served after half an hour. `atMs`: not before. Source: reference, partitions 7 and 10.5.
 */
export function growLater(context: Context, resource: Resource, flow: ResourceFlow, atMs: number): void {
  const { growthFactor, growthDelay } = context.assumptions
  const units = Math.floor((growthFactor * flow.peakMilli) / 1000)
  if (units <= flow.warm) return
  const warm = { readUnits: 0, writeUnits: 0, [flow.kind === 'read' ? 'readUnits' : 'writeUnits']: units }
  const dueMs = Math.max(atMs, flow.peakEndMs + msOf(growthDelay))
  context.agenda.add(dueMs, { kind: 'warm', resource, warm, by: 'peak' })
}

/** Each partition's part of the provisioned units, in the classic modes of adaptive capacity. */
export function allot(context: Context, resource: Resource, atMs: number): void {
  const { adaptive, burst, initialBurstSeconds } = context.assumptions
  const { partitions } = resource.map
  const isClassic = adaptive !== 'instant' && resource.billing === 'PROVISIONED'
  for (const kind of kinds) {
    const even = resourceFlowOf(resource, kind).rate / partitions.length
    for (const partition of partitions) {
      const flow = flowOf(partition, kind)
      const rate = Math.max(even, flow.boost)
      if (!isClassic) {
        flow.allocation = undefined
      } else if (flow.allocation === undefined) {
        flow.allocation = new Bucket(rate, Math.max(1, burst), Math.min(atMs, resource.definition.createdMs))
        flow.allocation.startWith(Math.max(1, initialBurstSeconds))
      } else {
        flow.allocation.change(rate, Math.max(1, burst), atMs)
      }
    }
  }
}

/** On demand, where the user has set a maximum. */
export function maximumBucket(
  { assumptions }: Context,
  { billing, onDemandLimits }: Resource,
  kind: Kind,
  atMs: number,
): Bucket | undefined {
  const units = kind === 'read' ? onDemandLimits?.readUnits : onDemandLimits?.writeUnits
  if (billing === 'PROVISIONED' || units === undefined) return undefined
  return new Bucket((units * (100 + assumptions.maximumOvershoot)) / 100, 1, atMs)
}

function raise(resource: Resource, flow: ResourceFlow, atMs: number, units: number, by: By): void {
  if (units <= flow.warm) return
  resource.logChange({ atMs, what: 'warm', kind: flow.kind, from: flow.warm, to: units, by })
  flow.warm = units
}

/** Rates, buckets and partitions as mode, units and what it can serve at once ask for. */
function refit(context: Context, resource: Resource, atMs: number, by: By): void {
  for (const kind of kinds) {
    const flow = resourceFlowOf(resource, kind)
    const rate = rateOf(context, resource, flow)
    if (rate !== flow.rate) resource.logChange({ atMs, what: 'rate', kind, from: flow.rate, to: rate, by })
    flow.rate = rate
    fitTableBucket(context, resource, flow, atMs)
  }
  addPartitions(context, resource, atMs)
  allot(context, resource, atMs)
}

export function fitTableBucket(context: Context, resource: Resource, flow: ResourceFlow, atMs: number): void {
  const { burst, gsiBacklogSeconds } = context.assumptions
  flow.table.change(flow.rate, resource.billing === 'PROVISIONED' ? Math.max(1, burst) : 1, atMs)
  if (resource.definition.index !== undefined && flow.kind === 'write') flow.table.mayOwe(gsiBacklogSeconds)
}

/** What a table or index may use: provisioned, or what on demand serves at once, up to the quota. */
export function rateOf({ assumptions }: Context, resource: Resource, flow: ResourceFlow): number {
  if (resource.billing === 'PROVISIONED') return flow.provisioned
  return flow.kind === 'read'
    ? Math.min(assumptions.tableReadUnits, Math.max(assumptions.onDemandReadUnits, flow.warm))
    : Math.min(assumptions.tableWriteUnits, Math.max(assumptions.onDemandWriteUnits, flow.warm))
}

/**
 * Provisioned, every partition is halved until there are enough, as the service once did; on demand the busiest are halved first.
 * Source: reference, partitions 5 (history), 10.5 and 10.8.
 */
function addPartitions(context: Context, resource: Resource, atMs: number): void {
  const wanted = wantedPartitions(context, resource)
  for (;;) {
    const { partitions } = resource.map
    const missing = wanted - partitions.length
    if (missing <= 0) return
    const isProvisioned = resource.billing === 'PROVISIONED'
    const order = isProvisioned ? partitions : partitions.toSorted((a, b) => heatOf(context, b) - heatOf(context, a))
    const room = context.limits.most - partitions.length
    const cuts = order
      .map((partition): [Partition, Cut] => [partition, middle(partition)])
      .filter(([partition, cut]) => canCut(partition, cut))
      .slice(0, isProvisioned ? room : missing)
    if (cuts.length === 0) return
    splitPartitions(context, resource, atMs, new Map(cuts))
    for (const [{ fromHash, toHash }, cut] of cuts) {
      if (cut.kind === 'hash') resource.logSplit({ atMs, fromHash, toHash, kind: 'throughput', atHash: cut.at })
    }
  }
}

function wantedPartitions({ limits }: Context, { billing, read, write }: Resource): number {
  const none = { readUnits: 0, writeUnits: 0 }
  return billing === 'PROVISIONED'
    ? partitionCount(
        {
          throughput: { readUnits: read.provisioned, writeUnits: write.provisioned },
          warm: { readUnits: read.warm, writeUnits: write.warm },
          bytes: 0,
        },
        limits,
      )
    : partitionCount({ throughput: none, warm: { readUnits: read.rate, writeUnits: write.rate }, bytes: 0 }, limits)
}

/** Shares of the two limits, added and made whole numbers; of equally hot ones the widest. */
function heatOf({ limits }: Context, { read, write, fromHash, toHash }: Partition): number {
  const used = (read.used + read.usedBefore) * limits.writeUnits + (write.used + write.usedBefore) * limits.readUnits
  return used + (toHash - fromHash) / 2 ** 48
}
