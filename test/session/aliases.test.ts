import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

const begun = async (): Promise<Shell> => {
  const shell = new Shell()
  await shell.run("CREATE TABLE tab (k STRING HASH); PUT tab {k: 'a', n: 1}; PUT tab {k: 'b', n: 2}")
  return shell
}

test('\\d lists tables, \\d NAME describes one', async () => {
  const shell = await begun()
  expect((await shell.run('\\d'))[0]?.result).toMatchObject({ kind: 'tables', of: 'tables' })
  expect((await shell.run('\\dt'))[0]?.result).toMatchObject({ kind: 'tables', of: 'tables' })
  expect((await shell.run('\\d tab'))[0]?.result).toMatchObject({ kind: 'description', table: { TableName: 'tab' } })
})

test('\\g ends a statement as ; does, \\G shows it line by line', async () => {
  const shell = await begun()
  const outcomes = await shell.run('SCAN tab\\g SCAN tab\\G')
  expect(outcomes.map(({ result, asLines }) => [result.kind, asLines ?? false])).toEqual([
    ['items', false],
    ['items', true],
  ])
  // By themselves they show the result before again.
  expect((await shell.run('\\g'))[0]).toMatchObject({ result: { kind: 'items', count: 2 } })
  expect((await shell.run('\\G'))[0]).toMatchObject({ result: { kind: 'items', count: 2 }, asLines: true })
  expect(await shell.last("SELECT * FROM tab WHERE k = '\\g'")).toBe('0 items')
})

test('\\x goes to line mode and back to the mode before, and to nobody having chosen one', async () => {
  const shell = await begun()
  const { settings } = shell.session
  const mode = () => [settings.get('mode'), settings.originOf('mode')]
  await shell.run('\\x')
  expect(mode()).toEqual(['line', 'session'])
  await shell.run('\\x')
  expect(mode()).toEqual(['table', 'default'])
  await shell.run('.mode csv\n\\x on\n\\x on')
  expect(mode()).toEqual(['line', 'session'])
  await shell.run('\\x off')
  expect(mode()).toEqual(['csv', 'session'])
  await shell.run('.mode line\n\\x')
  expect(mode()[0]).not.toBe('line')
})

test('\\watch repeats the statement before', async () => {
  const shell = new Shell({ sleep: async () => {} })
  expect(await shell.last('\\watch 0.1 3')).toBe('session.bad-argument: there is no statement to repeat')
  await shell.run("CREATE TABLE tab (k STRING HASH); UPDATE tab {k: 'a'} ADD n 1")
  await shell.run('\\watch 0.1 3')
  await shell.run("GET tab {k: 'a'}")
  expect(shell.items()).toEqual([{ k: { S: 'a' }, n: { N: '4' } }])
})

test('\\timing, \\e, \\i and \\q are commands of ours', async () => {
  const shell = await begun()
  expect(await shell.last('\\timing')).toContain('timing: on')
  await shell.run('\\timing off')
  expect(shell.session.settings.get('timing')).toBe(false)
  expect(await shell.last('\\e')).toMatch(/^session\.no-editor/)
  expect(await shell.last('\\i nowhere.ddbq')).toMatch(/^session\.unreadable-file/)
  expect((await shell.run('\\q'))[0]?.effects).toEqual([{ kind: 'quit', exitCode: 0 }])
})

test('.save keeps the statement before under a name, as an access pattern', async () => {
  const shell = await begun()
  expect(await shell.last('.save two')).toBe('created access pattern two')
  await shell.run("SELECT * FROM tab WHERE k = 'b'")
  expect(await shell.last('.save bOnly')).toBe('created access pattern bOnly')
  expect(await shell.last('RUN bOnly')).toBe('1 items')
  await shell.run("GET tab {k: 'a'}")
  expect(await shell.last('.save bOnly')).toMatch(/^session\.model-exists/)
  await shell.run("GET tab {k: 'a'}")
  expect(await shell.last('\\ns bOnly --replace')).toBe('defined access pattern bOnly')
  await shell.run('RUN bOnly')
  expect(shell.items()).toEqual([{ k: { S: 'a' }, n: { N: '1' } }])
  expect(await new Shell().last('.save none')).toBe('session.bad-argument: there is no statement before')
})
