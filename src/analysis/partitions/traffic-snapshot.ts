import type { Coming } from './agenda.ts'
import type { SavedBucket } from './bucket.ts'
import type { SavedResource } from './saved-resource.ts'
import type { SavedTimeline } from './timeline.ts'

/**
 * All a traffic model knows, as JSON: splits, peaks, debts, what is to come and, of partitions with traffic, what they are hot
 * with. Resources are numbered as they stand. Bounded by the number of partitions: an idle one takes some 100 bytes, one that
 * is hot with long keys up to some 500 KB.
 */
export type TrafficSnapshot = {
  readonly version: typeof snapshotVersion
  readonly timeline: SavedTimeline<number>
  readonly accounts: readonly SavedAccount[]
  readonly resources: readonly SavedResource[]
  readonly agenda: readonly { readonly atMs: number; readonly coming: Coming<number> }[]
}

export const snapshotVersion = 1

export type SavedAccount = { readonly region: string; readonly read: SavedBucket; readonly write: SavedBucket }
