import type { Dimension, ScalingPolicy } from '../model/scaling.ts'

/** A table or, with `index`, one of its global indexes. */
export type ScaledResource = {
  readonly region: string
  readonly table: string
  readonly index?: string | undefined
}

/** A policy for one dimension; `policy` undefined: there is to be none. */
export type ScalingChange = ScaledResource & {
  readonly dimension: Dimension
  readonly policy: ScalingPolicy | undefined
}

/** A policy, and what has become of it. */
export type ScalingState = ScaledResource & {
  readonly dimension: Dimension
  readonly policy: ScalingPolicy
  /** `asleep` while the table is on demand; `elsewhere`: another process that has the file open changes the units. */
  readonly state: 'active' | 'asleep' | 'elsewhere'
  /** What it changed last, as far as this process knows. Epoch milliseconds. */
  readonly last?: { readonly atMs: number; readonly from: number; readonly to: number } | undefined
}

/** Units that auto scaling wants at some moment, or had given to a table or index. */
export type ScalingCall = ScaledResource & {
  readonly dimension: Dimension
  readonly units: number
  readonly atMs: number
}
