import { levelOf, shareScale } from '../analysis/heat/heat-scale.ts'
import type { FlowOutcome, ResourceOutcome, Simulation } from '../analysis/simulation/simulation.ts'
import { countText } from '../base/count-text.ts'
import { hashEnd, hashRangeText } from '../model/hash-space.ts'
import type { HeatCell } from './heat/heat-view.ts'
import { shareText, spanText } from './simulation-figures.ts'
import type { StripRow, StripView } from './strip-view.ts'
import { visibleText } from './visible-text.ts'

/** Rows of a strip at most; the hottest are shown. */
const rowsMax = 12

/** Requests in time, then each table and index by partition. */
export function simulationStrips(simulation: Simulation): readonly StripView[] {
  return [
    requestStrip(simulation),
    ...simulation.resources.flatMap((resource) => heatStrips(resource, simulation).map(titled)),
  ]
}

function requestStrip({ columns, columnMs, spanMs }: Simulation): StripView {
  const seconds = columns.map((_, at) => Math.min(columnMs, spanMs - at * columnMs) / 1_000)
  const perSecond = (figure: (typeof columns)[number], at: number, what: 'passed' | 'throttled'): number =>
    figure[what] / (seconds[at] ?? 1)
  const most = Math.max(
    1,
    ...columns.flatMap((each, at) => perSecond(each, at, 'passed') + perSecond(each, at, 'throttled')),
  )
  const row = (what: 'passed' | 'throttled'): StripRow => {
    const rates = columns.map((each, at) => perSecond(each, at, what))
    return {
      label: what,
      cells: rates.map((rate) => ({ height: rate === 0 ? undefined : rate / most })),
      note: `${countText(Math.round(Math.max(...rates)))}/s at most`,
    }
  }
  const throttles = columns.some(({ throttled }) => throttled > 0)
  return {
    title: `requests, 1 column = ${spanText(columnMs)}`,
    rows: throttles ? [row('passed'), row('throttled')] : [row('passed')],
  }
}

/** The partitions of a table or index in time, the hottest where there are many. */
export type HeatStrip = {
  readonly name: string
  readonly kind: 'read' | 'write'
  /** What one partition serves: `3,000 RU/s`. */
  readonly limit: string
  readonly rows: readonly HeatStripRow[]
  /** How many partitions there are. */
  readonly partitions: number
}

type HeatStripRow = Omit<StripRow, 'cells'> & { readonly cells: readonly HeatCell[] }

function titled({ name, kind, limit, rows, partitions }: HeatStrip): StripView {
  const shown = partitions > rows.length ? `, the hottest ${rows.length} of ${partitions}` : ''
  return { title: `${name} ${kind}s by partition${shown}, 100 % = ${limit} of one`, rows }
}

export function heatStrips(resource: ResourceOutcome, simulation: Simulation): readonly HeatStrip[] {
  const { partitionReadUnits, partitionWriteUnits } = simulation.assumptions
  const name = visibleText(resource.index === undefined ? resource.table : `${resource.table}.${resource.index}`)
  const flows = [
    { kind: 'read', flow: resource.read, units: partitionReadUnits, unit: 'RU/s' },
    { kind: 'write', flow: resource.write, units: partitionWriteUnits, unit: 'WU/s' },
  ] as const
  return flows
    .filter(({ flow }) => flow.halfUnits > 0 || flow.refusedHalfUnits > 0)
    .map(({ kind, flow, units, unit }) => {
      const rows = heatRows(flow, units, simulation)
      return {
        name,
        kind,
        limit: `${countText(units)} ${unit}`,
        rows: rows.length > rowsMax ? hottest(rows) : rows.map(({ row }) => row),
        partitions: rows.length,
      }
    })
}

type RankedRow = { readonly row: HeatStripRow; readonly halfUnits: number }

function heatRows({ heat }: FlowOutcome, limit: number, { columnMs, spanMs }: Simulation): readonly RankedRow[] {
  return heat.map(({ fromHash, halfUnits, columns, refused }, at) => {
    const shares = columns.map((units, column) => {
      const seconds = Math.min(columnMs, spanMs - column * columnMs) / 1_000
      return units / 2 / seconds / limit
    })
    const cells = shares.map((share, column) => ({
      level: levelOf(share, shareScale),
      throttled: (refused[column] ?? 0) > 0,
    }))
    const peak = Math.max(0, ...shares)
    const lost = refused.reduce((sum, each) => sum + each, 0)
    const note = `${shareText(peak, 1)}${lost === 0 ? '' : `, ${countText(lost / 2)} refused`}`
    const toHash = heat[at + 1]?.fromHash ?? hashEnd
    return { row: { label: hashRangeText({ fromHash, toHash }), cells, note }, halfUnits: halfUnits + lost }
  })
}

function hottest(rows: readonly RankedRow[]): readonly HeatStripRow[] {
  const kept = new Set([...rows].sort((a, b) => b.halfUnits - a.halfUnits).slice(0, rowsMax))
  return rows.filter((row) => kept.has(row)).map(({ row }) => row)
}
