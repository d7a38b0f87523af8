import type { BillingMode, Decreases, OnDemandLimits } from '../../model/table.ts'
import type { SplitEvent } from '../../operation/monitor.ts'
import type { Bucket } from './bucket.ts'
import type { Kind } from './kind.ts'
import type { CapacityChange } from './level.ts'
import type { PartitionFlow } from './partition.ts'
import type { PartitionMap } from './partition-map.ts'
import type { ResourceDefinition } from './resource-definition.ts'

/** Splits and changes that are remembered. */
const eventsMax = 200

/** A table or global index in the traffic model. To feeders a handle: only the model looks inside. */
export class Resource {
  /** As it was defined last; a change may not have taken effect yet. */
  definition: ResourceDefinition
  /** What holds now. */
  billing: BillingMode
  onDemandLimits: OnDemandLimits | undefined
  readonly read: ResourceFlow
  readonly write: ResourceFlow
  readonly map: PartitionMap
  bytes: number
  nextPartition: number
  decreases: Decreases | undefined
  /** What the next beat looks at. */
  active: PartitionFlow[] = []
  /** Beats look at it at all. */
  isAwake = false
  isForgotten = false
  readonly splits: SplitEvent[] = []
  readonly changes: CapacityChange[] = []

  constructor(definition: ResourceDefinition, parts: { read: ResourceFlow; write: ResourceFlow; map: PartitionMap }) {
    this.definition = definition
    this.billing = definition.billing
    this.onDemandLimits = definition.onDemandLimits
    this.read = parts.read
    this.write = parts.write
    this.map = parts.map
    this.bytes = definition.bytes
    this.nextPartition = parts.map.partitions.length
  }

  /** A spike that comes again and again is told once. */
  logSplit(event: SplitEvent): void {
    const last = this.splits.at(-1)
    if (last?.reason === 'SHORT_SPIKE' && event.reason === 'SHORT_SPIKE' && last.fromHash === event.fromHash) {
      this.splits.pop()
    }
    this.splits.push(event)
    if (this.splits.length > eventsMax) this.splits.shift()
  }

  logChange(change: CapacityChange): void {
    this.changes.push(change)
    if (this.changes.length > eventsMax) this.changes.shift()
  }
}

/** What a table or index reads, or writes. */
export class ResourceFlow {
  readonly kind: Kind
  /** Of the provisioned tables of an account in one Region together. */
  readonly account: Bucket
  readonly table: Bucket
  /** On demand, where the user has set one. */
  maximum: Bucket | undefined
  /** Units per second that come back to `table`. */
  rate = 0
  /** Units per second it is provisioned with; 0 on demand. */
  provisioned = 0
  warm = 0
  /** Milli-units used in the minute that has not ended. */
  minuteMilli = 0
  /** Highest average of a minute, milli-units per second, and when that minute ended. */
  peakMilli = 0
  peakEndMs = 0
  /** Averages of the last minutes for auto scaling, milli-units per second, newest last. */
  minutes: number[] = []
  minutesAbove = 0
  minutesBelow = 0
  /** Units that auto scaling has decided on and that have not taken effect. */
  scalingTo: number | undefined
  /** The busiest partition, and when it was last looked for. */
  busiest: PartitionFlow | undefined
  busiestMs = -1

  constructor(kind: Kind, account: Bucket, table: Bucket) {
    this.kind = kind
    this.account = account
    this.table = table
  }
}

export const resourceFlowOf = (resource: Resource, kind: Kind): ResourceFlow =>
  kind === 'read' ? resource.read : resource.write
