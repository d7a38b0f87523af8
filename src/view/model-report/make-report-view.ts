import type { ModelReport } from '../../session/model-report/model-report.ts'
import { adviceView } from '../advice-view.ts'
import { minuteText } from '../figures.ts'
import { giving, left } from '../grid-view.ts'
import { visibleText } from '../visible-text.ts'
import { billSection } from './bill-section.ts'
import { entitiesSection } from './entities-section.ts'
import { heatSection } from './heat-section.ts'
import { overviewSection } from './overview-section.ts'
import { matrixSection, patternsSection } from './patterns-section.ts'
import { questionsOf, questionsSection } from './questions.ts'
import { type ReportSection, type ReportView, says, table } from './report-view.ts'
import { sentence, simulationSection } from './simulation-section.ts'
import { sizesSection } from './sizes-section.ts'

/** The whole document, in the order in which it is read. */
export function reportView(report: ModelReport): ReportView {
  const questions = questionsOf(report)
  return {
    title: visibleText(report.title),
    subtitle: visibleText(subtitleOf(report)),
    asked: report.askedMs === undefined ? undefined : `${minuteText(report.askedMs)} UTC`,
    sections: [
      overviewSection(report, questions.length),
      entitiesSection(report),
      patternsSection(report),
      matrixSection(report),
      sizesSection(report),
      heatSection(report),
      simulationSection(report),
      billSection(report),
      adviceSection(report),
      questionsSection(questions),
      sourcesSection,
    ],
  }
}

function subtitleOf({ model, database }: ModelReport): string {
  const names = model.tables.map(({ TableName: name = '' }) => name)
  return `${names.length === 1 ? 'Table' : 'Tables'} ${names.join(', ')} of ${database}`
}

function adviceSection({ advice }: ModelReport): ReportSection {
  const section = { id: 'advice', title: 'Advice' }
  if ('why' in advice) return { ...section, blocks: [says(`There is no advice: ${visibleText(advice.why)}.`)] }
  const { view } = adviceView(advice.found)
  return {
    ...section,
    blocks: [
      says(sentence(view.summary)),
      ...(view.findings.length === 0 ? [] : [{ kind: 'findings' as const, findings: view.findings }]),
      { kind: 'list', items: [...view.looked, ...view.remarks] },
    ],
  }
}

const sources: readonly (readonly [string, string])[] = [
  ['measured', 'counted by the engine: what the ledger recorded, or what reading the items that are here cost'],
  ['rehearsed', 'done once in a copy in memory'],
  ['statistics you set, stated', 'what SET STATISTICS said of production'],
  ['the least there is', 'nothing was found to read, so the least that a request costs'],
  ['estimated', 'worked out by the planner from descriptions, without reading'],
  ['simulated', 'traffic that nobody has yet, on a model of partitions; EXPLAIN ASSUMPTIONS lists what it rests on'],
  ['extrapolated', 'the recorded traffic at the same rate for a month'],
  ['described', 'what the description of the table says'],
  ['assumed', 'an option, or a rule of the service'],
]

const sourcesSection: ReportSection = {
  id: 'sources',
  title: 'Where the figures come from',
  blocks: [table('Words that say what a figure is', { columns: [left('word'), giving('means')], rows: sources })],
}
