import { writeFileSync } from 'node:fs'
import { whyUnwritable } from '../base/why-not-file.ts'
import { costLine } from '../render/plain/cost-text.ts'
import { glyphsOf } from '../render/plain/glyphs.ts'
import { jsonReport } from '../render/plain/json-report.ts'
import { junitReport } from '../render/plain/junit-report.ts'
import { plainStyle } from '../render/plain/style.ts'
import { tapReport } from '../render/plain/tap-report.ts'
import type { Outcome } from '../session/outcome.ts'
import { pricesOf } from '../session/prices.ts'
import { costView } from '../view/cost-view.ts'
import type { FileReport, Report } from '../view/report.ts'
import { Recorder } from './recorder.ts'
import type { ReportFormat } from './report-request.ts'
import type { Script } from './run-scripts.ts'
import type { ShellContext } from './shell-context.ts'
import { UsageError } from './usage-error.ts'

/** A recorder for one script. A report is read where there is no terminal, so its cost lines are plain. */
export function recorderFor({ args, region, settings }: ShellContext, script: Script): Recorder {
  const withTime = !args.deterministic
  const look = { style: plainStyle, glyphs: glyphsOf('unicode') }
  const costOf = (outcome: Outcome): string | undefined => {
    const view = costView(outcome, { region, prices: pricesOf(settings), withTime })
    return view === undefined ? undefined : costLine(view, look)
  }
  return new Recorder(script.file ?? '-c', costOf, withTime)
}

/** Writes the reports that were asked for: each into its file, or to stdout. */
export async function writeReport(files: readonly FileReport[], { args, stdout }: ShellContext): Promise<void> {
  for (const { format, path } of args.reports) {
    const text = reportForms[format]({ files })
    if (path === undefined) await stdout.output.write(text)
    else writeReportFile(path, text)
  }
}

function writeReportFile(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`cannot write the report to ${path}: ${whyUnwritable(error)}`)
  }
}

const reportForms: { readonly [Format in ReportFormat]: (report: Report) => string } = {
  tap: tapReport,
  junit: junitReport,
  json: jsonReport,
}
