import { countText, plural } from '../base/count-text.ts'
import { durationText } from '../view/figures.ts'
import { countCases, type FileReport } from '../view/report.ts'
import { type OpenBaselines, openBaselines } from './baseline-files.ts'
import { ContractRunner } from './contract-runner.ts'
import { Effects } from './effects.ts'
import { exitCode } from './exit-code.ts'
import { Printer } from './printer.ts'
import { recorderFor, writeReport } from './report-file.ts'
import { readSources, runScript, type Script, syntaxErrors, worse } from './run-scripts.ts'
import { runParts, withSession } from './script-mode.ts'
import type { ShellContext } from './shell-context.ts'

/** `ddb-shell test FILE...`: every file is run, whatever happened in the one before. */
export async function testCommand(context: ShellContext, signal: AbortSignal): Promise<number> {
  const { args } = context
  const scripts = await readSources(args.sources, signal)
  const mistakes = syntaxErrors(scripts)
  if (args.check) {
    for (const mistake of mistakes) await context.errors.syntax(mistake)
    return mistakes.length === 0 ? exitCode.good : exitCode.syntax
  }
  const baselines = await openBaselines(args.baselines)
  const reports: FileReport[] = []
  let code: number = exitCode.good
  for (const script of scripts) {
    const own = { ...context, settings: context.settings.copy() }
    const { report, exitCode: fileCode } = await testFile(own, script, { baselines, signal })
    reports.push(report)
    code = worse(code, fileCode)
    await sayFile(context, report)
    if (signal.aborted) break
  }
  await sayAll(context, reports)
  await baselines.end(wordsOf(context), code === exitCode.good)
  await writeReport(reports, context)
  return code
}

async function testFile(
  context: ShellContext,
  script: Script,
  { baselines, signal }: { readonly baselines: OpenBaselines; readonly signal: AbortSignal },
): Promise<{ readonly report: FileReport; readonly exitCode: number }> {
  const recorder = recorderFor(context, script)
  const code = await withSession(context, [script], async (session) => {
    const parts = runParts(context, session, signal)
    const printer = new Printer({ ...parts.printer.parts, withoutResults: true, quiet: true })
    const effects = new Effects(printer, context.settings, context.env)
    const contracts = new ContractRunner(session, script, {
      errors: parts.errors,
      recorder,
      baselines,
      signal,
      update: parts.update,
    })
    const end = await runScript(script, {
      ...parts,
      printer,
      effects,
      recorder,
      onOutcome: (outcome) => contracts.see(outcome),
      afterwards: () => contracts.run(),
    })
    await effects.close()
    return end.exitCode
  })
  return { report: recorder.report(), exitCode: code }
}

async function sayFile(context: ShellContext, report: FileReport): Promise<void> {
  const { output, screen } = wordsOf(context)
  const { style } = await screen.look()
  const wrong = report.cases.length - countCases([report], 'passed')
  const mark = wrong === 0 ? style.good('ok') : style.error('FAILED')
  const count = wrong === 0 ? plural(report.cases.length, 'test') : `${wrong} of ${plural(report.cases.length, 'test')}`
  const rewritten = report.rewritten === 0 ? '' : `, ${countText(report.rewritten)} rewritten`
  const time = report.elapsedMs === undefined ? '' : `  ${durationText(report.elapsedMs)}`
  if (!context.args.quiet || wrong > 0)
    await output.write(`${mark}  ${report.file}  ${style.faint(count + rewritten + time)}\n`)
}

async function sayAll(context: ShellContext, reports: readonly FileReport[]): Promise<void> {
  if (context.args.quiet || reports.length < 2) return
  const passed = countCases(reports, 'passed')
  const wrong = countCases(reports) - passed
  await wordsOf(context).output.write(
    `${plural(reports.length, 'file')}, ${countText(passed)} passed, ${countText(wrong)} failed\n`,
  )
}

/** A report on stdout is alone there. */
const wordsOf = ({ args, stdout, stderr }: ShellContext): ShellContext['stdout'] =>
  args.reports.some(({ path }) => path === undefined) ? stderr : stdout
