import type { Bill } from '../../analysis/pricing/bill.ts'
import { amountText } from '../../analysis/pricing/money.ts'
import { bytesText } from '../../base/bytes-text.ts'
import { countText, plural } from '../../base/count-text.ts'
import type { ModelReport } from '../../session/model-report/model-report.ts'
import { stretchText } from '../figures.ts'
import { shareText, spanText, totalOf } from '../simulation-figures.ts'
import type { ReportSection, Tile } from './report-view.ts'

/** The figures that are asked for first. */
export function overviewSection(report: ModelReport, questions: number): ReportSection {
  const tiles = [
    ...patternsTiles(report),
    servedTile(report),
    ...billTiles(report),
    sizeTile(report),
    ...simulationTiles(report),
    ...adviceTiles(report),
    { label: 'Open questions', value: countText(questions), note: 'at the end' },
  ]
  return { id: 'overview', title: 'Overview', blocks: [{ kind: 'tiles', tiles }] }
}

function patternsTiles({ patternsBill }: ModelReport): readonly Tile[] {
  if ('why' in patternsBill) return []
  const { totalPico, currency, lines, region } = patternsBill.found
  const over = lines.filter(({ budgetPico, pico }) => budgetPico !== undefined && pico > budgetPico).length
  return [
    {
      label: 'Patterns a month',
      value: amountText(totalPico, currency),
      note: over === 0 ? `requests at list prices of ${region}` : `${plural(over, 'pattern')} over budget`,
      ...(over > 0 && { warns: true as const }),
    },
  ]
}

function servedTile({ coverage }: ModelReport): Tile {
  const { patterns, unserved } = coverage
  return {
    label: 'Served by a key',
    value: `${countText(patterns - unserved.length)} of ${countText(patterns)}`,
    note: 'access patterns, neither by a scan nor by a filter',
    ...(unserved.length > 0 && { warns: true as const }),
  }
}

function billTiles({ bills }: ModelReport): readonly Tile[] {
  if ('why' in bills) return []
  const totals = Map.groupBy(bills.found, ({ currency }) => currency)
  return [...totals].map(([currency, own]) => ({
    label: 'Tables a month',
    value: amountText(
      own.reduce((sum, { totalPico }) => sum + totalPico, 0n),
      currency,
    ),
    note: `${recordedText(own)}`,
  }))
}

function recordedText(bills: readonly Bill[]): string {
  const longest = Math.max(...bills.map(({ fromMs, toMs }) => toMs - fromMs))
  return longest > 0
    ? `storage, and ${stretchText(longest)} of traffic at the same rate`
    : 'storage: no traffic was recorded'
}

function sizeTile({ model, sized, statistics }: ModelReport): Tile {
  const items = sized.reduce((sum, { ItemCount: count = 0 }) => sum + count, 0)
  const bytes = sized.reduce((sum, { TableSizeBytes: size = 0 }) => sum + size, 0)
  return {
    label: 'Items',
    value: countText(items),
    note: `${bytesText(bytes)} in ${plural(model.tables.length, 'table')}${statistics.length > 0 ? ', by statistics' : ', counted here'}`,
  }
}

function simulationTiles({ simulation }: ModelReport): readonly Tile[] {
  if ('why' in simulation) return []
  const { requests, spanMs } = simulation.found.simulation
  return [
    {
      label: 'Throttled',
      value: shareText(requests.throttled, totalOf({ requests })),
      note: `of ${countText(totalOf({ requests }))} requests in ${spanText(spanMs)}, simulated`,
      ...(requests.throttled > 0 && { warns: true as const }),
    },
  ]
}

const severities = ['problem', 'warning', 'note'] as const

function adviceTiles({ advice }: ModelReport): readonly Tile[] {
  if ('why' in advice) return []
  const findings = advice.found.flatMap((table) => table.findings)
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [plural(count, severity)]
  })
  return [{ label: 'Findings', value: countText(findings.length), note: counts.join(', ') || 'of ADVISE' }]
}
