import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import { Store } from '../../src/storage/store.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import { difference, type Items, itemsIn, operationAt, perform } from './kill-operations.ts'
import type { Random } from './random.ts'
import { databaseOf, stateComplaints } from './store-invariants.ts'

/**
 * A process that is killed at any moment loses nothing it had said was done, and leaves nothing half done: items, indexes,
 * transactions, tokens. One case is a kill; all cases of a run share a file.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-kill-'))
  const judge = new Judge(join(folder, 'kept.db'), options.seed)
  try {
    const result = await runCases(options, (random) => judge.round(random))
    return { ...result, notes: [judge.summary()] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What a killed process had said. */
type Testimony = { readonly opened: boolean; readonly begun: number; readonly done: number }

class Judge {
  private readonly file: string
  private readonly seed: number
  private items: Items = new Map()
  private next = 0
  private readonly tokens: number[] = []
  private killedWhileWriting = 0
  private foundApplied = 0

  constructor(file: string, seed: number) {
    this.file = file
    this.seed = seed
  }

  summary(): string {
    return `${this.next} operations; ${this.killedWhileWriting} killed while they ran, of which ${this.foundApplied} were found whole`
  }

  async round(random: Random): Promise<readonly Complaint[]> {
    const first = this.next
    const testimony = await this.writeUntilKilled(random)
    // Killed before it could create the file.
    if (!existsSync(this.file) && !testimony.opened) return []
    try {
      return this.judge(testimony).map((what) => ({ what, input: `operations ${first} to ${testimony.begun}` }))
    } catch (error) {
      return [{ what: errorText(error), input: `operations ${first} to ${testimony.begun}` }]
    }
  }

  private judge({ begun, done }: Testimony): readonly string[] {
    const engine = openEngine({ store: Store.open(this.file) })
    try {
      const { store } = engine.context
      if (engine.context.findTable('kept') === undefined) return done >= this.next ? ['the table is gone'] : []
      for (; this.next <= done; this.next += 1) this.take(this.next)
      const complaints = [...this.judgeItems(engine, begun), ...stateComplaints(store)]
      const synchronous = databaseOf(store).pragma('synchronous', { simple: true })
      if (synchronous !== 2) complaints.push(`synchronous is ${String(synchronous)}: an acknowledged write may be lost`)
      return complaints.length > 0 ? complaints : this.judgeTokens(engine)
    } finally {
      void engine.close()
    }
  }

  private take(number: number): void {
    const { apply, token } = operationAt(this.seed, number)
    apply(this.items)
    if (token !== undefined) this.tokens.push(number)
  }

  /** What was done is there; of what was under way, all or nothing. */
  private judgeItems(engine: EmbeddedEngine, begun: number): string[] {
    const found = itemsIn(engine)
    const without = difference(found, this.items)
    if (begun < this.next) return without === undefined ? [] : [`lost or half done: ${without}`]
    this.killedWhileWriting += 1
    const after = new Map(this.items)
    const operation = operationAt(this.seed, begun)
    operation.apply(after)
    const applied = difference(found, after) === undefined
    if (!applied && without !== undefined) return [`after ${begun} (${operation.name}), lost or half done: ${without}`]
    if (applied) this.foundApplied += 1
    // A client that got no answer asks again with its token, and must not have it done twice.
    if (operation.token !== undefined) perform(engine, operation)
    if (applied || operation.token !== undefined) this.take(begun)
    this.next = begun + 1
    const now = difference(itemsIn(engine), this.items)
    return now === undefined ? [] : [`repeating ${begun} with its token gave ${now}`]
  }

  /** The same tokens again change nothing. */
  private judgeTokens(engine: EmbeddedEngine): readonly string[] {
    for (const number of this.tokens.splice(0).slice(-5)) perform(engine, operationAt(this.seed, number))
    const now = difference(itemsIn(engine), this.items)
    return now === undefined ? [] : [`repeating transactions with their tokens gave ${now}`]
  }

  private writeUntilKilled(random: Random): Promise<Testimony> {
    const script = join(import.meta.dirname, 'kill-writer.ts')
    const argv = [script, this.file, String(this.seed), String(this.next)]
    // Most die while they write, some while they open the file.
    const early = random.oneIn(4)
    const afterMs = early ? random.between(100, 500) : random.between(0, random.oneIn(6) ? 1500 : 250)
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
      let out = ''
      let errors = ''
      const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), afterMs)
      if (early) kill()
      child.stderr.on('data', (data) => (errors += String(data)))
      child.stdout.on('data', (data) => {
        if (out === '' && !early) kill()
        out += String(data)
      })
      child.on('error', reject).on('close', (code, signal) => {
        if (signal === 'SIGKILL') resolve(testimonyOf(out, this.next))
        else reject(new Error(`the writer ended by itself (${code}): ${errors}`))
      })
    })
  }
}

function testimonyOf(out: string, next: number): Testimony {
  // What follows the last line end was cut off.
  const lines = out.split('\n').slice(0, -1)
  const last = (word: string): number =>
    Number(lines.findLast((line) => line.startsWith(word))?.split(' ')[1] ?? next - 1)
  return { opened: lines.includes('open'), begun: last('begin'), done: last('done') }
}
