// node scripts/test-summary.mjs RESULTS.json EXIT_CODE
// Prints `N passed, N failed` from vitest's JSON report. A file that could not run counts as one failure, as does a run without a report.
import { readFileSync } from 'node:fs'

const [file, exitCode] = process.argv.slice(2)
const { passed, failed } = counts()
process.stdout.write(`${passed} passed, ${exitCode === '0' ? failed : Math.max(failed, 1)} failed\n`)

function counts() {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const brokenFiles = report.testResults.filter(
      (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
    )
    return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
