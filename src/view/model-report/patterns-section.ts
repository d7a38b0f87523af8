import { amountText } from '../../analysis/pricing/money.ts'
import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import { printRate, printRateClause } from '../../ast/print-simulate-statement.ts'
import { printStatement } from '../../ast/print-statement.ts'
import { countText, unitsText } from '../../base/count-text.ts'
import type { ExplainedCall } from '../../planner/explanation.ts'
import type { PatternLine, PatternsBill } from '../../session/model/patterns-bill.ts'
import type { ModelReport } from '../../session/model-report/model-report.ts'
import { durationMs } from '../../session/simulate/traffic-clauses.ts'
import { type GridView, giving, left, right } from '../grid-view.ts'
import { callText, headOf, modelView } from '../model-view.ts'
import { basisText, budgetText } from '../patterns-bill-view.ts'
import { keysText, rangeText } from '../plan-view.ts'
import { spanText } from '../simulation-figures.ts'
import { visibleLines, visibleText } from '../visible-text.ts'
import type { Bar } from './chart-view.ts'
import { type ReportBlock, type ReportSection, says, table } from './report-view.ts'

/** What is asked, how it is served, and what a month of it costs. */
export function patternsSection(report: ModelReport): ReportSection {
  const { served, patternsBill } = report
  const title = 'Access patterns'
  if (served.length === 0) {
    return { id: 'patterns', title, blocks: [says('No access pattern is defined: ACCESS PATTERN says what is asked.')] }
  }
  const bill = 'found' in patternsBill ? patternsBill.found : undefined
  return {
    id: 'patterns',
    title,
    blocks: [
      table('Access patterns: how they are served, and what a month costs', patternsGrid(report, bill)),
      ...billBlocks(patternsBill),
      table('Plans, with what they are estimated to touch', plansGrid(report), 'folded'),
      table('What each pattern promises', promisesGrid(report), 'folded'),
      {
        kind: 'statements',
        caption: 'Definitions',
        texts: served.map(({ pattern }) => `${visibleLines(printStatement(pattern))};`),
      },
    ],
  }
}

/** SHOW MATRIX and SHOW COVERAGE. */
export function matrixSection({ model, served, coverage }: ModelReport): ReportSection {
  const matrix = modelView({ kind: 'matrix', model, patterns: served })
  const fits = modelView({ kind: 'coverage', coverage })
  return {
    id: 'matrix',
    title: 'Matrix and coverage',
    blocks: [
      ...(served.length === 0
        ? []
        : [table('Pattern by table and index', matrix.grid, 'marks'), says(`${matrix.footer}.`)]),
      says(`${fits.footer}.`),
      ...(fits.grid.rows.length === 0 ? [] : [table('What does not fit', fits.grid)]),
    ],
  }
}

function patternsGrid({ served }: ModelReport, bill: PatternsBill | undefined): GridView {
  const { currency = '' } = bill ?? {}
  const rows = served.map(({ pattern, calls, problem }) => {
    const line = bill?.lines.find(({ name }) => name === pattern.name)
    return [
      visibleText(headOf(pattern)),
      visibleText(pattern.description ?? ''),
      visibleText(problem ?? [...new Set(calls.map(callText))].join(', ')),
      pattern.rate === undefined ? '' : printRateClause(pattern.rate),
      ...(line === undefined ? ['', '', '', '', '', ''] : lineCells(line, currency)),
    ]
  })
  const total = ['total', '', '', '', '', '', '', '', amountText(bill?.totalPico ?? 0n, currency), '', '']
  return {
    columns: [
      giving('pattern'),
      giving('what it does'),
      giving('served by'),
      left('rate'),
      right('calls'),
      right('RU'),
      right('WU'),
      right('runs a month'),
      right('a month'),
      right('budget'),
      giving('units are'),
    ],
    rows: bill === undefined ? rows.map((row) => [...row, '']) : [...rows.map(elevenCells), total],
  }
}

const elevenCells = (row: readonly string[]): readonly string[] => (row.length === 11 ? row : [...row, ''])

const lineCells = (line: PatternLine, currency: string): readonly string[] => [
  countText(line.calls),
  unitsText(line.readHalfUnits),
  unitsText(line.writeHalfUnits),
  countText(line.requestsPerMonth),
  amountText(line.pico, currency),
  budgetText(line, currency),
  basisText(line),
]

function billBlocks(part: ModelReport['patternsBill']): readonly ReportBlock[] {
  if ('why' in part) return [says(`There are no costs: ${visibleText(part.why)}.`)]
  const { region, currency, hoursPerMonth, lines, notes } = part.found
  return [
    says(
      `Units are those of one run with the samples; a month is ${hoursPerMonth} hours at the rate, at list prices of on-demand requests in ${region}, without storage, free tier and tax.`,
      ...notes.map(visibleText),
    ),
    {
      kind: 'chart',
      chart: {
        kind: 'bars',
        title: 'What a month of each pattern costs',
        axis: `${currency} a month`,
        bars: lines.map((line) => barOf(line, currency)).toSorted((a, b) => b.value - a.value),
      },
    },
  ]
}

const picoPerOne = 1e12

const barOf = ({ name, pico, budgetPico }: PatternLine, currency: string): Bar => ({
  label: visibleText(name),
  value: Number(pico) / picoPerOne,
  text: amountText(pico, currency),
  ...(budgetPico === undefined ? {} : { limit: Number(budgetPico) / picoPerOne }),
})

/** Grouped by pattern. */
const plansGrid = ({ served }: ModelReport): GridView => ({
  columns: [
    giving('call'),
    giving('key'),
    giving('filter or condition'),
    right('items'),
    right('pages'),
    right('RU'),
    right('WU'),
    giving('estimated from'),
  ],
  rows: served.flatMap(({ pattern, calls }) => [
    [visibleText(headOf(pattern))],
    ...calls.map((call) => callCells(call)),
  ]),
})

function callCells(call: ExplainedCall): readonly string[] {
  const { estimate, each, filter, keyConditions } = call
  const units = (range: Parameters<typeof rangeText>[0] | undefined): string =>
    range === undefined ? '' : rangeText(range, unitsText)
  return [
    visibleText(each === undefined ? callText(call) : `${callText(call)} for each ${each}`),
    visibleText(keysText(keyConditions) ?? ''),
    visibleText(filter ?? ''),
    estimate === undefined ? '' : rangeText(estimate.items, countText),
    estimate === undefined ? '' : rangeText(estimate.pages, countText),
    units(estimate?.readHalfUnits),
    units(estimate?.writeHalfUnits),
    visibleText(estimate?.basis ?? ''),
  ]
}

const promisesGrid = ({ served }: ModelReport): GridView => ({
  columns: [
    giving('pattern'),
    left('peak'),
    right('returns'),
    right('bytes'),
    right('latency'),
    giving('owner'),
    giving('expects'),
  ],
  rows: served.map(({ pattern }) => [
    visibleText(headOf(pattern)),
    pattern.peak === undefined ? '' : printRate(pattern.peak),
    returnsText(pattern),
    pattern.itemSize === undefined ? '' : countText(pattern.itemSize),
    pattern.latency === undefined ? '' : spanText(durationMs(pattern.latency)),
    visibleText(pattern.owner ?? ''),
    visibleText(
      pattern.expectations.map((expectation) => printStatement(expectation).replace(/^EXPECT /, '')).join('; '),
    ),
  ]),
})

function returnsText({ returns }: AccessPatternStatement): string {
  if (returns === undefined) return ''
  const { typical, most } = returns
  return most === undefined ? countText(typical) : `${countText(typical)} to ${countText(most)}`
}
