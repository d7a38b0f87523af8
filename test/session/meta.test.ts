import { expect, test } from 'vitest'
import { metaHandlers } from '../../src/session/meta/run-meta.ts'
import { Settings, settingNames } from '../../src/session/settings.ts'
import { dotCommands } from '../../src/syntax/dot-commands.ts'
import { errorCodes } from '../../src/syntax/error-codes.ts'
import { languageHelp } from '../../src/syntax/language-help.ts'
import { statementHelp } from '../../src/syntax/statement-help.ts'
import { Shell } from './shell.ts'

test('every dot command that parses does something, and every one that does something parses', () => {
  expect(Object.keys(metaHandlers).sort()).toEqual(dotCommands.map(({ name }) => name).sort())
})

test('.mode, .echo and their like show a setting or change it', async () => {
  const shell = new Shell()
  expect(await shell.last('.mode')).toBe('mode: table')
  expect(await shell.last('.mode json')).toBe('none')
  expect(await shell.last('.mode')).toBe('mode: json')
  expect(await shell.last('.echo on\n.echo')).toBe('echo: on')
  expect(await shell.last('.set maxrows 5\n.show maxrows')).toMatch(/^maxrows {2}5 .*session .*rows of a table/)
  expect((await shell.last('.show')).split('\n')).toHaveLength(settingNames.length)
})

test.each([
  ['0', 0, '0'],
  ['200', 200, '200ms'],
  ['200MS', 200, '200ms'],
  ['2s', 2_000, '2s'],
  ['5m', 300_000, '300s'],
  ['24h', 86_400_000, '86400s'],
])('a duration is written %s', async (text, ms, shown) => {
  const shell = new Shell()
  expect(await shell.last(`.set transaction-time ${text}\n.show transaction-time`)).toMatch(
    new RegExp(`^transaction-time {2}${shown} `),
  )
  expect(shell.session.settings.get('transaction-time')).toBe(ms)
})

test.each([
  ['.set transaction-time soon', "session.bad-setting: transaction-time cannot be 'soon'"],
  ['.set transaction-time -1', "session.bad-setting: transaction-time cannot be '-1'"],
  ['.set transaction-time 25h', "session.bad-setting: transaction-time cannot be '25h'"],
  ['.set set-order any', "session.bad-setting: set-order cannot be 'any'"],
  ['.set nothing 1', 'session.unknown-setting: there is no setting nothing'],
  ['.set maxrows many', "session.bad-setting: maxrows cannot be 'many'"],
  ['.set mode fancy', "session.bad-setting: mode cannot be 'fancy'"],
  ['.set bail perhaps', "session.bad-setting: bail cannot be 'perhaps'"],
  ['.param clear x', 'session.bad-argument: there is no variable x'],
  ['.help nothing', 'session.bad-argument: there is no help about nothing'],
  ['.edit', 'session.no-editor: there is no prompt to edit a statement for'],
  ['.history', 'session.no-history: nothing keeps a history here'],
  ['.line', 'session.no-result: there is no result to show again'],
  ['.set keys nano', "session.bad-setting: keys cannot be 'nano'"],
  [".prompt '{table} {host}> '", 'session.bad-setting: prompt has no field {host}'],
  [".prompt '{db> '", 'session.bad-setting: prompt has no field {'],
  [".set prompt '{}'", 'session.bad-setting: prompt has no field {'],
  ['.next', 'session.no-more-pages: there is no page after the last result'],
])('%s: %s', async (text, result) => {
  expect(await new Shell().last(text)).toBe(result)
})

test('.open needs somebody who can', async () => {
  const refused = 'session.no-connection: this session cannot open another database'
  expect(await new Shell({ open: undefined }).last('.open other.db')).toBe(refused)
})

test('.prompt shows both prompts, or changes one or both', async () => {
  const shell = new Shell()
  expect(await shell.last('.prompt')).toBe('prompt: {db}> \nprompt2:    ...> ')
  expect(await shell.last(".prompt '{{{db}} {table}> '")).toBe('none')
  expect(await shell.last('.prompt')).toBe('prompt: {{{db}} {table}> \nprompt2:    ...> ')
  await shell.last(".prompt '{mode}$ ' '> '")
  expect(['prompt', 'prompt2'].map((name) => shell.session.settings.get(name as 'prompt'))).toEqual(['{mode}$ ', '> '])
  // A field that is not there leaves both as they are.
  for (const wrong of [".prompt '{nothing}' 'x'", ".prompt 'x' '{nothing}'", ".prompt 'x' '{'"])
    expect(await shell.last(wrong)).toMatch(/^session\.bad-setting: prompt2? has no field \{/)
  expect(await shell.last('.prompt')).toBe('prompt: {mode}$ \nprompt2: > ')
})

test('.edit asks whoever can edit', async () => {
  const [outcome] = await new Shell({ canEdit: true }).run('.edit')
  expect(outcome?.effects).toEqual([{ kind: 'edit', text: undefined }])
})

test('.help explains what stands before the session too', async () => {
  const topics = { keys: async () => [{ head: 'a  ', text: 'start of the line' }] }
  expect(await new Shell({ topics }).last('.help KEYS')).toBe('a  start of the line')
  expect(await new Shell({ topics }).last('.help .keys')).toMatch(/^\.keys \[emacs\|vi\]/)
})

test('settings keep where they come from', () => {
  const settings = new Settings()
  expect(settings.originOf('wrap')).toBe('default')
  settings.set('WRAP', 'yes', 'environment')
  expect([settings.get('wrap'), settings.originOf('wrap')]).toEqual([true, 'environment'])
})

test.each<[string, object]>([
  ['.output results.txt', { kind: 'output', to: { kind: 'file', path: 'results.txt' }, once: false }],
  ['.output', { kind: 'output', to: { kind: 'terminal' }, once: false }],
  ['.once |wc -l', { kind: 'output', to: { kind: 'command', command: 'wc -l' }, once: true }],
  ["  .shell echo 'a  b' | wc", { kind: 'shell', command: "echo 'a  b' | wc" }],
  ['.quit', { kind: 'quit', exitCode: 0 }],
])('%s is for the terminal to do', async (text, effect) => {
  expect((await new Shell().run(text)).at(-1)?.effects).toEqual([effect])
})

test('.help explains every statement, every command and every error code', async () => {
  const shell = new Shell()
  for (const { name, help } of dotCommands) expect(await shell.last(`.help .${name}`)).toContain(help)
  for (const { name, help } of statementHelp) expect(await shell.last(`.help ${name}`)).toContain(help)
  for (const code of Object.keys(errorCodes)) expect(await shell.last(`.help ${code}`)).toContain(code)
  for (const { name, words, help } of languageHelp)
    for (const topic of [name, ...words]) expect(await shell.last(`.help ${topic.toLowerCase()}`)).toContain(help)
  const overview = await shell.last('.help')
  for (const { name } of [...dotCommands, ...statementHelp, ...languageHelp]) expect(overview).toContain(name)
})

test('.help knows words from the middle of statements', async () => {
  const shell = new Shell()
  expect(await shell.last('.help gsi')).toBe(
    'GSI is part of CREATE TABLE, ALTER TABLE.\n.help CREATE TABLE shows where.',
  )
  expect(await shell.last('.help local')).toMatch(/no help about local/)
  expect(await shell.last('.help deletion protection')).toMatch(/^CREATE TABLE /)
  expect(await shell.last('.help begins_with(sk, x)')).toMatch(/^begins_with\(path/)
  expect(await shell.last('.help between')).toMatch(/^path = /)
})

test('.tables, .indexes, .describe and .count look at tables', async () => {
  const shell = new Shell()
  await shell.run(
    "CREATE TABLE orders (pk STRING, g STRING) PRIMARY KEY (pk HASH) GSI (byG ON (g HASH) PROJECTING ALL); PUT orders {pk: 'a'}; PUT orders {pk: 'b', g: 'x'}",
  )
  const resultOf = async (text: string) => (await shell.run(text)).at(-1)?.result
  const table = { TableName: 'orders' }
  expect(await resultOf('.tables ord%')).toMatchObject({ kind: 'tables', tables: [table] })
  expect(await resultOf('.tables x%')).toEqual({ kind: 'tables', of: 'tables', tables: [] })
  expect(await resultOf('.indexes')).toMatchObject({ kind: 'tables', tables: [table] })
  expect(await resultOf('.indexes orders')).toMatchObject({ kind: 'tables', tables: [table] })
  expect(await resultOf('.describe orders')).toMatchObject({ kind: 'description', table })
  expect(await shell.last('.count orders')).toBe('count 2 of 2')
  expect(await shell.last('.count orders.byG')).toBe('count 1 of 1')
  expect(await shell.last('.describe nowhere')).toMatch(/^ResourceNotFoundException/)
})

test('.open leaves the database behind', async () => {
  const [left, next] = [new Shell(), new Shell()]
  await next.run('CREATE TABLE there (pk STRING) PRIMARY KEY (pk HASH)')
  const shell = new Shell({ connection: left.session.connection, open: async () => next.session.connection })
  expect(await shell.last('CREATE TABLE here (pk STRING) PRIMARY KEY (pk HASH); USE here; SET x = 1')).toBe('none')
  expect(await shell.last('.open there.db')).toBe('none')
  expect((await shell.run('.tables')).at(-1)?.result).toMatchObject({ tables: [{ TableName: 'there' }] })
  expect(shell.session.currentTable).toBeUndefined()
  expect(await shell.last('.param')).toBe(':x = 1')
})
