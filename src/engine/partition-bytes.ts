import { partitionOf } from '../model/hash-space.ts'
import { pageBytesMax } from '../model/limits.ts'
import { partitionCount } from '../model/partition-count.ts'
import type { Item } from '../model/value.ts'
import { tableRowKey } from '../storage/row-key.ts'
import type { CompiledTable } from './compiled-table.ts'

/** What one table has given a batch so far: at most 1 MiB comes from one partition. Source: README conflict 9. */
export class PartitionBytes {
  private readonly table: CompiledTable
  private readonly items: { readonly key: Item; readonly bytes: number }[] = []
  private bytes = 0
  private byPartition: Map<number, number> | undefined
  private partitions = 1

  constructor(table: CompiledTable) {
    this.table = table
  }

  add(key: Item, bytes: number): void {
    this.bytes += bytes
    if (this.byPartition === undefined) this.items.push({ key, bytes })
    else this.count(this.byPartition, key, bytes)
  }

  /** Most answers are small: only a table that has given as much in all has to be asked which partition gave it. */
  isFull(key: Item): boolean {
    if (this.bytes < pageBytesMax) return false
    this.byPartition ??= this.counted()
    return (this.byPartition.get(this.partitionOf(key)) ?? 0) >= pageBytesMax
  }

  private counted(): Map<number, number> {
    const { throughput, warm } = this.table.table
    this.partitions = partitionCount({ throughput, warm, bytes: this.table.rows.statistics().bytes })
    const byPartition = new Map<number, number>()
    for (const { key, bytes } of this.items) this.count(byPartition, key, bytes)
    return byPartition
  }

  private count(byPartition: Map<number, number>, key: Item, bytes: number): void {
    const partition = this.partitionOf(key)
    byPartition.set(partition, (byPartition.get(partition) ?? 0) + bytes)
  }

  private partitionOf(key: Item): number {
    return partitionOf(tableRowKey(this.table.table.keys, key).hash, this.partitions)
  }
}
