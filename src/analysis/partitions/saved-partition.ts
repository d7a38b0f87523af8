import type { SavedBucket } from './bucket.ts'
import { HeatSample, type SavedHeatSample } from './heat-sample.ts'
import { Partition, type PartitionFlow, type PartitionFlowLimits, type PartitionPlace } from './partition.ts'
import { type SavedTopKeys, TopKeys } from './top-keys.ts'

/** A partition in a snapshot; a flow that is at rest is left out. */
export type SavedPartition = {
  readonly place: PartitionPlace
  readonly isSplitting: boolean
  readonly read?: SavedPartitionFlow | undefined
  readonly write?: SavedPartitionFlow | undefined
}

type Figures = Pick<
  PartitionFlow,
  | 'boost'
  | 'isActive'
  | 'used'
  | 'refused'
  | 'usedBefore'
  | 'capRefusals'
  | 'allocationRefusals'
  | 'hotWindows'
  | 'shortWindows'
  | 'hasRefused'
  | 'decideMs'
  | 'unsplittable'
  | 'loggedReason'
>

type SavedPartitionFlow = {
  readonly figures: Figures
  readonly cap: SavedBucket
  readonly allocation?: SavedBucket | undefined
  readonly keys?: SavedTopKeys | undefined
  readonly sample?: SavedHeatSample | undefined
}

export function savePartition(partition: Partition, nowMs: number): SavedPartition {
  const { id, fromHash, toHash, part, share, isSplitting } = partition
  const read = saveFlow(partition.read, nowMs)
  const write = saveFlow(partition.write, nowMs)
  return { place: { id, fromHash, toHash, part, share }, isSplitting, read, write }
}

export function restorePartition(saved: SavedPartition, limits: PartitionFlowLimits, nowMs: number): Partition {
  const partition = new Partition(saved.place, limits, nowMs)
  partition.isSplitting = saved.isSplitting
  restoreFlow(partition.read, saved.read)
  restoreFlow(partition.write, saved.write)
  return partition
}

/** Its allocation exists only when its table or index is complete. */
export function restoreAllocations(partition: Partition, saved: SavedPartition): void {
  if (saved.read?.allocation !== undefined) partition.read.allocation?.restore(saved.read.allocation)
  if (saved.write?.allocation !== undefined) partition.write.allocation?.restore(saved.write.allocation)
}

function saveFlow(flow: PartitionFlow, nowMs: number): SavedPartitionFlow | undefined {
  if (isAtRest(flow, nowMs)) return undefined
  const { boost, isActive, used, refused, usedBefore, capRefusals, allocationRefusals } = flow
  const { hotWindows, shortWindows, hasRefused, decideMs, unsplittable, loggedReason } = flow
  return {
    figures: {
      boost,
      isActive,
      used,
      refused,
      usedBefore,
      capRefusals,
      allocationRefusals,
      hotWindows,
      shortWindows,
      hasRefused,
      decideMs: decideMs > nowMs ? decideMs : 0,
      unsplittable,
      loggedReason,
    },
    cap: flow.cap.saved(nowMs),
    allocation: flow.allocation?.saved(nowMs),
    keys: flow.keys?.saved(),
    sample: flow.sample?.saved(),
  }
}

function restoreFlow(flow: PartitionFlow, saved: SavedPartitionFlow | undefined): void {
  if (saved === undefined) return
  Object.assign(flow, saved.figures)
  flow.cap.restore(saved.cap)
  flow.keys = saved.keys && TopKeys.restore(saved.keys)
  flow.sample = saved.sample && HeatSample.restore(saved.sample)
}

/** As if it had just been made: idle, full, and free to be judged. */
const isAtRest = ({ isActive, decideMs, unsplittable, allocation, cap }: PartitionFlow, nowMs: number): boolean =>
  !isActive && decideMs <= nowMs && unsplittable === undefined && allocation === undefined && cap.isAtRest(nowMs)
