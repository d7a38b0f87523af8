import { markdownReport } from '../render/model-report/markdown-report.ts'
import type { ModelReport } from '../session/model-report/model-report.ts'
import { reportView } from '../view/model-report/make-report-view.ts'

/** What REPORT writes into a file. What draws charts is loaded where charts are wanted. */
export async function writtenReport(report: ModelReport, form: 'md' | 'html'): Promise<string> {
  const view = reportView(report)
  if (form === 'md') return markdownReport(view)
  return (await import('../render/model-report/html-report.ts')).htmlReport(view)
}
