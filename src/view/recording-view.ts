import { moneyText } from '../analysis/pricing/money.ts'
import type { PriceList } from '../analysis/pricing/price-list.ts'
import { countText, plural, unitsText } from '../base/count-text.ts'
import type { RecordingReport } from '../session/recording-report.ts'
import { stretchText } from './figures.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { heading, prose, type Section } from './sections.ts'
import { visibleLines, visibleText } from './visible-text.ts'

type AnalysedRecording = RecordingReport['analysed']
type AnalysedPattern = AnalysedRecording['patterns'][number]
type RequestSums = AnalysedRecording['total']

/** What `ddb-shell report` says, for people. */
export function recordingView(report: RecordingReport): readonly Section[] {
  const { analysed, failures } = report
  return [
    heading('Recording'),
    prose(summary(report), ...remarks(analysed)),
    ...patternSections(report),
    ...undeclaredSections(report),
    ...listSection('Scans', scanTexts(analysed)),
    ...listSection('N+1 loops', loopTexts(analysed)),
    ...listSection('Filters', filterTexts(analysed)),
    ...listSection('Errors', errorTexts(analysed)),
    ...listSection('Unused', unusedTexts(analysed)),
    ...listSection('Budgets', budgetTexts(report)),
    ...listSection(
      'Failed',
      failures.map(({ text }) => text),
    ),
  ]
}

function listSection(title: string, texts: readonly string[]): readonly Section[] {
  if (texts.length === 0) return []
  const lines = texts.map((text) => ({ head: '- ', text: visibleText(text) }))
  return [heading(title), { kind: 'prose', lines }]
}

function summary({ analysed, deterministic, prices }: RecordingReport): string {
  const { requests, total, fromMs = 0, toMs = 0, writers, others } = analysed
  const during = deterministic || toMs - fromMs < 1_000 ? '' : ` in ${secondsText(toMs - fromMs)}`
  const by = writers > 1 ? `, of ${plural(writers, 'process', 'processes')}` : ''
  const money = total.price(prices)
  const parts = [
    `${plural(requests, 'request')}${during}${by}`,
    unitsPart(total),
    money === undefined || money.pico === 0n ? '' : `${moneyText(money.pico, money.currency)} on demand`,
    others === 0 ? '' : `${countText(others)} about no item`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const secondsText = (ms: number): string => (ms < 120_000 ? plural(Math.round(ms / 1_000), 'second') : stretchText(ms))

function remarks({ damaged, shapeless, values }: AnalysedRecording): readonly string[] {
  return [
    ...(damaged.lines === 0
      ? []
      : [
          damaged.onlyLast
            ? 'its last line is not whole: whoever wrote it was cut off'
            : `${plural(damaged.lines, 'line')} could not be read`,
        ]),
    ...(shapeless === 0
      ? []
      : [`${plural(shapeless, 'request')} could not be told: the line with their shape is missing`]),
    ...(values.includes('none')
      ? ['without values of keys: patterns that differ in nothing else are not told apart']
      : []),
  ]
}

function patternSections(report: RecordingReport): readonly Section[] {
  const { analysed, hasModel } = report
  const used = analysed.patterns.filter(({ sums }) => sums.requests > 0)
  if (!hasModel) return []
  const count = `${countText(used.length)} of ${plural(analysed.patterns.length, 'pattern')} in use`
  return [
    heading('Access patterns'),
    ...(used.length === 0 ? [] : [{ kind: 'grid' as const, grid: patternGrid(used, report) }]),
    prose(count),
    ...listSection('Not as declared', analysed.patterns.flatMap(variantTexts)),
  ]
}

function patternGrid(used: readonly AnalysedPattern[], { prices, deterministic }: RecordingReport): GridView {
  const times = deterministic ? [] : [right('p50 ms'), right('p99 ms')]
  return {
    columns: [
      left('pattern'),
      right('runs'),
      right('requests'),
      right('RCU'),
      right('WCU'),
      right('1M runs'),
      ...times,
    ],
    rows: used.map(({ pattern, sums, runs }) => [
      visibleText(pattern.name),
      countText(runs),
      countText(sums.requests),
      ...figures(sums, runs, prices),
      ...(deterministic ? [] : timeTexts(sums)),
    ]),
  }
}

/** Units, and what a million runs like these cost. */
function figures(sums: RequestSums, runs: number, prices: PriceList): readonly string[] {
  const price = sums.price(prices)
  const million = price === undefined || runs === 0 ? undefined : (price.pico * 1_000_000n) / BigInt(runs)
  return [
    sums.readHalfUnits === 0 ? '' : unitsText(sums.readHalfUnits),
    sums.writeHalfUnits === 0 ? '' : unitsText(sums.writeHalfUnits),
    million === undefined || million === 0n || price === undefined ? '' : moneyText(million, price.currency),
  ]
}

const timeTexts = ({ latencies }: RequestSums): readonly string[] =>
  [50, 99].map((percent) => msText(latencies.percentile(percent)))

const msText = (ms: number | undefined): string =>
  ms === undefined ? '' : ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : countText(Math.round(ms))

const variantTexts = ({ pattern, variants, problem }: AnalysedPattern): readonly string[] => [
  ...(problem === undefined ? [] : [`${pattern.name} cannot be planned, so nothing matches it: ${problem}`]),
  ...[...variants].map(([variant, times]) => `${pattern.name}: ${variant}, ${plural(times, 'request')}`),
]

function undeclaredSections({ analysed, prices, deterministic }: RecordingReport): readonly Section[] {
  const { undeclared } = analysed
  if (undeclared.length === 0) return []
  const times = deterministic ? [] : [right('p99 ms')]
  const grid: GridView = {
    columns: [giving('what'), right('requests'), right('RCU'), right('WCU'), right('1M runs'), ...times],
    rows: undeclared.map(({ title, sums }) => [
      visibleText(title),
      countText(sums.requests),
      ...figures(sums, sums.runs, prices),
      ...(deterministic ? [] : timeTexts(sums).slice(1)),
    ]),
  }
  const proposals = undeclared.flatMap(({ proposal }) => (proposal === '' ? [] : [visibleLines(proposal)]))
  return [
    heading('Undeclared requests'),
    { kind: 'grid', grid },
    ...(proposals.length === 0 ? [] : [heading('To declare them')]),
    ...proposals.map((text): Section => ({ kind: 'text', text })),
  ]
}

const named = ({ patterns, undeclared }: AnalysedRecording) => [
  ...patterns.map(({ pattern, sums }) => ({ title: pattern.name, sums })),
  ...undeclared,
]

const scanTexts = (analysed: AnalysedRecording): readonly string[] =>
  named(analysed).flatMap(({ title, sums }) =>
    sums.scans === 0
      ? []
      : [
          `${title}: ${plural(sums.scans, 'scan')}, ${unitsText(sums.readHalfUnits)} RCU, ${countText(sums.evaluated)} read, ${countText(sums.returned)} kept`,
        ],
  )

const loopTexts = ({ loops }: AnalysedRecording): readonly string[] =>
  loops.map(({ parent, child, loops: count, reads, most, declared }) =>
    [
      `${child}: ${plural(reads, 'read')} for the items of ${parent}, in ${plural(count, 'loop')} of at most ${countText(most)}`,
      declared ? 'declared as FOR EACH' : 'a batch reads up to 100 of them at once',
    ].join('; '),
  )

const filterTexts = (analysed: AnalysedRecording): readonly string[] =>
  named(analysed).flatMap(({ title, sums: { returned, evaluated } }) =>
    evaluated <= returned
      ? []
      : [
          `${title}: ${countText(returned)} of ${plural(evaluated, 'item')} kept, ${Math.floor(100 - (100 * returned) / evaluated)} % thrown away`,
        ],
  )

/** What is declared to be too much, with the units that were really used. */
const budgetTexts = ({ analysed, months, prices }: RecordingReport): readonly string[] =>
  analysed.patterns.flatMap(({ pattern: { name, budget }, sums }) => {
    const month = months.get(name)
    const currency = sums.price(prices)?.currency
    if (month === undefined || budget === undefined || currency === undefined) return []
    const of = moneyText(BigInt(Math.round(budget * 1e6)) * 1_000_000n, 'USD')
    const over = Number(month) / 1e12 > budget
    return over ? [`${name}: ${moneyText(month, currency)} a month at its rate, of ${of}`] : []
  })

const errorTexts = (analysed: AnalysedRecording): readonly string[] =>
  named(analysed).flatMap(({ title, sums }) =>
    [...sums.errors].map(([name, times]) => `${title}: ${name}, ${times === 1 ? 'once' : `${countText(times)} times`}`),
  )

const unusedTexts = ({ patterns, unusedIndexes }: AnalysedRecording): readonly string[] => [
  ...patterns.filter(({ sums }) => sums.requests === 0).map(({ pattern }) => `pattern ${pattern.name}: no request`),
  ...unusedIndexes.map(({ table, index }) => `index ${table}.${index}: nothing reads it`),
]

const unitsPart = ({ readHalfUnits, writeHalfUnits }: RequestSums): string =>
  [
    ...(readHalfUnits === 0 ? [] : [`${unitsText(readHalfUnits)} RCU`]),
    ...(writeHalfUnits === 0 ? [] : [`${unitsText(writeHalfUnits)} WCU`]),
  ].join(' + ')
