import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { openEngine } from '../../../src/engine/engine.ts'
import { Store } from '../../../src/storage/store.ts'
import { TerminalRun } from '../../support/terminal.ts'
import { bin, createTable, prompt, run, scratchFolder, start } from './shell-terminal.ts'

describe.each([
  [80, 24],
  [120, 40],
])('on %i columns and %i rows', (columns, rows) => {
  test('a table is made over several lines, written to and read; Up recalls; Ctrl-D leaves', async () => {
    const terminal = start({ columns, rows })
    await terminal.endsWith(prompt)
    expect(terminal.lines()[0]).toMatch(/^ddb-shell \S+ · shop\.db · 0 tables · \.help for help$/)

    terminal.type('CREATE TABLE orders (')
    terminal.press('enter')
    await terminal.endsWith('    (..>')
    terminal.type('  pk STRING, sk STRING')
    terminal.press('enter')
    await terminal.shows('(..>   pk STRING, sk STRING\n    (..>')
    await terminal.until('the cursor where it was', () => terminal.cursor().x === 11)
    terminal.press('backspace', 'backspace')
    terminal.type(') PRIMARY KEY (pk HASH, sk RANGE);')
    terminal.press('enter')
    await terminal.shows('created table orders')
    await terminal.endsWith(prompt)

    await run(terminal, "PUT orders {pk: 'c#1', sk: 'o#1', total: 19};")
    expect(terminal.text()).toMatch(/^put 1 item\nPutItem orders · 1 WCU · .* ms$/m)
    await run(terminal, "SELECT * FROM orders WHERE pk = 'c#1';")
    expect(terminal.text()).toContain(
      ['pk S  sk S  total N', '────  ────  ───────', 'c#1   o#1        19', '1 item', 'Query orders · 0.5 RCU · '].join(
        '\n',
      ),
    )

    terminal.press('up')
    await terminal.endsWith(`${prompt} SELECT * FROM orders WHERE pk = 'c#1';`)
    terminal.press('up', 'up')
    await terminal.endsWith(/\) PRIMARY KEY \(pk HASH, sk RANGE\);$/)
    expect(terminal.lines().at(-3)).toBe(`${prompt} CREATE TABLE orders (`)

    terminal.press('ctrl-c')
    await terminal.endsWith(prompt)
    terminal.press('ctrl-d')
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: undefined })
    expect(terminal.lines().at(-2)).toBe(prompt)
    expect(terminal.lines().at(-1)).toMatch(/^total of 3 statements · 0\.5 RCU · 1 WCU/)
  })
})

test('what is typed before there is a prompt, and what is typed while a statement runs, is run in turn', async () => {
  const terminal = start()
  terminal.type(`${createTable}\r`)
  await terminal.shows('created table orders')
  // One burst: three statements, the last one open.
  terminal.type("PUT orders {pk: 'a', sk: '1'};\rPUT orders {pk: 'a', sk: '2'};\rSELECT sk\rFROM orders")
  await terminal.endsWith('    ...> FROM orders')
  expect(terminal.text().match(/^put 1 item$/gm)).toHaveLength(2)
  terminal.type(';\r')
  await terminal.shows('2 items')
})

test('a paste of several lines runs nothing until Enter', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.paste(`${createTable}\r\n-- 漢字 👩‍👩‍👧 \x1b[2J\nSHOW TABLES;`)
  await terminal.endsWith('    ...> SHOW TABLES;')
  expect(terminal.lines().at(-2)).toBe('    ...> -- 漢字 👩‍👩‍👧 \\x1b[2J')
  expect(terminal.text()).not.toContain('created')
  terminal.press('enter')
  await terminal.shows('created table orders')
  await terminal.shows('1 table\n')
})

test('Ctrl-C gets out of a paste whose end was lost', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type(`\x1b[200~${createTable}\r`)
  // One that comes too soon after the paste is taken for a part of it.
  for (let left = 100; left > 0 && !terminal.text().includes('^C'); left--) {
    terminal.press('ctrl-c')
    await pause(100)
  }
  await terminal.shows('^C')
  expect(terminal.text()).not.toContain('created')
  await terminal.endsWith(prompt)
  await run(terminal, 'SHOW TABLES;')
  expect(terminal.text()).toContain('0 tables')
})

test('the cursor is where the next character goes, also after wide ones and at the end of a full row', async () => {
  const terminal = start({ columns: 40 })
  await terminal.endsWith(prompt)
  terminal.type('漢字👩‍👩‍👧')
  await terminal.endsWith(`${prompt} 漢字👩‍👩‍👧`)
  await terminal.until('the cursor at the end', () => terminal.cursor().x === 15)
  terminal.press('left')
  await terminal.until('cursor before the family', () => terminal.cursor().x === 13)
  terminal.press('ctrl-c')
  await terminal.endsWith(prompt)
  terminal.type('x'.repeat(31))
  await terminal.until('a row of its own', () => terminal.cursor().x === 0)
  terminal.type('y')
  await terminal.until('y', () => terminal.cursor().line === 'y')
  expect(terminal.cursor().x).toBe(1)
})

test('Ctrl-C drops what was typed and keeps it for Up; at an empty prompt it says how to leave', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type('SELECT nothing')
  terminal.press('ctrl-c')
  await terminal.shows(`${prompt} SELECT nothing^C`)
  await terminal.endsWith(prompt)
  terminal.press('up')
  await terminal.endsWith(`${prompt} SELECT nothing`)
  terminal.press('ctrl-c', 'ctrl-c')
  await terminal.shows('Ctrl-D or .quit leaves')
  terminal.type('.quit\r')
  expect((await terminal.exited).exitCode).toBe(0)
})

/** A table that takes a while to read. Written in one transaction: each of its own waits for the disk. */
function writeLargeFile(file: string): void {
  const engine = openEngine({ store: Store.open(file) })
  engine.runSync('CreateTable', {
    TableName: 'large',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  const text = { S: 'x'.repeat(4_000) }
  engine.context.store.transaction(() => {
    for (let at = 0; at < 6_000; at++) {
      const item = { pk: { N: String(at) }, ...(at % 100 === 0 ? { found: { BOOL: true } } : { text }) }
      engine.runSync('PutItem', { TableName: 'large', Item: item } as never)
    }
  })
  void engine.close()
}

let written: string | undefined
afterAll(() => written !== undefined && rmSync(written, { recursive: true, force: true }))

/** The folder of a copy. */
function largeFile(): string {
  if (written === undefined) {
    written = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
    writeLargeFile(join(written, 'shop.db'))
  }
  const folder = scratchFolder()
  copyFileSync(join(written, 'shop.db'), join(folder, 'shop.db'))
  return folder
}

test('Ctrl-C stops what runs, at once says so, and then what was consumed', async () => {
  const terminal = start({ folder: largeFile() })
  await terminal.endsWith(prompt)
  await run(terminal, '.mode jsonl')
  // One statement that takes many seconds by itself: between two statements nothing has been consumed.
  const filter = Array.from({ length: 70 }, (_, at) => `contains(text, 'xxx${at}')`).join(' OR ')
  terminal.paste(`SCAN large FILTER attribute_exists(found) OR ${filter};`)
  await terminal.until('the paste', () => terminal.cursor().line.endsWith(';'))
  terminal.press('enter')
  await terminal.shows(/^\d.* m?s {2}Ctrl-C stops$/m)
  // Items come with their page, of which something was consumed then.
  await terminal.shows('"found":true')
  terminal.press('ctrl-c')
  await terminal.shows('cancelling...')
  await terminal.endsWith(prompt)
  expect(terminal.text()).toMatch(/cancelling\.\.\.\n(?:.*\n)*?Scan large · [\d,.]+ RCU · [\d,]+ of [\d,]+ items kept/)
  terminal.type('.quit\r')
  expect((await terminal.exited).exitCode).toBe(0)
})

test('a second Ctrl-C within two seconds does not wait: exit code 130, and the history is there', async () => {
  const folder = largeFile()
  const terminal = start({ folder })
  await terminal.endsWith(prompt)
  const scan = "SCAN large FILTER text = 'none';".repeat(50)
  terminal.paste(scan)
  await terminal.until('the paste', () => terminal.cursor().line.endsWith(';'))
  terminal.press('enter')
  await terminal.shows('0 items')
  terminal.type('\x03\x03')
  expect(await terminal.exited).toEqual({ exitCode: 130, signal: undefined })
  expect(terminal.text()).toContain('cancelling...')
  expect(readFileSync(join(folder, 'state', 'ddb-shell', 'history.jsonl'), 'utf8')).toContain(scan)
})

test('a question is answered in the middle of a statement', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  await run(terminal, createTable)
  terminal.type('DROP TABLE orders;\r')
  await terminal.endsWith('Drop table orders (0 items)? [y/N]')
  terminal.press('ctrl-c')
  await terminal.shows('did not drop table orders')
  terminal.type('DROP TABLE orders;\r')
  await terminal.endsWith('Drop table orders (0 items)? [y/N]')
  terminal.type('y\r')
  await terminal.shows('dropped table orders')
})

test('help, exit and quit need no dot', async () => {
  const terminal = start({ columns: 120 })
  await terminal.endsWith(prompt)
  await run(terminal, 'help')
  await terminal.shows('.tables')
  terminal.type('Exit;\r')
  expect((await terminal.exited).exitCode).toBe(0)
})

test('without a file everything is in memory, and the banner says so; --quiet has none', async () => {
  const terminal = start({ args: [] })
  await terminal.endsWith('memory>')
  expect(terminal.lines()[0]).toMatch(/ · in memory, nothing is kept · 0 tables · /)
  const quiet = start({ args: ['--quiet', '--read-only', ':memory:'] })
  await quiet.endsWith('memory ro>')
  expect(quiet.lines()).toEqual(['memory ro>'])
})

test('a file that is not ours: one sentence, exit code 5, and no prompt', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'shop.db'), 'Dear Sir or Madam, this is not a database.')
  const terminal = start({ folder })
  expect((await terminal.exited).exitCode).toBe(5)
  expect(terminal.lines()[0]).toMatch(/^ddb-shell: shop\.db /)
  expect(terminal.text()).not.toContain('> ')
})

test('mistakes are shown under the statement, and the session goes on', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  await run(terminal, 'SELEC 1;')
  expect(terminal.text()).toMatch(/error\[E\d+\]: .*\n1 \| SELEC 1;\n {2}\| \^+/)
  await run(terminal, 'SELECT * FROM nowhere;')
  expect(terminal.text()).toContain('ResourceNotFoundException: Requested resource not found')
})

test('what a command makes of a result is put above the prompt', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  await run(terminal, createTable)
  await run(terminal, "PUT orders {pk: 'a', sk: '1'};")
  await run(terminal, '.once |tr a-z A-Z')
  await run(terminal, 'SCAN orders;')
  expect(terminal.text()).toContain('{"PK":"A","SK":"1"}\nshop.db>')
  await run(terminal, '.once |exit 3')
  await run(terminal, 'SCAN orders;')
  expect(terminal.text().match(/^Scan orders/gm)).toHaveLength(2)
})

test('another width and height: what is being typed is laid out again', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type(`SELECT ${'a'.repeat(50)};`)
  await terminal.endsWith(new RegExp(`^${prompt} SELECT a{50};$`))
  terminal.resize(40, 10)
  await terminal.endsWith(/^a{26};$/)
  expect(terminal.text().match(/SELECT/g)).toHaveLength(1)
  terminal.resize(100, 30)
  await terminal.endsWith(new RegExp(`^${prompt} SELECT a{50};$`))
  terminal.press('ctrl-u')
  await run(terminal, 'SHOW TABLES;')
  expect(terminal.text()).toContain('0 tables')
})

test('more lines than the screen has: the last ones stay in view, and nothing is left behind', async () => {
  const terminal = start({ rows: 8 })
  await terminal.endsWith(prompt)
  for (let line = 1; line <= 12; line++) {
    terminal.type(`-- ${line}`)
    terminal.press('ctrl-j')
  }
  await terminal.until('twelve lines', () => terminal.text().includes('-- 12'))
  expect(terminal.lines().filter((line) => line.endsWith('-- 12'))).toHaveLength(1)
  terminal.press('ctrl-c')
  await terminal.shows('^C')
  expect(terminal.lines().filter((line) => /> -- \d+$/.test(line))).toHaveLength(12)
})

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s leaves the terminal as it was: exit code %i', async (signal, code) => {
  const terminal = start({
    columns: 200,
    by: `echo "before=$(stty -g)"; sh -c 'echo "pid=$$"; exec "$@"' sh $SHELL_UNDER_TEST; echo "code=$?"; echo "after=$(stty -g)"`,
  })
  await terminal.endsWith(prompt)
  terminal.type('half a statement')
  await terminal.endsWith(`${prompt} half a statement`)
  process.kill(Number(/^pid=(\d+)$/m.exec(terminal.text())?.[1]), signal)
  await terminal.shows(/^after=/m)
  expect(terminal.text()).toContain(`${prompt} half a statement\ncode=${code}\n`)
  expect(terminal.written.lastIndexOf('\x1b[?25h')).toBeGreaterThan(terminal.written.lastIndexOf('\x1b[?25l'))
  const modes = (when: string): string | undefined =>
    terminal
      .lines()
      .find((line) => line.startsWith(`${when}=`))
      ?.slice(when.length)
  expect(modes('before')).toMatch(/^=[\da-f:]+$/)
  expect(modes('after')).toBe(modes('before'))
})

test('SIGTERM as soon as there is a prompt leaves the terminal as it was too', async () => {
  const terminal = start({
    columns: 200,
    by: `echo "before=$(stty -g)"; sh -c 'echo "pid=$$"; exec "$@"' sh $SHELL_UNDER_TEST; echo "code=$?"; echo "after=$(stty -g)"`,
  })
  // On the screen before there is anything that draws it.
  await terminal.until('the prompt', () => terminal.written.includes(`${prompt} `))
  process.kill(Number(/pid=(\d+)/.exec(terminal.written)?.[1]), 'SIGTERM')
  await terminal.shows(/^after=/m)
  const [, before, code, after] = /before=(\S+).*code=(\d+)\nafter=(\S+)/s.exec(terminal.text()) ?? []
  expect({ code, after }).toEqual({ code: '143', after: before })
  expect(terminal.written.lastIndexOf('\x1b[?2004l')).toBeGreaterThan(terminal.written.lastIndexOf('\x1b[?2004h'))
})

test('an error that nobody caught is said on a terminal that is as it was before', async () => {
  const thrown = "data:text/javascript,process.on('SIGUSR2',()=>{throw%20new%20Error('bang')})"
  const terminal = start({
    columns: 200,
    env: { NODE_OPTIONS: `--import=${thrown}` },
    by: `echo "before=$(stty -g)"; sh -c 'echo "pid=$$"; exec "$@"' sh $SHELL_UNDER_TEST; echo "code=$?"; echo "after=$(stty -g)"`,
  })
  await terminal.endsWith(prompt)
  process.kill(Number(/^pid=(\d+)$/m.exec(terminal.text())?.[1]), 'SIGUSR2')
  await terminal.shows(/^after=/m)
  expect(terminal.text()).toMatch(/^ddb-shell: internal error: bang\nhint: this is a bug .*\ncode=70\nafter=/m)
  expect(terminal.text()).not.toMatch(/^ {4}at /m)
  const [, before, after] = /before=(\S+).*\nafter=(\S+)/s.exec(terminal.text()) ?? []
  expect(after).toBe(before)
  // The cursor is there again before a word is said.
  const [hidden, said] = [terminal.written.lastIndexOf('\x1b[?25l'), terminal.written.indexOf('internal error')]
  expect(terminal.written.slice(hidden, said)).toContain('\x1b[?25h')
})

test('several statements of one text run in order and stop at the first error', async () => {
  const terminal = start({ columns: 120 })
  await terminal.endsWith(prompt)
  await run(terminal, createTable)
  await run(terminal, "PUT orders {pk: 'a', sk: '1'}; PUT orders {pk: 'a'}; PUT orders {pk: 'a', sk: '2'};")
  expect(terminal.text().match(/^put 1 item$/gm)).toHaveLength(1)
  expect(terminal.text()).toContain('ValidationException: ')
  await run(terminal, "QUERY orders WHERE pk = 'a'\\G")
  await run(terminal, "QUERY orders WHERE pk = 'a'; .line")
  expect(terminal.text().match(/^sk: "1"$/gm)).toHaveLength(2)
})

test('the prompt is there before what draws it: what is typed and pasted until then is not lost', async () => {
  const terminal = start()
  await terminal.until('the prompt', () => terminal.written.includes(`${prompt} `))
  terminal.type('SHOW')
  terminal.paste(' TABLES;\n-- end')
  await terminal.endsWith('    ...> -- end')
  expect(terminal.text().split(prompt)).toHaveLength(2)
  expect(terminal.text()).not.toContain('\n0 tables')
  const [shown = -1, brackets = -1, drawn = -1] = [prompt, '\x1b[?2004h', '\x1b[?25l'].map((bytes) =>
    terminal.written.indexOf(bytes),
  )
  expect([shown, brackets, drawn].toSorted((a, b) => a - b)).toEqual([shown, brackets, drawn])
})

test('SIGTERM while a statement runs ends it as well', async () => {
  const terminal = start({ folder: largeFile() })
  await terminal.endsWith(prompt)
  terminal.paste("SCAN large FILTER text = 'none';".repeat(200))
  await terminal.until('the paste', () => terminal.cursor().line.endsWith(';'))
  terminal.press('enter')
  await terminal.shows('0 items')
  process.kill(terminal.pid, 'SIGTERM')
  expect(await terminal.exited).toEqual({ exitCode: 143, signal: undefined })
})

test('Ctrl-Z gives the terminal back to the shell, fg brings the prompt with its text', async () => {
  const folder = scratchFolder()
  const terminal = new TerminalRun('sh', ['-i'], {
    columns: 200,
    rows: 24,
    cwd: folder,
    env: { HOME: folder, XDG_STATE_HOME: folder, PS1: 'sh$ ' },
  })
  await terminal.endsWith('sh$')
  terminal.type(`${process.execPath} ${bin} shop.db\r`)
  await terminal.endsWith(prompt)
  terminal.type('SHOW TABLES')
  await terminal.endsWith(`${prompt} SHOW TABLES`)
  terminal.press('ctrl-z')
  await terminal.endsWith('sh$')
  terminal.type('echo in "between"\r')
  await terminal.shows('in between')
  terminal.type('fg\r')
  await terminal.endsWith(`${prompt} SHOW TABLES`)
  terminal.type(';\r')
  await terminal.shows('0 tables')
  await terminal.endsWith(prompt)
  terminal.press('ctrl-d')
  await terminal.endsWith('sh$')
})

test('where no shell controls jobs, Ctrl-Z changes nothing', async () => {
  const terminal = start()
  await terminal.endsWith(prompt)
  terminal.type('SHOW TABLES')
  terminal.press('ctrl-z')
  // Bracketed paste is turned off on the way out, and on again on the way in.
  const lastOf = (bytes: string): number => terminal.written.lastIndexOf(bytes)
  await terminal.until('the way back', () => lastOf('\x1b[?2004h') > lastOf('\x1b[?2004l') && lastOf('\x1b[?2004l') > 0)
  await terminal.endsWith(`${prompt} SHOW TABLES`)
  terminal.type(';\r')
  await terminal.shows('0 tables')
})

test('the history is kept for the next session, for nobody else to read', async () => {
  const folder = scratchFolder()
  const first = start({ folder })
  await first.endsWith(prompt)
  await run(first, createTable)
  await run(first, " PUT orders {pk: 'secretly', sk: '1'};")
  first.press('ctrl-d')
  await first.exited
  const file = join(folder, 'state', 'ddb-shell', 'history.jsonl')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text),
  ).toEqual([createTable])
  const second = start({ folder })
  await second.endsWith(prompt)
  second.press('up')
  await second.endsWith(`${prompt} ${createTable}`)
})

test('NO_COLOR: no colour anywhere', async () => {
  const terminal = start({ env: { NO_COLOR: '1' } })
  await terminal.endsWith(prompt)
  await run(terminal, 'SELEC 1;')
  const colours = Array.from({ length: 48 }, (_, at) => `\x1b[${at + 1}m`)
  expect(colours.filter((colour) => terminal.written.includes(colour))).toEqual([])
})
