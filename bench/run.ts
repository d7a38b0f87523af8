import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandComparisons } from './command.ts'
import { engineComparisons } from './engine.ts'
import { heatmapReport } from './heatmap.ts'
import { machine, saveResult, today, versions } from './machine.ts'
import type { Comparison } from './measure.ts'
import { millionReport } from './million.ts'
import { observeComparisons } from './observe.ts'

/**
 * `npm run bench`: what the engine costs beside raw better-sqlite3, what its meter costs, what a command costs beside
 * `node -e 0`, how long an hour of heat takes to draw, and what a million items change. Of one run; `--save` keeps them in
 * bench/results, `--quick` leaves the million out.
 */
const scratch = mkdtempSync(join(tmpdir(), 'ddb-shell-bench-'))
try {
  const comparisons = [
    ...engineComparisons(() => ':memory:', 'memory'),
    ...engineComparisons((name) => join(scratch, `${name}.db`), 'file'),
    ...observeComparisons(),
    ...commandComparisons(scratch),
  ]
  for (const comparison of comparisons) print(comparison)
  const heatmap = await heatmapReport()
  for (const line of heatmap.lines) console.log(line)
  const million = process.argv.includes('--quick') ? undefined : millionReport(scratch)
  if (million !== undefined) for (const line of million.lines) console.log(line)
  if (process.argv.includes('--save')) save(comparisons, [...heatmap.lines, ...(million?.lines ?? [])])
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function print({ name, oursUs, rawUs, ratio, target }: Comparison): void {
  const verdict = ratio <= target ? 'ok' : `over the target of ${target}`
  const figures = [oursUs.toFixed(1).padStart(12), rawUs.toFixed(1).padStart(12), ratio.toFixed(2).padStart(8)]
  console.log(`${name.padEnd(42)}${figures.join('')}   ${verdict}`)
}

function save(comparisons: readonly Comparison[], million: readonly string[]): void {
  const result = { machine: machine(), versions: versions(), comparisons, million }
  saveResult(`${today()}-engine.json`, `${JSON.stringify(result, undefined, 2)}\n`)
}
