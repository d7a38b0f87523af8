import { homeRegion } from '../session/home-region.ts'
import { Session } from '../session/session.ts'
import { confirmByFlags } from './confirm.ts'
import { Effects } from './effects.ts'
import { exitCode } from './exit-code.ts'
import { openBackend } from './open-backend.ts'
import { openerOf } from './opener.ts'
import { Printer } from './printer.ts'
import type { Recorder } from './recorder.ts'
import {
  type RunEnd,
  type RunParts,
  readSources,
  readStdin,
  runScript,
  type Script,
  syntaxErrors,
  worse,
} from './run-scripts.ts'
import { sayTotal } from './say-total.ts'
import { servingIn } from './serving-in.ts'
import type { ShellContext } from './shell-context.ts'
import { shelfInMemory } from './workshop-places.ts'

/** Runs what the command line or stdin gives, and resolves to the exit code. */
export async function scriptMode(context: ShellContext, signal: AbortSignal, stdin?: string): Promise<number> {
  const { args } = context
  const given =
    args.sources.length > 0
      ? await readSources(args.sources, signal)
      : [{ text: stdin ?? (await readStdin(signal)), file: '<stdin>' }]
  // One text is read where it runs; several must all be sound before the first runs.
  if (args.check || given.length > 1) {
    const mistakes = syntaxErrors(given)
    for (const mistake of mistakes) await context.errors.syntax(mistake)
    if (mistakes.length > 0) return exitCode.syntax
    if (args.check) return exitCode.good
  }
  return withSession(context, given, async (session) => {
    const recorders: Recorder[] = []
    const reporting = args.reports.length === 0 ? undefined : await import('./report-file.ts')
    const parts = runParts(context, session, signal)
    let code: number = exitCode.good
    for (const script of given) {
      const recorder = reporting?.recorderFor(context, script)
      if (recorder !== undefined) recorders.push(recorder)
      const end: RunEnd = await runScript(script, { ...parts, recorder })
      code = worse(code, end.exitCode)
      if (end.quit || (end.exitCode !== exitCode.good && session.settings.get('bail'))) break
    }
    await parts.effects.close()
    await sayTotal(context, session, parts.printer.parts.words)
    await reporting?.writeReport(
      recorders.map((recorder) => recorder.report()),
      context,
    )
    return code
  })
}

/** Opens what the command line names, and closes it again in any case. */
export async function withSession(
  context: ShellContext,
  scripts: readonly Script[],
  work: (session: Session) => Promise<number>,
  file = context.args.file,
): Promise<number> {
  const { args, region, settings, version } = context
  const { first, open, connect } = openerOf(context, openBackend)
  const print = scripts.some(({ text }) => /\bOUTPUT\b/i.test(text))
    ? (await import('./printed.ts')).printOutcome
    : undefined
  const session = new Session({
    connection: await first(file),
    version,
    settings,
    readOnly: args.readOnly,
    confirm: confirmByFlags(args),
    open,
    connect,
    serve: servingIn(region),
    workshops: shelfInMemory(region),
    topics: { keys: async () => (await import('./key-help.ts')).keyHelp(settings.get('keys')) },
    ...(print === undefined ? {} : { print: (outcome, previous) => print(settings, outcome, previous) }),
    ...(args.deterministic ? { stopwatch: () => 0 } : {}),
  })
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}

export function runParts(context: ShellContext, session: Session, signal: AbortSignal): RunParts {
  const { args, env, settings, stdout, stderr, errors } = context
  const printer = new Printer({
    results: stdout,
    words: stderr,
    settings,
    region: () => homeRegion(session),
    quiet: args.quiet,
    deterministic: args.deterministic,
    // A report on stdout is alone there.
    withoutResults: args.reports.some(({ path }) => path === undefined),
    watched: false,
  })
  return { session, printer, errors, effects: new Effects(printer, settings, env), signal, update: args.update }
}
