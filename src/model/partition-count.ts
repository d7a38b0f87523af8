import type { Units } from './table.ts'

/** What one partition can do, and how many there are at most. */
export type PartitionLimits = Units & { readonly bytes: number; readonly most: number }

export const partitionLimits: PartitionLimits = {
  readUnits: 3_000,
  writeUnits: 1_000,
  bytes: 10 * 1024 ** 3,
  /**
   * Units of up to a million million are accepted, and would make more partitions than memory has room for charges. This many
   * serve ten million writes a second.
   */
  most: 10_000,
}

/**
 * How many partitions a table or global index has, before heat splits any: enough for the provisioned units together,
 * for what it can serve at once (12,000 and 4,000 on a new on-demand table: four), and for its bytes.
 * Source: reference, partitions 3; README row 7.
 */
export function partitionCount(
  of: {
    readonly throughput: Units
    readonly warm: Units
    readonly bytes: number
  },
  limits: PartitionLimits = partitionLimits,
): number {
  const { throughput, warm, bytes } = of
  const wanted = Math.max(
    1,
    Math.ceil(throughput.readUnits / limits.readUnits + throughput.writeUnits / limits.writeUnits),
    Math.ceil(warm.readUnits / limits.readUnits),
    Math.ceil(warm.writeUnits / limits.writeUnits),
    Math.ceil(bytes / limits.bytes),
  )
  return Math.min(wanted, limits.most)
}
