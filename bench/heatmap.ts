import type { HeatFlow, LedgerRow } from '../src/operation/ledger.ts'
import { glyphsOf } from '../src/render/plain/glyphs.ts'
import { heatLines } from '../src/render/plain/heat-lines.ts'
import { styleFor } from '../src/render/plain/style-for.ts'
import type { HeatResult } from '../src/session/looking/heat-result.ts'
import { heatLayout } from '../src/view/heat/heat-layout.ts'
import { median } from './measure.ts'

/** An hour of a thousand partitions, every second of it, from the rows of the ledger to the text on a screen. */

const partitions = 1_000
const minutes = 60
const rounds = 15
export const heatmapMsMax = 50

export type HeatmapReport = { readonly ms: number; readonly lines: readonly string[] }

export async function heatmapReport(): Promise<HeatmapReport> {
  const heat = hourOfHeat()
  const look = { style: await styleFor(3), glyphs: glyphsOf('unicode') }
  const timesMs: number[] = []
  for (let round = 0; round < rounds + 3; round++) {
    const start = process.hrtime.bigint()
    heatLines(heatLayout(heat, 120, 40), look, 120)
    if (round >= 3) timesMs.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
  const ms = median(timesMs)
  const verdict = ms <= heatmapMsMax ? 'ok' : `over the target of ${heatmapMsMax} ms`
  return { ms, lines: [`heatmap of 1,000 partitions x 3,600 s: ${ms.toFixed(1)} ms   ${verdict}`] }
}

/** 3.6 million seconds. */
export function hourOfHeat(): HeatResult {
  const step = Math.floor(2 ** 48 / partitions)
  const flow = (minute: number, partition: number): HeatFlow => {
    const units = Array.from({ length: 60 }, (_, second) => (partition * 31 + minute * 7 + second * 13) % 2_100)
    const throttledIn = (halfUnits: number): number => (halfUnits > 2_000 ? 1 : 0)
    return {
      kind: 'write',
      fromHash: partition * step,
      halfUnits: units.reduce((sum, halfUnits) => sum + halfUnits, 0),
      charges: 60,
      least: 0,
      most: 2_000,
      throttled: units.reduce((sum, halfUnits) => sum + throttledIn(halfUnits), 0),
      seconds: units.flatMap((halfUnits, second) => [second, halfUnits, throttledIn(halfUnits)]),
    }
  }
  const rows = Array.from({ length: minutes }, (_, minute): LedgerRow => {
    const flows = Array.from({ length: partitions }, (_each, partition) => flow(minute, partition))
    const more = { keys: [], items: [], calls: [], throttles: {}, expired: 0 }
    return { region: 'us-east-1', table: 'orders', index: '', fromMs: minute * 60_000, spanMs: 60_000, flows, ...more }
  })
  return {
    fromMs: 0,
    toMs: minutes * 60_000,
    table: 'orders',
    by: 'partition',
    direction: 'both',
    sort: 'range',
    scale: 'share',
    rows,
    partitions: [],
  }
}
