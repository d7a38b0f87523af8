import type { Scaling } from '../../model/scaling.ts'
import type { BillingMode, OnDemandLimits, Units } from '../../model/table.ts'

/** Which table, or which global index; local indexes live in their table. */
export type ResourceName = {
  readonly region: string
  readonly table: string
  readonly index?: string | undefined
}

/** What the traffic model has to know of a table or global index. Units are whole units per second. */
export type ResourceDefinition = ResourceName &
  Capacity & {
    /** Another date means another table of the same name: what was known of the old one is forgotten. */
    readonly createdMs: number
    /** What it can serve at once at least; what the model has seen it grow to counts as well. */
    readonly warm: Units
    /** Bytes of its items. */
    readonly bytes: number
    readonly hasSortKey: boolean
    /** The table has a local index, so no item collection can be divided. False for a global index. */
    readonly hasLocalIndexes: boolean
    readonly scaling?: Scaling | undefined
    /**
     * When a change of units or mode is done, where the feeder knows it. Absent: after `updateDelay` and `warmDelay`.
     * Without meaning when the resource is new.
     */
    readonly effectiveMs?: number | undefined
  }

/** What UpdateTable changes. */
export type Capacity = {
  readonly billing: BillingMode
  /** Provisioned units; zeros on demand. */
  readonly throughput: Units
  readonly onDemandLimits?: OnDemandLimits | undefined
}
