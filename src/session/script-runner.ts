import { dirname, join, resolve } from 'node:path'
import type { MetaStatement } from '../ast/statement.ts'
import { must } from '../base/must.ts'
import { type ParsedStatement, parseScript } from '../syntax/parse-script.ts'
import { LineIndex } from './line-index.ts'
import type { Outcome } from './outcome.ts'
import { pathIn } from './path-in.ts'
import { type Keeping, looksBack } from './previous.ts'
import { ScriptSyntaxError } from './script-error.ts'
import { filesBeside, readTextFile } from './script-text.ts'
import { SessionError } from './session-error.ts'
import type { RunHooks, RunScriptOptions, SessionState } from './session-state.ts'

/** Files that `.read` opened to get here, outermost first, as absolute paths. */
type Nesting = readonly string[]

const nestingMax = 16

/**
 * Runs a text statement by statement. A text that does not parse runs nothing: ScriptSyntaxError. Otherwise each statement
 * yields its outcome, those of files read by `.read` in between. Stops at a failure, a broken expectation, or a cancel.
 */
export async function* runScript(
  session: SessionState,
  text: string,
  options: RunScriptOptions = {},
): AsyncGenerator<Outcome> {
  const nesting = options.file === undefined ? [] : [resolve(options.file)]
  yield* runText(session, text, options, nesting)
}

async function* runText(
  session: SessionState,
  text: string,
  options: RunScriptOptions,
  nesting: Nesting,
): AsyncGenerator<Outcome> {
  const { file } = options
  const { statements, diagnostics, moreDiagnostics } = parseScript(text, {
    file,
    readFile: filesBeside(directoryOf(nesting)),
    dialect: session.settings.get('dialect'),
  })
  if (diagnostics.length > 0) throw new ScriptSyntaxError(text, { file, diagnostics, moreDiagnostics })
  const lines = file === undefined ? undefined : new LineIndex(text, file)
  for (const [at, parsed] of statements.entries()) {
    await options.onStatement?.(parsed)
    // What was typed at the prompt has been seen.
    if (file !== undefined && session.settings.get('echo'))
      await options.onEvent?.({ kind: 'echo', text: text.slice(parsed.span.start, parsed.span.end) })
    const hooks: RunHooks = {
      onEvent: options.onEvent,
      signal: options.signal,
      place: lines?.placeOf(parsed.span.start),
      asLines: parsed.asLines,
      keep: keepingFor(statements[at + 1]),
      directory: directoryOf(nesting),
    }
    for await (const outcome of runOne(session, parsed, text, { options, hooks, nesting })) {
      const marked =
        outcome.result.kind === 'failed' && failureExpected(statements, at)
          ? { ...outcome, failureExpected: true as const }
          : outcome
      yield marked
      if (stops(marked) && mustStop(session, marked, options)) return
    }
  }
}

type Here = { readonly options: RunScriptOptions; readonly hooks: RunHooks; readonly nesting: Nesting }

async function* runOne(
  session: SessionState,
  { ast, wording }: ParsedStatement,
  text: string,
  here: Here,
): AsyncGenerator<Outcome> {
  const { hooks } = here
  if (ast.kind !== 'meta' || ast.command !== 'read') {
    yield await session.run(ast, wording ?? text, hooks)
    return
  }
  const startedMs = performance.now()
  const outcome = {
    statement: ast,
    text: text.slice(ast.span.start, ast.span.end),
    calls: [],
    trace: { calls: [], count: 0 },
    ...(hooks.place === undefined ? {} : { place: hooks.place }),
  }
  try {
    yield* readScript(session, ast, here)
    yield { ...outcome, result: { kind: 'none' }, elapsedMs: performance.now() - startedMs }
  } catch (error) {
    if (!(error instanceof SessionError) && !(error instanceof ScriptSyntaxError)) throw error
    yield { ...outcome, result: { kind: 'failed', error }, elapsedMs: performance.now() - startedMs }
  }
}

/** Of the file that is being run. */
function directoryOf(nesting: Nesting): string {
  const file = nesting.at(-1)
  return file === undefined ? '.' : dirname(file)
}

/** `.read FILE`: relative to the file that says so. */
async function* readScript(
  session: SessionState,
  statement: MetaStatement,
  { options, nesting }: Here,
): AsyncGenerator<Outcome> {
  const given = must(statement.words[0], '.read has a file').text
  const path = pathIn(directoryOf(nesting), given)
  if (nesting.includes(path)) {
    throw new SessionError('session.read-cycle', `${given} is being read already`, {
      span: statement.span,
      hint: 'A file cannot read itself, also not by way of another.',
    })
  }
  if (nesting.length >= nestingMax) {
    throw new SessionError('session.read-too-deep', `files read files ${nestingMax} deep`, {
      span: statement.span,
      hint: 'Read them one after another instead.',
    })
  }
  const text = await readTextFile(path, { given, span: statement.span })
  yield* runText(session, text, { ...options, file: join(dirname(options.file ?? '.'), given) }, [...nesting, path])
}

/** After the last statement somebody may type an EXPECT or a `.last`. */
function keepingFor(next: ParsedStatement | undefined): Keeping {
  if (next === undefined) return 'some'
  return next.ast.kind === 'expect' || looksBack(next.ast) ? 'many' : 'none'
}

/** An EXPECT ERROR among the EXPECTs right after the statement. */
function failureExpected(statements: readonly ParsedStatement[], at: number): boolean {
  for (let next = at + 1; next < statements.length; next++) {
    const ast = statements[next]?.ast
    if (ast?.kind !== 'expect') return false
    if (ast.expectation.kind === 'error') return true
  }
  return false
}

export const stops = ({ result, failureExpected: expected, effects }: Outcome): boolean =>
  (result.kind === 'failed' && expected !== true) ||
  (result.kind === 'expectation' && !result.passed) ||
  result.kind === 'cancelled' ||
  effects?.some(({ kind }) => kind === 'quit') === true

/** `bail off` goes on after failures, not after a cancel or `.quit`. */
const mustStop = (session: SessionState, { result }: Outcome, { bail }: RunScriptOptions): boolean =>
  (result.kind !== 'failed' && result.kind !== 'expectation') || (bail ?? session.settings.get('bail'))
