import type { BillingMode, Units } from '../../model/table.ts'
import type { Throttle } from '../../model/throttle.ts'
import type { Value } from '../../model/value.ts'
import type { SplitEvent } from '../../operation/monitor.ts'
import type { Assumptions } from '../partitions/assumptions.ts'
import type { CapacityChange } from '../partitions/level.ts'
import type { SimulationCost } from './simulation-cost.ts'

/**
 * What became of a workload. Times are milliseconds of the simulation; units are half units. The columns of every table are
 * stretches of `columnMs`, the last one perhaps shorter. Sums over columns, over partitions and over patterns are the same.
 */
export type Simulation = {
  readonly spanMs: number
  readonly stepMs: number
  readonly columnMs: number
  readonly seed: number
  readonly requests: RequestCounts
  readonly columns: readonly RequestCounts[]
  readonly patterns: readonly PatternOutcome[]
  readonly resources: readonly ResourceOutcome[]
  /** Requests refused, by `throttlingReason`; one that several limits refuse counts for the first of them. */
  readonly reasons: Readonly<Record<string, number>>
  readonly firstThrottle: FirstThrottle | undefined
  readonly cost: SimulationCost
  readonly assumptions: Assumptions
}

export type RequestCounts = { readonly passed: number; readonly throttled: number }

export type PatternOutcome = {
  readonly name: string
  readonly requests: RequestCounts
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  readonly reasons: Readonly<Record<string, number>>
  /** Keys that were followed by themselves, most requests first. */
  readonly hottest: readonly KeyOutcome[]
}

export type KeyOutcome = { readonly key: Value } & RequestCounts

export type ResourceOutcome = {
  readonly table: string
  readonly index: string | undefined
  readonly billing: BillingMode
  /** When it began, and when it ended: auto scaling changes it. Zeros on demand. */
  readonly provisioned: { readonly first: Units; readonly last: Units }
  readonly partitions: { readonly first: number; readonly last: number }
  readonly splits: readonly SplitEvent[]
  readonly changes: readonly CapacityChange[]
  readonly read: FlowOutcome
  readonly write: FlowOutcome
}

export type FlowOutcome = {
  readonly halfUnits: number
  /** Of the charges of requests that were refused: what would have been used as well. */
  readonly refusedHalfUnits: number
  readonly columns: readonly number[]
  /** In order of where they begin. */
  readonly heat: readonly HeatRow[]
}

export type HeatRow = {
  readonly fromHash: number
  readonly halfUnits: number
  readonly columns: readonly number[]
  /** Half units that were refused, column by column. */
  readonly refused: readonly number[]
}

export type FirstThrottle = {
  readonly atMs: number
  readonly pattern: string
  /** Undefined: one of many less popular ones. */
  readonly key: Value | undefined
  readonly throttle: Throttle
}
