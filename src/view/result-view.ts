import { countText, plural } from '../base/count-text.ts'
import { unreachable } from '../base/unreachable.ts'
import { parseNumber } from '../model/number-text.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import type { HeatResult } from '../session/looking/heat-result.ts'
import type { Outcome, ProseLine, Result } from '../session/outcome.ts'
import { type AdviceView, adviceView } from './advice-view.ts'
import { alarmsView } from './alarms-view.ts'
import { assumptionsView } from './assumptions-view.ts'
import { backupsView, backupView } from './backups-view.ts'
import { billView, diffView } from './bill-view.ts'
import { branchesView } from './branches-view.ts'
import { type ComparisonView, comparisonView } from './comparison-view.ts'
import { contributorsView } from './contributors-view.ts'
import { type PriceChoice, totalsView } from './cost-total.ts'
import { type DescribeView, describeView, indexesGrid, tablesGrid } from './describe-view.ts'
import { diffModelView } from './diff-view.ts'
import type { GridView } from './grid-view.ts'
import { metricsView } from './metrics-view.ts'
import { modelView } from './model-view.ts'
import { patternsBillView } from './patterns-bill-view.ts'
import { type PlanView, planJson, planView } from './plan-view.ts'
import { priceListView } from './price-list-view.ts'
import type { RowItem } from './rows.ts'
import { scalingView } from './scaling-view.ts'
import type { Section } from './sections.ts'
import { comparisonJson, simulationJson } from './simulation-json.ts'
import { type SimulationView, simulationView } from './simulation-view.ts'
import { statisticsView } from './statistics-view.ts'
import { traceView } from './trace-view.ts'
import { trafficView } from './traffic-view.ts'
import { terminalSafeJson, visibleLines, visibleText } from './visible-text.ts'

/**
 * A result that is there as a whole, for people and, as `json`, for programs: one text per object. Items go by as rows and
 * are not among these; neither are failures.
 */
export type ResultView =
  | { readonly kind: 'grid'; readonly grid: GridView; readonly footer: string; readonly json: readonly string[] }
  | { readonly kind: 'describe'; readonly view: DescribeView; readonly json: readonly string[] }
  | { readonly kind: 'plan'; readonly view: PlanView; readonly json: readonly string[] }
  | { readonly kind: 'advice'; readonly view: AdviceView; readonly json: readonly string[] }
  /** Drawn where it is known how wide it may be. */
  | { readonly kind: 'heat'; readonly heat: HeatResult }
  | { readonly kind: 'simulation'; readonly view: SimulationView; readonly json: readonly string[] }
  | { readonly kind: 'comparison'; readonly view: ComparisonView; readonly json: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sections'; readonly sections: readonly Section[]; readonly json: readonly string[] }
  | { readonly kind: 'prose'; readonly lines: readonly ProseLine[] }
  /** `item` is the same for forms that have columns. */
  | { readonly kind: 'count'; readonly text: string; readonly item: RowItem; readonly json: readonly string[] }
  /** What a write gave back: rows as a read would give them. */
  | { readonly kind: 'rows'; readonly items: readonly RowItem[]; readonly notice: string }
  /** Words about what was done: never data. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'verdict'; readonly passed: boolean; readonly text: string; readonly diff?: string | undefined }
  | { readonly kind: 'nothing' }

export type ResultOptions = PriceChoice & {
  /** False where durations would make two runs differ; absent: true. */
  readonly withTime?: boolean | undefined
}

export function resultView({ result }: Pick<Outcome, 'result'>, prices: ResultOptions): ResultView {
  switch (result.kind) {
    case 'count':
      return countView(result.count, result.evaluated)
    case 'written':
      if (result.returned === undefined) return { kind: 'notice', text: result.summary }
      return { kind: 'rows', items: result.returned, notice: result.summary }
    case 'tables':
      return result.of === 'indexes' ? indexesView(result.tables) : tablesView(result.tables)
    case 'description':
      return describeResult(result)
    case 'backups':
      return { kind: 'grid', ...backupsView(result.backups) }
    case 'branches':
      return { kind: 'grid', ...branchesView(result.branches, result.current) }
    case 'backup':
      return { kind: 'describe', view: backupView(result.backup), json: [tableJson(result.backup)] }
    case 'scaling':
      return { kind: 'grid', ...scalingView(result.tables, result.scaling) }
    case 'explanation':
      return { kind: 'plan', view: planView(result.explanation), json: [planJson(result.explanation)] }
    case 'trace':
      return { kind: 'grid', ...traceView(result.trace, prices) }
    case 'text':
      return result.prose === undefined
        ? { kind: 'text', text: visibleLines(result.text) }
        : { kind: 'prose', lines: result.prose.map(visibleLine) }
    case 'totals':
      return { kind: 'sections', ...totalsView(result.totals, prices) }
    case 'bill':
      return { kind: 'sections', ...billView(result.bill) }
    case 'bill-diff':
      return { kind: 'sections', ...diffView(result.diff) }
    case 'bill-patterns':
      return { kind: 'sections', ...patternsBillView(result.bill) }
    case 'model-diff':
      return { kind: 'sections', ...diffModelView(result.report) }
    case 'prices':
      return { kind: 'sections', ...priceListView(result) }
    case 'traffic':
      return { kind: 'grid', ...trafficView(result, prices.region) }
    case 'advice': {
      const { view, json } = adviceView(result.tables)
      return { kind: 'advice', view, json }
    }
    case 'statistics':
      return { kind: 'grid', ...statisticsView(result.statistics) }
    case 'heat':
      return { kind: 'heat', heat: result.heat }
    case 'contributors':
      return { kind: 'grid', ...contributorsView(result) }
    case 'metrics':
      return { kind: 'grid', ...metricsView(result) }
    case 'alarms':
      return { kind: 'grid', ...alarmsView(result.alarms) }
    case 'entities':
    case 'access-patterns':
    case 'matrix':
    case 'coverage':
      return { kind: 'grid', ...modelView(result) }
    case 'simulation':
      return { kind: 'simulation', view: simulationView(result), json: [simulationJson(result)] }
    case 'comparison':
      return { kind: 'comparison', view: comparisonView(result), json: [comparisonJson(result)] }
    case 'assumptions':
      return { kind: 'grid', ...assumptionsView() }
    case 'expectation':
      return verdictView(result)
    case 'cancelled':
      return { kind: 'notice', text: 'cancelled' }
    case 'none':
    case 'printed':
    case 'items':
    case 'failed':
      return { kind: 'nothing' }
    default:
      return unreachable(result)
  }
}

const visibleLine = ({ head, text, ...more }: ProseLine): ProseLine => ({
  ...more,
  head: visibleText(head),
  text: visibleText(text),
})

const tablesView = (tables: readonly TableDescription[]): ResultView => ({
  kind: 'grid',
  grid: tablesGrid(tables),
  footer: plural(tables.length, 'table'),
  json: tables.map(tableJson),
})

function indexesView(tables: readonly TableDescription[]): ResultView {
  const grid = indexesGrid(tables)
  const json = tables.flatMap(({ TableName, GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] }) =>
    [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map((index) =>
      terminalSafeJson(JSON.stringify({ TableName, ...index })),
    ),
  )
  return { kind: 'grid', grid, footer: plural(grid.rows.length, 'index', 'indexes'), json }
}

function countView(count: number, evaluated: number): ResultView {
  const found = plural(count, 'item')
  const text = evaluated === count ? `counted ${found}` : `counted ${found} of ${countText(evaluated)} read`
  const item = { count: { N: parseNumber(String(count)) }, evaluated: { N: parseNumber(String(evaluated)) } }
  return { kind: 'count', text, item, json: [JSON.stringify({ count, evaluated })] }
}

function verdictView({
  passed,
  expected,
  actual,
  diff,
}: Extract<Result, { readonly kind: 'expectation' }>): ResultView {
  if (passed) return { kind: 'verdict', passed, text: `ok: ${visibleLines(expected)}` }
  const text = `expected ${visibleLines(expected)}, found ${visibleLines(actual)}`
  return { kind: 'verdict', passed, text, ...(diff === undefined ? {} : { diff: visibleLines(diff) }) }
}

function describeResult({
  table,
  timeToLive,
  recovery,
  scaling,
}: Extract<Result, { readonly kind: 'description' }>): ResultView {
  const all = {
    ...table,
    ...(timeToLive === undefined ? {} : { TimeToLiveDescription: timeToLive }),
    ...(recovery === undefined ? {} : { PointInTimeRecoveryDescription: recovery }),
    ...(scaling.length === 0 ? {} : { Scaling: scaling }),
  }
  return { kind: 'describe', view: describeView(table, { timeToLive, recovery, scaling }), json: [tableJson(all)] }
}

const tableJson = (table: object): string => terminalSafeJson(JSON.stringify(table))
