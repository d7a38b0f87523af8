import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { manPage } from '../scripts/man-page/man-page.ts'
import { plain, prose } from '../scripts/man-page/roff.ts'
import { commandFacts } from '../src/cli/completion/command-facts.ts'
import { settingNames } from '../src/session/settings.ts'
import { dotCommands } from '../src/syntax/dot-commands.ts'
import { languageHelp } from '../src/syntax/language-help.ts'
import { statementHelp } from '../src/syntax/statement-help.ts'

const root = dirname(import.meta.dirname)
const page = manPage()

test('the page in the package is the one that the sources make', () => {
  expect(readFileSync(join(root, 'man', 'ddb-shell.1'), 'utf8')).toBe(page)
  const { files, man } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    files: string[]
    man: string
  }
  expect(files).toContain('man')
  expect(man).toBe('./man/ddb-shell.1')
})

test('every option, statement, dot command and setting is in it', () => {
  const bold = new Set(page.split('\n').filter((line) => line.startsWith('.B ')))
  const flags = commandFacts().flatMap(({ options }) => options.map((option) => option.flags))
  const names = [...statementHelp, ...languageHelp].map(({ name }) => name)
  const syntaxes = dotCommands.flatMap(({ syntax }) => syntax)
  expect([...flags, ...names, ...syntaxes].filter((text) => !bold.has(`.B ${plain(text)}`))).toEqual([])
  for (const name of settingNames)
    expect(
      [...bold].some((line) => line.startsWith(`.B ${plain(name)} `)),
      name,
    ).toBe(true)
  const texts = [...statementHelp, ...languageHelp, ...dotCommands].map(({ help }) => prose(help))
  const examples = [
    ...[...statementHelp, ...languageHelp].map(({ example }) => plain(example)),
    ...dotCommands.map(({ example }) => prose(`Example: ${example}`)),
  ]
  expect([...texts, ...examples].filter((text) => !page.includes(text))).toEqual([])
})

test('every variable of the environment that the program reads is in it', () => {
  const sources = readdirSync(join(root, 'src', 'cli'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, 'src', 'cli', name), 'utf8'))
  const read = new Set(
    sources.flatMap((text) => [...text.matchAll(/\benv\['([A-Z_]+)'\]/g)].map(([, name = '']) => name)),
  )
  expect(read.size).toBeGreaterThan(5)
  expect([...read].filter((name) => !page.includes(name.replaceAll('-', '\\-')))).toEqual([])
})

test('it is made of the macros of man pages, and of text that is none', () => {
  const macros = new Set(page.split('\n').flatMap((line) => /^\.(\S+)/.exec(line)?.[1] ?? []))
  expect([...macros].sort()).toEqual(
    ['B', 'EE', 'EX', 'PP', 'RE', 'RS', 'SH', 'SS', 'TH', 'TP', 'TQ', 'br', 'in'].sort(),
  )
  expect(page.split('\n').filter((line) => line.startsWith("'"))).toEqual([])
  expect(page).not.toMatch(/[^\n -~]/)
})

const isInstalled = (program: string): boolean => spawnSync(program, ['-V']).error === undefined

test.runIf(isInstalled('mandoc'))('mandoc finds nothing wrong but that it has no date', () => {
  const { stdout } = spawnSync('mandoc', ['-Tlint', '-Wwarning'], { input: page, encoding: 'utf8' })
  expect(stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'))).toEqual([])
})

test.runIf(isInstalled('groff'))('groff prints it without a complaint, examples as they are typed', () => {
  const { stdout, stderr } = spawnSync('groff', ['-man', '-Tascii', '-ww', '-P-cbou', '-rLL=200n'], {
    input: page,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect([...statementHelp, ...languageHelp].filter(({ example }) => !stdout.includes(example))).toEqual([])
})
