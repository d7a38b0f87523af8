import { spawn } from '@lydell/node-pty'
import unicodeGraphemes from '@xterm/addon-unicode-graphemes'
import xterm from '@xterm/headless'
import { onTestFinished } from 'vitest'

export type TerminalOptions = {
  readonly columns: number
  readonly rows: number
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

export type Exit = { readonly exitCode: number; readonly signal: number | undefined }

/** Only what never comes takes so long, whatever else the machine does. */
const waitMs = 60_000

/** Bytes that a terminal sends for keys. */
const keyBytes = {
  enter: '\r',
  up: '\x1b[A',
  down: '\x1b[B',
  left: '\x1b[D',
  right: '\x1b[C',
  home: '\x1b[H',
  end: '\x1b[F',
  escape: '\x1b',
  backspace: '\x7f',
  'alt-enter': '\x1b\r',
  'ctrl-a': '\x01',
  'ctrl-c': '\x03',
  'ctrl-d': '\x04',
  'ctrl-e': '\x05',
  'ctrl-g': '\x07',
  'ctrl-j': '\n',
  'ctrl-l': '\x0c',
  'ctrl-o': '\x0f',
  'ctrl-r': '\x12',
  'ctrl-s': '\x13',
  'ctrl-u': '\x15',
  'ctrl-x': '\x18',
  'ctrl-z': '\x1a',
} as const

/** A program in a real pseudo-terminal, and what its screen shows. Wait for what is seen, never for time. */
export class TerminalRun {
  readonly exited: Promise<Exit>
  readonly pid: number
  /** Everything the program wrote, as bytes of text. */
  written = ''
  private readonly pty: ReturnType<typeof spawn>
  private readonly screen: InstanceType<typeof xterm.Terminal>
  private readonly watchers = new Set<() => void>()

  constructor(file: string, args: readonly string[], { columns, rows, cwd, env }: TerminalOptions) {
    this.screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5_000 })
    // Without it an emoji takes one cell, and every column after it is wrong.
    this.screen.loadAddon(new unicodeGraphemes.UnicodeGraphemesAddon())
    this.screen.unicode.activeVersion = '15-graphemes'
    this.pty = spawn(file, [...args], {
      cols: columns,
      rows,
      cwd,
      name: 'xterm-256color',
      env: { ...baseEnvironment(), ...env },
    })
    this.pid = this.pty.pid
    this.pty.onData((data) => {
      this.written += data
      this.screen.write(data, () => this.look())
    })
    this.screen.onData((answer) => this.pty.write(answer))
    this.exited = new Promise((resolve) =>
      this.pty.onExit(({ exitCode, signal }) =>
        this.screen.write('', () => resolve({ exitCode, signal: signal || undefined })),
      ),
    )
    onTestFinished(() => {
      try {
        this.pty.kill('SIGKILL')
      } catch {
        // It has ended.
      }
    })
  }

  type(text: string): void {
    this.pty.write(text)
  }

  press(...keys: readonly (keyof typeof keyBytes)[]): void {
    for (const key of keys) this.pty.write(keyBytes[key])
  }

  /** As a terminal pastes where bracketed paste is on. */
  paste(text: string): void {
    this.pty.write(`\x1b[200~${text}\x1b[201~`)
  }

  resize(columns: number, rows: number): void {
    this.screen.resize(columns, rows)
    this.pty.resize(columns, rows)
  }

  /** Every line of the screen and of what has scrolled away, without trailing blanks. */
  lines(): readonly string[] {
    const { active } = this.screen.buffer
    const lines = Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString(true).trimEnd() ?? '',
    )
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1)
  }

  text(): string {
    return this.lines().join('\n')
  }

  /** Column, and the line that the cursor is on. */
  cursor(): { readonly x: number; readonly line: string } {
    const { active } = this.screen.buffer
    return {
      x: active.cursorX,
      line: (active.getLine(active.baseY + active.cursorY)?.translateToString(true) ?? '').trimEnd(),
    }
  }

  /** Resolves when the screen satisfies; rejects with what it shows instead. */
  async until(what: string, satisfied: () => boolean): Promise<void> {
    let ended: Exit | undefined
    void this.exited.then((exit) => {
      ended = exit
      this.look()
    })
    await new Promise<void>((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer)
        this.watchers.delete(check)
        settle()
      }
      const check = (): void => {
        if (satisfied()) finish(resolve)
        else if (ended !== undefined)
          finish(() => reject(new Error(`ended with ${ended?.exitCode}; no ${what} in:\n${this.text()}`)))
      }
      const timer = setTimeout(() => finish(() => reject(new Error(`no ${what} in:\n${this.text()}`))), waitMs)
      this.watchers.add(check)
      check()
    })
  }

  /** The text somewhere on the screen or above it. */
  shows(expected: string | RegExp): Promise<void> {
    return this.until(String(expected), () =>
      typeof expected === 'string' ? this.text().includes(expected) : expected.test(this.text()),
    )
  }

  /** The last line, with the cursor on it. */
  endsWith(expected: string | RegExp): Promise<void> {
    const fits = (line: string): boolean => (typeof expected === 'string' ? line === expected : expected.test(line))
    return this.until(`last line ${expected}`, () => fits(this.lines().at(-1) ?? '') && fits(this.cursor().line))
  }

  private look(): void {
    for (const watcher of [...this.watchers]) watcher()
  }
}

/** What the machine's own settings could change is left out. CI would turn screens off, a pager would wait for keys. */
function baseEnvironment(): Record<string, string> {
  const PATH = process.env['PATH'] ?? ''
  return { PATH, TERM: 'xterm-256color', LANG: 'C.UTF-8', CI: 'false', DDB_SHELL_PAGER: 'off' }
}
