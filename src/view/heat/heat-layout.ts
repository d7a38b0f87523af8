import type { HeatResult } from '../../session/looking/heat-result.ts'
import { hashDigits } from './heat-text.ts'
import { type HeatView, heatView } from './heat-view.ts'

/** How a heatmap stands on a screen of so many columns; 0: a part of it does not. */
export type HeatLayout = {
  readonly view: HeatView
  readonly labelColumns: number
  readonly throttledColumns: number
  readonly keyColumns: number
}

/** With fewer cells, what stands beside them gives way. */
const cellsMin = 16
const peakColumns = { one: 7, both: 11 } as const
const gap = 2

/** Labels and peaks get what they may need; cells have the rest, of which keys and throttles leave enough. */
export function heatLayout(heat: HeatResult, columns: number, rowsMax: number): HeatLayout {
  const byKey = heat.by === 'key'
  const labelColumns = byKey ? Math.max(12, Math.floor(columns / 4)) : partitionColumns(heat)
  const peak = heat.direction === 'both' ? peakColumns.both : peakColumns.one
  const isThrottled = heat.rows.some(({ flows }) => flows.some((flow) => flow.throttled > 0))
  const besides = [
    { throttledColumns: isThrottled ? 9 : 0, keyColumns: byKey ? 0 : columns < 100 ? 16 : 28 },
    { throttledColumns: isThrottled ? 9 : 0, keyColumns: 0 },
  ].map((beside) => ({ beside, cells: columns - labelColumns - 1 - gap - peak - widthOf(beside) }))
  const bare = { throttledColumns: 0, keyColumns: 0 }
  const { beside, cells } = besides.find((each) => each.cells >= cellsMin) ?? {
    beside: bare,
    cells: Math.max(1, columns - labelColumns - 1 - gap - peak),
  }
  const view = heatView(heat, { cells, rows: rowsMax === 0 ? Number.POSITIVE_INFINITY : rowsMax })
  return { view, labelColumns, ...beside }
}

const widthOf = ({ throttledColumns, keyColumns }: Pick<HeatLayout, 'throttledColumns' | 'keyColumns'>): number =>
  [throttledColumns, keyColumns].reduce((sum, width) => (width === 0 ? sum : sum + gap + width), 0)

/** `P12 8000-bfff`, by the partitions that there are now: those of before are as many or fewer. */
function partitionColumns({ partitions }: HeatResult): number {
  const digits = hashDigits(partitions.map((each) => ({ kind: 'partition', number: 0, ...each })))
  const split = partitions.some(({ sortFrom }) => sortFrom !== undefined) ? 3 : 0
  return 3 + 2 * digits + String(Math.max(0, partitions.length - 1)).length + split
}
