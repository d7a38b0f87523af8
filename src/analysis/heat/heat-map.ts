/** How hot the parts of one table or index were, in buckets of time. */
export type HeatMap = {
  /** Where the first bucket begins, epoch milliseconds; a multiple of `bucketMs`. */
  readonly startMs: number
  readonly bucketMs: number
  readonly buckets: number
  /** In key order. */
  readonly rows: readonly HeatRow[]
  /** Part of it is known by no shorter time than this: there the busiest second is the average one. Absent: all by seconds. */
  readonly averageMs?: number | undefined
}

export type HeatRow = {
  readonly subject: HeatSubject
  readonly read: HeatLane
  readonly write: HeatLane
  /** Of a partition: JSON of the key that weighed most in it, where one is known. */
  readonly hottestKey?: string | undefined
}

export type HeatSubject =
  /** [fromHash, toHash); `part`: which part of one key's collection, from 1 on, where it is not the first or only one. */
  | {
      readonly kind: 'partition'
      readonly number: number
      readonly fromHash: number
      readonly toHash: number
      readonly part?: number | undefined
    }
  /** JSON of the partition key's values. */
  | { readonly kind: 'key'; readonly key: string }
  /** `count` rows as one; absent: whatever belongs to no key that is known. */
  | { readonly kind: 'others'; readonly count?: number | undefined }

/** One direction of a row, a figure for each bucket. */
export type HeatLane = {
  readonly halfUnits: Float64Array
  /** Half units of the busiest second. */
  readonly peaks: Float64Array
  readonly throttled: Float64Array
}

export type Direction = 'read' | 'write' | 'both'

export const emptyLane = (buckets: number): HeatLane => ({
  halfUnits: new Float64Array(buckets),
  peaks: new Float64Array(buckets),
  throttled: new Float64Array(buckets),
})
