import type { ComingSplit } from './agenda.ts'
import { allot } from './capacity.ts'
import type { Context } from './context.ts'
import type { Cut } from './cut.ts'
import type { Resource } from './resource.ts'
import { sortText } from './sort-order.ts'
import { splitPartitions } from './split-partitions.ts'
import { splitWhenLarge } from './split-when-large.ts'

/** A split that was decided comes about, unless the partition has been split otherwise meanwhile. */
export function carryOutSplit(
  context: Context,
  resource: Resource,
  atMs: number,
  { partition: id, split }: { readonly partition: number; readonly split: ComingSplit },
): void {
  const partition = resource.map.partitions.find((candidate) => candidate.id === id)
  if (partition === undefined) return
  const { cut, cause, reason } = split
  splitPartitions(context, resource, atMs, new Map([[partition, cut]]))
  allot(context, resource, atMs)
  const { fromHash, toHash } = partition
  resource.logSplit({ atMs, fromHash, toHash, kind: cause, ...placeOf(cut), reason })
  splitWhenLarge(context, resource, atMs)
}

function placeOf(cut: Cut): { readonly atHash: number; readonly atSort?: string | undefined } {
  if (cut.kind === 'hash') return { atHash: cut.at }
  return { atHash: cut.hash, atSort: cut.kind === 'sort' && cut.at !== undefined ? sortText(cut.at) : undefined }
}
