import type { PartitionReport, PartitionState } from '../../operation/monitor.ts'
import { windowMs } from './context.ts'
import type { Partition, PartitionFlow } from './partition.ts'
import type { PartitionMap } from './partition-map.ts'
import type { Resource } from './resource.ts'
import { sortText } from './sort-order.ts'

/** How a table or index is divided, and what its partitions do. */
export function reportPartitions(resource: Resource, nowMs: number): PartitionReport {
  const { map, bytes, splits } = resource
  const partitions = map.partitions.map((partition): PartitionState => {
    const { fromHash, toHash, read, write } = partition
    return {
      fromHash,
      toHash,
      sortFrom: sortFrom(map, partition),
      bytes: Math.round(partition.share * bytes),
      readUnits: recentUnits(read, nowMs),
      writeUnits: recentUnits(write, nowMs),
    }
  })
  return { partitions, splits: [...splits] }
}

/** The first part of a collection begins where the collection does. */
function sortFrom(map: PartitionMap, partition: Partition): string | undefined {
  if (partition.part === undefined) return undefined
  if (partition.part.from !== undefined) return sortText(partition.part.from)
  const parts = map.partsOf(partition)
  const number = parts.indexOf(partition) + 1
  return number === 1 ? undefined : `part ${number} of ${parts.length}`
}

/** Units per second over the last ten seconds: of the window before, as much as still belongs to them. */
function recentUnits({ used, usedBefore }: PartitionFlow, nowMs: number): number {
  const left = windowMs - (nowMs % windowMs)
  return (used + (usedBefore * left) / windowMs) / windowMs
}
