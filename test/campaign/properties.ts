import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CampaignOptions, type Report, runCases } from './campaign.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The property tests with other cases than those of `npm test`: one file a case, in turn, each round with its own seeds. */
export async function run(options: CampaignOptions): Promise<Report> {
  const files = propertyTests()
  const result = await runCases(options, async (random, number) => {
    const file = files[number % files.length] ?? ''
    const seed = random.below(2 ** 31)
    const { status, output } = await runTest(file, seed)
    return status === 0
      ? []
      : [{ what: `PROPERTY_SEED=${seed} npx vitest run ${file}\n${failure(output)}`, input: file }]
  })
  return { ...result, notes: [`${files.length} files have properties`] }
}

function propertyTests(): readonly string[] {
  return readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => `test/${path}`)
    .filter((path) => readFileSync(root + path, 'utf8').includes("/property.ts'"))
    .sort()
}

function runTest(file: string, seed: number): Promise<{ readonly status: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--no-color', file], {
    cwd: root,
    env: { ...process.env, PROPERTY_SEED: String(seed) },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, output })))
}

/** From the first failing test on. */
const failure = (output: string) => output.slice(Math.max(0, output.indexOf(' FAIL ')), output.indexOf(' FAIL ') + 3000)
