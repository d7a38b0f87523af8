import type { Unsplittable } from '../../model/throttle.ts'
import type { Value } from '../../model/value.ts'
import type { Assumptions } from './assumptions.ts'
import { Bucket } from './bucket.ts'
import type { HeatSample } from './heat-sample.ts'
import type { Kind } from './kind.ts'
import type { TopKeys } from './top-keys.ts'

/** A range of hashes of one table or index, or a part of the collection of one key. */
export class Partition {
  /** Never used again in its table or index. */
  readonly id: number
  readonly fromHash: number
  readonly toHash: number
  /** Part of one key's collection, whose parts lie beside each other in order. */
  readonly part: CollectionPart | undefined
  /** Of the bytes of its table or index, from 0 to 1. Estimated: keys are taken to be spread evenly. */
  readonly share: number
  readonly read: PartitionFlow
  readonly write: PartitionFlow
  /** A split is on its way. */
  isSplitting = false
  /** It has been split: others are in its place. */
  isGone = false

  constructor(place: PartitionPlace, limits: PartitionFlowLimits, atMs: number) {
    this.id = place.id
    this.fromHash = place.fromHash
    this.toHash = place.toHash
    this.part = place.part
    this.share = place.share
    this.read = new PartitionFlow(this, 'read', limits.readUnits, limits.window, atMs)
    this.write = new PartitionFlow(this, 'write', limits.writeUnits, limits.window, atMs)
  }
}

export type PartitionPlace = {
  readonly id: number
  readonly fromHash: number
  readonly toHash: number
  readonly part?: CollectionPart | undefined
  readonly share: number
}

/** Begins at a sort key. The first part begins at none, and so do all where the model has not seen the sort keys. */
export type CollectionPart = { readonly from: readonly Value[] | undefined }

/** Units per second, and the seconds they are measured over. */
export type PartitionFlowLimits = { readonly readUnits: number; readonly writeUnits: number; readonly window: number }

export const partitionLimitsOf = (assumptions: Assumptions): PartitionFlowLimits => ({
  readUnits: assumptions.partitionReadUnits,
  writeUnits: assumptions.partitionWriteUnits,
  window: assumptions.capWindow,
})

/** What one partition reads, or writes. Milli-units; windows are the ten seconds between two beats of the model. */
export class PartitionFlow {
  readonly partition: Partition
  readonly kind: Kind
  /** The partition's own limit. */
  readonly cap: Bucket
  /** Its part of the provisioned units, in the classic modes of adaptive capacity. */
  allocation: Bucket | undefined
  /** More than its even part of the provisioned units: units per second. */
  boost = 0

  /** Among those that the next beat looks at. */
  isActive = false
  used = 0
  refused = 0
  /** What was used in the window before. */
  usedBefore = 0
  /** Refusals by `cap` and by `allocation` in this window. */
  capRefusals = 0
  allocationRefusals = 0

  /** Windows without a pause that were hot, and that were refused by the allocation. */
  hotWindows = 0
  shortWindows = 0
  /** Something was refused since it became hot. */
  hasRefused = false
  /** No decision about a split before. */
  decideMs = 0
  /** Why a split would not help, as far as has been seen. */
  unsplittable: Unsplittable | undefined
  /** The last reason that the log of splits has. */
  loggedReason: Unsplittable | undefined
  keys: TopKeys | undefined
  /** Only while it is hot. */
  sample: HeatSample | undefined

  constructor(partition: Partition, kind: Kind, units: number, window: number, atMs: number) {
    this.partition = partition
    this.kind = kind
    this.cap = new Bucket(units, window, atMs)
  }
}

export const flowOf = (partition: Partition, kind: Kind): PartitionFlow =>
  kind === 'read' ? partition.read : partition.write
