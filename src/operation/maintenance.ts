import type { ScalingCall } from './scaling.ts'

/** What the service did by itself since it last had a turn. */
export type Maintenance = {
  /** Items deleted because their time was over, by Region and table; tables without any are left out. */
  readonly expired: readonly { readonly region: string; readonly table: string; readonly items: number }[]
  /** What auto scaling changed, in the order of time; absent: nothing. */
  readonly scaled?: readonly ScalingCall[] | undefined
  /** The turn ended before the work did: another one finds more to do. */
  readonly more: boolean
}
