import { githubAnnotation } from '../render/plain/github-annotation.ts'
import type { Outcome } from '../session/outcome.ts'
import type { ScriptSyntaxError } from '../session/script-error.ts'
import type { Settings } from '../session/settings.ts'
import type { Problem, Source } from '../view/error-view.ts'
import { visibleLines, visibleText } from '../view/visible-text.ts'
import type { Environment } from './color-level.ts'
import type { ErrorLook, PrintedError } from './printed.ts'
import type { Target } from './target.ts'

export type ErrorPrinterOptions = {
  readonly settings: Pick<Settings, 'get'>
  readonly debug: boolean
  readonly env: Environment
  /** The text is in view: no file and line. */
  readonly withoutPlaces?: boolean | undefined
}

/** Says on the stream for words what went wrong. Its parts are loaded when something does. */
export class ErrorPrinter {
  private readonly target: Target
  private readonly options: ErrorPrinterOptions

  constructor(target: Target, options: ErrorPrinterOptions) {
    this.target = target
    this.options = options
  }

  /** Mistakes of a text that was not run. */
  async syntax(error: Pick<ScriptSyntaxError, 'diagnostics' | 'moreDiagnostics' | 'text' | 'file'>): Promise<void> {
    const source = { text: error.text, file: error.file }
    for (const diagnostic of error.diagnostics) await this.problem(diagnostic, source)
    if (error.moreDiagnostics > 0) await this.target.output.write(`and ${error.moreDiagnostics} more\n`)
  }

  /** What a statement failed with. */
  async failure(error: unknown, outcome: Outcome): Promise<void> {
    const { printedError } = await import('./printed.ts')
    const source = sourceOf(outcome)
    const shown = this.options.withoutPlaces === true ? { ...source, file: undefined } : source
    await this.show(printedError(error, shown, await this.look(), outcome.statement.span), error)
  }

  /** An expectation that was not met. */
  async verdict(outcome: Pick<Outcome, 'place'>, text: string, diff: string | undefined): Promise<void> {
    const { output, screen } = this.target
    const { style } = await screen.look()
    const place = this.options.withoutPlaces === true ? undefined : outcome.place
    const where = place === undefined ? '' : `${visibleText(place.file)}:${place.line}:${place.column}: `
    const difference = diff === undefined ? '' : `${visibleLines(diff)}\n`
    await output.write(`${where}${style.error('failed:')} ${visibleLines(text)}\n${difference}`)
    if (place !== undefined) await this.annotate(place.file, place, visibleLines(text))
  }

  private async problem(problem: Problem, source: Source): Promise<void> {
    const { printedProblem } = await import('./printed.ts')
    await this.show(printedProblem(problem, source, await this.look()), undefined)
  }

  private async look(): Promise<ErrorLook> {
    const { screen } = this.target
    const form = this.options.settings.get('error')
    return { look: await screen.look(), columns: screen.columns, form, wraps: screen.isTerminal }
  }

  private async show({ text, view }: PrintedError, error: unknown): Promise<void> {
    const { output } = this.target
    await output.write(text)
    if (this.options.debug && error instanceof Error) await output.write(`${stackOf(error)}\n`)
    if (view.file === undefined || view.place === undefined) return
    const message = view.kind === 'service' ? `${view.code}: ${view.message}` : view.message
    await this.annotate(view.file, view.place, message)
  }

  private async annotate(
    file: string,
    place: { readonly line: number; readonly column: number },
    message: string,
  ): Promise<void> {
    const { GITHUB_ACTIONS = '' } = this.options.env
    if (GITHUB_ACTIONS === '' || GITHUB_ACTIONS === 'false') return
    await this.target.output.write(githubAnnotation(file, place, message))
  }
}

/** The statement's own text, and where it stands in its file. */
function sourceOf({ text, place, statement }: Outcome): Source {
  const { line, column } = place ?? { line: 1, column: 1 }
  return { text, file: place?.file, origin: { offset: statement.span.start, line, column } }
}

function stackOf(error: Error): string {
  const own = error.stack ?? error.message
  return error.cause instanceof Error ? `${own}\ncaused by ${stackOf(error.cause)}` : own
}
