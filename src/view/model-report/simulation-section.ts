import { shareScale } from '../../analysis/heat/heat-scale.ts'
import type { ResourceOutcome, Simulation } from '../../analysis/simulation/simulation.ts'
import { countText, unitsText } from '../../base/count-text.ts'
import type { ModelReport } from '../../session/model-report/model-report.ts'
import { type GridView, giving, left, right } from '../grid-view.ts'
import { shareText as boundText } from '../heat/heat-text.ts'
import type { HeatView } from '../heat/heat-view.ts'
import { timeAxis } from '../heat/time-axis.ts'
import { spanText } from '../simulation-figures.ts'
import { type HeatStrip, heatStrips } from '../simulation-strips.ts'
import { simulationView } from '../simulation-view.ts'
import { visibleText } from '../visible-text.ts'
import { type Series, seriesMax, type TimeChart } from './chart-view.ts'
import { mergeMaps } from './merge-maps.ts'
import { type ReportBlock, type ReportSection, says, table } from './report-view.ts'

/** All patterns together: what would become of them. */
export function simulationSection({ simulation: part }: ModelReport): ReportSection {
  const section = { id: 'simulation', title: 'Simulation of all patterns' }
  if ('why' in part) return { ...section, blocks: [says(`There is no simulation: ${visibleText(part.why)}.`)] }
  const { simulation, atPeak } = part.found
  const view = simulationView(part.found)
  return {
    ...section,
    blocks: [
      says(
        `Simulated: ${spanText(simulation.spanMs)} of every pattern at its ${atPeak ? 'peak, or its rate where it has none' : 'rate'}. ${sentence(view.verdict)}`,
      ),
      ...(view.facts.length === 0 ? [] : [{ kind: 'list' as const, items: view.facts }]),
      chart(requestsChart(simulation)),
      ...unitCharts(simulation).map(chart),
      table('Patterns in the simulation', {
        columns: [giving('pattern'), ...view.patterns.columns.slice(1)],
        rows: view.patterns.rows.map(([, ...cells], at) => [
          visibleText(simulation.patterns[at]?.name ?? ''),
          ...cells,
        ]),
      }),
      table('Tables and indexes in the simulation', resourcesGrid(simulation)),
      ...heatBlocks(simulation),
      says(sentence(view.cost), sentence(view.footer)),
    ],
  }
}

const chart = (of: TimeChart): ReportBlock => ({ kind: 'chart', chart: of })

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** Of a column, the last of which may be shorter. */
const columnSeconds = ({ columnMs, spanMs }: Simulation, at: number): number =>
  Math.min(columnMs, spanMs - at * columnMs) / 1_000

function requestsChart(simulation: Simulation): TimeChart {
  const { columns, columnMs, spanMs } = simulation
  const rates = (what: 'passed' | 'throttled'): readonly number[] =>
    columns.map((column, at) => column[what] / columnSeconds(simulation, at))
  return {
    kind: 'times',
    title: 'Requests in time',
    axis: 'requests a second',
    columnMs,
    spanMs,
    stacked: true,
    series: [
      { name: 'passed', values: rates('passed') },
      ...(simulation.requests.throttled === 0
        ? []
        : [{ name: 'throttled', values: rates('throttled'), warns: true as const }]),
    ],
  }
}

const nameOf = ({ table: name, index }: ResourceOutcome): string =>
  visibleText(index === undefined ? name : `${name}.${index}`)

function unitCharts(simulation: Simulation): readonly TimeChart[] {
  const { resources, columnMs, spanMs } = simulation
  return (['read', 'write'] as const).flatMap((kind) => {
    const used = resources
      .filter((resource) => resource[kind].halfUnits > 0)
      .toSorted((a, b) => b[kind].halfUnits - a[kind].halfUnits)
    const series = used.map((resource) => ({
      name: nameOf(resource),
      values: resource[kind].columns.map((halfUnits, at) => halfUnits / 2 / columnSeconds(simulation, at)),
    }))
    const title = `${kind === 'read' ? 'Read' : 'Write'} units in time, by table and index`
    const shown = withOthers(series)
    const axis = `${kind} units a second`
    return shown.length === 0
      ? []
      : [{ kind: 'times' as const, title, axis, columnMs, spanMs, stacked: true, series: shown }]
  })
}

/** More than can be told apart are one. */
function withOthers(series: readonly Series[]): readonly Series[] {
  if (series.length <= seriesMax) return series
  const others = series.slice(seriesMax - 1)
  const values = others[0]?.values.map((_, at) => others.reduce((sum, each) => sum + (each.values[at] ?? 0), 0)) ?? []
  return [...series.slice(0, seriesMax - 1), { name: `${others.length} others`, values }]
}

function resourcesGrid(simulation: Simulation): GridView {
  const { resources, spanMs } = simulation
  const perSecond = (halfUnits: number): string => countText(Math.round((halfUnits / 2 / (spanMs / 1_000)) * 10) / 10)
  return {
    columns: [
      giving('table or index'),
      left('billing'),
      left('partitions'),
      right('RU'),
      right('RU/s'),
      right('RU refused'),
      right('WU'),
      right('WU/s'),
      right('WU refused'),
    ],
    rows: resources.map((resource) => {
      const { billing, partitions, read, write } = resource
      return [
        nameOf(resource),
        billing === 'PROVISIONED' ? 'provisioned' : 'on demand',
        partitions.first === partitions.last
          ? countText(partitions.first)
          : `${countText(partitions.first)} to ${countText(partitions.last)}`,
        unitsText(read.halfUnits),
        perSecond(read.halfUnits),
        unitsText(read.refusedHalfUnits),
        unitsText(write.halfUnits),
        perSecond(write.halfUnits),
        unitsText(write.refusedHalfUnits),
      ]
    }),
  }
}

/** A map of what was read and one of what was written: each has one limit for all tables. */
function heatBlocks(simulation: Simulation): readonly ReportBlock[] {
  const maps = simulation.resources.flatMap((resource) => heatStrips(resource, simulation))
  return (['read', 'write'] as const).flatMap((kind) => {
    const own = maps.filter((strip) => strip.kind === kind)
    const heat = mergeMaps(
      `Simulated ${kind}s`,
      own.map((strip) => mapOf(strip, simulation)),
    )
    return heat === undefined ? [] : [{ kind: 'heat' as const, heat }]
  })
}

function mapOf({ name, kind, limit, rows }: HeatStrip, { columnMs }: Simulation): HeatView {
  const labelled = rows.map(({ label, cells, note }) => ({ label, cells, peak: note, throttled: '', hottestKey: '' }))
  return {
    name,
    facts: [`${kind} units per partition`, `1 cell = ${spanText(columnMs)}`, `100 % = ${limit}`],
    axis: timeAxis({ startMs: 0, bucketMs: columnMs, buckets: rows[0]?.cells.length ?? 0 }),
    rows: labelled,
    legend: { title: 'up to', bounds: shareScale.bounds.map(boundText) },
    sentences: rows.map(({ label, note }) => `${label}: peak ${note}.`),
  }
}
