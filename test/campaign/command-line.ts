import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputModes } from '../../src/ast/output-modes.ts'
import { runShell } from '../cli/run-shell.ts'
import { type CampaignOptions, type Complaint, type Report, runCases } from './campaign.ts'
import type { Random } from './random.ts'
import { sampleTexts } from './sample-texts.ts'
import { monster, mutated } from './text-mutation.ts'

/**
 * Whatever is on the command line, in the files it names and on stdin: a documented exit code, one clear message, no stack, no
 * escape byte in a pipe, and no answer that takes for ever.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-line-'))
  const statements = sampleTexts().statements.filter(isHarmless)
  prepare(folder)
  const tally = new Map<number | null, number>()
  try {
    const result = await runCases(options, (random) => {
      const work = join(folder, 'work')
      mkdirSync(work)
      for (const name of readdirSync(folder)) if (name !== 'work') copyTo(folder, work, name)
      const { args, input } = commandLine(random, statements)
      const startedMs = performance.now()
      const { status, stdout, stderr } = runShell(args, { folder: work, input })
      const complain = complaintsAbout({ args, status, stdout, stderr, ms: performance.now() - startedMs })
      tally.set(status, (tally.get(status) ?? 0) + 1)
      rmSync(work, { recursive: true })
      return complain.map(
        (what): Complaint => ({
          what,
          input: JSON.stringify({ args, input: input.slice(0, 1000), stderr: stderr.slice(0, 500) }),
        }),
      )
    })
    return { ...result, notes: [`exit codes: ${[...tally].map(([code, count]) => `${code}: ${count}`).join(', ')}`] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const msMax = 20_000

/** How many times longer than on an idle machine a start takes at the moment. */
function slowness(): number {
  const startedMs = performance.now()
  runShell(['--version'])
  return (performance.now() - startedMs) / 50
}

type Run = {
  readonly args: readonly string[]
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly ms: number
}

function complaintsAbout({ args, status, stdout, stderr, ms }: Run): string[] {
  const complaints: string[] = []
  if (status === null || ![0, 1, 2, 3, 4, 5].includes(status)) complaints.push(`ended with ${status}`)
  if (!args.includes('--debug') && /^\s+at .*:\d+/m.test(stderr)) complaints.push('shows a stack')
  if (!args.includes('always') && (stdout + stderr).includes('\u001b'))
    complaints.push('writes an escape byte into a pipe')
  if (status !== 0 && stderr.trim() === '') complaints.push(`ended with ${status} and said nothing`)
  if (ms > msMax && ms > msMax * slowness()) complaints.push(`took ${Math.round(ms)} ms`)
  return complaints
}

/** What a mutation makes of a dot command could be a command of the system, or write a file. */
export const isHarmless = (text: string): boolean => !/[|]|^\s*[.\\]|;\s*[.\\]/m.test(text)

function prepare(folder: string): void {
  const made = runShell(
    ['good.db', '-c', "CREATE TABLE tab (pk STRING) PRIMARY KEY (pk HASH); PUT tab {pk: 'a', x: '\u001b[31m'}"],
    { folder },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  writeFileSync(join(folder, 'foreign.db'), 'not a database')
  writeFileSync(join(folder, 'empty.db'), '')
  writeFileSync(join(folder, 'good.ddbq'), 'SCAN tab;\nEXPECT ROWS = 1;\n')
  writeFileSync(join(folder, 'failing.ddbq'), "PUT tab {pk: 'b'};\nEXPECT ROWS = 9;\n")
  writeFileSync(join(folder, 'garbage.ddbq'), 'a;b;c\n"')
  writeFileSync(join(folder, 'latin1.ddbq'), Buffer.from([0x53, 0xff, 0xfe, 0x0a]))
}

function copyTo(folder: string, work: string, name: string): void {
  copyFileSync(join(folder, name), join(work, name))
}

function commandLine(
  random: Random,
  statements: readonly string[],
): { readonly args: string[]; readonly input: string } {
  const mostly = (good: readonly string[], bad: readonly string[]): string => random.pick(random.oneIn(8) ? bad : good)
  const script = (): string =>
    mostly(['good.ddbq', 'failing.ddbq', '-'], ['garbage.ddbq', 'latin1.ddbq', 'missing.ddbq', '.'])
  const text = (): string => textFor(random, statements)
  const flags = [
    '--check',
    '--bail',
    '--keep-going',
    '--read-only',
    '--yes',
    '-q',
    '--deterministic',
    '--update',
    '--no-input',
  ]
  const options: readonly (() => string[])[] = [
    () => ['-c', text()],
    () => ['-c', text()],
    () => ['-f', script()],
    () => ['--mode', mostly(outputModes, ['nosuch'])],
    () => ['--cost', mostly(['off', 'line', 'detail', 'json'], ['x'])],
    () => ['--color', mostly(['auto', 'never'], ['x'])],
    () => ['--set', mostly(['maxrows=3', 'null=', 'wrap=on'], ['maxrows=-1', 'nosuch=1', '=', 'null=\u001b[31m'])],
    () => [
      mostly(flags, ['--plain', '--interactive', '--nosuch', '-Z', '--', '--mode', '--version=1', '-c', '--help=']),
    ],
    () => ['--report', mostly(['tap', 'junit', 'json', 'json=report.json'], ['tap=nowhere/x', 'x', ''])],
    () => ['--region', mostly(['eu-west-1'], ['x y', ''])],
    () => ['--confirm', 'tab'],
  ]
  const more = random.many(1, 4, () => random.pick(options)()).flat()
  const file = mostly(
    ['good.db', 'new.db', ':memory:'],
    ['foreign.db', 'empty.db', 'nowhere/new.db', '.', '', 'a\u001b[31m.db'],
  )
  const command = random.oneIn(8) ? ['test', script()] : random.oneIn(5) && !more.includes('--region') ? [] : [file]
  const input = random.pick([
    () => '',
    text,
    () => `${text()};\n${text()}`,
    () => random.bytes(2000).toString('latin1'),
  ])()
  // No argument of a process holds a NUL.
  return { args: [...command, ...more].map((arg) => arg.replaceAll('\0', '')), input }
}

function textFor(random: Random, statements: readonly string[]): string {
  if (random.oneIn(3))
    return random.pick([
      "GET tab {pk: 'a'}",
      'SCAN tab',
      "PUT tab {pk: 'c'} IF pk = 'x'",
      'EXPECT ROWS = 5',
      'DROP TABLE tab',
      'SHOW TABLES',
      'DESCRIBE tab',
    ])
  const made = random.oneIn(10)
    ? monster(random, 50_000, statements)
    : mutated(random, random.pick(statements), statements)
  return isHarmless(made) ? made : 'SHOW TABLES'
}
