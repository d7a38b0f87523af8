import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTable, prompt, run, scratchFolder, start } from './shell-terminal.ts'

test('what is suggested is faint, and taken by End', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  await run(terminal, 'SHOW TABLES;')
  terminal.type('SHO')
  await terminal.until('a suggestion', () => terminal.cursor().line === `${prompt} SHOW TABLES;`)
  await terminal.until('the cursor behind what was typed', () => terminal.cursor().x === 12)
  expect(terminal.written).toContain('\x1b[2mW TABLES;\x1b[22m')
  terminal.press('end')
  await terminal.until('the end', () => terminal.cursor().x === 21)
  terminal.press('enter')
  await terminal.until('both', () => terminal.text().split('0 tables').length === 3)
})

test('without colour nothing is suggested: it could not be told from what was typed', async () => {
  const terminal = start({ env: { NO_COLOR: '1' } })
  await terminal.endsWith(prompt)
  await run(terminal, 'SHOW TABLES;')
  terminal.type('SHO')
  await terminal.endsWith(`${prompt} SHO`)
})

test('Ctrl-R shows the statement it found and what it looks for', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  await run(terminal, createTable)
  await run(terminal, 'SHOW TABLES;')
  terminal.type('half')
  terminal.press('ctrl-r')
  terminal.type('ord')
  await terminal.shows(`${prompt} ${createTable}\nsearch older: ord`)
  await terminal.until('the cursor where it was found', () => terminal.cursor().x === 22)
  expect(terminal.cursor().line).toBe(`${prompt} ${createTable}`)
  terminal.press('ctrl-r')
  await terminal.shows('nothing older: ord')
  terminal.press('ctrl-c')
  await terminal.endsWith(`${prompt} half`)
  terminal.press('ctrl-u', 'ctrl-r')
  terminal.type('show')
  await terminal.shows('search older: show')
  terminal.press('enter')
  await terminal.until('run again', () => terminal.text().split('1 table\n').length === 3)
  expect(terminal.text()).not.toContain('search older')
})

test('Ctrl-O runs a series of statements again', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  await run(terminal, 'SHOW TABLES;')
  await run(terminal, 'SHOW CLOCK;')
  terminal.press('up', 'up')
  await terminal.endsWith(`${prompt} SHOW TABLES;`)
  terminal.press('ctrl-o')
  await terminal.endsWith(`${prompt} SHOW CLOCK;`)
  terminal.press('ctrl-o')
  await terminal.until('all four', () => terminal.text().split(/^\d{4}-.*Z$/m).length === 3)
})

test("vi's keys: the prompt shows the mode, and Escape and a command may come together", async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type('.keys vi\r')
  await terminal.endsWith('shop.db:')
  terminal.type('SHOW nonsense TABLES')
  terminal.press('escape')
  await terminal.endsWith('shop.db> SHOW nonsense TABLES')
  terminal.type('bbdw')
  await terminal.endsWith('shop.db> SHOW TABLES')
  terminal.type('u')
  await terminal.endsWith('shop.db> SHOW nonsense TABLES')
  terminal.type('dwA;')
  await terminal.endsWith('shop.db: SHOW TABLES;')
  terminal.type('x\x1bx\r')
  await terminal.shows('0 tables')
  await terminal.endsWith('shop.db:')
  terminal.type('.keys emacs\r')
  await terminal.endsWith(prompt)
})

/** A program for EDITOR: a script whose `$1` is the file. */
function editor(folder: string, script: string): Readonly<Record<string, string>> {
  const file = join(folder, 'my editor')
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o700)
  return { EDITOR: `'${file}'` }
}

test('an editor has the terminal, every key of it, as often as it is asked for', async () => {
  const folder = scratchFolder()
  // It needs a line in cooked mode: what the prompt still read would be missing.
  const env = editor(folder, 'echo "edit: $(cat "$1")"; read -r line; echo "$line" >> "$1"')
  const terminal = start({ folder, env })
  await terminal.endsWith(prompt)
  terminal.type('SELECT')
  const edited = (): number => terminal.text().split('edit: SELECT').length - 1
  for (const [at, word] of ['one', 'two', 'three'].entries()) {
    terminal.press('ctrl-x', 'ctrl-e')
    // What an editor before it has said still stands there.
    await terminal.until('the editor', () => terminal.cursor().line === '' && edited() === at + 1)
    terminal.type(`${word}\r`)
    await terminal.endsWith(new RegExp(`^ *\\.\\.\\.> ${word}$`))
  }
  expect(terminal.lines().slice(-4)).toEqual([`${prompt} SELECT`, '    ...> one', '    ...> two', '    ...> three'])
  // Nothing has run, and the keys are the prompt's again.
  expect(terminal.text()).not.toContain('error')
  terminal.press('ctrl-c')
  await terminal.endsWith(prompt)
  await run(terminal, 'SHOW TABLES;')
  terminal.press('ctrl-d')
  expect((await terminal.exited).exitCode).toBe(0)
})

test('.edit opens the statement before; one that fails changes nothing', async () => {
  const folder = scratchFolder()
  const env = editor(folder, 'sed -i s/SHW/SHOW/ "$1"; grep -q SHOW "$1"')
  const terminal = start({ folder, env })
  await terminal.endsWith(prompt)
  await run(terminal, 'SHW TABLES;')
  expect(terminal.text()).toContain('error[')
  terminal.type('.edit\r')
  await terminal.endsWith(`${prompt} SHOW TABLES;`)
  expect(terminal.text()).not.toContain('\n0 tables')
  terminal.press('enter')
  await terminal.shows('\n0 tables')
  await terminal.endsWith(prompt)
  terminal.type('nothing to find')
  terminal.press('ctrl-x', 'ctrl-e')
  await terminal.shows("my editor' ended with 1; the text is as it was")
  await terminal.endsWith(`${prompt} nothing to find`)
})

test('SIGTERM while an editor has the terminal ends the shell and leaves the terminal as it was', async () => {
  const folder = scratchFolder()
  const env = editor(folder, 'echo editing; read -r line')
  const terminal = start({
    folder,
    env,
    columns: 200,
    by: `echo "before=$(stty -g)"; sh -c 'echo "pid=$$"; exec "$@"' sh $SHELL_UNDER_TEST; echo "code=$?"; echo "after=$(stty -g)"`,
  })
  await terminal.endsWith(prompt)
  terminal.press('ctrl-x', 'ctrl-e')
  await terminal.shows('\nediting')
  process.kill(Number(/pid=(\d+)/.exec(terminal.text())?.[1]), 'SIGTERM')
  await terminal.shows(/^after=/m)
  expect(terminal.text()).toContain('code=143')
  const modes = (when: string) => new RegExp(`^${when}=(.*)$`, 'm').exec(terminal.text())?.[1]
  expect(modes('after')).toBe(modes('before'))
})

test('a command of the system has the terminal too', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type('.shell echo ready; read -r line; echo "got $line"\r')
  await terminal.shows('\nready')
  terminal.type('a line\r')
  await terminal.shows('\ngot a line')
  await terminal.endsWith(prompt)
  await run(terminal, 'SHOW TABLES;')
})

test('a Ctrl-C while a command has the terminal ends the command, and nothing else', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type('.shell echo ready; exec sleep 1000\r')
  await terminal.shows('\nready')
  terminal.press('ctrl-c')
  await terminal.endsWith(prompt)
  await run(terminal, 'SHOW TABLES;')
  expect(terminal.text()).not.toContain('cancelling')
})

test('bursts with control bytes among the letters are keys in their order', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type('SHOW TABLXX\x7f\x7fES;\rjunk words\x17\x17\x15SHOW CLOCK\x01-- \x05;\r\x0bEND\x01.\x05\x15\x19')
  await terminal.shows('0 tables')
  await terminal.endsWith(`${prompt} .END`)
})

test('a statement of five thousand characters is typed, moved in, and run', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  await run(terminal, createTable)
  const text = 'word '.repeat(1_000)
  terminal.type(`PUT orders {pk: 'a', sk: '1', text: '${text}x'};`)
  await terminal.until('all of it', () => terminal.cursor().line.endsWith("x'};"))
  terminal.press('home')
  await terminal.until('the beginning', () => terminal.lines().some((line) => line.startsWith(`${prompt} PUT orders`)))
  terminal.press('enter')
  await terminal.shows('put 1 item')
  await terminal.shows('PutItem orders · 5 WCU')
})

test('stored bytes do not drive the terminal', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  await run(terminal, createTable)
  const evil = '\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b31m\r\b\u202eabc\u0000'
  terminal.paste(`PUT orders {pk: '${evil}', sk: '\x1b[Hx'};`)
  await terminal.until('the paste', () => terminal.cursor().line.endsWith("x'};"))
  terminal.press('enter')
  await terminal.shows('put 1 item')
  await run(terminal, 'SCAN orders;')
  await run(terminal, 'SCAN orders\\G')
  expect(terminal.text()).toContain('pk: \\x1b]0;owned\\x07\\x1b[2J')
  expect(terminal.lines()[0]).toMatch(/^ddb-shell/)
  for (const sequence of ['\x1b]0;', '\x1b[2J', '\x9b', '\u202e', '\x1b[Hx'])
    expect(terminal.written).not.toContain(sequence)
})

test('the prompt shows a clock that was moved, and a transaction that is being collected', async () => {
  const terminal = start({ args: ['shop.db'] })
  await terminal.endsWith(prompt)
  await run(terminal, 'SHOW CLOCK;')
  await run(terminal, 'CLOCK ADVANCE 1 HOUR;', 'shop.db sim>')
  terminal.type('BEGIN;\r')
  await terminal.shows('shop.db sim *> BEGIN;\n          txn>')
  terminal.press('ctrl-c')
  await terminal.endsWith('shop.db sim>')
  terminal.type('.open other.db\r')
  await terminal.endsWith('other.db>')
})

test('.help keys prints the table of the keys that are chosen', async () => {
  const terminal = start({ rows: 60, columns: 120 })
  await terminal.endsWith(prompt)
  await run(terminal, '.help keys')
  expect(terminal.text()).toMatch(/^ {2}Ctrl-O +run, and then show the statement that followed it/m)
  terminal.type('.keys vi\r')
  await terminal.endsWith('shop.db:')
  await run(terminal, '.help keys', 'shop.db:')
  expect(terminal.text()).toMatch(/^ {2}gg +first line/m)
})

test('.prompt changes the prompt, and refuses a field that is not there', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type(".prompt '{db} {mode} {{}> '\r")
  await terminal.endsWith('shop.db table {}>')
  terminal.type(".prompt '{nothing}'\r")
  await terminal.shows('prompt has no field {nothing}')
  await terminal.endsWith('shop.db table {}>')
})
