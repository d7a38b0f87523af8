import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.ts'
import { settingExample } from '../../src/session/meta/setting-help.ts'
import type { SessionParts } from '../../src/session/session-state.ts'
import { settingNames, settingTable } from '../../src/session/settings.ts'
import { commandAliases, dotCommands } from '../../src/syntax/dot-commands.ts'
import { functionHelp } from '../../src/syntax/function-help.ts'
import { conditionFunctions, updateFunctions } from '../../src/syntax/functions.ts'
import { refusals } from '../../src/syntax/refusals/refusals.ts'
import { root } from '../script-files.ts'
import { folderOfExamples } from './example-folder.ts'
import { Shell, shortText } from './shell.ts'

const tables = `
CREATE TABLE orders (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH, sk RANGE));
CREATE TABLE customers (pk STRING HASH);
PUT orders {pk: 'c#1', sk: 'o#1', status: 'DRAFT', n: 1, tags: <<'new', 'gift'>>};
PUT customers {pk: 'c#1', active: true};
`

/** What of a session makes a refusal possible; others happen in any. */
const surroundings: { readonly [code: string]: (shell: Shell) => Partial<SessionParts> } = {
  'session.confirmation-needed': () => ({ confirm: undefined }),
  'session.cost-guard': () => ({ confirm: async () => false }),
  'session.not-confirmed': () => ({ confirm: async () => false }),
  'session.no-connection': () => ({ open: undefined }),
  'session.read-only': () => ({ readOnly: true }),
  'session.no-clock': ({ session }) => ({ connection: { ...session.connection, clock: undefined } }),
  'session.no-past': ({ session }) => ({ connection: { ...session.connection, clock: undefined } }),
  'session.no-monitor': ({ session }) => ({ connection: { ...session.connection, monitor: undefined } }),
  'session.no-shelf': ({ session }) => ({ connection: { ...session.connection, shelf: undefined } }),
  'session.no-statistics': ({ session }) => ({ connection: { ...session.connection, monitor: undefined } }),
}

/** A session on the tables of the examples, as the refusal needs it. */
async function shellFor(code?: string): Promise<Shell> {
  const first = new Shell()
  await first.run(tables)
  const { connection } = first.session
  const parts = code === undefined ? {} : surroundings[code]?.(first)
  return new Shell({ connection, open: async () => new Shell().session.connection, ...parts })
}

const isCommandLine = (text: string): boolean => /^ddb-shell\b/.test(text)
const words = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1)

test('every function has a signature, an explanation and its own topic', async () => {
  const names = [...conditionFunctions.keys(), ...updateFunctions, 'set_add', 'set_delete']
  expect(functionHelp.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  const shell = new Shell()
  for (const { name, syntax, help } of functionHelp) {
    expect(syntax[0]).toMatch(new RegExp(`^${name}\\(.*\\) -> \\w`))
    for (const topic of [name, name.toUpperCase(), `${name}(x)`])
      expect(await shell.last(`.help ${topic}`)).toContain(help)
  }
})

test.each(functionHelp)('the example of $name runs, and has it', async ({ name, example }) => {
  expect(example).toContain(`${name}(`)
  const outcomes = await (await shellFor()).run(example, { file: join(folderOfExamples(), 'example.ddbq') })
  expect(outcomes.map(({ result }) => result.kind)).not.toContain('failed')
})

test.each(settingNames)('%s is explained, with an example that runs', async (name) => {
  const shell = await shellFor()
  const isCommand = dotCommands.some((command) => command.name === name)
  const text = await shell.last(`.help ${name}`)
  if (!isCommand) expect(text.toLowerCase()).toContain(settingTable[name].about.toLowerCase())
  if (!isCommand) expect(text).toContain(settingExample(name))
  expect(await shell.last(settingExample(name))).toBe('none')
  expect(shell.session.settings.originOf(name)).toBe('session')
})

test('other spellings of commands lead to their help', async () => {
  const shell = new Shell()
  for (const [alias, { name }] of Object.entries(commandAliases)) {
    const { help = '' } = dotCommands.find((command) => command.name === name) ?? {}
    expect(await shell.last(`.help ${alias}`), alias).toContain(help)
  }
})

/** Every code that a class of our own declares, by the sources. */
function declaredCodes(): readonly string[] {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('syntax/refusals'))
    .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  const unions = sources.flatMap((text) => [
    ...text.matchAll(/export type \w+ErrorCode =([^\n]*\n(?: {2}\|[^\n]*\n)*)/g),
  ])
  const classes = sources.flatMap((text) => [...text.matchAll(/extends ShellError<('[a-z.-]+')>/g)])
  const codes = [...unions, ...classes].flatMap(([, text = '']) => [...text.matchAll(/'([a-z]+\.[a-z-]+)'/g)])
  return [...new Set(codes.map(([, code = '']) => code))].toSorted()
}

describe('refusals of our own', () => {
  test('every code is explained', async () => {
    expect(declaredCodes().length).toBeGreaterThan(80)
    expect(Object.keys(refusals).toSorted()).toEqual(declaredCodes())
    const shell = new Shell()
    for (const [code, { title, explanation, right }] of Object.entries(refusals)) {
      const text = await shell.last(`.help ${code}`)
      for (const part of [`${code}: ${title}`, explanation, right]) expect(text).toContain(part)
    }
  })

  test.each(Object.entries(refusals).filter(([, { wrong }]) => wrong !== ''))(
    '%s: what is wrong is refused with it',
    async (code, { wrong }) => {
      const shell = await shellFor(code)
      const outcomes = await shell.run(wrong, { file: join(folderOfExamples(), 'example.ddbq') })
      const codes = outcomes.flatMap(({ result }) => (result.kind === 'failed' ? [result.error.code] : []))
      expect(codes, shortText(outcomes.at(-1))).toEqual([code])
    },
  )

  test.each(Object.entries(refusals))('%s: what is right is not', async (_code, { right }) => {
    if (isCommandLine(right)) return void expect(() => parseArguments(words(right))).not.toThrow()
    for (const outcome of await (await shellFor()).run(right, { file: join(folderOfExamples(), 'example.ddbq') }))
      expect(outcome.result.kind, shortText(outcome)).not.toMatch(/failed|cancelled/)
  })
})
