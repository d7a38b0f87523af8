import type { Kind } from './kind.ts'

/** What a table or index may use of one kind at one moment. Units per second unless named otherwise. */
export type Level = {
  /** Provisioned units, or what on demand allows at the moment. */
  readonly rate: number
  /** Of the table's bucket: units that may be used beyond the rate, negative when in debt. */
  readonly savedUnits: number
  /** What `savedUnits` can come to. */
  readonly savedUnitsMax: number
  /** What it can serve at once. */
  readonly warm: number
  /** Highest average of a closed minute. */
  readonly peak: number
}

/** `rate` of one kind, or `warm`, became another. */
export type CapacityChange = {
  readonly atMs: number
  readonly what: 'rate' | 'warm'
  readonly kind: Kind
  readonly from: number
  readonly to: number
  /** Who asked: the feeder, auto scaling, or a new peak on demand. */
  readonly by: 'update' | 'scaling' | 'peak'
}
