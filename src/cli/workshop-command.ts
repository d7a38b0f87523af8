import { plural } from '../base/count-text.ts'
import type { ProseLine } from '../session/outcome.ts'
import { Session } from '../session/session.ts'
import { SessionError } from '../session/session-error.ts'
import type { CheckResult } from '../session/workshop/check-result.ts'
import { type Learner, rehearseWorkshop } from '../session/workshop/rehearse-workshop.ts'
import type { Workshop } from '../session/workshop/workshop.ts'
import { listOf } from '../session/workshop/workshop-list.ts'
import { resultLines } from '../session/workshop/workshop-words.ts'
import type { CaseReport, FileReport } from '../view/report.ts'
import type { WorkshopArguments } from './arguments.ts'
import { Effects } from './effects.ts'
import { exitCode } from './exit-code.ts'
import { openBackend } from './open-backend.ts'
import { printedProse } from './printed.ts'
import { Printer } from './printer.ts'
import { writeReport } from './report-file.ts'
import { readSources, runScript, type Script, syntaxErrors, worse } from './run-scripts.ts'
import { runParts, withSession } from './script-mode.ts'
import type { ShellContext } from './shell-context.ts'
import { UsageError } from './usage-error.ts'
import { shelfInMemory, shelfOnDisk } from './workshop-places.ts'
import { readWorkshopFile, type WorkshopFile } from './workshop-shelf.ts'

/**
 * `ddb-shell workshop`: lists them, or judges a solution or a workshop's own file. Resolves to the exit code; with a name alone, to
 * the command that begins that workshop wherever somebody can type.
 */
export async function workshopCommand(
  context: ShellContext,
  asked: WorkshopArguments,
  signal: AbortSignal,
): Promise<number | { readonly command: string }> {
  const { name, check, checkFormat } = asked
  if (checkFormat !== undefined) return checkWorkshop(context, checkFormat)
  if (name === undefined) return list(context)
  if (check !== undefined) return checkSolution(context, { ...asked, name, check }, signal)
  if ((await readOrSay(context, name)) === undefined) return exitCode.syntax
  return { command: `.workshop ${/^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`}` }
}

async function list(context: ShellContext): Promise<number> {
  const shelf = await shelfOnDisk(context, openBackend)()
  const lines = listOf(shelf, undefined)
  await say(context, [...lines, ...emptyLine, line('ddb-shell workshop NAME begins one or goes on with it.')])
  return exitCode.good
}

/** Plays a script in a workshop from its beginning, and judges what came of it. */
async function checkSolution(
  context: ShellContext,
  { name, check, pass }: WorkshopArguments & { readonly name: string; readonly check: string },
  signal: AbortSignal,
): Promise<number> {
  const workshop = await readOrSay(context, name)
  if (workshop === undefined) return exitCode.syntax
  const shelf = await shelfInMemory(context.region)()
  const [script] = await readSources([{ kind: 'file', path: check }], signal)
  if (script === undefined) throw new UsageError(`cannot read ${check}`)
  const mistakes = syntaxErrors([script])
  for (const mistake of mistakes) await context.errors.syntax(mistake)
  if (mistakes.length > 0) return exitCode.syntax
  return withSession(context, [script], async (session) => {
    const coach = await session.enterWorkshop(workshop, shelf)
    await coach.brief()
    const code = await play(context, session, script, signal)
    const results = await coach.judgeAll()
    const { points } = coach
    await say(context, [...resultLines(results), ...emptyLine, line(`${workshop.name}: ${points} of 100 points`)])
    await writeReport([reportOf(script, results)], context)
    return worse(code, points >= pass ? exitCode.good : exitCode.expectation)
  })
}

/** Results are for whoever learns; here only what fails is of interest. */
async function play(context: ShellContext, session: Session, script: Script, signal: AbortSignal): Promise<number> {
  const parts = runParts(context, session, signal)
  const printer = new Printer({ ...parts.printer.parts, withoutResults: true, quiet: true })
  const effects = new Effects(printer, context.settings, context.env)
  const { exitCode: code } = await runScript(script, { ...parts, printer, effects, update: false })
  await effects.close()
  // An EXPECT of the learner's own is no check of the workshop's.
  return code === exitCode.expectation ? exitCode.good : code
}

function reportOf({ file = '' }: Script, results: readonly CheckResult[]): FileReport {
  const cases = results.map(({ check, met, finding }): CaseReport => {
    const one = { name: check.name, place: { line: 1, column: 1 } }
    if (met) return { ...one, outcome: 'passed' }
    const { expected = check.remarks[0]?.text ?? '', found = 'nothing yet' } = finding ?? {}
    return { ...one, outcome: 'failed', expected, actual: found }
  })
  return { file, cases, rewritten: 0, elapsedMs: undefined }
}

/** Whether a workshop's file is sound, and worth what it says. */
async function checkWorkshop(context: ShellContext, name: string): Promise<number> {
  const workshop = await readOrSay(context, name)
  if (workshop === undefined) return exitCode.syntax
  const shelf = await shelfInMemory(context.region)()
  let problems = 0
  for await (const { place, message } of rehearseWorkshop(shelf.read(name), () => learnerIn(name, context))) {
    problems++
    await context.stderr.output.write(`${workshop.file}:${place.line}:${place.column}: ${message}\n`)
  }
  if (problems > 0) return exitCode.expectation
  const { steps, file } = workshop
  const count = (of: 'checks' | 'hints' | 'attempts'): number => steps.reduce((sum, step) => sum + step[of].length, 0)
  const facts = [
    plural(steps.length, 'step'),
    plural(count('checks'), 'check'),
    plural(count('hints'), 'hint'),
    plural(count('attempts'), 'attempt'),
  ]
  if (!context.args.quiet) await say(context, [line(`ok  ${file}  ${facts.join(', ')}`)])
  return exitCode.good
}

async function learnerIn(name: string, { region, version }: ShellContext): Promise<Learner> {
  const shelf = await shelfInMemory(region)()
  const session = new Session({
    connection: openBackend({ file: undefined, readOnly: false, region, deterministic: true }),
    version,
  })
  return { session, coach: await session.enterWorkshop(shelf.read(name), shelf), close: () => session.close() }
}

/** Undefined: what is wrong with its file has been said. */
async function readOrSay({ errors }: ShellContext, name: string): Promise<Workshop | undefined> {
  const { text, file, read } = fileOf(name)
  if (read.workshop !== undefined) return read.workshop
  await errors.syntax({ text, file, diagnostics: read.mistakes, moreDiagnostics: 0 })
  return undefined
}

function fileOf(name: string): WorkshopFile {
  try {
    return readWorkshopFile(name)
  } catch (error) {
    if (error instanceof SessionError) throw new UsageError(error.message, error.hint)
    throw error
  }
}

const line = (text: string): ProseLine => ({ head: '', text })
const emptyLine = [line('')]

/** A report on stdout is alone there. */
async function say({ args, stdout, stderr }: ShellContext, lines: readonly ProseLine[]): Promise<void> {
  const { output, screen } = args.reports.some(({ path }) => path === undefined) ? stderr : stdout
  await output.write(printedProse(lines, screen.columns))
}
