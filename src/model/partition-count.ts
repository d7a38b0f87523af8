import type { Units } from './table.ts'

const partitionUnits: Units = { readUnits: 3_000, writeUnits: 1_000 }
const partitionBytes = 10 * 1024 ** 3
/**
 * Units of up to a million million are accepted, and would make more partitions than memory has room for charges. This many
 * serve ten million writes a second.
 */
const partitionsMax = 10_000

/**
 * How many partitions a table or global index has, before heat splits any: enough for the provisioned units together,
 * for what it can serve at once (12,000 and 4,000 on a new on-demand table: four), and for its bytes.
 * Source: reference, partitions 3; README row 7.
 */
export function partitionCount(of: {
  readonly throughput: Units
  readonly warm: Units
  readonly bytes: number
}): number {
  const { throughput, warm, bytes } = of
  const wanted = Math.max(
    1,
    Math.ceil(throughput.readUnits / partitionUnits.readUnits + throughput.writeUnits / partitionUnits.writeUnits),
    Math.ceil(warm.readUnits / partitionUnits.readUnits),
    Math.ceil(warm.writeUnits / partitionUnits.writeUnits),
    Math.ceil(bytes / partitionBytes),
  )
  return Math.min(wanted, partitionsMax)
}
