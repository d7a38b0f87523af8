import { type Context, msOf } from './context.ts'
import { middle } from './decide-split.ts'
import type { Resource } from './resource.ts'
import { canCut } from './split-partitions.ts'

/** Partitions that hold too much are halved after a while. Source: reference, partitions 10.6. */
export function splitWhenLarge({ assumptions, agenda, limits }: Context, resource: Resource, atMs: number): void {
  const { sizeLimit, sizeSplitDelay } = assumptions
  const { bytes, map } = resource
  if (bytes <= sizeLimit || map.partitions.length >= limits.most) return
  for (const partition of map.partitions) {
    const cut = middle(partition)
    if (partition.share * bytes <= sizeLimit || partition.isSplitting || !canCut(partition, cut)) continue
    partition.isSplitting = true
    const split = { cut, cause: 'size' } as const
    agenda.add(atMs + msOf(sizeSplitDelay), { kind: 'split', resource, partition: partition.id, split })
  }
}
