import type { OutputMode } from '../ast/output-modes.ts'
import type { Item } from '../model/value.ts'
import { costDetail, costLine } from '../render/plain/cost-text.ts'
import type { FormatOptions, Formatter } from '../render/plain/formatter.ts'
import { isProgramMode, programFormatter } from '../render/plain/program-formatter.ts'
import type { Outcome, ProseLine, StatementEvent } from '../session/outcome.ts'
import { pricesOf } from '../session/prices.ts'
import type { Settings } from '../session/settings.ts'
import { costJson } from '../view/cost-json.ts'
import { type CostView, costView } from '../view/cost-view.ts'
import type { RowsEnd } from '../view/rows.ts'
import { visibleLines } from '../view/visible-text.ts'
import type { HeldResult } from './held-result.ts'
import type { Screen } from './look.ts'
import { type ProgressDisplay, ProgressLine } from './progress-line.ts'
import type { Target } from './target.ts'

export type PrinterParts = {
  /** Data. */
  readonly results: Target
  /** Everything else; the same as `results` where a person reads both. */
  readonly words: Target
  readonly settings: Settings
  /** Whose prices are used: of the tables that are open. */
  readonly region: () => string
  /** No summaries, no costs, no verdicts that passed. */
  readonly quiet: boolean
  /** No durations. */
  readonly deterministic: boolean
  /** Results are not shown: something else is printed in their place. */
  readonly withoutResults?: boolean | undefined
  /** Someone watches: passed expectations are worth a line. */
  readonly watched: boolean
  /** What brings the rest of the result just shown, if anything does. */
  readonly next?: (() => string | undefined) | undefined
  /** Shows results that are larger than the screen; absent: they run through. */
  readonly held?: HeldResult | undefined
  /** Shows how far a long operation is; absent: a line among the words. */
  readonly progress?: ProgressDisplay | undefined
}

/** Writes what statements come to, as it comes. */
export class Printer {
  readonly parts: PrinterParts
  private readonly progress: ProgressDisplay
  private redirected: Target | undefined
  private formatter: Formatter | undefined
  /** Something of the statement has been written. */
  private streamed = false

  constructor(parts: PrinterParts) {
    this.parts = parts
    this.progress = parts.progress ?? new ProgressLine(parts.words)
  }

  /** Sends results elsewhere, or back to where they belong. */
  redirect(target: Target | undefined): void {
    this.redirected = target
  }

  private get results(): Target {
    return this.redirected ?? this.parts.results
  }

  /** Progress is drawn where results are written. */
  private get sharesLine(): boolean {
    return this.parts.progress === undefined && this.redirected === undefined && this.parts.results.screen.isTerminal
  }

  private get mode(): OutputMode {
    return this.parts.withoutResults === true ? 'none' : outputMode(this.parts.settings, this.results.screen)
  }

  private modeFor({ asLines }: { readonly asLines?: true | undefined }): OutputMode {
    return asLines === true && this.mode !== 'none' ? 'line' : this.mode
  }

  readonly onEvent = async (event: StatementEvent): Promise<void> => {
    switch (event.kind) {
      case 'begin':
        this.formatter = await formatterOf(this.modeFor(event), await this.formatOptions(event.inFull))
        return this.put(this.formatter.begin(event.meta))
      case 'items': {
        const { formatter } = this
        if (formatter === undefined) return
        return this.put(event.items.map((item) => formatter.row(item)).join(''))
      }
      case 'text':
        return this.ownText(event.text)
      case 'progress':
        // Rows that come by themselves show how far it is, and a line that is drawn again would be among them.
        return this.streamed && this.sharesLine ? undefined : this.progress.show(event.progress)
      case 'notice':
        // What is said of an operation comes after its last state.
        await this.progress.end()
        return this.notice(event.text)
      case 'echo':
        return this.echo(event.text)
      case 'outcome':
        await this.result(event.outcome)
        return this.cost(event.outcome)
    }
  }

  /** What is left to show when a statement is over: the end of its items, or its result. */
  async result(outcome: Outcome): Promise<void> {
    const { result } = outcome
    await this.progress.end()
    const formatter = this.formatter
    this.formatter = undefined
    if (result.kind === 'items') await this.endItems(formatter, result, outcome)
    else if (result.kind !== 'none' && result.kind !== 'failed') {
      if (result.kind === 'expectation' && result.items) await this.endItems(formatter, result.items, outcome)
      await this.otherResult(outcome)
    }
    await this.parts.held?.release(this.parts.results)
    this.streamed = false
  }

  /** What an outcome prints when nothing of it is left out. */
  async whole(outcome: Outcome, items: readonly Item[]): Promise<string> {
    const { printedWhole } = await import('./printed.ts')
    return printedWhole(outcome, items, this.modeFor(outcome), {
      ...(await this.formatOptions(true)),
      region: this.parts.region(),
    })
  }

  /** A file gets it as it is. */
  private async ownText(text: string): Promise<void> {
    if (this.parts.withoutResults === true) return
    await this.put(this.results.screen.isTerminal ? visibleLines(text) : text)
  }

  private async put(text: string): Promise<void> {
    const { results, redirected } = this
    const { held } = this.parts
    if (text !== '' && !this.streamed && this.sharesLine) await this.progress.end()
    this.streamed ||= text !== ''
    if (held === undefined || redirected !== undefined) await results.output.write(text)
    else await held.write(text, results)
  }

  async notice(text: string): Promise<void> {
    if (this.parts.quiet) return
    const { style } = await this.parts.words.screen.look()
    await this.parts.words.output.write(`${style.faint(visibleLines(text))}\n`)
  }

  private async echo(text: string): Promise<void> {
    const { style } = await this.parts.words.screen.look()
    const lines = text.split('\n').map((line) => `${style.strong(`> ${line}`)}\n`)
    await this.parts.words.output.write(lines.join(''))
  }

  private async endItems(formatter: Formatter | undefined, end: RowsEnd, outcome: Outcome): Promise<void> {
    for (const text of formatter?.end({ ...end, next: this.parts.next?.() }) ?? []) await this.put(text)
    if (end.more && isProgramMode(this.modeFor(outcome))) await this.notice('there are more items')
  }

  private async otherResult(outcome: Outcome): Promise<void> {
    const { printedResult } = await import('./printed.ts')
    const { data, words, isVerdict } = printedResult(outcome, this.modeFor(outcome), {
      ...(await this.formatOptions()),
      region: this.parts.region(),
      prices: pricesOf(this.parts.settings),
      withTime: this.withTime,
    })
    if (words !== undefined && (isVerdict === undefined || this.parts.watched)) await this.notice(words)
    if (this.parts.withoutResults !== true) await this.put(data)
  }

  /** What the statement cost, whatever it came to, and what a teacher says to it. */
  async cost(outcome: Outcome): Promise<void> {
    await this.trace(outcome)
    await this.costOf(outcome)
    if (outcome.guidance !== undefined && !this.parts.quiet) await this.guide(outcome.guidance)
  }

  /** Above the cost, which is the sum of it. */
  private async trace({ trace }: Outcome): Promise<void> {
    const { settings, words, quiet } = this.parts
    const region = this.parts.region()
    if (!settings.get('trace') || quiet || trace.count === 0) return
    const { printedResult } = await import('./printed.ts')
    const { screen, output } = words
    const options = { ...(await this.formatOptions()), ...(await screen.look()), columns: screen.columns, region }
    const { data } = printedResult({ result: { kind: 'trace', trace } }, 'table', {
      ...options,
      withTime: this.withTime,
    })
    await output.write(data)
  }

  private async guide(lines: readonly ProseLine[]): Promise<void> {
    const { screen, output } = this.parts.words
    const { printedProse } = await import('./printed.ts')
    const { style } = await screen.look()
    await output.write(style.good(printedProse(lines, screen.columns)))
  }

  private async costOf(outcome: Outcome): Promise<void> {
    const { settings, words, quiet } = this.parts
    const region = this.parts.region()
    const form = settings.get('cost')
    // What manages tables is free, and was fast.
    if (form === 'off' || quiet || outcome.calls.every(({ charges }) => charges.length === 0)) return
    const view = costView(outcome, { region, prices: pricesOf(settings), withTime: this.withTime })
    if (view !== undefined) await words.output.write(`${await this.costText(outcome, view, form)}\n`)
    if (outcome.warm !== undefined && form !== 'json') await this.warm(outcome.warm)
  }

  private async warm(warm: NonNullable<Outcome['warm']>): Promise<void> {
    const { screen, output } = this.parts.words
    const { warmLine } = await import('./printed.ts')
    const line = warmLine(warm, await screen.look(), screen.columns)
    if (line !== undefined) await output.write(`${line}\n`)
  }

  private async costText(outcome: Outcome, view: CostView, form: string): Promise<string> {
    if (form === 'json') return costJson(outcome, view, this.withTime)
    const { screen } = this.parts.words
    const look = await screen.look()
    // Elsewhere it is one line, whatever its width.
    const line = screen.isTerminal ? (await import('./printed.ts')).screenCost(view, look, screen.columns) : undefined
    return form === 'detail' ? costDetail(view, look, line) : (line ?? costLine(view, look))
  }

  private get withTime(): boolean {
    return !this.parts.deterministic && this.parts.settings.get('timing')
  }

  private async formatOptions(inFull?: boolean): Promise<FormatOptions> {
    const { settings } = this.parts
    const { screen } = this.results
    return {
      ...(await screen.look()),
      columns: screen.columns,
      maxRows: inFull === true ? 0 : settings.get('maxrows'),
      wrap: settings.get('wrap'),
      nullText: settings.get('null'),
      forTerminal: screen.isTerminal,
    }
  }
}

/** Tables for people, lines of JSON for programs, unless someone said what they want. */
export function outputMode(settings: Settings, screen: Pick<Screen, 'isTerminal'>): OutputMode {
  const wanted = settings.get('mode') as OutputMode
  if (settings.originOf('mode') !== 'default') return wanted
  if (!screen.isTerminal) return 'jsonl'
  return settings.get('screen-reader') ? 'line' : wanted
}

/** Forms for programs are at hand; the others, and what measures text for them, are loaded when they are wanted. */
async function formatterOf(mode: OutputMode, options: FormatOptions): Promise<Formatter> {
  if (isProgramMode(mode)) return programFormatter(mode)
  return (await import('./printed.ts')).rowsForPeople(mode, options)
}
