import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { FileReport } from '../src/view/report.ts'
import { root, scriptFiles } from './script-files.ts'

/** What `ddb-shell test` says of every script, from one run of the program as its users start it. */
const reports = new Map<string, FileReport>()
let said = ''

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-scripts-'))
  const report = join(folder, 'report.json')
  const args = ['test', ...scriptFiles, '--yes', '--deterministic', `--report=json=${report}`]
  const run = spawnSync(process.execPath, [join(root, 'bin/ddb-shell.js'), ...args], { cwd: root, encoding: 'utf8' })
  said = `${run.stderr}${run.stdout}`
  try {
    const { files } = JSON.parse(readFileSync(report, 'utf8')) as { readonly files: readonly FileReport[] }
    for (const file of files) reports.set(file.file, file)
  } catch {
    throw new Error(`ddb-shell test ended with ${run.status ?? run.signal} and without a report:\n${said}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each(scriptFiles)('%s', (file) => {
  const cases = reports.get(file)?.cases ?? []
  expect(cases.length).toBeGreaterThan(0)
  const wrong = cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
  if (wrong.length > 0)
    expect.fail(
      said
        .split('\n')
        .filter((line) => !line.startsWith('ok '))
        .join('\n'),
    )
})
