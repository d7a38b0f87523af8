import type { HeatResult } from '../../session/looking/heat-result.ts'
import type { ModelReport } from '../../session/model-report/model-report.ts'
import { heatView } from '../heat/heat-view.ts'
import { visibleText } from '../visible-text.ts'
import { mergeMaps } from './merge-maps.ts'
import { type ReportBlock, type ReportSection, says } from './report-view.ts'

/** Cells and rows of a map that a page has room for. */
const room = { cells: 96, rows: 24 }

/** How near partitions came to their limit, by the ledger: what really happened. */
export function heatSection({ heat }: ModelReport): ReportSection {
  return { id: 'heat', title: 'Heat of recorded traffic', blocks: heatBlocks(heat) }
}

function heatBlocks(heat: ModelReport['heat']): readonly ReportBlock[] {
  if ('why' in heat) return [says(`There is no heat: ${visibleText(heat.why)}.`)]
  const [first] = heat.found
  if (first === undefined) return [says('The ledger knows of no traffic.')]
  return [
    says(`Measured: what the ledger knows from ${secondText(first.fromMs)} to ${secondText(first.toMs)} UTC.`),
    ...mapBlocks(heat.found),
  ]
}

/** On one scale, so that tables can be compared. */
function mapBlocks(found: readonly HeatResult[]): readonly ReportBlock[] {
  const maps = found.map((heat) => heatView({ ...heat, sort: 'range', scale: 'share' }, room))
  const heat = mergeMaps('Recorded heat', maps)
  return heat === undefined ? [] : [{ kind: 'heat', heat }]
}

const secondText = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
