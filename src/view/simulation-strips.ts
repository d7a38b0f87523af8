import { levelOf, shareScale } from '../analysis/heat/heat-scale.ts'
import type { FlowOutcome, ResourceOutcome, Simulation } from '../analysis/simulation/simulation.ts'
import { countText } from '../base/count-text.ts'
import { hashEnd, hashRangeText } from '../model/hash-space.ts'
import { shareText, spanText } from './simulation-figures.ts'
import type { StripRow, StripView } from './strip-view.ts'
import { visibleText } from './visible-text.ts'

/** Rows of a strip at most; the hottest are shown. */
const rowsMax = 12

/** Requests in time, then each table and index by partition. */
export function simulationStrips(simulation: Simulation): readonly StripView[] {
  return [requestStrip(simulation), ...simulation.resources.flatMap((resource) => heatStrips(resource, simulation))]
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

function heatStrips(resource: ResourceOutcome, simulation: Simulation): readonly StripView[] {
  const { partitionReadUnits, partitionWriteUnits } = simulation.assumptions
  const name = visibleText(resource.index === undefined ? resource.table : `${resource.table}.${resource.index}`)
  return [
    { kind: 'read', flow: resource.read, limit: partitionReadUnits, unit: 'RU/s' },
    { kind: 'write', flow: resource.write, limit: partitionWriteUnits, unit: 'WU/s' },
  ]
    .filter(({ flow }) => flow.halfUnits > 0 || flow.refusedHalfUnits > 0)
    .map(({ kind, flow, limit, unit }) => {
      const rows = heatRows(flow, limit, simulation)
      const shown = rows.length > rowsMax ? `, the hottest ${rowsMax} of ${rows.length}` : ''
      return {
        title: `${name} ${kind}s by partition${shown}, 100 % = ${countText(limit)} ${unit} of one`,
        rows: rows.length > rowsMax ? hottest(rows) : rows.map(({ row }) => row),
      }
    })
}

type RankedRow = { readonly row: StripRow; readonly halfUnits: number }

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

function hottest(rows: readonly RankedRow[]): readonly StripRow[] {
  const kept = new Set([...rows].sort((a, b) => b.halfUnits - a.halfUnits).slice(0, rowsMax))
  return rows.filter((row) => kept.has(row)).map(({ row }) => row)
}
