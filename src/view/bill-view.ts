import type { Bill } from '../analysis/pricing/bill.ts'
import type { CallCost, PatternCost } from '../analysis/pricing/bill-calls.ts'
import { type BillDiff, type ChangedPattern, changeOf } from '../analysis/pricing/bill-diff.ts'
import { diffMarkdown } from '../analysis/pricing/bill-diff-markdown.ts'
import type { Basis, BillLine } from '../analysis/pricing/bill-line.ts'
import { amountText, decimalText, picoText, type Quantity } from '../analysis/pricing/money.ts'
import type { Confidence, Price } from '../analysis/pricing/price-list.ts'
import { savedBill } from '../analysis/pricing/saved-bill.ts'
import { countText, unitsText } from '../base/count-text.ts'
import { classSections, modeSections } from './bill-choices.ts'
import { minuteText, stretchText } from './figures.ts'
import { giving, left, right } from './grid-view.ts'
import { heading, prose, type Section } from './sections.ts'
import { terminalSafeJson, visibleLines, visibleText } from './visible-text.ts'

type View = { readonly sections: readonly Section[]; readonly json: readonly string[] }

/** A bill for people; for programs the form that BILL DIFF reads again. */
export function billView(bill: Bill): View {
  return {
    sections: [
      ...titleSections(bill),
      ...(bill.lines.length === 0 ? [prose('Nothing costs anything.')] : [linesGrid(bill)]),
      ...patternSections(bill),
      ...callSections(bill),
      ...modeSections(bill),
      ...classSections(bill),
      ...noteSections(bill),
    ],
    json: [terminalSafeJson(JSON.stringify(savedBill(bill)))],
  }
}

function titleSections(bill: Bill): readonly Section[] {
  const { region, perMonth, fromMs, toMs, hoursPerMonth } = bill
  const span = `${minuteText(fromMs)} to ${minuteText(toMs)} UTC`
  const isMeasured = toMs > fromMs
  const measured = isMeasured ? stretchText(toMs - fromMs) : 'nothing'
  if (!perMonth) {
    const what = isMeasured
      ? `What was done in ${measured}, ${span}.`
      : 'Nothing was done yet that the ledger knows of.'
    return [heading(`Bill so far at list prices of ${region}`), prose(`${what} Without tax and free tier.`)]
  }
  const traffic = isMeasured ? `the traffic of ${measured}, ${span}, at the same rate` : 'no traffic'
  return [
    heading(`Bill per month at list prices of ${region}: an estimate`),
    prose(
      `${hoursPerMonth} hours with the tables as they are now${bill.lines.some(({ basis }) => basis === 'stated') ? ', at the size that SET STATISTICS says,' : ''} and ${traffic}. Without tax.`,
    ),
  ]
}

/** Lines of one table stand under its name. */
function linesGrid(bill: Bill): Section {
  const { lines, totalPico, currency } = bill
  const columns = [giving('for'), right('quantity'), left('unit'), right('price'), right('amount'), left('basis')]
  const groups = Map.groupBy(lines, (line) => groupOf(line, bill))
  const rows = [...groups].flatMap(([group, own]) => [
    [group],
    ...own.map((line) => [
      `  ${line.item}${line.variant === undefined ? '' : ` ${visibleText(line.variant)}`}`,
      shortDecimal(line.quantity),
      line.unit,
      priceText(line),
      line.price === undefined ? '?' : amountText(line.pico, currency),
      line.credit === undefined ? basisWords[line.basis] : '',
    ]),
  ])
  return { kind: 'grid', grid: { columns, rows: [...rows, ['total', '', '', '', amountText(totalPico, currency)]] } }
}

const basisWords: { readonly [basis in Basis]: string } = {
  measured: 'measured',
  extrapolated: 'extrapolated',
  described: 'described',
  stated: 'statistics you set',
  assumed: 'assumed',
}

function groupOf({ region, table, index, credit }: BillLine, bill: Bill): string {
  const name = table === undefined ? (credit ?? 'all tables') : index === undefined ? table : `${table}.${index}`
  return visibleText(region === bill.region ? name : `${name} in ${region}`)
}

/** Amount for so many units, `~` before one that nobody saw in a price list. */
function priceText({ price, per }: BillLine): string {
  if (price === undefined) return 'none'
  const mark = isSure(price.confidence) ? '' : '~'
  return `${mark}${price.amount}${per === 1n ? '' : ` / ${per === 1_000_000n ? '1M' : '100k'}`}`
}

const isSure = (confidence: Confidence): boolean => confidence === 'verified' || confidence === 'derived'

/** All digits before the point, and two that mean something after it; less than a millionth is hardly anything. */
function shortDecimal(quantity: Quantity): string {
  const [whole = '0', fraction = ''] = decimalText(quantity).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  if (fraction === '') return grouped
  if (quantity.n * 1_000_000n < quantity.d && quantity.n * -1_000_000n < quantity.d) return '~0'
  const isSmall = /^-?0$/.test(whole)
  const digits = isSmall ? (/^0*[1-9]\d?/.exec(fraction)?.[0] ?? '') : fraction.slice(0, 2).replace(/0+$/, '')
  return digits === '' ? grouped : `${grouped}.${digits}`
}

const callsShown = 12
const patternsShown = 40

/** What the requests of each access pattern come to, on all tables together. */
function patternSections({ patterns, currency, perMonth }: Bill): readonly Section[] {
  if (patterns.length === 0) return []
  const columns = [giving('access pattern'), right('requests'), right('RRU'), right('WRU'), right('on demand')]
  const rows = patterns
    .slice(0, patternsShown)
    .map((cost) => [
      cost.pattern === undefined ? '(no pattern)' : visibleText(cost.pattern),
      ...costCells(cost, currency),
    ])
  return [
    heading(perMonth ? 'Access patterns of a month' : 'Access patterns'),
    { kind: 'grid', grid: { columns, rows } },
    ...moreText(patterns.length - rows.length),
  ]
}

const costCells = (
  { requests, readHalfUnits, writeHalfUnits, pico }: PatternCost,
  currency: string,
): readonly string[] => [
  countText(requests),
  unitsText(readHalfUnits),
  unitsText(writeHalfUnits),
  pico === undefined ? '?' : amountText(pico, currency),
]

const moreText = (more: number): readonly Section[] => (more > 0 ? [prose(`${more} more, in --mode json.`)] : [])

/** Which calls the requests were, by operation and access pattern. */
function callSections({ calls, currency, perMonth }: Bill): readonly Section[] {
  const charged = calls.filter(({ readHalfUnits, writeHalfUnits }) => readHalfUnits + writeHalfUnits > 0)
  if (charged.length === 0) return []
  const hasPatterns = charged.some(({ pattern }) => pattern !== undefined)
  const columns = [
    giving('table'),
    left('operation'),
    ...(hasPatterns ? [giving('pattern')] : []),
    right('requests'),
    right('RRU'),
    right('WRU'),
    right('on demand'),
  ]
  const rows = charged
    .slice(0, callsShown)
    .map((call: CallCost) => [
      visibleText(call.table),
      call.operation,
      ...(hasPatterns ? [visibleText(call.pattern ?? '')] : []),
      ...costCells(call, currency),
    ])
  return [
    heading(perMonth ? 'Requests of a month' : 'Requests'),
    { kind: 'grid', grid: { columns, rows } },
    ...moreText(charged.length - rows.length),
  ]
}

function noteSections({ lines, notes }: Bill): readonly Section[] {
  const prices = lines.flatMap(({ price }) => price ?? [])
  const sources = [...new Set(prices.map(sourceText))]
  const unsure = prices.some(({ confidence }) => !isSure(confidence))
    ? ['A price after ~ was not seen in a price list of that Region.']
    : []
  return [
    ...(notes.length === 0 && sources.length === 0 ? [] : [heading('Notes')]),
    prose(...notes, ...unsure),
    ...(sources.length === 0
      ? []
      : [
          {
            kind: 'prose' as const,
            lines: sources.map((text) => ({ head: 'prices  ', text })),
          },
        ]),
  ]
}

export const sourceText = ({ source, sourceDate, confidence }: Price): string =>
  visibleText(`${confidence}: ${source}, ${sourceDate}`)

/** BILL DIFF: Markdown for people, to be pasted; one object for programs. */
export function diffView(diff: BillDiff): View {
  const { before, after, currency, perMonth, changed, unchanged, patterns } = diff
  const json = {
    currency,
    perMonth,
    before: { region: before.region, total: picoText(before.totalPico) },
    after: { region: after.region, total: picoText(after.totalPico) },
    change: picoText(after.totalPico - before.totalPico),
    changed: changed.map((line) => ({
      ...line,
      before: sideJson(line.before),
      after: sideJson(line.after),
      change: picoText(changeOf(line)),
    })),
    unchanged,
    patterns: {
      changed: patterns.changed.map((each) => ({
        pattern: each.pattern,
        before: patternSideJson(each.before),
        after: patternSideJson(each.after),
        change: picoText(changeOf(each)),
      })),
      unchanged: patterns.unchanged,
    },
  }
  return {
    sections: [{ kind: 'text', text: visibleLines(diffMarkdown(diff)) }],
    json: [terminalSafeJson(JSON.stringify(json))],
  }
}

const patternSideJson = (side: ChangedPattern['before']) =>
  side === undefined ? undefined : { requests: side.requests, onDemand: picoText(side.pico) }

const sideJson = (side: BillDiff['changed'][number]['before']) =>
  side === undefined ? undefined : { quantity: side.quantity, unit: side.unit, amount: picoText(side.pico) }
