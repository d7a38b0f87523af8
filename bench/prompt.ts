import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type IPty, spawn } from '@lydell/node-pty'

/**
 * `node bench/prompt.ts`: milliseconds until the first prompt is there, and from a key to its paint in a text of 200 lines, as
 * somebody at the terminal waits for them.
 */
const binary = fileURLToPath(new URL('../bin/ddb-shell.js', import.meta.url))
const starts = 15
const keys = 300
const linesOfText = 200

class Prompt {
  private readonly pty: IPty
  private written = ''
  private look = (): void => {}

  constructor(folder: string) {
    this.pty = spawn(process.execPath, [binary, 'bench.db'], {
      cols: 120,
      rows: 40,
      cwd: folder,
      name: 'xterm-256color',
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, LANG: 'C.UTF-8', TERM: 'xterm-256color', CI: 'false' },
    })
    this.pty.onData((data) => {
      this.written += data
      this.look()
    })
  }

  /** From sending until what is awaited has been written, in milliseconds. */
  async takes(send: string, awaited: string): Promise<number> {
    this.written = ''
    const start = performance.now()
    if (send !== '') this.pty.write(send)
    await new Promise<void>((resolve) => {
      this.look = () => {
        if (this.written.includes(awaited)) resolve()
      }
      this.look()
    })
    return performance.now() - start
  }

  close(): void {
    this.pty.kill('SIGKILL')
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-bench-'))
try {
  report(`node -e 0`, await nothings())
  report(`first prompt, ${starts} starts`, await firstPrompts())
  report(`key to paint, ${linesOfText} lines`, await keyPaints(''))
  // What is open in the lines below is worked out anew.
  report(`key to paint, middle of them`, await keyPaints('\x1b[A'.repeat(linesOfText / 2)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)

/** What the machine needs for any program, loaded as it is. */
async function nothings(): Promise<readonly number[]> {
  const times: number[] = []
  for (let left = starts; left > 0; left--) {
    const start = performance.now()
    await new Promise((resolve) => spawn(process.execPath, ['-e', '0'], {}).onExit(resolve))
    times.push(performance.now() - start)
  }
  return times
}

async function firstPrompts(): Promise<readonly number[]> {
  const times: number[] = []
  for (let left = starts; left > 0; left--) {
    const prompt = new Prompt(folder)
    times.push(await prompt.takes('', 'bench.db>'))
    prompt.close()
  }
  return times
}

async function keyPaints(moves: string): Promise<readonly number[]> {
  const prompt = new Prompt(folder)
  await prompt.takes('', 'bench.db>')
  const text = Array.from({ length: linesOfText }, (_, line) => `PUT orders {pk: 'customer ${line}', total: ${line}}`)
  await prompt.takes(`\x1b[200~${text.join('\n')}\n--x\x1b[201~`, '--x')
  if (moves !== '') await prompt.takes(`${moves}zz`, 'zz')
  const times: number[] = []
  for (let nth = 0; nth < keys; nth++) {
    const letter = String.fromCharCode(97 + (nth % 26))
    // Each key is pressed when the one before has been seen, a little later.
    times.push(await prompt.takes(letter, letter))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  prompt.close()
  return times.slice(20)
}

function report(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const share = (of: number): string => (sorted[Math.floor((sorted.length - 1) * of)] ?? Number.NaN).toFixed(1)
  console.log(`${what.padEnd(30)}  median ${share(0.5)} ms   p95 ${share(0.95)} ms   most ${share(1)} ms`)
}
