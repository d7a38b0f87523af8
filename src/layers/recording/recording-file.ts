import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { ShellError } from '../../base/shell-error.ts'
import { whyUnwritable } from '../../base/why-not-file.ts'

export class RecordingFileError extends ShellError<'recording.not-ours' | 'recording.cannot-open'> {}

const flushMs = 1_000
const bufferLengthMax = 256 * 1024

/**
 * A recording being written: lines are held for at most a second, then appended by one call of the system, so that several
 * processes may write to one file. What cannot be written is said once and left out; whoever is recorded goes on.
 */
export class RecordingFile {
  private readonly path: string
  private readonly fail: (message: string) => void
  private readonly descriptor: number
  private readonly timer: NodeJS.Timeout
  private buffer: string[] = []
  private length = 0
  private failed = false

  /** Throws RecordingFileError for a file that is something else, or cannot be written. */
  static open(path: string, fail: (message: string) => void): RecordingFile {
    try {
      const endsWhole = looksOurs(path)
      const file = new RecordingFile(path, openSync(path, 'a', 0o600), fail)
      if (!endsWhole) file.write('\n')
      return file
    } catch (error) {
      if (error instanceof RecordingFileError) throw error
      throw new RecordingFileError('recording.cannot-open', `cannot record to ${path}: ${whyUnwritable(error)}`)
    }
  }

  private constructor(path: string, descriptor: number, fail: (message: string) => void) {
    this.path = path
    this.descriptor = descriptor
    this.fail = fail
    this.timer = setInterval(this.flush, flushMs).unref()
    process.once('exit', this.flush)
  }

  /** A whole line. */
  readonly write = (line: string): void => {
    if (this.failed) return
    this.buffer.push(line)
    this.length += line.length
    if (this.length >= bufferLengthMax) this.flush()
  }

  readonly flush = (): void => {
    if (this.buffer.length === 0 || this.failed) return
    const bytes = Buffer.from(this.buffer.join(''))
    this.buffer = []
    this.length = 0
    try {
      let at = 0
      while (at < bytes.length) at += writeSync(this.descriptor, bytes, at)
    } catch (error) {
      this.failed = true
      this.fail(`recording to ${this.path} ends here: ${whyUnwritable(error)}`)
    }
  }

  close(): void {
    clearInterval(this.timer)
    process.off('exit', this.flush)
    this.flush()
    closeSync(this.descriptor)
  }
}

/** Apart from those of other processes. */
export const newWriterName = (): string => randomBytes(4).toString('base64url')

/** Nothing is added to a file that is no recording. Answers whether its last line is whole: a process may have died over it. */
function looksOurs(path: string): boolean {
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
  try {
    const { size } = fstatSync(descriptor)
    if (size === 0) return true
    const bytes = Buffer.alloc(16)
    const head = bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, bytes.length, 0))
    if (!head.startsWith('{"ddbrec":'))
      throw new RecordingFileError('recording.not-ours', `${path} is there and no recording`, {
        hint: 'Give a name that ends in .ddbrec.',
      })
    return readSync(descriptor, bytes, 0, 1, size - 1) === 1 && bytes[0] === 0x0a
  } finally {
    closeSync(descriptor)
  }
}
