import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { ShellError } from '../base/shell-error.ts'
import { whyUnwritable } from '../base/why-not-file.ts'

export type OutputOptions = {
  /** A reader that has seen enough, as `head` has, is no failure; what comes then is dropped. */
  readonly mayClose?: boolean | undefined
  /** No results go there but words about them: where nobody can have them, the work is still done, and ends as it would have. */
  readonly mayBeLost?: boolean | undefined
  /** It was opened by a statement, so a full disk is the failure of one; else it is the end of the run. */
  readonly isRedirection?: boolean | undefined
}

/**
 * A stream that somebody may stop reading. `write` waits until the reader has caught up, so results of any size go through
 * in constant memory. After a broken pipe it rejects with `PipeClosed`, and everything ends quietly; when the process's own
 * output cannot be written it rejects with `OutputLost`, and everything ends with one message.
 */
export class Output {
  private readonly stream: Writable
  private failure: unknown
  /** Whoever wrote has been told of the failure. */
  private told = false
  /** What comes after the end is dropped. */
  private readonly mayEnd: boolean

  constructor(stream: Writable, options: OutputOptions = {}) {
    const { mayClose = false, mayBeLost = false, isRedirection = false } = options
    this.stream = stream
    this.mayEnd = mayClose || mayBeLost
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (mayBeLost) return
      const closed = error.code === 'EPIPE' || error.code === 'EOF'
      if (!closed) this.failure ??= isRedirection ? cannotWrite(error) : new OutputLost(cannotWrite(error))
      else if (!mayClose) this.failure ??= new PipeClosed()
    })
  }

  async write(text: string): Promise<void> {
    this.throwIfLost()
    // A command that has ended closes its input without an error.
    if (this.mayEnd && this.stream.destroyed) return
    if (text === '' || this.stream.write(text)) return
    // A stream that fails never drains; its error ends the waiting as well.
    await Promise.race([once(this.stream, 'drain'), once(this.stream, 'close')]).catch(() => {})
    this.throwIfLost()
  }

  /** Resolves when everything has been handed to the system. */
  async flush(): Promise<void> {
    this.throwIfLost()
    await new Promise<void>((resolve) => this.stream.write('', () => resolve()))
    this.throwIfLost()
  }

  /** Ends the stream. Rejects when something was lost and no `write` has said so. */
  async close(): Promise<void> {
    const { stream } = this
    await new Promise<void>((resolve) => {
      if (stream.closed) resolve()
      else stream.once('close', resolve).end()
    })
    if (!this.told) this.throwIfLost()
  }

  private throwIfLost(): void {
    if (this.failure === undefined) return
    this.told = true
    throw this.failure
  }
}

/** What results cannot be written to: a full disk, a file in a folder that is not there. */
export class OutputError extends ShellError<'cli.output'> {}

function cannotWrite(error: NodeJS.ErrnoException): OutputError {
  const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT'
  const hint = isFull ? 'Free some space and try again; what ran before this is done.' : undefined
  return new OutputError('cli.output', `cannot write the output: ${whyUnwritable(error)}`, { hint, cause: error })
}

export class PipeClosed extends Error {
  constructor() {
    super('the reader of the output has gone')
  }
}

/** No `ShellError`: a session would take it for the failure of one statement, say so, and go on to the next. */
export class OutputLost extends Error {
  override readonly cause: OutputError

  constructor(cause: OutputError) {
    super(cause.message)
    this.cause = cause
  }
}
