import { picoText } from '../analysis/pricing/money.ts'
import { countText, plural } from '../base/count-text.ts'
import type { AdvisedTable } from '../session/advised-table.ts'
import { stretchText } from './figures.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** What ADVISE found, the worst first in each table, and what it looked at. */
export type AdviceView = {
  readonly findings: readonly FindingView[]
  /** `3 findings in 2 tables`. */
  readonly summary: string
  /** One text per table. */
  readonly looked: readonly string[]
  /** What was not asked for want of something, and where the prices are from. */
  readonly remarks: readonly string[]
}

export type FindingView = {
  readonly severity: Finding['severity']
  /** `orders.byStatus`. */
  readonly target: string
  readonly title: string
  readonly rule: string
  /** Label and text, in reading order. */
  readonly facts: readonly (readonly [string, string])[]
}

type Finding = AdvisedTable['findings'][number]

export function adviceView(tables: readonly AdvisedTable[]): {
  readonly view: AdviceView
  readonly json: readonly string[]
} {
  const findings = tables.flatMap((table) => table.findings)
  return {
    view: {
      findings: findings.map(findingView),
      summary: `${findings.length === 0 ? 'no findings' : plural(findings.length, 'finding')} in ${plural(tables.length, 'table')}`,
      looked: tables.map(lookedText),
      remarks: [...unjudgedTexts(tables), ...priceTexts(findings)],
    },
    json: tables.map(tableJson),
  }
}

function findingView({ severity, table, index, title, rule, evidence, consequence, change }: Finding): FindingView {
  return {
    severity,
    target: visibleText(index === undefined ? table : `${table}.${index}`),
    title,
    rule,
    facts: [
      ['evidence', visibleText(evidence)],
      ['consequence', visibleText(consequence.text)],
      ['change', visibleText(change)],
    ],
  }
}

/** `orders: 1,000 of 3,376 items, 14 statements, 35 minutes of traffic, no statistics set`. */
function lookedText(advised: AdvisedTable): string {
  const { table, looked, statements, trafficFromMs, trafficToMs, production } = advised
  const items = looked.complete
    ? `${looked.items === 1 ? '' : 'all '}${plural(looked.items, 'item')}`
    : `${countText(looked.items)} of ${plural(looked.itemsHere, 'item')}`
  const traffic =
    trafficFromMs === undefined || trafficToMs === undefined
      ? 'no traffic recorded'
      : `${stretchText(trafficToMs - trafficFromMs)} of traffic`
  const size =
    production === undefined ? 'no statistics set' : `${plural(production.items, 'item')} by the statistics you set`
  return `${visibleText(table)}: ${looked.items === 0 ? 'no items' : items}, ${plural(statements, 'statement')}, ${traffic}, ${size}`
}

const needTexts = {
  sample: 'items',
  statements: 'statements on the table in this session',
  traffic: 'recorded traffic',
  statistics: 'SET STATISTICS',
} as const

/** By what is missing, for all tables together: what could be asked of one of them was asked. */
function unjudgedTexts(tables: readonly AdvisedTable[]): readonly string[] {
  const [first, ...others] = tables
  const always = (first?.unjudged ?? []).filter(({ rule }) =>
    others.every(({ unjudged }) => unjudged.some((each) => each.rule === rule)),
  )
  const byNeed = Map.groupBy(always, ({ needs }) => needs.map((need) => needTexts[need]).join(' and '))
  return [...byNeed].map(([need, rules]) => `not asked without ${need}: ${rules.map(({ rule }) => rule).join(', ')}`)
}

function priceTexts(findings: readonly Finding[]): readonly string[] {
  const days = findings.flatMap(({ consequence: { money } }) => money?.sourceDate ?? []).toSorted()
  const [oldest] = days
  return oldest === undefined ? [] : [`money: list prices as of ${oldest}, without free tier or tax`]
}

/** One object per table, also where nothing was found: what was looked at belongs to the answer. */
function tableJson(advised: AdvisedTable): string {
  const { findings, trafficFromMs, trafficToMs, looked, unjudged, ...table } = advised
  const day = (ms: number | undefined): string | undefined =>
    ms === undefined ? undefined : new Date(ms).toISOString()
  return terminalSafeJson(
    JSON.stringify({
      ...table,
      looked: { items: looked.items, of: looked.itemsHere, complete: looked.complete },
      traffic: trafficFromMs === undefined ? undefined : { from: day(trafficFromMs), to: day(trafficToMs) },
      findings: findings.map(findingJson),
      unjudged,
    }),
  )
}

function findingJson({ consequence: { money, ...consequence }, table: _table, ...finding }: Finding) {
  const amount =
    money === undefined
      ? undefined
      : {
          amount: picoText(money.pico),
          currency: money.currency,
          per: money.per,
          source: money.source,
          sourceDate: money.sourceDate,
        }
  return { ...finding, consequence: { ...consequence, money: amount } }
}
