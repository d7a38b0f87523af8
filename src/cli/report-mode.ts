import { createReadStream } from 'node:fs'
import { readWholeSync } from '../base/read-whole.ts'
import { whyUnreadable } from '../base/why-not-file.ts'
import type { Model } from '../modelling/model/model.ts'
import { githubAnnotation } from '../render/plain/github-annotation.ts'
import { sectionsMarkdown } from '../render/plain/sections-markdown.ts'
import { sectionsText } from '../render/plain/sections-text.ts'
import { readModel } from '../session/model/read-model.ts'
import { pricesOf } from '../session/prices.ts'
import { type NamedRecording, type RecordingReport, recordingReport } from '../session/recording-report.ts'
import { recordingJson } from '../view/recording-json.ts'
import { recordingView } from '../view/recording-view.ts'
import { visibleText } from '../view/visible-text.ts'
import { exitCode } from './exit-code.ts'
import { openBackend } from './open-backend.ts'
import type { ReportArguments } from './report-arguments.ts'
import { readSources } from './run-scripts.ts'
import { withSession } from './script-mode.ts'
import type { ShellContext } from './shell-context.ts'
import { LineTooLong, textLines } from './text-lines.ts'
import { UsageError } from './usage-error.ts'

/** `ddb-shell report RUN.ddbrec`: one report on stdout, and an exit code that says whether what was asked for holds. */
export async function reportMode(context: ShellContext, args: ReportArguments, signal: AbortSignal): Promise<number> {
  const { settings, stdout } = context
  const model = await modelOf(context, args, signal)
  const report = await recordingReport(linesOf(args.recordings, signal), {
    model,
    failOn: args.failOn,
    prices: pricesOf(settings),
    deterministic: context.args.deterministic,
  })
  await stdout.output.write(await textOf(context, args, report))
  await annotate(context, args, report)
  return report.failures.length === 0 ? exitCode.good : exitCode.expectation
}

async function textOf(
  { stdout, settings }: ShellContext,
  { format }: ReportArguments,
  report: RecordingReport,
): Promise<string> {
  if (format === 'json') return `${recordingJson(report)}\n`
  const sections = recordingView(report)
  if (format === 'markdown') return sectionsMarkdown(sections)
  const { screen } = stdout
  return sectionsText(sections, {
    ...(await screen.look()),
    columns: screen.columns,
    maxRows: 0,
    wrap: settings.get('wrap'),
    nullText: settings.get('null'),
    forTerminal: screen.isTerminal,
  })
}

/** Each read when its turn comes. */
function* linesOf(paths: readonly string[], signal: AbortSignal): Generator<NamedRecording> {
  for (const path of paths) yield { name: visibleText(path), lines: readLines(path, signal) }
}

async function* readLines(path: string, signal: AbortSignal): AsyncGenerator<string> {
  try {
    yield* textLines(createReadStream(path, { encoding: 'utf8', signal }))
  } catch (error) {
    signal.throwIfAborted()
    if (!('syscall' in (error as object)) && !(error instanceof LineTooLong)) throw error
    throw new UsageError(
      `cannot read ${visibleText(path)}: ${whyUnreadable(error)}`,
      'A recording is what ddb-shell serve --record FILE writes.',
    )
  }
}

async function modelOf(
  context: ShellContext,
  { model, db }: ReportArguments,
  signal: AbortSignal,
): Promise<Model | undefined> {
  if (db !== undefined) {
    const connection = openBackend({ file: db, readOnly: true, region: context.region, deterministic: true })
    try {
      return await readModel(connection)
    } finally {
      await connection.backend.close()
    }
  }
  if (model === undefined) return undefined
  const [script] = await readSources([{ kind: 'file', path: model }], signal)
  if (script === undefined) return undefined
  let found: Model | undefined
  // Nothing is lost in a database of its own.
  const own = { ...context, args: { ...context.args, yes: true }, settings: context.settings.copy() }
  await withSession(own, [script], async (session) => {
    for await (const outcome of session.runScript(script.text, { file: model, signal, bail: true })) {
      const { result } = outcome
      if (result.kind !== 'failed' || outcome.failureExpected === true) continue
      await context.errors.failure(result.error, outcome)
      throw new UsageError(`${visibleText(model)} does not run`, 'ddb-shell test runs it by itself.')
    }
    found = await readModel(session.connection)
    return exitCode.good
  })
  return found
}

/** Beside the pattern in the model, where the report is about one. */
async function annotate(
  { env, stderr }: ShellContext,
  { model }: ReportArguments,
  { failures }: RecordingReport,
): Promise<void> {
  const { GITHUB_ACTIONS = '' } = env
  if (GITHUB_ACTIONS === '' || GITHUB_ACTIONS === 'false' || model === undefined) return
  const lines = readWholeSync(model).toString('utf8').split('\n')
  for (const { text, pattern } of failures) {
    const at = pattern === undefined ? 0 : lines.findIndex((line) => declares(line, pattern.name))
    await stderr.output.write(githubAnnotation(model, { line: Math.max(0, at) + 1, column: 1 }, visibleText(text)))
  }
}

const declares = (line: string, name: string): boolean =>
  /^\s*ACCESS\s+PATTERN\b/i.test(line) && new RegExp(`["\\s]${name.replace(/[^\w]/g, '\\$&')}(?!\\w)`).test(line)
