import { countText, unitsText } from '../base/count-text.ts'
import type { Actual, Estimate, ExplainedCall, Explanation, Range } from '../planner/explanation.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** The plan as a tree: one node per call, its properties below it. */
export type PlanView = { readonly nodes: readonly PlanNode[]; readonly warnings: readonly PlanNote[] }

export type PlanNode = {
  /** `Query orders.byStatus`. */
  readonly title: string
  /** The whole table is read. */
  readonly isScan: boolean
  readonly facts: readonly (readonly [string, string])[]
  /** Each text as it stands: estimate and actual are aligned with one another. */
  /** What is expected and what happened, each as figures in a row. */
  readonly figures: readonly (readonly [string, readonly string[]])[]
  /** Where the estimate comes from. */
  readonly basis: string | undefined
}

export type PlanNote = { readonly text: string; readonly rewrite?: string | undefined }

export function planView({ nodes, warnings }: Explanation): PlanView {
  return {
    nodes: nodes.map(planNode),
    warnings: warnings.map(({ text, rewrite }) => ({
      text: visibleText(text),
      rewrite: rewrite === undefined ? undefined : visibleText(rewrite),
    })),
  }
}

function planNode(call: ExplainedCall): PlanNode {
  const target = call.index === undefined ? call.table : `${call.table}.${call.index}`
  const via = call.access === call.operation ? '' : ` (${call.operation})`
  return {
    title: `${call.access}${target === undefined ? '' : ` ${visibleText(target)}`}${via}`,
    isScan: call.access === 'Scan',
    facts: [
      ...fact('for each', call.each),
      ...fact('key', keysText(call.keyConditions)),
      ...fact(isRead(call) ? 'filter' : 'condition', call.filter),
      ...fact('projection', call.projection),
      ...fact('order', call.order),
      ...fact('limit', call.limit === undefined ? undefined : countText(call.limit)),
    ],
    figures: figures(call),
    basis: call.estimate?.basis,
  }
}

const isRead = ({ access }: ExplainedCall): boolean => access === 'GetItem' || access === 'Query' || access === 'Scan'

const keysShown = 5

/** One text per read that the statement falls apart into. */
export function keysText(keys: readonly string[]): string | undefined {
  if (keys.length === 0) return undefined
  const more = keys.length - keysShown
  return [...keys.slice(0, keysShown), ...(more > 0 ? [`${countText(more)} more`] : [])].join(' OR ')
}

const fact = (label: string, text: string | undefined): readonly (readonly [string, string])[] =>
  text === undefined ? [] : [[label, visibleText(text)]]

/** What is expected and, below it figure by figure, what happened. */
function figures({ access, estimate, actual }: ExplainedCall): PlanNode['figures'] {
  const paged = access === 'Query' || access === 'Scan'
  const rows: readonly (readonly [string, Range | undefined, Range | undefined])[] = [
    ['item', estimate?.items, exactly(actual?.items)],
    ...(paged ? [['page', estimate?.pages, exactly(actual?.pages)] as const] : []),
    ...unitRow('RCU', estimate?.readHalfUnits, exactly(actual?.readHalfUnits)),
    ...unitRow('WCU', estimate?.writeHalfUnits, exactly(actual?.writeHalfUnits)),
  ]
  const line = (at: 1 | 2): readonly string[] =>
    rows.map((row) => {
      const widest = Math.max(...[row[1], row[2]].map((range) => figureText(row[0], range).length))
      return figureText(row[0], row[at]).padStart(widest)
    })
  return [
    ...(estimate === undefined ? [] : [['estimate', line(1)] as const]),
    ...(actual === undefined ? [] : [['actual', line(2)] as const]),
  ]
}

const exactly = (figure: number | undefined): Range | undefined =>
  figure === undefined ? undefined : { low: figure, high: figure }

function unitRow(unit: 'RCU' | 'WCU', estimate: Range | undefined, actual: Range | undefined) {
  return (estimate?.high ?? 0) === 0 && (actual?.high ?? 0) === 0 ? [] : [[unit, estimate, actual] as const]
}

function figureText(unit: string, range: Range | undefined): string {
  if (range === undefined) return ''
  const counted = unit === 'item' || unit === 'page'
  const name = counted && !(range.low === 1 && range.high === 1) ? `${unit}s` : unit
  return `${rangeText(range, counted ? countText : unitsText)} ${name}`
}

export function rangeText({ low, high }: Range, text: (figure: number) => string): string {
  if (low === high) return text(low)
  return Number.isFinite(high) ? `${text(low)} to ${text(high)}` : `${text(low)} or more`
}

/** The same facts as one object, for programs. Units are capacity units. */
export function planJson({ nodes, warnings }: Explanation): string {
  const json = JSON.stringify({
    plan: nodes.map(({ step, estimate, actual, ...call }) => ({
      ...call,
      ...(estimate === undefined ? {} : { estimate: estimateJson(estimate) }),
      ...(actual === undefined ? {} : { actual: actualJson(actual) }),
      request: step.request,
    })),
    warnings,
  })
  return terminalSafeJson(json)
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
