import { type CommandLine, parseArguments, type WorkshopArguments } from './arguments.ts'
import { exitCode } from './exit-code.ts'
import { printOnly } from './print-only.ts'
import type { ReportArguments } from './report-arguments.ts'
import { type RunMode, runMode, type Terminal } from './run-mode.ts'
import type { ServeArguments } from './serve-arguments.ts'
import { type ShellContext, shellContext } from './shell-context.ts'
import { stopOnSignals } from './signals.ts'

/** Finds out what the command line wants and lets just the code for that be loaded. */
export async function dispatch(argv: readonly string[], version: string): Promise<number> {
  const line = parseArguments(argv)
  if (line.command === 'none') {
    await printOnly(line.text)
    return exitCode.good
  }
  if (line.command === 'completion') {
    const { completionScript } = await import('./completion/completion-script.ts')
    await printOnly(completionScript(line.shell))
    return exitCode.good
  }
  const context = shellContext(line.args, version)
  const code = await runCommand(line, context)
  // What cannot be written shows only when it is written.
  await context.stdout.output.flush()
  return code
}

type Runnable = Exclude<CommandLine, { readonly command: 'none' | 'completion' }>

async function runCommand(line: Runnable, context: ShellContext): Promise<number> {
  switch (line.command) {
    case 'serve':
      return runServer(context, line.serve)
    case 'report':
      return runReport(context, line.report)
    case 'workshop':
      return runWorkshop(context, line.workshop)
    case 'test': {
      const { testCommand } = await import('./test-command.ts')
      return stopOnSignals((signal) => testCommand(context, signal))
    }
    case 'shell':
      return runShell(context)
  }
}

async function runWorkshop(context: ShellContext, asked: WorkshopArguments): Promise<number> {
  const { workshopCommand } = await import('./workshop-command.ts')
  const answer = await stopOnSignals((signal) => workshopCommand(context, asked, signal))
  if (typeof answer === 'number') return answer
  const mode = modeOf(context)
  if (mode !== 'script') return runPrompt(context, mode, answer.command)
  const sources = [{ kind: 'text', text: answer.command } as const, { kind: 'file', path: '-' } as const]
  return runScripts({ ...context, args: { ...context.args, sources } })
}

async function runShell(context: ShellContext): Promise<number> {
  const terminal = terminalOf(context)
  if (isStartedForALook(context) && !(terminal.stdin && terminal.stdout)) return lookAround(context, terminal.stdin)
  const mode = modeOf(context)
  return mode === 'script' ? runScripts(context) : runPrompt(context, mode)
}

const modeOf = (context: ShellContext): RunMode =>
  runMode(context.args, terminalOf(context), context.settings.get('screen-reader'))

const terminalOf = ({ env }: ShellContext): Terminal => ({
  // Merely to look at it opens it, which a run of `-c` need not wait for.
  get stdin() {
    return process.stdin.isTTY === true
  },
  stdout: process.stdout.isTTY === true,
  type: env['TERM'],
})

/** `first` runs before anything is typed. */
async function runPrompt(context: ShellContext, mode: Exclude<RunMode, 'script'>, first?: string): Promise<number> {
  if (mode === 'interactive') {
    const { startInteractive } = await import('./interactive.ts')
    return startInteractive(context, first)
  }
  const { plainPrompt } = await import('./plain-prompt.ts')
  return plainPrompt(context, first)
}

async function runServer(context: ShellContext, serve: ServeArguments): Promise<number> {
  const { serveMode } = await import('./serve-mode.ts')
  return stopOnSignals((signal) => serveMode(context, serve, signal))
}

async function runReport(context: ShellContext, report: ReportArguments): Promise<number> {
  const { reportMode } = await import('./report-mode.ts')
  return stopOnSignals((signal) => reportMode(context, report, signal))
}

async function runScripts(context: ShellContext, stdin?: string): Promise<number> {
  const { scriptMode } = await import('./script-mode.ts')
  return stopOnSignals((signal) => scriptMode(context, signal, stdin))
}

/** The tour, unless stdin has statements to run. */
async function lookAround(context: ShellContext, stdinIsTerminal: boolean): Promise<number> {
  const { readStdinIfAny, tour } = await import('./tour.ts')
  const text = stdinIsTerminal ? '' : await readStdinIfAny()
  return text.trim() === '' ? stopOnSignals((signal) => tour(context, signal)) : runScripts(context, text)
}

/** `npm start` where nobody can type: someone wants to see what this is. */
const isStartedForALook = ({ args, env }: ShellContext): boolean =>
  env['npm_lifecycle_event'] === 'start' &&
  args.file === undefined &&
  args.remote === undefined &&
  args.sources.length === 0 &&
  !args.check
