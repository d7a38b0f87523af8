import { stripVTControlCharacters } from 'node:util'
import { type IPty, spawn } from '@lydell/node-pty'
import { afterEach, expect, test } from 'vitest'
import { binary, newFolder } from './run-shell.ts'

/** A terminal that can do nothing but lines, with the program in it. */
class DumbTerminal {
  private readonly pty: IPty
  private text = ''
  private seenTo = 0
  private wake: (() => void) | undefined
  readonly exit: Promise<number>

  constructor(...args: string[]) {
    const folder = newFolder()
    this.pty = spawn(process.execPath, [binary, ...args], {
      cwd: folder,
      cols: 80,
      rows: 24,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, TERM: 'dumb', LANG: 'C.UTF-8' },
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

let terminal: DumbTerminal | undefined
afterEach(() => terminal?.kill())

const start = (...args: string[]): DumbTerminal => {
  terminal = new DumbTerminal(...args)
  return terminal
}

test('statements over several lines, results in place, no escape bytes', async () => {
  const shell = start('shop.db')
  expect(await shell.until('shop.db> ')).toMatch(/^ddb-shell \S+ {2}shop\.db {2}\.help lists what there is\n/)
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

test('what cannot be taken back is asked about', async () => {
  const shell = start()
  await shell.until('memory> ')
  shell.type('CREATE TABLE tbl (pk STRING HASH KEY);\r')
  await shell.until('memory> ')
  shell.type('DROP TABLE tbl;\r')
  await shell.until('drop table tbl? [y/N] ')
  shell.type('n\r')
  expect(await shell.until('memory> ')).toContain('did not drop table tbl')
  shell.type('DROP TABLE tbl;\r')
  await shell.until('drop table tbl? [y/N] ')
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
  await shell.until('.quit or Ctrl-D leaves')
  await shell.until('memory> ')
  shell.type('\u0004')
  expect(await shell.exit).toBe(0)
})
