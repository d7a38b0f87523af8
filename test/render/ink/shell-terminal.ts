import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { TerminalRun } from '../../support/terminal.ts'

/** The shell in a pseudo-terminal, on a file of its own. */

export const bin = join(import.meta.dirname, '..', '..', '..', 'bin', 'ddb-shell.js')

type Start = {
  readonly columns?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly folder?: string
  /** Runs it by this shell command, where `$SHELL_UNDER_TEST` is the command line. */
  readonly by?: string
}

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function start({
  columns = 80,
  rows = 24,
  env,
  args = ['shop.db'],
  folder = scratchFolder(),
  by,
}: Start = {}): TerminalRun {
  const options = { columns, rows, cwd: folder, env: { HOME: folder, XDG_STATE_HOME: join(folder, 'state'), ...env } }
  if (by === undefined) return new TerminalRun(process.execPath, [bin, ...args], options)
  const command = [process.execPath, bin, ...args].map((word) => `'${word}'`).join(' ')
  return new TerminalRun('sh', ['-c', by.replace('$SHELL_UNDER_TEST', command)], options)
}

export const prompt = 'shop.db>'
export const createTable = 'CREATE TABLE orders (pk STRING HASH, sk STRING RANGE);'

/** One statement, typed, run, and the prompt back. */
export async function run(terminal: TerminalRun, statement: string, shown = prompt): Promise<void> {
  terminal.type(statement)
  await terminal.until(`${statement} typed`, () => terminal.cursor().line.endsWith(statement.slice(-20).trimEnd()))
  terminal.press('enter')
  await terminal.until(`${statement} done`, () => terminal.lines().at(-1) === shown && terminal.cursor().line === shown)
}
