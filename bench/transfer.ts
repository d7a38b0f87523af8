import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { must } from '../src/base/must.ts'
import { itemAt, rawOf } from './engine.ts'
import { machine } from './machine.ts'
import { median } from './measure.ts'
import { Raw } from './raw.ts'

/** What a file into a table and out again takes, beside raw better-sqlite3 with the same text, and the memory it takes. */
export type TransferResult = {
  readonly items: number
  readonly importPerSecond: number
  readonly rawImportPerSecond: number
  readonly exportPerSecond: number
  readonly rawExportPerSecond: number
  /** Of a process that did the one or the other. */
  readonly importMiB: Memory
  readonly exportMiB: Memory
}

/** Raw in this process, ours in one of its own each, so that the peaks are theirs. */
export async function transferResult(folder: string, items: number): Promise<TransferResult> {
  const scratch = join(folder, 'transfer')
  mkdirSync(scratch)
  const source = join(scratch, 'items.ddb.jsonl')
  await writeItems(source, items)
  const rawFile = join(scratch, 'transfer-raw.db')
  const rawImportMs = rawImport(rawFile, items)
  const imported = await inProcess('import', scratch)
  // In turns: what else the machine does is then in both.
  const rounds: { readonly rawMs: number; readonly ours: Ran }[] = []
  for (let round = 0; round < exportRounds; round++) {
    const rawMs = rawExport(rawFile)
    rounds.push({ rawMs, ours: await inProcess('export', scratch) })
  }
  const perSecond = (ms: number): number => Math.round(items / (ms / 1000))
  return {
    items,
    importPerSecond: perSecond(imported.ms),
    rawImportPerSecond: perSecond(rawImportMs),
    exportPerSecond: perSecond(median(rounds.map(({ ours }) => ours.ms))),
    rawExportPerSecond: perSecond(median(rounds.map(({ rawMs }) => rawMs))),
    importMiB: imported,
    exportMiB: {
      beforeMiB: Math.max(...rounds.map(({ ours }) => ours.beforeMiB)),
      peakMiB: Math.max(...rounds.map(({ ours }) => ours.peakMiB)),
    },
  }
}

const exportRounds = 5

export function transferLines(result: TransferResult): readonly string[] {
  const { items, importMiB, exportMiB } = result
  const line = (what: string, ours: number, raw: number, { beforeMiB, peakMiB }: Memory): string => {
    const share = ours / raw
    const verdict = share >= 0.5 ? 'ok' : 'under half of raw'
    return `${what} of ${items} items: ${ours}/s, raw ${raw}/s, share ${share.toFixed(2)}, memory ${beforeMiB} MiB before, ${peakMiB} MiB at its peak   ${verdict}`
  }
  return [
    line('import', result.importPerSecond, result.rawImportPerSecond, importMiB),
    line('export', result.exportPerSecond, result.rawExportPerSecond, exportMiB),
  ]
}

/** As many partition keys as a table of that size may well have. */
const keys = 20_000

async function writeItems(path: string, items: number): Promise<void> {
  const file = createWriteStream(path)
  for (let at = 0; at < items; at += 1_000) {
    let text = ''
    for (let next = at; next < Math.min(items, at + 1_000); next++)
      text += `{"Item":${JSON.stringify(itemAt(next, keys))}}\n`
    if (!file.write(text)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

/** As many rows in a transaction as an import has. */
const batch = 4_000

function rawImport(path: string, items: number): number {
  const raw = new Raw(path)
  let importMs = 0
  for (let at = 0; at < items; at += batch) {
    const rows = Array.from({ length: Math.min(batch, items - at) }, (_, next) => rawOf(itemAt(at + next, keys)))
    const startMs = performance.now()
    raw.put(rows)
    importMs += performance.now() - startMs
  }
  raw.close()
  return importMs
}

/** Each text read, and nothing done with it: ours writes a file meanwhile. */
function rawExport(path: string): number {
  const database = new Database(path, { readonly: true })
  const startMs = performance.now()
  let characters = 0
  for (const { item } of database.prepare('SELECT item FROM r1').iterate() as IterableIterator<{ item: string }>)
    characters += item.length
  const exportMs = performance.now() - startMs
  if (characters === 0) throw new Error('there are rows')
  database.close()
  return exportMs
}

type Memory = { readonly beforeMiB: number; readonly peakMiB: number }
type Ran = Memory & { readonly ms: number }

async function inProcess(what: 'import' | 'export', scratch: string): Promise<Ran> {
  const child = fork(join(import.meta.dirname, 'transfer-process.ts'), [what, scratch], { stdio: 'inherit' })
  let ran: Ran | undefined
  child.on('message', (message) => {
    ran = message as Ran
  })
  await once(child, 'exit')
  return must(ran, `the ${what} says how it went`)
}

/** `node bench/transfer.ts FOLDER [ITEMS]`: a million unless it is said. */
if (process.argv[1] === import.meta.filename) {
  const [, , scratch = '', items = '1000000'] = process.argv
  const result = await transferResult(scratch, Number(items))
  console.log(JSON.stringify(machine()))
  console.log(`file of ${Math.round(statSync(join(scratch, 'transfer', 'items.ddb.jsonl')).size / 1024 ** 2)} MiB`)
  for (const line of transferLines(result)) console.log(line)
}
