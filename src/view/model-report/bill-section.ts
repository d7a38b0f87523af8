import type { Bill } from '../../analysis/pricing/bill.ts'
import { amountText } from '../../analysis/pricing/money.ts'
import { unreachable } from '../../base/unreachable.ts'
import type { ModelReport } from '../../session/model-report/model-report.ts'
import { billView } from '../bill-view.ts'
import type { Section } from '../sections.ts'
import { visibleText } from '../visible-text.ts'
import { type ReportBlock, type ReportSection, says, table } from './report-view.ts'

/** BILL PER MONTH: what the tables cost, by what was recorded and by what they are. */
export function billSection({ bills }: ModelReport): ReportSection {
  const section = { id: 'bill', title: 'Bill of a month' }
  if ('why' in bills) return { ...section, blocks: [says(`There is no bill: ${visibleText(bills.why)}.`)] }
  return { ...section, blocks: bills.found.flatMap(billBlocks) }
}

function billBlocks(bill: Bill): readonly ReportBlock[] {
  return [...blocksOf(billView(bill).sections), ...chartBlocks(bill)]
}

const blocksOf = (sections: readonly Section[]): readonly ReportBlock[] =>
  sections.flatMap((section, at) => blockOf(section, { before: sections[at - 1], after: sections[at + 1] }))

type Around = { readonly before: Section | undefined; readonly after: Section | undefined }

/** The heading right above a table is its caption. */
function blockOf(section: Section, { before, after }: Around): readonly ReportBlock[] {
  switch (section.kind) {
    case 'heading':
      return after?.kind === 'grid' ? [] : [{ kind: 'heading', text: section.text }]
    case 'grid':
      return [table(before?.kind === 'heading' ? before.text : 'Lines of the bill', section.grid)]
    case 'parts':
      return [says(section.parts.join(' · '))]
    case 'prose':
      return [says(...section.lines.map(({ head, text }) => `${head.trim()} ${text}`.trim()))]
    case 'text':
      return [says(section.text)]
    default:
      return unreachable(section)
  }
}

function chartBlocks({ lines, currency }: Bill): readonly ReportBlock[] {
  const bars = lines
    .filter(({ pico }) => pico > 0n)
    .map(({ table: name = 'all tables', index, item, pico }) => ({
      label: visibleText(`${index === undefined ? name : `${name}.${index}`} ${item}`),
      value: Number(pico) / 1e12,
      text: amountText(pico, currency),
    }))
    .toSorted((a, b) => b.value - a.value)
  if (bars.length === 0) return []
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'bars',
        title: 'What costs how much a month',
        axis: `${currency} a month`,
        bars: bars.slice(0, 20),
      },
    },
  ]
}
