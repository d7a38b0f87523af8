import { peakOf } from '../../analysis/heat/heat-figures.ts'
import { partitionHeat } from '../../analysis/heat/partition-heat.ts'
import { bucketsOf } from '../../analysis/heat/time-buckets.ts'
import { partitionLimits } from '../../model/partition-count.ts'
import type { PartitionState } from '../../operation/monitor.ts'
import type { CallRecord } from '../outcome.ts'
import type { Settings } from '../settings.ts'
import type { HeatResult, WarmPartition } from './heat-result.ts'
import type { Resource, Watched } from './looking-context.ts'
import { heatOf } from './run-heatmap.ts'

/** A partition that a statement touched is told of from this share of its limit on. */
const warmShare = 0.5
/** Of the seconds before; as far as a monitor's own averages reach. */
const lastSeconds = 10
const shownMs = 60_000

/** The warmest partition among those that the calls touched; undefined: none is warm. */
export async function warmPartition(
  watched: Watched,
  settings: Settings,
  calls: readonly CallRecord[],
  regionOf: (table: string) => string | undefined,
): Promise<WarmPartition | undefined> {
  let warmest: (WarmPartition & { readonly share: number }) | undefined
  for (const { resource, hashes } of touchedBy(calls, regionOf)) {
    const report = await watched.monitor.partitions(resource)
    const touched = (report?.partitions ?? []).filter((state) => mayBeWarm(state) && holdsAny(state, hashes))
    if (touched.length === 0) continue
    const toMs = Math.floor((await watched.clock.now()) / 1_000) * 1_000 + 1_000
    const window = { fromMs: Math.max(0, toMs - shownMs), toMs }
    const heat = await heatOf(watched, resource, { window, settings, by: 'PARTITION' })
    for (const { fromHash } of touched) {
      const share = shareOf(heat, fromHash, toMs - lastSeconds * 1_000)
      if (share >= warmShare && share > (warmest?.share ?? 0)) warmest = { heat, fromHash, share }
    }
  }
  return warmest && { heat: warmest.heat, fromHash: warmest.fromHash }
}

type Touched = { readonly resource: Resource; readonly hashes: Set<number> }

function touchedBy(calls: readonly CallRecord[], regionOf: (table: string) => string | undefined): readonly Touched[] {
  const touched = new Map<string, Touched>()
  for (const { table, index, hash } of calls.flatMap(({ charges }) => charges)) {
    const region = regionOf(table)
    if (region === undefined) continue
    const own = index?.kind === 'global' ? index.name : undefined
    const name = JSON.stringify([table, own])
    const known = touched.get(name) ?? { resource: { region, table, index: own }, hashes: new Set() }
    known.hashes.add(hash)
    touched.set(name, known)
  }
  return [...touched.values()]
}

/** One second may have had all that the average of ten shows. */
const mayBeWarm = ({ readUnits, writeUnits }: PartitionState): boolean =>
  Math.max(readUnits / partitionLimits.readUnits, writeUnits / partitionLimits.writeUnits) * lastSeconds >= warmShare

const holdsAny = ({ fromHash, toHash }: PartitionState, hashes: ReadonlySet<number>): boolean =>
  [...hashes].some((hash) => hash >= fromHash && hash < toHash)

function shareOf({ rows, partitions, toMs }: HeatResult, fromHash: number, fromMs: number): number {
  const window = { ...bucketsOf(fromMs, toMs, 1_000), fromMs, toMs }
  const map = partitionHeat(rows, partitions, window, 'both')
  const row = map.rows.find(({ subject }) => subject.kind === 'partition' && subject.fromHash === fromHash)
  return (row && peakOf(row, 'both')?.share) ?? 0
}
