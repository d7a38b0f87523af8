import type { Throttle } from '../../model/throttle.ts'
import type { PartitionReport } from '../../operation/monitor.ts'
import type { Assumptions } from './assumptions.ts'
import type { CapacityChange, Level } from './level.ts'
import type { Resource } from './resource.ts'
import type { ResourceDefinition, ResourceName } from './resource-definition.ts'
import type { TrafficSnapshot } from './traffic-snapshot.ts'
import type { Kind, Use } from './use.ts'

export type TrafficModelOptions = {
  /** What differs from `assumptionDefaults`. */
  readonly assumptions?: Partial<Assumptions> | undefined
}

/** What became of a number of equal requests. */
export type Admission = { readonly passed: number; readonly throttles: readonly Throttle[] }

/**
 * Partitions, burst, adaptive capacity, splits and throttling of the tables of one account as a state machine on a clock that
 * its feeder moves. Same calls, same answers. Time is in whole milliseconds and never goes back: an earlier moment counts as
 * the latest one the model has seen. Source: reference, partitions 10.
 */
export declare class TrafficModel {
  readonly assumptions: Assumptions
  /** The latest moment it has been told of. */
  nowMs: number

  constructor(options?: TrafficModelOptions)
  /** Adds a table or index, or changes one from `atMs` on; the handle of one that stays is the same object. */
  define(atMs: number, definition: ResourceDefinition): Resource
  find(name: ResourceName): Resource | undefined
  forget(resource: Resource): void
  /** A new size; partitions above the size limit are split in time. */
  resize(atMs: number, resource: Resource, bytes: number): void

  /**
   * One request, wholly or not at all: debits all its uses, or none and says every limit that refuses it, in the order
   * account, maximum, table, allocation, partition. Source: reference, partitions 10.4.
   */
  admit(atMs: number, uses: readonly Use[]): readonly Throttle[]
  /** As `count` calls of `admit` at the same moment. `throttles` are those of the first that was refused. */
  admitMany(atMs: number, uses: readonly Use[], count: number): Admission
  /** Lets happen what is due: closed windows, splits, growth, changes of capacity, auto scaling. */
  advance(toMs: number): void

  report(resource: Resource): PartitionReport
  partitionCount(resource: Resource): number
  /** What the table or index may use now, and what it has saved. */
  level(resource: Resource, kind: Kind): Level
  /** Changes of its capacity, oldest first; the newest 200. */
  changes(resource: Resource): readonly CapacityChange[]

  /** All it knows, as JSON. A model that restores it goes on as if it had not stopped. */
  snapshot(): TrafficSnapshot
  static restore(snapshot: TrafficSnapshot, options?: TrafficModelOptions): TrafficModel
}
