import { realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { addAbortSignal } from 'node:stream'
import { FileTooLarge, readWholeSync, Whole } from '../base/read-whole.ts'
import { whyUnreadable } from '../base/why-not-file.ts'
import type { Outcome } from '../session/outcome.ts'
import { ScriptSyntaxError } from '../session/script-error.ts'
import { stops } from '../session/script-runner.ts'
import { filesBeside, notUtf8Line } from '../session/script-text.ts'
import type { Session } from '../session/session.ts'
import { type ParsedStatement, parseScript } from '../syntax/parse-script.ts'
import type { Effects } from './effects.ts'
import type { ErrorPrinter } from './error-printer.ts'
import { exitCode } from './exit-code.ts'
import { OutputError } from './output.ts'
import type { Printer } from './printer.ts'
import type { Recorder } from './recorder.ts'
import type { ScriptSource } from './script-source.ts'
import { UsageError } from './usage-error.ts'

/** A text to run, and what it is called in messages; a `-c` text is in view and has no name. */
export type Script = { readonly text: string; readonly file?: string | undefined; readonly path?: string | undefined }

/** Reads every source before anything runs. Throws UsageError for a file that cannot be read. */
export async function readSources(sources: readonly ScriptSource[], signal: AbortSignal): Promise<readonly Script[]> {
  const scripts: Script[] = []
  for (const source of sources) {
    if (source.kind === 'text') scripts.push({ text: source.text })
    else if (source.path === '-') scripts.push({ text: await readStdin(signal), file: '<stdin>' })
    else scripts.push({ text: readScript(source.path), file: source.path, path: source.path })
  }
  return scripts
}

function readScript(path: string): string {
  let bytes: Buffer
  try {
    bytes = readWholeSync(path)
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${whyUnreadable(error)}`)
  }
  return textOf(bytes, path)
}

/** All of stdin. Whoever writes to it may never end: the signal ends the waiting. */
export async function readStdin(signal?: AbortSignal): Promise<string> {
  const { stdin } = process
  if (signal !== undefined) addAbortSignal(signal, stdin)
  const whole = new Whole()
  try {
    for await (const chunk of stdin) whole.add(chunk as Buffer)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof FileTooLarge) throw new UsageError(`cannot read <stdin>: ${whyUnreadable(error)}`)
    throw error
  }
  return textOf(whole.bytes(), '<stdin>')
}

/** Bytes that are no text would be stored as something else. */
function textOf(bytes: Buffer, name: string): string {
  const line = notUtf8Line(bytes)
  if (line !== undefined)
    throw new UsageError(`cannot read ${name}: line ${line} is not UTF-8 text`, 'Save the file as UTF-8.')
  return bytes.toString('utf8')
}

/** Every mistake in every text, so that a run begins only when there is none. */
export function syntaxErrors(scripts: readonly Script[]): readonly ScriptSyntaxError[] {
  return scripts.flatMap(({ text, file, path }) => {
    const readFile = filesBeside(path === undefined ? '.' : dirname(path))
    const { diagnostics, moreDiagnostics } = parseScript(text, { file, readFile })
    return diagnostics.length === 0 ? [] : [new ScriptSyntaxError(text, { file, diagnostics, moreDiagnostics })]
  })
}

export type RunParts = {
  readonly session: Session
  readonly printer: Printer
  readonly errors: ErrorPrinter
  readonly effects: Effects
  readonly recorder?: Recorder | undefined
  readonly signal?: AbortSignal | undefined
  /** Rewrite what EXPECT OUTPUT expects. */
  readonly update: boolean
  readonly onStatement?: ((statement: ParsedStatement, script: Script) => Promise<void>) | undefined
  readonly onOutcome?: ((outcome: Outcome) => void) | undefined
  /** What is to be done when the last statement has run. */
  readonly afterwards?: (() => Promise<Afterwards>) | undefined
}

export type Afterwards = { readonly exitCode: number; readonly replacements: readonly Replacement[] }

/** How a run ended; `quit` when the script said so. */
export type RunEnd = { readonly exitCode: number; readonly quit: boolean }

/** Runs one text to its end or its first failure; without `bail`, to its end in any case. */
export async function runScript(script: Script, parts: RunParts): Promise<RunEnd> {
  const { session, errors, recorder } = parts
  let code: number = exitCode.good
  const replacements: Replacement[] = []
  const outcomes = session.runScript(script.text, {
    file: script.file,
    onEvent: parts.printer.onEvent,
    signal: parts.signal,
    // What stops a run is decided here, where --update is known.
    bail: false,
    onStatement: (statement) => parts.onStatement?.(statement, script),
  })
  try {
    for await (const outcome of outcomes) {
      const step = await settle(outcome, script, parts)
      code = worse(code, step.exitCode)
      if (step.replacement !== undefined) replacements.push(step.replacement)
      if (step.quit !== undefined) return { exitCode: code === exitCode.good ? step.quit : code, quit: true }
      if (step.stops && session.settings.get('bail')) break
    }
    const more = await parts.afterwards?.()
    if (more !== undefined) {
      code = worse(code, more.exitCode)
      replacements.push(...more.replacements)
    }
  } catch (error) {
    if (!(error instanceof ScriptSyntaxError)) throw error
    await errors.syntax(error)
    recorder?.addSyntax(error)
    code = worse(code, exitCode.syntax)
  }
  if (script.path !== undefined) rewrite(script.path, script.text, replacements)
  return { exitCode: code, quit: false }
}

type Step = {
  readonly exitCode: number
  readonly stops: boolean
  readonly quit?: number | undefined
  readonly replacement?: Replacement | undefined
}

/** Shows one outcome and does what it asks for. */
async function settle(outcome: Outcome, script: Script, parts: RunParts): Promise<Step> {
  const { printer, errors, effects, recorder, update } = parts
  parts.onOutcome?.(outcome)
  await printer.result(outcome)
  const replacement = update ? replacementOf(outcome, script) : undefined
  recorder?.add(outcome, replacement !== undefined)
  const code = replacement === undefined ? await judge(outcome, errors, printer.parts.watched) : exitCode.good
  await printer.cost(outcome)
  try {
    const quit = await effects.apply(outcome.effects ?? [])
    return { exitCode: code, stops: replacement === undefined && stops(outcome), quit, replacement }
  } catch (error) {
    if (!(error instanceof OutputError)) throw error
    await errors.failure(error, outcome)
    return { exitCode: exitCode.failed, stops: true }
  }
}

/** The exit code that one outcome asks for, once it has been said what was wrong. */
async function judge(outcome: Outcome, errors: ErrorPrinter, watched: boolean): Promise<number> {
  const { result } = outcome
  if (result.kind === 'failed') {
    // What an EXPECT ERROR waits for is news only to someone who watches.
    if (outcome.failureExpected === true && !watched) return exitCode.good
    if (result.error instanceof ScriptSyntaxError) await errors.syntax(result.error)
    else await errors.failure(result.error, outcome)
    return outcome.failureExpected === true ? exitCode.good : exitCode.failed
  }
  if (result.kind === 'expectation' && !result.passed) {
    await errors.verdict(outcome, `expected ${result.expected}, found ${result.actual}`, result.diff)
    return exitCode.expectation
  }
  return result.kind === 'cancelled' ? exitCode.interrupted : exitCode.good
}

/** A statement that failed weighs more than an expectation that was not met; an interrupt more than either. */
const weights: readonly number[] = [
  exitCode.good,
  exitCode.expectation,
  exitCode.failed,
  exitCode.syntax,
  exitCode.interrupted,
]

export const worse = (a: number, b: number): number => (weights.indexOf(b) > weights.indexOf(a) ? b : a)

/** Offsets into the text of the script. */
export type Replacement = { readonly start: number; readonly end: number; readonly text: string }

/** Only blocks of the script itself: a file that it reads may be read by others. */
function replacementOf({ result, place }: Outcome, script: Script): Replacement | undefined {
  if (result.kind !== 'expectation' || result.passed || result.replacement === undefined) return undefined
  if (script.path === undefined || place?.file !== script.file) return undefined
  return { ...result.replacement.span, text: result.replacement.text }
}

function rewrite(path: string, text: string, replacements: readonly Replacement[]): void {
  if (replacements.length === 0) return
  const fromTheEnd = replacements.toSorted((a, b) => b.start - a.start)
  const now = fromTheEnd.reduce(
    (whole, { start, end, text: block }) => whole.slice(0, start) + block + whole.slice(end),
    text,
  )
  try {
    replaceFile(realpathSync(path), now)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new OutputError('cli.output', `cannot rewrite ${path}: ${reason}`, {
      hint: 'It was left as it is.',
      cause: error,
    })
  }
}

/** The old text is there until the new one is, whole: a script is nobody's to lose to a full disk. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.new`
  writeFileSync(draft, text, { mode: statSync(path).mode, flush: true })
  renameSync(draft, path)
}
