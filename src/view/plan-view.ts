import type { Actual, Estimate, ExplainedCall, Explanation, Range } from '../planner/explanation.ts'
import { countText, unitsText } from './figures.ts'
import { type GridView, left, right } from './grid-view.ts'
import { visibleText } from './visible-text.ts'

/** The plan as a tree: one node per call, its properties below it. */
export type PlanView = { readonly nodes: readonly PlanNode[]; readonly warnings: readonly PlanNote[] }

export type PlanNode = {
  /** `Query orders.byStatus`. */
  readonly title: string
  /** The whole table is read. */
  readonly isScan: boolean
  readonly facts: readonly (readonly [string, string])[]
  readonly figures: GridView | undefined
  readonly basis: string | undefined
}

export type PlanNote = { readonly text: string; readonly rewrite?: string | undefined }

export function planView({ nodes, warnings }: Explanation): PlanView {
  return {
    nodes: nodes.map(planNode),
    warnings: warnings.map(({ text, rewrite }) => ({ text: visibleText(text), rewrite })),
  }
}

function planNode(call: ExplainedCall): PlanNode {
  const target = call.index === undefined ? call.table : `${call.table}.${call.index}`
  const via = call.access === call.operation ? '' : ` (${call.operation})`
  return {
    title: `${call.access}${target === undefined ? '' : ` ${visibleText(target)}`}${via}`,
    isScan: call.access === 'Scan',
    facts: [
      ...fact('key', call.keyConditions.length === 0 ? undefined : call.keyConditions.join(' AND ')),
      ...fact('filter', call.filter),
      ...fact('projection', call.projection),
      ...fact('order', call.order),
      ...fact('limit', call.limit === undefined ? undefined : countText(call.limit)),
    ],
    figures: call.estimate === undefined && call.actual === undefined ? undefined : figures(call.estimate, call.actual),
    basis: call.estimate?.basis,
  }
}

const fact = (label: string, text: string | undefined): readonly (readonly [string, string])[] =>
  text === undefined ? [] : [[label, visibleText(text)]]

function figures(estimate: Estimate | undefined, actual: Actual | undefined): GridView {
  const rows = [
    ['items', rangeText(estimate?.items), numberText(actual?.items)],
    ['pages', rangeText(estimate?.pages), numberText(actual?.pages)],
    ...unitRow('RCU', estimate?.readHalfUnits, actual?.readHalfUnits),
    ...unitRow('WCU', estimate?.writeHalfUnits, actual?.writeHalfUnits),
  ]
  const shown = [estimate !== undefined, actual !== undefined]
  const titles = ['estimate', 'actual'].filter((_, at) => shown[at])
  return {
    columns: [left(''), ...titles.map(right)],
    rows: rows.map(([label = '', ...numbers]) => [label, ...numbers.filter((_, at) => shown[at])]),
  }
}

function unitRow(unit: string, range: Range | undefined, actual: number | undefined): readonly string[][] {
  if ((range?.high ?? 0) === 0 && (actual ?? 0) === 0) return []
  return [[unit, rangeText(range, unitsText), actual === undefined ? '' : unitsText(actual)]]
}

function rangeText(range: Range | undefined, text: (figure: number) => string = countText): string {
  if (range === undefined) return ''
  if (range.low === range.high) return text(range.low)
  return Number.isFinite(range.high) ? `${text(range.low)} to ${text(range.high)}` : `${text(range.low)} or more`
}

const numberText = (figure: number | undefined): string => (figure === undefined ? '' : countText(figure))

/** The same facts as one object, for programs. Units are capacity units. */
export function planJson({ nodes, warnings }: Explanation): string {
  return JSON.stringify({
    plan: nodes.map(({ step, estimate, actual, ...call }) => ({
      ...call,
      ...(estimate === undefined ? {} : { estimate: estimateJson(estimate) }),
      ...(actual === undefined ? {} : { actual: actualJson(actual) }),
      request: step.request,
    })),
    warnings,
  })
}

const estimateJson = ({ items, pages, readHalfUnits, writeHalfUnits, basis }: Estimate) => ({
  items,
  pages,
  readUnits: halved(readHalfUnits),
  writeUnits: halved(writeHalfUnits),
  basis,
})

const halved = ({ low, high }: Range): Range => ({ low: low / 2, high: high / 2 })

const actualJson = ({ items, evaluated, pages, readHalfUnits, writeHalfUnits }: Actual) => ({
  items,
  evaluated,
  pages,
  readUnits: readHalfUnits / 2,
  writeUnits: writeHalfUnits / 2,
})
