import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { createTableRequest } from '../engine/table-shape.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import type { Random } from './random.ts'
import { stateComplaints } from './store-invariants.ts'

/** Several processes on one file lose no update of each other's, and see each other's tables and indexes at once. */
export async function run(options: CampaignOptions): Promise<Report> {
  let updates = 0
  const result = await runCases(options, async (random) => {
    const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-shared-'))
    try {
      const { complaints, written } = await together(random, join(folder, 'shared.db'))
      updates += written
      return complaints
    } catch (error) {
      return [{ what: errorText(error), input: 'processes writing together' }]
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
  return { ...result, notes: [`${updates} rounds of writes`] }
}

async function together(random: Random, file: string) {
  const names = ['a', 'b', 'c'].slice(0, random.between(2, 3))
  const rounds = random.between(15, 60)
  const engine = openEngine({ store: Store.open(file) })
  engine.runSync(
    'CreateTable',
    createTableRequest({ name: 'shared', global: { byGroup: 'g:S' } }) as unknown as Request<'CreateTable'>,
  )
  const outputs = Promise.all(names.map((name) => writer(file, name, rounds)))
  // This process has the file open all the while, and looks in.
  const complaints: Complaint[] = []
  let over = false
  void outputs.catch(() => undefined).finally(() => (over = true))
  while (!over) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    for (const what of stateComplaints(engine.context.store, ['us-east-1'], 'writing'))
      complaints.push({ what: `while writing: ${what}`, input: names.join() })
  }
  await outputs
  const complain = (what: string): void => void complaints.push({ what, input: `${names.join()}, ${rounds} rounds` })
  const total = rounds * names.length
  for (const key of ['both', 'both again']) {
    const found = countOf(engine, key)
    if (found !== total) complain(`${key}: ${total} updates came to ${found}`)
  }
  for (const name of names) if (countOf(engine, `own-${name}`) !== rounds) complain(`own-${name} lost updates`)
  const { items } = engine.context.store.statistics(engine.context.table('shared').table.id)
  if (items !== total + 2 + names.length) complain(`${items} items of ${total + 2 + names.length} are there`)
  for (const what of stateComplaints(engine.context.store)) complain(what)
  await engine.close()
  return { complaints, written: total }
}

function countOf(engine: EmbeddedEngine, key: string): number {
  const request = { TableName: 'shared', Key: { pk: { S: key } }, ConsistentRead: true }
  const { Item } = engine.runSync('GetItem', request)
  return Number((Item?.['n'] as { readonly N?: string } | undefined)?.N ?? 0)
}

function writer(file: string, name: string, rounds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const argv = [join(import.meta.dirname, 'shared-writer.ts'), file, name, String(rounds)]
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let errors = ''
    child.stdout.on('data', (data) => (out += String(data)))
    child.stderr.on('data', (data) => (errors += String(data)))
    child.on('error', reject).on('close', (code) => {
      if (code === 0 && out === 'done\n') resolve(out)
      else reject(new Error(`writer ${name} ended with ${code}: ${errors}`))
    })
  })
}
