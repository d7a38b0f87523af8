import { amountText, moneyText, picoText } from '../analysis/pricing/money.ts'
import { countText, unitsText } from '../base/count-text.ts'
import type { PatternLine, PatternsBill } from '../session/model/patterns-bill.ts'
import type { CostSource } from '../session/simulate/found-costs.ts'
import { giving, left, right } from './grid-view.ts'
import { heading, prose, type Section } from './sections.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** BILL PATTERNS: a line per pattern, with where its figures come from. */
export function patternsBillView(bill: PatternsBill): {
  readonly sections: readonly Section[]
  readonly json: readonly string[]
} {
  const { region, hoursPerMonth, lines, totalPico, currency, notes } = bill
  const columns = [
    giving('pattern'),
    left('rate'),
    right('requests'),
    right('RU'),
    right('WU'),
    right('a month'),
    right('budget'),
    giving('units are'),
  ]
  const rows = lines.map((line) => [
    visibleText(line.name),
    line.rate,
    countText(line.requestsPerMonth),
    unitsText(line.readHalfUnits),
    unitsText(line.writeHalfUnits),
    amountText(line.pico, currency),
    budgetText(line, currency),
    basisText(line),
  ])
  const total = ['total', '', '', '', '', amountText(totalPico, currency), '', '']
  return {
    sections: [
      heading(`Access patterns for a month at list prices of ${region}: an estimate`),
      prose(
        `${hoursPerMonth} hours at the rates of the patterns, each run as one with its samples, at on-demand prices. Without storage, free tier and tax; BILL PER MONTH has what tables cost by themselves.`,
      ),
      ...(lines.length === 0
        ? [prose('No pattern has a rate.')]
        : [{ kind: 'grid' as const, grid: { columns, rows: [...rows, total] } }]),
      ...(notes.length === 0 ? [] : [prose(...notes.map((note) => visibleText(note)))]),
    ],
    json: [...lines.map((line) => lineJson(line, currency)), totalJson(bill)],
  }
}

/** What is over is marked by a word, for screens without colour. */
export function budgetText({ budgetPico, pico }: PatternLine, currency: string): string {
  if (budgetPico === undefined) return ''
  return `${moneyText(budgetPico, currency)}${pico > budgetPico ? ' over' : ''}`
}

export const sourceWords: { readonly [source in CostSource]: string } = {
  measured: 'measured',
  rehearsed: 'rehearsed',
  stated: 'statistics you set',
  least: 'the least there is',
}

export const basisText = ({ source, refusal }: PatternLine): string =>
  [sourceWords[source], ...(refusal === undefined ? [] : [refusal])].join(', ')

function lineJson(line: PatternLine, currency: string): string {
  const { name, rate, requestsPerMonth, readHalfUnits, writeHalfUnits, source, refusal, pico, budgetPico } = line
  return terminalSafeJson(
    JSON.stringify({
      pattern: name,
      rate,
      requestsPerMonth,
      readUnits: readHalfUnits / 2,
      writeUnits: writeHalfUnits / 2,
      source,
      refusal,
      amount: picoText(pico),
      budget: budgetPico === undefined ? undefined : picoText(budgetPico),
      currency,
    }),
  )
}

const totalJson = ({ totalPico, currency, region, confidence }: PatternsBill): string =>
  terminalSafeJson(JSON.stringify({ total: picoText(totalPico), currency, region, confidence }))
