import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { TerminalRun } from '../../support/terminal.ts'

const bin = join(import.meta.dirname, '..', '..', '..', 'bin', 'ddb-shell.js')

async function promptOverItems(env: Readonly<Record<string, string>> = {}): Promise<TerminalRun> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const terminal = new TerminalRun(process.execPath, [bin, 'shop.db'], {
    ...{ columns: 120, rows: 24, cwd: folder },
    env: { HOME: folder, XDG_STATE_HOME: join(folder, 'state'), ...env },
  })
  await terminal.until('a prompt', () => terminal.cursor().line === 'shop.db>')
  await enter(
    terminal,
    "CREATE TABLE orders (pk STRING HASH); PUT orders {pk: 'a'}; PUT orders {pk: 'b'};",
    'put 1 item',
  )
  return terminal
}

async function enter(terminal: TerminalRun, text: string, expected: string): Promise<void> {
  terminal.type(text)
  terminal.press('enter')
  await terminal.shows(expected)
}

const back = (terminal: TerminalRun) =>
  terminal.until('the prompt is back', () => terminal.cursor().line === 'shop.db>')

test('.watch repeats a statement in place until q is pressed, and its last round stays', async () => {
  const terminal = await promptOverItems()
  await enter(terminal, ".watch 0.2 UPDATE orders {pk: 'a'} ADD n 1 RETURN UPDATED NEW", 'n: 4')
  expect(terminal.lines()[0]).toBe("every 0.2 s: UPDATE orders {pk: 'a'} ADD n 1 RETURN UPDATED NEW")
  expect(terminal.text()).not.toMatch(/created table|n: 3/)
  terminal.type('q')
  await back(terminal)
  expect(terminal.text()).toMatch(/UPDATED NEW\nupdated 1 item\nn: \d+\n/)
  expect(terminal.text()).not.toContain('q leaves')
  await enter(terminal, '.watch 1 SCAN nowhere', 'ResourceNotFoundException')
  await back(terminal)
  terminal.press('ctrl-d')
  expect(await terminal.exited).toMatchObject({ exitCode: 0 })
})

test('.page gives the terminal to the pager, and takes it back', async () => {
  const terminal = await promptOverItems({ PAGER: 'cat; printf "[more] "; read answer </dev/tty; echo "read $answer"' })
  await enter(terminal, 'SCAN orders;', '2 items')
  await enter(terminal, '.page', '[more]')
  terminal.type('yes\r')
  await terminal.until('the pager has ended', () => terminal.text().includes('read yes'))
  await back(terminal)
  await enter(terminal, 'SHOW TABLES;', '1 table')
  terminal.press('ctrl-d')
  expect(await terminal.exited).toMatchObject({ exitCode: 0 })
})

test('.page prints where the pager cannot be found', async () => {
  const terminal = await promptOverItems({ PAGER: 'no-such-pager 2>/dev/null' })
  await enter(terminal, "GET orders {pk: 'a'};", '1 item')
  await enter(terminal, '.page', '.page\npk S')
  await back(terminal)
  terminal.press('ctrl-d')
  expect(await terminal.exited).toMatchObject({ exitCode: 0 })
})
