import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PromptRun } from '../../bench/prompt-run.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { NumberText } from '../../src/model/value.ts'
import { Store } from '../../src/storage/store.ts'
import { type CampaignOptions, type Report, runCases } from './campaign.ts'
import { Growth, type Measure } from './growth.ts'

/**
 * One result after the other at a prompt, each of 200 rows and 100 kB: what has been shown is the terminal's, and the shell holds none
 * of it but the last. One case is 25 results; a shell that kept them would grow by megabytes with each.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-results-'))
  writeRows(join(folder, 'bench.db'))
  const prompt = new PromptRun(folder, ['--import', heapTeller])
  // A heap that is not full is not cleared: for a while the process grows, to what it may have.
  const growth = new Growth({ heap: 4 * 1024 ** 2, rss: 300 * 1024 ** 2 })
  try {
    await prompt.takes('', 'bench.db>')
    await prompt.takes('.set maxrows 0\r', 'bench.db>')
    const result = await runCases(options, async () => {
      for (let left = resultsPerCase; left > 0; left--) {
        await prompt.takes('SCAN rows;\r', `${rows} items`)
        await prompt.writes('bench.db>')
      }
      growth.add(await measureOf(prompt))
      return growth.complaints(`${resultsPerCase} results a round`)
    })
    return { ...result, notes: growth.notes() }
  } finally {
    prompt.close()
    rmSync(folder, { recursive: true })
  }
}

const resultsPerCase = 25
const rows = 200

/** On SIGUSR2 the program says how large the heap of the prompt's thread is when its garbage is collected. */
const heapTeller = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs'
  import { setFlagsFromString } from 'node:v8'
  import { runInNewContext } from 'node:vm'
  import { isMainThread } from 'node:worker_threads'
  if (isMainThread) {
    setFlagsFromString('--expose-gc')
    const collectGarbage = runInNewContext('gc')
    process.on('SIGUSR2', () => {
      collectGarbage()
      writeSync(1, 'heap=' + process.memoryUsage().heapUsed + ' bytes')
    })
  }
`)}`

async function measureOf(prompt: PromptRun): Promise<Measure> {
  process.kill(prompt.pid, 'SIGUSR2')
  const [, heap] = /heap=(\d+)/.exec(await prompt.writes(' bytes')) ?? []
  return { heap: Number(heap), ...residentOf(prompt.pid), fileBytes: 0 }
}

/** Nothing where the system does not tell. */
function residentOf(pid: number): Pick<Measure, 'rss' | 'descriptors'> {
  try {
    const [, kibibytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return { rss: Number(kibibytes) * 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length }
  } catch {
    return { rss: 0, descriptors: 0 }
  }
}

function writeRows(file: string): void {
  const engine = openEngine({ store: Store.open(file) })
  engine.runSync('CreateTable', {
    TableName: 'rows',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  for (let at = 0; at < rows; at++) {
    const item = {
      pk: { N: String(at) as NumberText },
      a: { S: 'x'.repeat(50) },
      b: { S: `${'日本 '.repeat(15)}${at}` },
    }
    engine.runSync('PutItem', { TableName: 'rows', Item: item })
  }
  void engine.close()
}
