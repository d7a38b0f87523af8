import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { runShopApp } from './report/shop-app.ts'
import { newFolder, runShell, startShell } from './run-shell.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/shop')
const model = join(fixtures, 'shop.ddbq')
const folder = newFolder()
const recording = join(folder, 'run.ddbrec')

/** A database with the shop's model and data, its application run against it, recorded by the program itself. */
beforeAll(async () => {
  const made = runShell(['shop.db', '-y', '-q', model], { folder })
  expect(made.stderr).toBe('')
  const server = startShell(['serve', 'shop.db', '--port', '0', '--record', 'run.ddbrec'], { folder })
  const url = await new Promise<string>((resolve) => {
    let said = ''
    server.stdout?.on('data', (data: Buffer) => {
      said += data.toString()
      const found = /http:\/\/127.0.0.1:\d+/.exec(said)?.[0]
      if (found !== undefined && said.includes('Ctrl-C')) resolve(found)
    })
  })
  const ended = new Promise((resolve) => server.on('exit', resolve))
  await runShopApp(url)
  server.kill('SIGINT')
  await ended
})

const report = (...args: readonly string[]) =>
  runShell(['report', recording, '--deterministic', ...args], { folder, env: { COLUMNS: '80' } })

const golden = (name: string): string => join(import.meta.dirname, 'report', name)

test('the recording of a run of the shop, times and names of processes aside', async () => {
  const text = readFileSync(recording, 'utf8')
  expect(text).not.toContain('nobody need read this')
  const still = text
    .replace(/"t":\d+/g, '"t":0')
    .replace(/"ms":[\d.]+/g, '"ms":0')
    .replace(/"w":"[^"]+"/g, '"w":"w"')
    .replace(/"at":"[^"]+"/g, '"at":""')
    .replace(/"c":\d+/g, '"c":1')
    .replace(/"LastUpdateToPayPerRequestDateTime":[\d.]+/g, '"LastUpdateToPayPerRequestDateTime":0')
  await expect(still).toMatchFileSnapshot(golden('run.ddbrec'))
})

test('what it reports at 80 columns, by the patterns of a script or of a database', async () => {
  const byScript = report('--model', model)
  expect([byScript.stderr, byScript.status]).toEqual(['', 0])
  await expect(byScript.stdout).toMatchFileSnapshot(golden('report.txt'))
  expect(report('--db', 'shop.db')).toEqual(byScript)
})

test('the same for programs and as Markdown', async () => {
  await expect(report('--model', model, '--format', 'markdown').stdout).toMatchFileSnapshot(golden('markdown.txt'))
  const json = report('--model', model, '--format', 'json').stdout
  await expect(json).toMatchFileSnapshot(golden('json.txt'))
})

test('what is proposed can be declared, and then nothing but it is undeclared', () => {
  const { undeclared } = JSON.parse(report('--model', model, '--format', 'json').stdout)
  const [scan] = undeclared.filter(({ proposal }: { proposal: string }) => proposal.includes('SCAN'))
  const proposals = undeclared.map(({ proposal }: { proposal: string }) => proposal)
  const whole = join(folder, 'whole.ddbq')
  writeFileSync(whole, `.read '${join(fixtures, 'model.ddbq')}'\n${readPatterns()}\n${proposals.join('\n')}\n`)
  const again = JSON.parse(report('--model', whole, '--format', 'json').stdout)
  expect(again.undeclared.map(({ what }: { what: string }) => what)).toEqual(['Get shop WHERE pk = ?'])
  expect(again.patterns.find(({ pattern }: { pattern: string }) => pattern === 'scanShop').requests).toBe(scan.requests)
})

const readPatterns = (): string => {
  const text = readFileSync(model, 'utf8')
  return text.slice(text.indexOf('ENTITY Customer'))
}

test('it fails on what it is told to, beside the pattern where GitHub reads it', () => {
  const failing = (conditions: string) => report('--model', model, '--fail-on', conditions)
  expect(failing('throttles,budget').status).toBe(0)
  for (const condition of ['undeclared', 'scan', 'n+1', 'filter', 'filter>50%', 'unused', 'errors'])
    expect([condition, failing(condition).status]).toEqual([condition, 4])
  expect(failing('filter>99%').status).toBe(0)
  expect(failing('scan').stdout).toContain('\nFailed\n- scan: Scan shop FILTER type = ?, once\n')
  const onGitHub = runShell(['report', recording, '--model', model, '--fail-on', 'unused'], {
    folder,
    env: { GITHUB_ACTIONS: 'true' },
  })
  const line =
    readFileSync(model, 'utf8')
      .split('\n')
      .findIndex((text) => text.startsWith('ACCESS PATTERN toPack')) + 1
  expect(onGitHub.stderr).toContain(`::error file=${model},line=${line},col=1::unused: no request for toPack\n`)
})

test('several runs are one report; without a model everything is undeclared', () => {
  const twice = JSON.parse(runShell(['report', recording, recording, '--format', 'json'], { folder }).stdout)
  const once = JSON.parse(runShell(['report', recording, '--format', 'json'], { folder }).stdout)
  expect(twice.requests).toBe(2 * once.requests)
  expect(once.patterns).toEqual([])
})

test('mistakes are told', () => {
  expect(runShell(['report', 'none.ddbrec'], { folder })).toMatchObject({
    status: 2,
    stderr:
      'ddb-shell: cannot read none.ddbrec: there is no such file\nhint: A recording is what ddb-shell serve --record FILE writes.\n',
  })
  writeFileSync(join(folder, 'other.txt'), 'hello\n')
  const other = runShell(['report', 'other.txt'], { folder })
  expect([other.status, other.stderr]).toEqual([
    1,
    'ddb-shell: other.txt: this is no recording: it does not begin with a header\nhint: ddb-shell serve FILE.db --record run.ddbrec makes one.\n',
  ])
  writeFileSync(join(folder, 'newer.ddbrec'), '{"ddbrec":2}\n')
  expect(runShell(['report', 'newer.ddbrec'], { folder }).stderr).toContain('version 2; this ddb-shell reads version 1')
  expect(runShell(['report', recording, '--fail-on', 'scans'], { folder }).status).toBe(2)
  const served = runShell(['serve', ':memory:', '--port', '0', '--record', 'other.txt'], { folder })
  expect([served.status, served.stderr]).toEqual([
    2,
    'ddb-shell: other.txt is there and no recording\nhint: Give a name that ends in .ddbrec.\n',
  ])
})
