import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { commandComparisons } from './command.ts'
import { engineComparisons } from './engine.ts'
import type { Comparison } from './measure.ts'
import { millionReport } from './million.ts'

/**
 * `npm run bench`: what the engine costs beside raw better-sqlite3, what a command costs beside `node -e 0`, and what a
 * million items change. Ratios of one run; `--save` keeps them in bench/results, `--quick` leaves the million out.
 */
const scratch = mkdtempSync(join(tmpdir(), 'ddb-shell-bench-'))
try {
  const comparisons = [
    ...engineComparisons(() => ':memory:', 'memory'),
    ...engineComparisons((name) => join(scratch, `${name}.db`), 'file'),
    ...commandComparisons(scratch),
  ]
  for (const comparison of comparisons) print(comparison)
  const million = process.argv.includes('--quick') ? undefined : millionReport(scratch)
  if (million !== undefined) for (const line of million.lines) console.log(line)
  if (process.argv.includes('--save')) save(comparisons, million?.lines ?? [])
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function print({ name, oursUs, rawUs, ratio, target }: Comparison): void {
  const verdict = ratio <= target ? 'ok' : `over the target of ${target}`
  const figures = [oursUs.toFixed(1).padStart(12), rawUs.toFixed(1).padStart(12), ratio.toFixed(2).padStart(8)]
  console.log(`${name.padEnd(42)}${figures.join('')}   ${verdict}`)
}

function save(comparisons: readonly Comparison[], million: readonly string[]): void {
  const versions = {
    node: process.version,
    sqlite: JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).dependencies[
      'better-sqlite3'
    ],
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3) }
  mkdirSync(new URL('results/', import.meta.url), { recursive: true })
  const file = new URL(`results/${new Date().toISOString().slice(0, 10)}-engine.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify({ machine, versions, comparisons, million }, undefined, 2)}\n`)
}
