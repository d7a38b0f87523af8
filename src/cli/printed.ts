import type { OutputMode } from '../ast/output-modes.ts'
import type { Span } from '../base/shell-error.ts'
import { ApiError } from '../model/api-error.ts'
import type { Item } from '../model/value.ts'
import { errorAnswer } from '../operation/error-body.ts'
import { costLines } from '../render/plain/cost-lines.ts'
import type { Look } from '../render/plain/cost-text.ts'
import { errorText } from '../render/plain/error-text.ts'
import type { FormatOptions, Formatter } from '../render/plain/formatter.ts'
import { formatterFor } from '../render/plain/formatter-for.ts'
import { glyphsOf } from '../render/plain/glyphs.ts'
import { heatLines } from '../render/plain/heat-lines.ts'
import { heatStripLine } from '../render/plain/heat-strip-line.ts'
import { heatHtml, heatSvg } from '../render/plain/heat-svg.ts'
import { progressLine } from '../render/plain/progress-text.ts'
import { proseText } from '../render/plain/prose-text.ts'
import { resultText } from '../render/plain/result-text.ts'
import { plainStyle } from '../render/plain/style.ts'
import type { HeatResult, WarmPartition } from '../session/looking/heat-result.ts'
import type { Outcome, Progress, ProseLine } from '../session/outcome.ts'
import type { Previous } from '../session/previous.ts'
import type { Settings } from '../session/settings.ts'
import type { CostView } from '../view/cost-view.ts'
import { type ErrorView, errorView, type Problem, problemView, type Source } from '../view/error-view.ts'
import { heatLayout } from '../view/heat/heat-layout.ts'
import { heatStripView } from '../view/heat/heat-strip.ts'
import { heatView } from '../view/heat/heat-view.ts'
import { ProgressMeter } from '../view/progress-view.ts'
import { type ResultOptions, resultView } from '../view/result-view.ts'
import { visibleText } from '../view/visible-text.ts'

/**
 * Everything that is printed for people, behind one door: a script whose results are JSON and whose statements succeed
 * never opens it, and so starts without tables, carets and the measuring of text.
 */

export const rowsForPeople = (mode: OutputMode, options: FormatOptions): Formatter => formatterFor(mode, options)

/** `data` for the results' stream, `words` for the other. */
export type PrintedResult = {
  readonly data: string
  readonly words?: string | undefined
  /** The words praise: only someone who watches wants them. */
  readonly isVerdict?: true | undefined
}

/** A result other than items. */
export function printedResult(
  outcome: Pick<Outcome, 'result'>,
  mode: OutputMode,
  options: FormatOptions & ResultOptions,
): PrintedResult {
  const view = resultView(outcome, options)
  if (view.kind === 'notice') return { data: '', words: view.text }
  if (view.kind === 'verdict') return { data: '', ...(view.passed ? { words: view.text, isVerdict: true } : {}) }
  const data = resultText(view, mode, options)
  return view.kind === 'rows' ? { data, words: view.notice } : { data }
}

export type PrintedError = { readonly text: string; readonly view: ErrorView }

export type ErrorLook = {
  readonly look: Look
  readonly columns: number
  /** `json`: refusals of DynamoDB as the body that it answers with. */
  readonly form: 'text' | 'json'
  /** Somebody reads it on a screen, which would break lines within words. */
  readonly wraps?: boolean | undefined
}

/** `statement`: the span that failed, for errors that do not say where. */
export function printedError(error: unknown, source: Source, shown: ErrorLook, statement?: Span): PrintedError {
  const view = errorView(error, source, shown.columns, statement)
  if (shown.form === 'json' && error instanceof ApiError)
    return { text: `${visibleText(errorAnswer(error).body)}\n`, view }
  return { text: errorText(view, shown.look, wrapWidth(shown)), view }
}

const wrapWidth = ({ columns, wraps }: ErrorLook): number | undefined => (wraps === true ? columns : undefined)

export function printedProblem(problem: Problem, source: Source, shown: ErrorLook): PrintedError {
  const view = problemView(problem, source, shown.columns)
  return { text: errorText(view, shown.look, wrapWidth(shown)), view }
}

/** Cells of a picture: as many as a wide screen has room for. */
const drawnRoom = { cells: 120, rows: 200 }

/** What HEATMAP ... TO writes into a file. */
export function drawnHeat(heat: HeatResult, form: 'svg' | 'html'): string {
  const view = heatView(heat, drawnRoom)
  return form === 'svg' ? heatSvg(view) : heatHtml(view)
}

/** The lines of a heatmap on a screen. */
export function heatPicture(heat: HeatResult, look: Look, { columns, rows }: { columns: number; rows: number }) {
  return heatLines(heatLayout(heat, columns, rows), look, columns)
}

/** What is said under a statement that touched a warm partition. */
export function warmLine(warm: WarmPartition, look: Look, columns: number): string | undefined {
  const view = heatStripView(warm)
  return view && heatStripLine(view, look, columns)
}

/** What a statement cost, on a screen. */
export const screenCost = (view: CostView, look: Look, columns: number): string => costLines(view, look, columns)

/** One line of progress at a time, for one operation. */
export function progressPrinter(): (progress: Progress, look: Look, columns: number) => string {
  const meter = new ProgressMeter()
  return (progress, look, columns) => progressLine(meter.view(progress), look, columns)
}

export const printedProse = (lines: readonly ProseLine[], columns: number): string => proseText(lines, columns)

/** One outcome with all that is left of it. */
export function printedWhole(
  { result }: Pick<Outcome, 'result'>,
  items: readonly Item[],
  mode: OutputMode,
  options: FormatOptions & ResultOptions,
): string {
  if (result.kind !== 'items') {
    const { data, words } = printedResult({ result }, mode, options)
    return (words === undefined ? '' : `${words}\n`) + data
  }
  const formatter = formatterFor(mode, options)
  const rows = items.map((item) => formatter.row(item))
  return [formatter.begin(result.meta), ...rows, ...formatter.end({ ...result, count: items.length })].join('')
}

const columnsOfExpectation = 120
const regionOfExpectation = 'us-east-1'

/**
 * The printed form that EXPECT OUTPUT compares. It does not depend on who runs the script where: a table of 120 columns
 * without colour, unless the script itself chose another mode, and no costs or durations.
 */
export function printOutcome(
  settings: Settings,
  outcome: Outcome,
  previous: Pick<Previous, 'items' | 'printed'>,
): string {
  const { result } = outcome
  const chosen: OutputMode = settings.originOf('mode') === 'session' ? (settings.get('mode') as OutputMode) : 'table'
  const mode = outcome.asLines === true ? 'line' : chosen
  const options: FormatOptions = {
    style: plainStyle,
    glyphs: glyphsOf('unicode'),
    columns: columnsOfExpectation,
    maxRows: settings.get('maxrows'),
    wrap: settings.get('wrap'),
    nullText: settings.get('null'),
    forTerminal: false,
  }
  if (result.kind === 'failed') {
    const source = { text: outcome.text, origin: { offset: outcome.statement.span.start, line: 1, column: 1 } }
    const form = settings.get('error')
    return printedError(result.error, source, { look: options, columns: columnsOfExpectation, form }).text
  }
  if (result.kind === 'printed') return previous.printed
  return printedWhole(outcome, previous.items, mode, { ...options, region: regionOfExpectation, withTime: false })
}
