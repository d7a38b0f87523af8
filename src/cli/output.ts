import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { ShellError } from '../base/shell-error.ts'

/**
 * A stream that somebody may stop reading. `write` waits until the reader has caught up, so results of any size go through
 * in constant memory. After a broken pipe it rejects with `PipeClosed`, and everything ends quietly.
 */
export class Output {
  private readonly stream: Writable
  private failure: unknown
  private readonly mayClose: boolean

  /** `mayClose`: a reader that has seen enough, as `head` has, is no failure; what comes then is dropped. */
  constructor(stream: Writable, { mayClose = false } = {}) {
    this.stream = stream
    this.mayClose = mayClose
    stream.on('error', (error: NodeJS.ErrnoException) => {
      const closed = error.code === 'EPIPE' || error.code === 'EOF'
      if (!closed) this.failure ??= cannotWrite(error)
      else if (!mayClose) this.failure ??= new PipeClosed()
    })
  }

  async write(text: string): Promise<void> {
    if (this.failure !== undefined) throw this.failure
    // A command that has ended closes its input without an error.
    if (this.mayClose && this.stream.destroyed) return
    if (text === '' || this.stream.write(text)) return
    // A stream that fails never drains; its error ends the waiting as well.
    await Promise.race([once(this.stream, 'drain'), once(this.stream, 'close')]).catch(() => {})
    if (this.failure !== undefined) throw this.failure
  }

  /** Resolves when everything has been handed to the system. */
  async flush(): Promise<void> {
    if (this.failure !== undefined) throw this.failure
    await new Promise<void>((resolve) => this.stream.write('', () => resolve()))
    if (this.failure !== undefined) throw this.failure
  }
}

/** What results cannot be written to: a full disk, a file in a folder that is not there. */
export class OutputError extends ShellError<'cli.output'> {}

const cannotWrite = (error: Error): OutputError =>
  new OutputError('cli.output', `cannot write the output: ${error.message}`, { cause: error })

export class PipeClosed extends Error {
  constructor() {
    super('the reader of the output has gone')
  }
}
