import { fileURLToPath } from 'node:url'
import { type IPty, spawn } from '@lydell/node-pty'

const binary = fileURLToPath(new URL('../bin/ddb-shell.js', import.meta.url))

/** The shell at the file `bench.db` of a folder, in a pseudo-terminal of 120 columns and 40 rows. */
export class PromptRun {
  private readonly pty: IPty
  private written = ''
  private look = (): void => {}

  constructor(folder: string, nodeOptions: readonly string[] = []) {
    this.pty = spawn(process.execPath, [...nodeOptions, binary, 'bench.db'], {
      cols: 120,
      rows: 40,
      cwd: folder,
      name: 'xterm-256color',
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        LANG: 'C.UTF-8',
        TERM: 'xterm-256color',
        CI: 'false',
        // What is larger than the screen would wait for somebody to read it.
        DDB_SHELL_PAGER: 'off',
      },
    })
    this.pty.onData((data) => {
      this.written += data
      this.look()
    })
  }

  get pid(): number {
    return this.pty.pid
  }

  /** From sending until what is awaited has been written after it, in milliseconds. */
  async takes(send: string, awaited: string): Promise<number> {
    this.written = ''
    const start = performance.now()
    if (send !== '') this.pty.write(send)
    await this.writes(awaited)
    return performance.now() - start
  }

  /** Waits for more of what was written since the last thing was sent, which it resolves to. */
  async writes(awaited: string): Promise<string> {
    await new Promise<void>((resolve) => {
      this.look = () => {
        if (this.written.includes(awaited)) resolve()
      }
      this.look()
    })
    this.look = () => {}
    return this.written
  }

  close(): void {
    this.pty.kill('SIGKILL')
  }
}
