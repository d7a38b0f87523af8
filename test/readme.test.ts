import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { outputModes } from '../src/ast/output-modes.ts'
import { exitCode } from '../src/cli/exit-code.ts'

const root = dirname(import.meta.dirname)
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text)

const ddbShell = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'bin', 'ddb-shell.js'), ...args], { cwd: folder, encoding: 'utf8' })

const sdk = '@aws-sdk/client-dynamodb'

/** What changes from run to run, or from price list to price list. */
const steady = (text: string): string => text.replace(/ · [<\d.]+ m?s\b/g, '').replace(/[ \t]+$/gm, '')

test('the walk-through works from its first statement to its last', () => {
  writeFileSync(join(folder, 'walk.ddbq'), blocks('sql').join('\n'))
  const run = ddbShell('test', 'walk.ddbq')
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
})

test('what the README shows is what is printed', () => {
  writeFileSync(join(folder, 'shown.ddbq'), blocks('sql').join('\n'))
  const run = ddbShell('--mode', 'table', '--cost', 'line', 'shown.ddbq')
  // Results and costs are two streams here; at the prompt they are one.
  const printed = new Set(steady(`${run.stdout}${run.stderr}`).split('\n'))
  const shown = blocks('text').flatMap((text) => steady(text).trimEnd().split('\n'))
  expect(shown.length).toBeGreaterThan(10)
  expect(shown.filter((line) => !printed.has(line))).toEqual([])
})

test('the program of the README runs and says what its comments say', () => {
  const [program = ''] = blocks('ts')
  const library = pathToFileURL(join(root, 'src', 'index.ts')).href
  writeFileSync(join(folder, 'program.mts'), program.replace("'ddb-shell'", `'${library}'`))
  const run = spawnSync(process.execPath, [join(folder, 'program.mts')], { encoding: 'utf8' })
  expect(run.stdout.trim().split('\n')).toEqual(
    [...program.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map(([, said]) => said),
  )
  expect(run.status).toBe(0)
})

test('the lines of the README for a test run under node:test', () => {
  const [lines = ''] = blocks('js')
  const file = join(folder, 'orders.test.mts')
  const program = `
import { after as afterAll, before as beforeAll, test } from 'node:test'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
${lines}
const Item = { pk: { S: 'a' }, sk: { S: 'b' } }
test('one order', () => client.send(new PutItemCommand({ TableName: 'orders', Item })))`
  const library = pathToFileURL(join(root, 'src', 'index.ts')).href
  const own = program.replaceAll(`'${sdk}'`, `'${import.meta.resolve(sdk)}'`).replace("'ddb-shell'", `'${library}'`)
  writeFileSync(file, own)
  const run = spawnSync(process.execPath, ['--test', '--test-reporter=tap', file], { encoding: 'utf8' })
  expect(run.stdout).toContain('\n# pass 1\n')
  expect(run.status).toBe(0)
})

test('the commands of the README run', () => {
  const [pipes = ''] = blocks('sh').filter((text) => text.includes('--mode csv'))
  writeFileSync(join(folder, 'seed.ddbq'), 'SCAN shop;')
  writeFileSync(join(folder, 'model.ddbq'), 'CREATE TABLE shop (pk STRING, sk STRING) PRIMARY KEY (pk HASH, sk RANGE);')
  writeFileSync(join(folder, 'walk.ddbq'), blocks('sql').join('\n'))
  expect(ddbShell('shop.db', 'walk.ddbq').status).toBe(0)
  const commands = pipes.replaceAll(
    /^ddb-shell|(?<=\| )ddb-shell/gm,
    `"${process.execPath}" "${join(root, 'bin', 'ddb-shell.js')}"`,
  )
  const run = spawnSync('sh', ['-e', '-c', commands], { cwd: folder, encoding: 'utf8' })
  expect(run.status, run.stderr).toBe(0)
  expect(run.stdout.split('\n')[0]).toBe('{"pk":"CUST#7","sk":"INVOICE#2026-11-21","total":84.75}')
  const keys = (file: string): string => ddbShell(file, '--mode', 'csv', '-c', 'SCAN shop PROJECT pk, sk').stdout
  expect(keys('copy.db')).toBe(keys('shop.db'))
})

test('the exit codes and modes of the README are those of the program', () => {
  const codes = [...readme.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, list = '']) => list.split(', ').map(Number))
  expect(codes).toEqual(Object.values(exitCode))
  const modes = /`--mode` takes ([\s\S]*?);/.exec(readme)?.[1]?.split(/,\s+|\s+and\s+/)
  expect(modes).toEqual(outputModes)
})
