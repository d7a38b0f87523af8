/**
 * npm run campaign [-- --only NAME,NAME] [--seconds N] [--seed N] [--from CASE] [--cases N]
 * Hours of hostile use in place of the seconds that `npm test` has for it. A finding names the seed and the case that repeat it.
 */
import { parseArgs } from 'node:util'
import type { Campaign } from './campaign.ts'
import { startWatchdog } from './watchdog.ts'

const campaigns: Readonly<Record<string, () => Promise<{ readonly run: Campaign }>>> = {
  'fuzz-text': () => import('./fuzz-text.ts'),
  'fuzz-requests': () => import('./fuzz-requests.ts'),
  'fuzz-session': () => import('./fuzz-session.ts'),
  'model-files': () => import('./model-files.ts'),
  properties: () => import('./properties.ts'),
  model: () => import('./model.ts'),
  http: () => import('./http.ts'),
  kill: () => import('./kill.ts'),
  'kill-server': () => import('./kill-server.ts'),
  'two-processes': () => import('./two-processes.ts'),
  'terminal-safety': () => import('./terminal-safety.ts'),
  transfer: () => import('./transfer.ts'),
  soak: () => import('./soak.ts'),
  'bad-files': () => import('./bad-files.ts'),
  'command-line': () => import('./command-line.ts'),
  keyboard: () => import('./keyboard.ts'),
  results: () => import('./results.ts'),
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string' },
    cases: { type: 'string' },
  },
})
const wanted = values.only?.split(',') ?? ['']
const chosen = Object.entries(campaigns).filter(([name]) =>
  wanted.some((part) => (part in campaigns ? name === part : name.startsWith(part))),
)
if (chosen.length === 0) {
  process.stderr.write(
    `campaign: no campaign is called ${values.only}; there are ${Object.keys(campaigns).join(', ')}\n`,
  )
  process.exit(2)
}

const options = {
  seed: Number(values.seed),
  seconds: Number(values.seconds),
  from: values.from === undefined ? undefined : Number(values.from),
  cases: values.cases === undefined ? undefined : Number(values.cases),
  onCase: startWatchdog(120),
}
for (const [name, load] of chosen) {
  const { run } = await load()
  const { cases, findings, notes } = await run(options)
  process.stdout.write(`${name}: ${cases} cases, ${findings.length} findings, seed ${options.seed}\n`)
  for (const note of notes) process.stdout.write(`  ${note}\n`)
  for (const { case: number, what, input } of findings) {
    process.stdout.write(`\n  repeat: --only ${name} --seed ${options.seed} --from ${number} --cases 1\n`)
    process.stdout.write(`  ${what.replaceAll('\n', '\n  ')}\n  on: ${JSON.stringify(input)}\n`)
  }
  if (findings.length > 0) process.exitCode = 1
}
