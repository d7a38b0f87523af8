import { countCases, type Report } from '../../view/report.ts'

/** The whole run as one object. */
export function jsonReport({ files }: Report): string {
  const summary = {
    total: countCases(files),
    passed: countCases(files, 'passed'),
    failed: countCases(files, 'failed'),
    errors: countCases(files, 'error'),
  }
  return `${JSON.stringify({ summary, files }, undefined, 2)}\n`
}
