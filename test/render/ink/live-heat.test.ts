import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { TerminalRun } from '../../support/terminal.ts'

const bin = join(import.meta.dirname, '..', '..', '..', 'bin', 'ddb-shell.js')

/** A prompt over a table whose one key was written to seven hundred times in one second. */
async function promptOverHeat(): Promise<TerminalRun> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const env = { HOME: folder, XDG_STATE_HOME: join(folder, 'state') }
  const terminal = new TerminalRun(process.execPath, [bin, 'shop.db', '--deterministic'], {
    columns: 100,
    rows: 24,
    cwd: folder,
    env,
  })
  await terminal.shows('shop.db>')
  await enter(terminal, 'CREATE TABLE orders (pk STRING HASH, sk STRING RANGE);', 'created table')
  const items = Array.from({ length: 700 }, (_, at) => `{"pk":"c#1","sk":"o#${at}"}\n`)
  writeFileSync(join(folder, 'items.jsonl'), items.join(''))
  await enter(terminal, '.import items.jsonl orders', '700 WCU')
  return terminal
}

async function enter(terminal: TerminalRun, text: string, expected: string | RegExp): Promise<void> {
  terminal.type(text)
  terminal.press('enter')
  await terminal.shows(expected)
}

test('a statement tells of the partition that it warmed; a heatmap goes on until q is pressed, and its last picture stays', async () => {
  const terminal = await promptOverHeat()
  await terminal.shows('orders P2 8000-bfff [███████   ] 70 % of 1,000 WCU/s')
  await enter(terminal, '.heat live orders', 'q leaves')
  expect(terminal.lines()[0]).toMatch(/^orders {3}read and write units per partition/)
  expect(terminal.text()).not.toContain('created table')
  terminal.type('q')
  await terminal.until('the prompt is back', () => terminal.cursor().line === 'shop.db>')
  const text = terminal.text()
  expect(text).toContain('created table orders')
  expect(text).toMatch(/\.heat live orders\norders {3}read and write units/)
  expect(text).not.toContain('q leaves')
  await enter(terminal, 'SHOW CLOCK;', '2026-01-01T00:00:00Z')
  terminal.press('ctrl-d')
  expect(await terminal.exited).toMatchObject({ exitCode: 0 })
})
