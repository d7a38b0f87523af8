import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { type IPty, spawn } from '@lydell/node-pty'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { binary, newFolder } from './run-shell.ts'

/** A terminal with the program in it, as one that can do nothing but lines unless another type is named. */
class LineTerminal {
  private readonly pty: IPty
  private text = ''
  private seenTo = 0
  private wake: (() => void) | undefined
  readonly exit: Promise<number>
  readonly folder = newFolder()

  constructor(
    args: readonly string[],
    type: 'dumb' | 'xterm-256color',
    env: Readonly<Record<string, string>> = {},
    by?: string,
  ) {
    const { folder } = this
    const [program, words] = by === undefined ? [process.execPath, [binary, ...args]] : [by, [...args]]
    this.pty = spawn(program, words, {
      cwd: folder,
      cols: 80,
      rows: 24,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, TERM: type, LANG: 'C.UTF-8', ...env },
    })
    this.pty.onData((data) => {
      this.text += data
      this.wake?.()
    })
    this.exit = new Promise((resolve) => {
      this.pty.onExit(({ exitCode }) => resolve(exitCode))
    })
  }

  type(text: string): void {
    this.pty.write(text)
  }

  /** Everything since the last call, up to and with this text. */
  async until(text: string): Promise<string> {
    for (;;) {
      const at = this.text.indexOf(text, this.seenTo)
      if (at !== -1) {
        const seen = this.text.slice(this.seenTo, at + text.length)
        this.seenTo = at + text.length
        return seen.replaceAll('\r\n', '\n')
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  get everything(): string {
    return this.text
  }

  kill(): void {
    this.pty.kill('SIGKILL')
  }
}

let terminal: LineTerminal | undefined
afterEach(() => terminal?.kill())

const start = (...args: string[]): LineTerminal => {
  terminal = new LineTerminal(args, 'dumb')
  return terminal
}

test('statements over several lines, results in place, no escape bytes', async () => {
  const shell = start('shop.db')
  expect(await shell.until('shop.db> ')).toMatch(/^ddb-shell \S+ · shop\.db · 0 tables · \.help for help\n/)
  shell.type('CREATE TABLE tbl\r')
  await shell.until('...> ')
  shell.type('(pk STRING HASH KEY);\r')
  expect(await shell.until('shop.db> ')).toContain('created table tbl\n')
  shell.type("PUT tbl {pk: 'a'}; GET tbl {pk: 'a'};\r")
  expect(await shell.until('shop.db> ')).toMatch(
    /put 1 item\nPutItem tbl · 1 WCU .*\npk S\n────\na\n1 item\nGetItem tbl · /,
  )
  shell.type('SELCT;\r')
  expect(await shell.until('shop.db> ')).toContain("error[E0105]: expected a statement, found 'SELCT'\n")
  shell.type('.quit\r')
  expect(await shell.exit).toBe(0)
  expect(shell.everything).toBe(stripVTControlCharacters(shell.everything))
})

test('a file that is moved away while it is open takes no more writes', async () => {
  const shell = start('shop.db')
  await shell.until('shop.db> ')
  shell.type("CREATE TABLE tbl (pk STRING HASH KEY); PUT tbl {pk: 'a'};\r")
  await shell.until('shop.db> ')
  const file = join(shell.folder, 'shop.db')
  renameSync(file, `${file}.kept`)
  shell.type("PUT tbl {pk: 'b'};\r")
  expect(await shell.until('shop.db> ')).toContain(
    'error[storage.moved]: shop.db was deleted or moved while it was open\nhint: The change was not made. Put the file back where it was, or open it again.\n',
  )
  renameSync(`${file}.kept`, file)
  shell.type("PUT tbl {pk: 'b'};\r")
  expect(await shell.until('shop.db> ')).toContain('put 1 item\n')
})

test('what cannot be taken back is asked about', async () => {
  const shell = start()
  await shell.until('memory> ')
  shell.type('CREATE TABLE tbl (pk STRING HASH KEY);\r')
  await shell.until('memory> ')
  shell.type('DROP TABLE tbl;\r')
  await shell.until('Drop table tbl (0 items)? [y/N] ')
  shell.type('n\r')
  expect(await shell.until('memory> ')).toContain('did not drop table tbl')
  shell.type('DROP TABLE tbl;\r')
  await shell.until('Drop table tbl (0 items)? [y/N] ')
  shell.type('y\r')
  expect(await shell.until('memory> ')).toContain('dropped table tbl')
})

test('Ctrl-C drops what was typed and says how to leave; Ctrl-D leaves', async () => {
  const shell = start()
  await shell.until('memory> ')
  shell.type('SELECT\r')
  await shell.until('...> ')
  shell.type('\u0003')
  await shell.until('memory> ')
  shell.type('\u0003')
  await shell.until('Ctrl-D or .quit leaves')
  await shell.until('memory> ')
  shell.type('\u0004')
  expect(await shell.exit).toBe(0)
})

/** Lines are edited by the terminal itself where it is dumb, by readline where it is not. */
describe.each(['dumb', 'xterm-256color'] as const)('on a terminal of type %s', (type) => {
  const startPlain = (): LineTerminal => {
    terminal = new LineTerminal(['--plain'], type)
    return terminal
  }
  const createTable = 'CREATE TABLE tbl (pk STRING HASH KEY);\r'

  test('Ctrl-D typed ahead leaves once the statements before it have run', async () => {
    const shell = startPlain()
    await shell.until('memory> ')
    shell.type(`${createTable}SHOW TABLES;\r\u0004`)
    expect(await shell.exit).toBe(0)
    expect(shell.everything).toMatch(/created table tbl.*1 table\W/s)
    expect(shell.everything).not.toContain('error')
  })

  test('an empty last line ends what is whole; exit needs no dot', async () => {
    const shell = startPlain()
    await shell.until('memory> ')
    shell.type('SHOW\r\r')
    await shell.until('...> ')
    await shell.until('...> ')
    shell.type('TABLES\r\r')
    expect(await shell.until('memory> ')).toContain('0 tables')
    shell.type('exit\r')
    expect(await shell.exit).toBe(0)
  })

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends it with exit code %i and leaves the terminal as it was', async (signal, code) => {
    const words = [process.execPath, binary, '--plain'].map((word) => `'${word}'`).join(' ')
    const by = `stty -g; sh -c 'echo "pid=$$"; exec "$@"' sh ${words}; echo "code=$?"; stty -g; echo over`
    terminal = new LineTerminal(['-c', by], type, {}, 'sh')
    const shell = terminal
    const [, before, pid] = /^(\S+)\npid=(\d+)\n/m.exec(await shell.until('memory> ')) ?? []
    shell.type('half')
    process.kill(Number(pid), signal)
    const [, ended, after] = /code=(\d+)\n(\S+)\nover/.exec(await shell.until('over')) ?? []
    expect({ ended, after }).toEqual({ ended: String(code), after: before })
  })

  test('Ctrl-C stops what runs, and says so', async () => {
    const shell = startPlain()
    await shell.until('memory> ')
    shell.type(`${createTable}.watch 0.1 SHOW TABLES\r`)
    await shell.until('1 table')
    shell.type('\u0003')
    await shell.until('cancelling...')
    shell.type('SHOW VERSION;\r')
    await shell.until('memory> ')
  })

  test('.quit typed ahead leaves, whatever is typed behind it', async () => {
    const shell = startPlain()
    await shell.until('memory> ')
    shell.type(`${createTable}.quit\rSHOW TABLES;\r\u0004`)
    expect(await shell.exit).toBe(0)
    expect(shell.everything).not.toMatch(/error|1 table/)
  })

  test('Ctrl-C at a question is a no at once, whatever was typed of the answer', async () => {
    const shell = startPlain()
    await shell.until('memory> ')
    shell.type(createTable)
    await shell.until('memory> ')
    shell.type('DROP TABLE tbl; SHOW TABLES;\r')
    await shell.until('Drop table tbl (0 items)? [y/N] ')
    shell.type('ye\u0003')
    expect(await shell.until('memory> ')).not.toMatch(/dropped|1 table/)
    shell.type('SHOW TABLES;\r')
    expect(await shell.until('memory> ')).toContain('1 table')
  })

  test('a question that nobody is left to answer is answered with no', async () => {
    const shell = startPlain()
    await shell.until('memory> ')
    shell.type(`${createTable}DROP TABLE tbl;\r\u0004`)
    expect(await shell.exit).toBe(0)
    expect(shell.everything).toContain('did not drop table tbl')
    expect(shell.everything).not.toContain('internal error')
  })

  test('a terminal that goes away ends it without a stack trace', async () => {
    const folder = newFolder()
    const words = [process.execPath, binary, '--plain'].map((word) => `'${word}'`).join(' ')
    const pty = spawn('sh', ['-c', `trap '' HUP; ${words} 2> words; echo $? > ended.part; mv ended.part ended`], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, TERM: type },
    })
    await new Promise<void>((resolve) => pty.onData((data) => data.includes('memory> ') && resolve()))
    ;(pty as IPty & { destroy(): void }).destroy()
    const code = await vi.waitFor(() => readFileSync(join(folder, 'ended'), 'utf8'), { timeout: 20_000 })
    expect(Number(code)).toBeLessThanOrEqual(1)
    expect(readFileSync(join(folder, 'words'), 'utf8')).not.toMatch(/^ {4}at /m)
  })
})

test('for a screen reader items are lines, lists are numbered, and nothing is drawn', async () => {
  terminal = new LineTerminal(['shop.db'], 'xterm-256color', { INK_SCREEN_READER: 'true', NO_COLOR: '1' })
  const shell = terminal
  await shell.until('shop.db> ')
  shell.type("CREATE TABLE tbl (pk STRING HASH KEY); CREATE TABLE tb2 (pk STRING HASH KEY); PUT tbl {pk: 'a', n: 1};\r")
  await shell.until('put 1 item')
  await shell.until('shop.db> ')
  shell.type('SCAN tbl; SHOW TABLES; EXPLAIN SCAN tbl;\r')
  const said =
    stripVTControlCharacters(await shell.until('2 tables')) + stripVTControlCharacters(await shell.until('shop.db> '))
  expect(said).toContain('pk: a\nn: 1\n')
  expect(said).toMatch(/Scan tbl, 2 RCU, 1 item/)
  expect(said).toMatch(/1\. table tb2; keys pk S; .*\n2\. table tbl; keys pk S; .*\n2 tables/)
  expect(said).not.toMatch(/[─│·┌+|█]/)
  shell.type('.mode table\rSCAN tbl;\r')
  await shell.until('pk S  n N')
})

test('for a screen reader Tab says what could come next, with numbers, and the history goes on over sessions', async () => {
  terminal = new LineTerminal(['shop.db'], 'xterm-256color', { INK_SCREEN_READER: 'true', NO_COLOR: '1' })
  const shell = terminal
  await shell.until('shop.db> ')
  shell.type('.cost d\t')
  await shell.until('.cost detail')
  shell.type('\r')
  await shell.until('shop.db> ')
  shell.type('.keys \t')
  await shell.until('1. emacs')
  await shell.until('2 choices; a number and Tab take one')
  shell.type('2\t')
  await shell.until('.keys vi')
  shell.type('\r.keys\r')
  await shell.until('keys: vi')
  shell.type('.history\r')
  await shell.until('1  .cost detail')
  expect(readFileSync(join(shell.folder, '.local/state/ddb-shell/history.jsonl'), 'utf8')).toContain(
    '"text":".keys vi"',
  )
})

test('the prompt is what it was set to, also on a terminal of lines', async () => {
  const shell = start('shop.db')
  await shell.until('shop.db> ')
  shell.type(".prompt '{db} {rcu}/{wcu} $ ' '... '\r")
  await shell.until('shop.db 0/0 $ ')
  shell.type('CREATE TABLE tbl\r')
  await shell.until('\n... ')
  shell.type("(pk STRING HASH KEY); PUT tbl {pk: 'a'};\r")
  await shell.until('shop.db 0/1 $ ')
})
