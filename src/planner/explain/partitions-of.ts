import { partitionCount } from '../../model/partition-count.ts'
import { itemBytesOf } from '../../model/stored-size.ts'
import type { TableDescription } from '../../operation/operation-types.ts'

/** What a new on-demand table can serve at once, for descriptions that do not say. Source: reference, README row 21. */
const warmAssumed = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000 }

/** Partitions of a table or global index, each of which a Scan page pays for at least once. Source: reference, capacity 3.1. */
export function partitionsOf(table: TableDescription, indexName: string | undefined): number {
  const index = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === indexName)
  // A local index lives in the table's own partitions.
  const { ProvisionedThroughput: units, WarmThroughput: warm } = index ?? table
  const onDemand = (units?.ReadCapacityUnits ?? 0) === 0
  const { ReadUnitsPerSecond = 0, WriteUnitsPerSecond = 0 } = warm ?? (onDemand ? warmAssumed : {})
  return partitionCount({
    throughput: { readUnits: units?.ReadCapacityUnits ?? 0, writeUnits: units?.WriteCapacityUnits ?? 0 },
    warm: { readUnits: ReadUnitsPerSecond, writeUnits: WriteUnitsPerSecond },
    bytes:
      index === undefined
        ? itemBytesOf(table.ItemCount ?? 0, table.TableSizeBytes ?? 0)
        : itemBytesOf(index.ItemCount ?? 0, index.IndexSizeBytes ?? 0),
  })
}
