import { ShellError } from '../base/shell-error.ts'
import type { Outcome } from '../session/outcome.ts'
import type { ScriptSyntaxError } from '../session/script-error.ts'
import { placeOf } from '../view/place.ts'
import { type CaseReport, caseName, type FileReport } from '../view/report.ts'

/** Collects what a report says of one script: its expectations, and what failed though nothing expected it to. */
export class Recorder {
  private readonly file: string
  private readonly costOf: (outcome: Outcome) => string | undefined
  private readonly withTime: boolean
  private readonly cases: CaseReport[] = []
  private elapsedMs = 0
  private rewritten = 0
  private before: Outcome | undefined

  constructor(file: string, costOf: (outcome: Outcome) => string | undefined, withTime: boolean) {
    this.file = file
    this.costOf = costOf
    this.withTime = withTime
  }

  /** `rewritten`: the expectation was not met, and its script now says what was found. */
  add(outcome: Outcome, rewritten = false): void {
    const { result, text } = outcome
    const { line, column } = outcome.place ?? { line: 1, column: 1 }
    const one = { name: caseName(text), place: { line, column } }
    this.elapsedMs += outcome.elapsedMs
    if (result.kind === 'expectation') {
      const { expected, actual, diff } = result
      const cost = this.before === undefined ? undefined : this.costOf(this.before)
      const passed = result.passed || rewritten
      if (rewritten) this.rewritten++
      const facts = passed ? {} : { expected, actual, diff, cost }
      this.cases.push({ ...one, outcome: passed ? 'passed' : 'failed', ...facts, ...this.time(this.before) })
      return
    }
    this.before = outcome
    if (result.kind === 'failed' && outcome.failureExpected !== true) {
      this.cases.push({ ...one, outcome: 'error', actual: errorLine(result.error), ...this.time(outcome) })
    }
  }

  /** An access pattern and what it promises. */
  addContract(one: CaseReport): void {
    this.elapsedMs += one.elapsedMs ?? 0
    this.cases.push(this.withTime ? one : { ...one, elapsedMs: undefined })
  }

  addSyntax({ text, diagnostics }: ScriptSyntaxError): void {
    for (const { message, span, code } of diagnostics) {
      this.cases.push({ name: `syntax ${code}`, place: placeOf(text, span.start), outcome: 'error', actual: message })
    }
  }

  /** A script without expectations still passes or fails as a whole. */
  report(): FileReport {
    const whole: CaseReport = { name: 'runs to its end', place: { line: 1, column: 1 }, outcome: 'passed' }
    return {
      file: this.file,
      cases: this.cases.length === 0 ? [whole] : this.cases,
      rewritten: this.rewritten,
      elapsedMs: this.withTime ? this.elapsedMs : undefined,
    }
  }

  private time(outcome: Outcome | undefined): { readonly elapsedMs?: number } {
    return this.withTime && outcome !== undefined ? { elapsedMs: outcome.elapsedMs } : {}
  }
}

const errorLine = (error: unknown): string =>
  error instanceof ShellError ? `${error.code}${error.message === '' ? '' : `: ${error.message}`}` : String(error)
