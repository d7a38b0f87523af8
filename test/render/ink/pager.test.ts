import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { TerminalRun } from '../../support/terminal.ts'
import { bin, prompt, run, scratchFolder, start } from './shell-terminal.ts'

// PAGER waits for a line, so that a screen with `[more]` on it is one where the pager has the terminal.
const waits = 'cat; printf "[more] "; read answer </dev/tty; echo "read $answer"'

const items = [
  ...Array.from({ length: 25 }, (_, at) => ({ pk: 'a', sk: at, note: `note ${at}` })),
  { pk: 'b', sk: 1, note: 'x'.repeat(40) },
  { pk: 'c', sk: 1, note: 'x'.repeat(70) },
]
const seed = [
  'CREATE TABLE orders (pk STRING HASH, sk NUMBER RANGE)',
  ...items.map(({ pk, sk, note }) => `PUT orders {pk: '${pk}', sk: ${sk}, note: '${note}'}`),
].join('; ')

async function promptOverRows(env: Readonly<Record<string, string>>): Promise<TerminalRun> {
  const folder = scratchFolder()
  spawnSync(process.execPath, [bin, 'shop.db', '-c', seed], { cwd: folder })
  const terminal = start({ folder, env: { DDB_SHELL_PAGER: 'auto', PAGER: waits, ...env } })
  await terminal.endsWith(prompt)
  return terminal
}

async function enter(terminal: TerminalRun, statement: string, shown: string | RegExp): Promise<void> {
  terminal.type(statement)
  await terminal.until(`${statement} typed`, () => terminal.cursor().line.endsWith(statement))
  terminal.press('enter')
  await terminal.shows(shown)
}

test('a result with more rows than the screen goes to the pager, one that fits does not', async () => {
  const terminal = await promptOverRows({})
  await run(terminal, "QUERY orders WHERE pk = 'a' LIMIT 3;")
  expect(terminal.text()).not.toContain('[more]')
  await enter(terminal, "QUERY orders WHERE pk = 'a';", '[more]')
  expect(terminal.text()).toContain('note 24')
  terminal.type('yes\r')
  await terminal.shows('read yes')
  // The cost stands below, when the pager has gone.
  await terminal.shows(/read yes\nQuery orders · .* RCU · 25 items/)
  await terminal.endsWith(prompt)
  await run(terminal, '.pager off')
  await run(terminal, "QUERY orders WHERE pk = 'a' DESC;")
  expect(terminal.text().match(/\[more\]/g)).toHaveLength(1)
})

test('so does a line that is wider than the screen, and with .pager on everything', async () => {
  const terminal = await promptOverRows({})
  await run(terminal, '.mode json')
  await run(terminal, "GET orders {pk: 'b', sk: 1};")
  expect(terminal.text()).not.toContain('[more]')
  await enter(terminal, "GET orders {pk: 'c', sk: 1};", '[more]')
  terminal.type('one\r')
  await terminal.shows('read one')
  await terminal.endsWith(prompt)
  await run(terminal, '.pager on')
  await enter(terminal, 'SHOW TABLES;', 'read one\n')
  await terminal.until('the second', () => terminal.text().match(/\[more\]/g)?.length === 2)
  terminal.type('two\r')
  await terminal.shows('read two')
  await terminal.endsWith(prompt)
})

test('less shows the beginning, and what it showed stays', async () => {
  const terminal = await promptOverRows({ PAGER: 'less -FIRX' })
  terminal.type("QUERY orders WHERE pk = 'a';")
  terminal.press('enter')
  await terminal.shows('note 20')
  expect(terminal.text()).not.toContain('note 24')
  terminal.type('q')
  await terminal.shows(/RCU · 25 items/)
  await terminal.endsWith(prompt)
  expect(terminal.text()).toContain('note 20')
})

test('without a pager, and for a screen reader, it runs through', async () => {
  for (const env of [{ PAGER: 'no-such-pager 2>/dev/null' }, { PAGER: '' }, { INK_SCREEN_READER: 'true' }]) {
    const terminal = await promptOverRows(env)
    await enter(terminal, "QUERY orders WHERE pk = 'a';", /RCU\W+25 items/)
    await terminal.endsWith(prompt)
    expect(terminal.text()).toContain('note 24')
    terminal.press('ctrl-d')
    expect(await terminal.exited).toMatchObject({ exitCode: 0 })
  }
})
