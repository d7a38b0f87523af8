import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import type { Random } from './random.ts'

/**
 * A million items go in by processes that are killed in the middle and resume, and come out as they were. A case that may take as
 * long as it likes, as one of a test, has a few thousand.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const items = options.seconds === Infinity ? 9_000 : 1_000_000
  const notes: string[] = []
  const result = await runCases(options, async (random, number) => {
    const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-transfer-'))
    try {
      // Each part has as long as a case has elsewhere.
      const alive = (): void => options.onCase?.(number)
      return await thereAndBack(random, folder, items, { alive, note: (text) => notes.push(text) })
    } catch (error) {
      return [{ what: errorText(error), input: `${items} items` }]
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
  return { ...result, notes }
}

type Hooks = { readonly alive: () => void; readonly note: (text: string) => void }

async function thereAndBack(
  random: Random,
  folder: string,
  items: number,
  { alive, note }: Hooks,
): Promise<readonly Complaint[]> {
  const complaints: Complaint[] = []
  const complain = (what: string): void => void complaints.push({ what, input: `${items} items` })
  const [source, back, file] = ['in.ddb.jsonl', 'out.ddb.jsonl', 'transfer.db'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await writeSource(source, items)
  await worker(file, 'CREATE TABLE tab (pk STRING HASH, n NUMBER RANGE)')
  let kills = 0
  for (let done = false; !done; ) {
    alive()
    const ran = await worker(
      file,
      `IMPORT '${source}' INTO tab RESUME`,
      kills < 4 ? random.between(400, 4_000) : undefined,
    )
    if (ran === undefined) kills += 1
    else {
      done = true
      if (!/^imported [\d,]+ items? into tab$/.test(ran.last)) complain(`the import came to: ${ran.last}`)
      if (ran.peakMiB > peakMax) complain(`the import took ${ran.peakMiB} MiB`)
      note(`imported by ${kills + 1} processes, the last took ${ran.peakMiB} MiB`)
    }
  }
  alive()
  const exported = await worker(file, `EXPORT tab TO '${back}'`)
  if (exported?.last !== `exported ${items.toLocaleString('en')} items to out.ddb.jsonl`)
    complain(`the export came to: ${exported?.last}`)
  if ((exported?.peakMiB ?? 0) > peakMax) complain(`the export took ${exported?.peakMiB} MiB`)
  note(`exported in ${exported?.peakMiB} MiB`)
  alive()
  if ((await sumOf(source)) !== (await sumOf(back))) complain('other items came back than went in')
  return complaints
}

/** Of a process that runs the sources, which alone take half of it. */
const peakMax = 260

async function writeSource(path: string, items: number): Promise<void> {
  const file = createWriteStream(path)
  for (let at = 0; at < items; at++) {
    const item = { pk: { S: `key#${at % 1_000}` }, n: { N: String(at) }, text: { S: `${at} `.repeat(at % 20) } }
    if (!file.write(`{"Item":${JSON.stringify(item)}}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

/** Whatever the order of the lines. */
async function sumOf(path: string): Promise<bigint> {
  let sum = 0n
  for await (const line of createInterface({ input: createReadStream(path) }))
    sum += createHash('md5').update(line).digest().readBigUInt64LE()
  return sum
}

type Ran = { readonly last: string; readonly peakMiB: number }

/** Undefined: it was killed before it had ended. */
function worker(file: string, text: string, killMs?: number): Promise<Ran | undefined> {
  return new Promise((resolve, reject) => {
    const argv = [join(import.meta.dirname, 'transfer-worker.ts'), file, text]
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
    const timer = killMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killMs)
    let out = ''
    let errors = ''
    child.stdout.on('data', (data) => (out += String(data)))
    child.stderr.on('data', (data) => (errors += String(data)))
    child.on('error', reject).on('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(JSON.parse(out) as Ran)
      else if (signal === 'SIGKILL') resolve(undefined)
      else reject(new Error(`the process ended with ${code}: ${errors}`))
    })
  })
}
