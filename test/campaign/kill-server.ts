import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../../src/engine/engine.ts'
import { Store } from '../../src/storage/store.ts'
import { newFolder, startShell } from '../cli/run-shell.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import { countIn, type Items, itemsIn, killTable } from './kill-operations.ts'
import { KillWriter, writeOnce } from './kill-server-writer.ts'
import type { Random } from './random.ts'
import { stateComplaints } from './store-invariants.ts'

/**
 * `ddb-shell serve` that is killed while sixteen clients write has every write it acknowledged, and of the others all or nothing.
 * One case is a kill; all cases of a run share a file.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const folder = newFolder()
  const judge = new ServerJudge(folder, options.seed)
  try {
    const result = await runCases(options, (random) => judge.round(random))
    return { ...result, notes: [judge.summary()] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const writerCount = 16

class ServerJudge {
  private readonly folder: string
  private readonly writers: readonly KillWriter[]
  private rounds = 0
  private tableIsSure = false
  /** Counts that were sent without an answer and found to be there. */
  private foundCounts = 0
  private interrupted = 0
  private foundWhole = 0

  constructor(folder: string, seed: number) {
    this.folder = folder
    this.writers = Array.from({ length: writerCount }, (_, at) => new KillWriter(seed * writerCount + at, `w${at}-`))
  }

  summary(): string {
    const acknowledged = this.writers.reduce((sum, writer) => sum + writer.acknowledged, 0)
    return `${this.rounds} kills, ${acknowledged} writes acknowledged; ${this.interrupted} interrupted, of which ${this.foundWhole} were found whole`
  }

  async round(random: Random): Promise<readonly Complaint[]> {
    const input = `kill ${this.rounds}`
    try {
      const complaints = await this.serveUntilKilled(random)
      this.rounds += 1
      return [...complaints, ...this.judge()].map((what) => ({ what, input }))
    } catch (error) {
      return [{ what: errorText(error), input }]
    }
  }

  private async serveUntilKilled(random: Random): Promise<readonly string[]> {
    const child = startShell(['serve', 'kept.db', '--port', '0', '--quiet'], { folder: this.folder })
    const exited = once(child, 'exit')
    let said = ''
    let errors = ''
    child.stderr?.on('data', (data: Buffer) => (errors += data.toString()))
    try {
      // The first one may have to build what it runs, and is let.
      if (this.rounds > 0 && random.oneIn(5)) {
        await pause(random.between(100, 1500))
        return []
      }
      while (!said.includes('\n')) {
        const [data] = (await Promise.race([once(child.stdout ?? child, 'data'), exited])) as [unknown]
        if (!Buffer.isBuffer(data)) throw new Error(`the server ended by itself: ${said}${errors}`)
        said += data.toString()
      }
      const port = Number(/:(\d+)\n/.exec(said)?.[1])
      if (!this.tableIsSure) await writeOnce(port, 'CreateTable', killTable)
      this.tableIsSure = true
      const writing = Promise.all(this.writers.map((writer) => writer.writeUntilGone(port)))
      await pause(random.between(50, random.oneIn(3) ? 5000 : 1200))
      child.kill('SIGKILL')
      const refusals = (await writing).flat()
      return errors === '' ? refusals : [...refusals, `the server said ${errors}`]
    } finally {
      child.kill('SIGKILL')
      await exited
    }
  }

  private judge(): readonly string[] {
    const file = join(this.folder, 'kept.db')
    if (!existsSync(file)) return this.tableIsSure ? ['the file is gone'] : []
    const engine = openEngine({ store: Store.open(file) })
    try {
      if (engine.context.findTable('kept') === undefined) return this.tableIsSure ? ['the table is gone'] : []
      const found = itemsIn(engine)
      let openCounts = 0
      const complaints = this.writers.flatMap((writer) => {
        const verdict = writer.judge(engine, found)
        if (verdict.interrupted) this.interrupted += 1
        if (verdict.applied) this.foundWhole += 1
        if (verdict.openCount) openCounts += 1
        return verdict.complaints
      })
      complaints.push(...this.counterComplaints(itemsIn(engine), openCounts), ...stateComplaints(engine.context.store))
      return complaints
    } finally {
      void engine.close()
    }
  }

  /** At least what was acknowledged, at most what was sent. */
  private counterComplaints(found: Items, openCounts: number): string[] {
    const sure = this.writers.reduce((sum, writer) => sum + writer.counted, this.foundCounts)
    const count = countIn(found)
    if (count < sure || count > sure + openCounts)
      return [`the counter stands at ${count}: ${sure} are sure, ${openCounts} more were sent`]
    this.foundCounts += count - sure
    return []
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
