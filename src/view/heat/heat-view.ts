import {
  hottestFirst,
  limitRows,
  type Peak,
  peakOf,
  shareAt,
  throttledAt,
  throttledOf,
} from '../../analysis/heat/heat-figures.ts'
import type { Direction, HeatMap, HeatRow } from '../../analysis/heat/heat-map.ts'
import { type HeatScale, levelOf, logScale, shareScale } from '../../analysis/heat/heat-scale.ts'
import { keyHeat } from '../../analysis/heat/key-heat.ts'
import { partitionHeat } from '../../analysis/heat/partition-heat.ts'
import { bucketsOver } from '../../analysis/heat/time-buckets.ts'
import { countText } from '../../base/count-text.ts'
import { partitionLimits } from '../../model/partition-count.ts'
import type { HeatResult } from '../../session/looking/heat-result.ts'
import { visibleText } from '../visible-text.ts'
import { clockText, hashDigits, keyText, lengthText, shareText, subjectText } from './heat-text.ts'
import { type AxisLabel, timeAxis } from './time-axis.ts'

/** A heatmap as it is to be drawn, whatever with. */
export type HeatView = {
  /** `orders`, `orders.byStatus`. */
  readonly name: string
  /** What there is to know beside it, in order of weight. */
  readonly facts: readonly string[]
  readonly axis: readonly AxisLabel[]
  readonly rows: readonly HeatRowView[]
  readonly legend: HeatLegend
  /** One sentence a row, for who listens rather than looks. */
  readonly sentences: readonly string[]
}

export type HeatRowView = {
  readonly label: string
  readonly cells: readonly HeatCell[]
  /** `118 %`; empty without traffic. */
  readonly peak: string
  readonly throttled: string
  readonly hottestKey: string
}

/** `level`: 0 without traffic, else 1 to 8. */
export type HeatCell = { readonly level: number; readonly throttled: boolean }

/** `bounds`: what each of the eight levels goes up to. */
export type HeatLegend = { readonly title: string; readonly bounds: readonly string[] }

export type HeatRoom = {
  /** Cells at most. */
  readonly cells: number
  /** Rows at most. */
  readonly rows: number
}

export function heatView(heat: HeatResult, room: HeatRoom): HeatView {
  const { direction } = heat
  const map = limitRows(sorted(heatMapOf(heat, room.cells), heat), room.rows, direction)
  const peaks = map.rows.map((row) => peakOf(row, direction))
  const scale = scaleOf(heat, peaks)
  const digits = hashDigits(map.rows.map(({ subject }) => subject))
  const labels = map.rows.map(({ subject }) => subjectText(subject, digits))
  return {
    name: visibleText([heat.table, heat.index].filter((part) => part !== undefined).join('.')),
    facts: factsOf(heat, map, peaks),
    axis: timeAxis(map),
    rows: map.rows.map((row, at) => rowView(row, labels[at] ?? '', { map, peak: peaks[at], scale, direction })),
    legend: { title: scale.kind === 'share' ? 'up to' : 'log, up to', bounds: scale.bounds.map(shareText) },
    sentences: map.rows.map((row, at) => sentence(row, labels[at] ?? '', { map, peak: peaks[at], direction })),
  }
}

/** In buckets of which at most so many cover the window. What is counted by the minute has no cell shorter than one. */
export function heatMapOf(heat: HeatResult, bucketsMax: number): HeatMap {
  const { fromMs, toMs, rows, partitions, direction } = heat
  const leastMs = heat.by === 'key' ? 60_000 : 1_000
  const window = { ...bucketsOver(fromMs, toMs, bucketsMax, leastMs), fromMs, toMs }
  return heat.by === 'key' ? keyHeat(rows, window) : partitionHeat(rows, partitions, window, direction)
}

const sorted = (map: HeatMap, { sort, direction }: HeatResult): HeatMap =>
  sort === 'heat' ? { ...map, rows: hottestFirst(map.rows, direction) } : map

const scaleOf = ({ scale }: HeatResult, peaks: readonly (Peak | undefined)[]): HeatScale =>
  scale === 'share' ? shareScale : logScale(Math.max(0.01, ...peaks.map((peak) => peak?.share ?? 0)))

const directionWords: { readonly [Each in Direction]: string } = {
  read: 'read units',
  write: 'write units',
  both: 'read and write units',
}

/** What a partition serves. */
export const limitTexts: { readonly [Each in Direction]: string } = {
  read: `${countText(partitionLimits.readUnits)} RCU/s`,
  write: `${countText(partitionLimits.writeUnits)} WCU/s`,
  both: `${countText(partitionLimits.readUnits)} RCU/s or ${countText(partitionLimits.writeUnits)} WCU/s`,
}

function factsOf({ by, direction }: HeatResult, map: HeatMap, peaks: readonly (Peak | undefined)[]): readonly string[] {
  const length = lengthText(map.bucketMs)
  const second = map.bucketMs > 1_000 ? ', its busiest second' : ''
  const average = map.averageMs === undefined ? '' : `average of ${lengthText(map.averageMs)}`
  const merged = by === 'key' ? `, ${average}` : average === '' ? second : `${second || ','} or the ${average}`
  return [
    `${directionWords[direction]} per ${by === 'key' ? 'partition key' : 'partition'}`,
    `1 cell = ${length}${merged}`,
    `100 % = ${limitTexts[direction]}`,
    ...(peaks.every((peak) => peak === undefined) ? ['no traffic'] : []),
  ]
}

type RowContext = { readonly map: HeatMap; readonly peak: Peak | undefined; readonly direction: Direction }

function rowView(row: HeatRow, label: string, context: RowContext & { readonly scale: HeatScale }): HeatRowView {
  const { map, peak, scale, direction } = context
  const cells: HeatCell[] = []
  for (let bucket = 0; bucket < map.buckets; bucket++) {
    const level = levelOf(shareAt(row, bucket, direction), scale)
    cells.push({ level, throttled: throttledAt(row, bucket, direction) > 0 })
  }
  const throttled = throttledOf(row, direction)
  return {
    label,
    cells,
    peak: peak === undefined ? '' : `${shareText(peak.share)}${direction === 'both' ? ` ${peak.kind}` : ''}`,
    throttled: throttled === 0 ? '' : countText(throttled),
    hottestKey: row.hottestKey === undefined ? '' : keyText(row.hottestKey),
  }
}

/** `P2 8000-bfff: peak 118 % of 1,000 WCU/s at 10:01:20, 42 throttled, hottest key ORDER#2026-11-20.` */
function sentence(row: HeatRow, label: string, { map, peak, direction }: RowContext): string {
  const throttled = throttledOf(row, direction)
  const refused = throttled === 0 ? [] : [`${countText(throttled)} throttled`]
  if (peak === undefined) return `${label}: ${['no traffic', ...refused].join(', ')}.`
  const at = clockText(map.startMs + peak.bucket * map.bucketMs, map.bucketMs < 60_000)
  const units = limitTexts[peak.kind]
  const key = row.hottestKey === undefined ? [] : [`hottest key ${keyText(row.hottestKey)}`]
  return `${label}: ${[`peak ${shareText(peak.share)} of ${units} at ${at}`, ...refused, ...key].join(', ')}.`
}
