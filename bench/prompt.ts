import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { openEngine } from '../src/engine/engine.ts'
import type { Item, NumberText } from '../src/model/value.ts'
import { Store } from '../src/storage/store.ts'
import { PromptRun } from './prompt-run.ts'

/** What somebody at the terminal waits for: the first prompt, a key, the ends of a long result. All of it through a pseudo-terminal. */

/** Milliseconds more than `node -e 0`. */
export const firstPromptMsMax = 150
export const keyMsMax = 16
export const resultMsMax = 100

const starts = 15
const keys = 300
const linesOfText = 200
const results = 15
const rowsOfResult = 10_000

export type Wait = {
  readonly name: string
  readonly medianMs: number
  readonly p95Ms: number
  /** What has to be within the target, and what that is; absent for what others are compared with. */
  readonly judged?: { readonly ms: number; readonly msMax: number }
}

export async function promptWaits(scratch: string): Promise<readonly Wait[]> {
  const folder = join(scratch, 'prompt')
  mkdirSync(folder)
  writeRows(join(folder, 'bench.db'))
  // In turn: a machine's speed drifts.
  const [nothing, first, echo]: [number[], number[], number[]] = [[], [], []]
  for (let left = starts; left > 0; left--) {
    nothing.push(await nothingMs())
    const prompt = new PromptRun(folder)
    const start = performance.now()
    first.push(await prompt.takes('', 'bench.db>'))
    await prompt.takes('q', 'q')
    echo.push(performance.now() - start)
    prompt.close()
  }
  const floor = wait('node -e 0', nothing)
  const prompt = wait(`first prompt, ${starts} starts`, first)
  return [
    floor,
    { ...prompt, judged: { ms: prompt.medianMs - floor.medianMs, msMax: firstPromptMsMax } },
    wait('a key that was pressed with it is drawn', echo),
    byP95(wait(`key to paint, ${linesOfText} lines`, await keyPaints(folder, '')), keyMsMax),
    // What is open in the lines below is worked out anew.
    byP95(wait('key to paint, middle of them', await keyPaints(folder, '\u001b[A'.repeat(linesOfText / 2))), keyMsMax),
    byMedian(wait(`${rowsOfResult} rows read, head and tail shown`, await longResults(folder)), resultMsMax),
  ]
}

export function waitLine({ name, medianMs, p95Ms, judged }: Wait): string {
  const figures = `${name.padEnd(44)} median ${medianMs.toFixed(1).padStart(6)} ms   p95 ${p95Ms.toFixed(1).padStart(6)} ms`
  if (judged === undefined) return figures
  const { ms, msMax } = judged
  return `${figures}   ${ms.toFixed(1)} ms: ${ms <= msMax ? 'ok' : `over the target of ${msMax} ms`}`
}

/** What the machine needs for any program. */
async function nothingMs(): Promise<number> {
  const start = performance.now()
  await new Promise((resolve) => spawn(process.execPath, ['-e', '0'], {}).onExit(resolve))
  return performance.now() - start
}

async function keyPaints(folder: string, moves: string): Promise<readonly number[]> {
  const prompt = await restingPrompt(folder)
  const text = Array.from({ length: linesOfText }, (_, line) => `PUT orders {pk: 'customer ${line}', total: ${line}}`)
  await prompt.takes(`\u001b[200~${text.join('\n')}\n--x\u001b[201~`, '--x')
  if (moves !== '') await prompt.takes(`${moves}zz`, 'zz')
  const times: number[] = []
  for (let nth = 0; nth < keys; nth++) {
    const letter = String.fromCharCode(97 + (nth % 26))
    // Each key is pressed when the one before has been seen, a little later.
    times.push(await prompt.takes(letter, letter))
    await pause(20)
  }
  prompt.close()
  return times.slice(20)
}

/** From Enter until the line below the last row. */
async function longResults(folder: string): Promise<readonly number[]> {
  const prompt = await restingPrompt(folder)
  const times: number[] = []
  for (let nth = 0; nth < results; nth++) {
    await prompt.takes('SCAN rows;', 'rows;')
    await pause(100)
    times.push(await prompt.takes('\r', `${rowsOfResult.toLocaleString('en')} items`))
    await prompt.writes('bench.db>')
    await pause(200)
  }
  prompt.close()
  return times.slice(3)
}

/** What is made ready after the first prompt is ready. */
async function restingPrompt(folder: string): Promise<PromptRun> {
  const prompt = new PromptRun(folder)
  await prompt.takes('', 'bench.db>')
  await pause(1_000)
  return prompt
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function writeRows(file: string): void {
  const engine = openEngine({ store: Store.open(file) })
  engine.runSync('CreateTable', {
    TableName: 'rows',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  })
  engine.context.store.transaction(() => {
    for (let at = 0; at < rowsOfResult; at++) engine.runSync('PutItem', { TableName: 'rows', Item: rowAt(at) })
  })
  void engine.close()
}

const rowAt = (at: number): Item => ({
  pk: { S: `customer#${at % 100}` },
  sk: { N: String(at) as NumberText },
  name: { S: `order ${at}` },
  total: { N: String(at / 2) as NumberText },
  tags: { SS: ['a', 'b'] },
})

function wait(name: string, times: readonly number[]): Wait {
  const sorted = times.toSorted((a, b) => a - b)
  const share = (of: number): number => sorted[Math.floor((sorted.length - 1) * of)] ?? Number.NaN
  return { name, medianMs: share(0.5), p95Ms: share(0.95) }
}

const byP95 = (measured: Wait, msMax: number): Wait => ({ ...measured, judged: { ms: measured.p95Ms, msMax } })
const byMedian = (measured: Wait, msMax: number): Wait => ({ ...measured, judged: { ms: measured.medianMs, msMax } })
