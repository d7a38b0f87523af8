import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandComparisons } from './command.ts'
import { completionSpeeds, speedLine } from './completion.ts'
import { engineComparisons } from './engine.ts'
import { heatmapReport } from './heatmap.ts'
import { machine, saveResult, today, versions } from './machine.ts'
import type { Comparison } from './measure.ts'
import { millionReport } from './million.ts'
import { observeComparisons } from './observe.ts'
import { observeStatements } from './observe-statements.ts'
import { promptWaits, waitLine } from './prompt.ts'
import { type SimulationSpeed, simulationSpeeds } from './simulation.ts'
import { transferLines, transferResult } from './transfer.ts'

/**
 * `npm run bench`: what the engine costs beside raw better-sqlite3, what its meter costs, what a command costs beside
 * `node -e 0`, how long somebody waits who types, how long an hour of heat takes to draw, how many requests a second are
 * simulated, what a million items change, and how fast they go in and out. Of one run; `--save` keeps them in bench/results, `--quick` leaves the million out,
 * `--prompt` leaves out all but what somebody at a terminal waits for.
 */
const scratch = mkdtempSync(join(tmpdir(), 'ddb-shell-bench-'))
try {
  if (process.argv.includes('--prompt')) await onlyPrompt()
  else await everything()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
// A pseudo-terminal that has ended still keeps the process.
process.exit()

async function everything(): Promise<void> {
  const comparisons = [
    ...(await engineComparisons(() => ':memory:', 'memory')),
    ...(await engineComparisons((name) => join(scratch, `${name}.db`), 'file')),
    ...(await observeComparisons(() => ':memory:', 'memory')),
    ...(await observeComparisons((name) => join(scratch, `${name}.db`), 'file')),
    ...(await observeStatements((name) => join(scratch, `${name}.db`))),
    ...(await commandComparisons(scratch)),
  ]
  for (const comparison of comparisons) print(comparison)
  const typing = await typist()
  const heatmap = await heatmapReport()
  for (const line of heatmap.lines) console.log(line)
  const speeds = simulationSpeeds()
  for (const speed of speeds) printSpeed(speed)
  const quick = process.argv.includes('--quick')
  const million = quick ? undefined : millionReport(scratch)
  if (million !== undefined) for (const line of million.lines) console.log(line)
  const transfer = quick ? [] : transferLines(await transferResult(scratch, 1_000_000))
  for (const line of transfer) console.log(line)
  if (process.argv.includes('--save'))
    save(comparisons, speeds, [...typing, ...heatmap.lines, ...(million?.lines ?? []), ...transfer])
}

async function onlyPrompt(): Promise<void> {
  const waits = await typist()
  const result = { machine: machine(), versions: versions(), waits }
  if (process.argv.includes('--save')) saveResult(`${today()}-prompt.json`, `${JSON.stringify(result, undefined, 2)}\n`)
}

/** What is waited for at a prompt, printed as it is known. */
async function typist(): Promise<readonly string[]> {
  const lines = [...completionSpeeds().map(speedLine), ...(await promptWaits(scratch)).map(waitLine)]
  for (const line of lines) console.log(line)
  return lines
}

function print({ name, oursUs, rawUs, ratio, target }: Comparison): void {
  const verdict = ratio <= target ? 'ok' : `over the target of ${target}`
  const figures = [oursUs.toFixed(1).padStart(12), rawUs.toFixed(1).padStart(12), ratio.toFixed(2).padStart(8)]
  console.log(`${name.padEnd(42)}${figures.join('')}   ${verdict}`)
}

function printSpeed({ name, seconds, perSecond, target }: SimulationSpeed): void {
  const verdict = perSecond >= target ? 'ok' : `under the target of ${target / 1e6} M/s`
  console.log(
    `${name.padEnd(48)}${seconds.toFixed(1).padStart(8)} s${(perSecond / 1e6).toFixed(1).padStart(8)} M/s   ${verdict}`,
  )
}

function save(
  comparisons: readonly Comparison[],
  simulated: readonly SimulationSpeed[],
  million: readonly string[],
): void {
  const result = { machine: machine(), versions: versions(), comparisons, simulated, million }
  saveResult(`${today()}-engine.json`, `${JSON.stringify(result, undefined, 2)}\n`)
}
