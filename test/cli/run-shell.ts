import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const binary = join(dirname(dirname(import.meta.dirname)), 'bin', 'ddb-shell.js')

export type ShellRun = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

export type RunOptions = {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  /** Working folder. */
  readonly folder?: string
}

/** A terminal that could show anything, and nothing else of whoever runs the tests. */
const cleanEnvironment = (folder: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  TMPDIR: tmpdir(),
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  LANG: 'C.UTF-8',
})

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ddb-shell-test-'))

/** Runs the program as a user does, with pipes, to its end. */
export function runShell(
  args: readonly string[],
  { input = '', env = {}, folder = newFolder() }: RunOptions = {},
): ShellRun {
  const run = spawnSync(process.execPath, [binary, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...cleanEnvironment(folder), ...env },
    maxBuffer: 1 << 28,
    timeout: 60_000,
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

/** The same while this process has something else to do: it serves what the program asks for. */
export async function shellRun(
  args: readonly string[],
  { env = {}, folder = newFolder() }: Omit<RunOptions, 'input'> = {},
): Promise<ShellRun> {
  const child = spawn(process.execPath, [binary, ...args], {
    cwd: folder,
    env: { ...cleanEnvironment(folder), ...env },
  })
  const [stdout, stderr] = [read(child.stdout), read(child.stderr)]
  child.stdin.end()
  const [status] = (await once(child, 'exit')) as [number | null]
  return { status, stdout: await stdout, stderr: await stderr }
}

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** The same, still running. */
export function startShell(
  args: readonly string[],
  { folder = newFolder(), stdio = 'pipe' }: { readonly folder?: string; readonly stdio?: StdioOptions } = {},
): ChildProcess {
  return spawn(process.execPath, [binary, ...args], { cwd: folder, env: cleanEnvironment(folder), stdio })
}
