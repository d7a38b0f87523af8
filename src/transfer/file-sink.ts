import { createHash, type Hash, randomUUID } from 'node:crypto'
import { createWriteStream, type WriteStream } from 'node:fs'
import { realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Transform } from 'node:stream'
import { createGzip } from 'node:zlib'
import { makeFolder } from '../base/make-folder.ts'
import { whyUnwritable } from '../base/why-not-file.ts'
import { TransferError } from './transfer-error.ts'

/** Where text of an export goes. */
export interface Sink {
  /** Waits where who takes it is slower. Bytes are given away: they are gone when they are written. */
  write(text: string | Uint8Array): Promise<void>
  /** All of it is there. */
  end(): Promise<void>
  /** It was not finished: nothing of it is left behind. */
  abandon(): Promise<void>
}

export type FileSinkOptions = {
  readonly gzip: boolean
  /** A file of that name may be there, and is overwritten when the export is complete. */
  readonly replace: boolean
  /** It is wanted. */
  readonly md5?: true | undefined
}

/** A file that has its name when it is complete: until then another, so that half of an export is never taken for one. */
export class FileSink implements Sink {
  /** MD5 of the file as it lies there, base64; known at its end, where it is wanted. */
  md5 = ''
  private readonly hash: Hash | undefined
  private readonly path: string
  private readonly partial: string
  private readonly file: WriteStream
  private readonly gzip: Transform | undefined
  private failure: unknown
  private readonly finished: Promise<void>

  /** Throws TransferError when there is such a file, or when it cannot be written. */
  static async open(path: string, options: FileSinkOptions): Promise<FileSink> {
    const { replace } = options
    const there = await stat(path).catch(() => undefined)
    // A pipe or a device is what it is, and written as it stands.
    if (there !== undefined && !there.isFile() && !there.isDirectory()) return new FileSink(path, path, options)
    if (there?.isDirectory()) throw cannotWrite(path, 'it is a folder')
    if (there !== undefined && !replace) {
      throw new TransferError('transfer.file-exists', `there is a file ${path}`, {
        hint: 'REPLACE, or --replace in a command, overwrites it.',
      })
    }
    try {
      makeFolder(dirname(path))
    } catch (error) {
      throw unwritable(path, error)
    }
    // What a link leads to is overwritten, not the link.
    const place = there === undefined ? path : await realpath(path)
    const sink = new FileSink(place, `${place}.${randomUUID().slice(0, 8)}.partial`, options)
    await sink.opened
    return sink
  }

  private readonly opened: Promise<void>

  private constructor(path: string, partial: string, { gzip, md5 }: FileSinkOptions) {
    this.hash = md5 && createHash('md5')
    this.path = path
    this.partial = partial
    this.file = createWriteStream(partial, { highWaterMark: aheadBytes })
    this.opened = new Promise((resolve, reject) => {
      this.file.once('open', () => resolve())
      this.file.once('error', (error) => reject(unwritable(path, error)))
    })
    this.opened.catch(() => undefined)
    this.finished = new Promise((resolve) => {
      this.file.once('close', () => resolve())
    })
    this.file.on('error', (error) => {
      this.failure ??= unwritable(path, error)
    })
    if (gzip) {
      // Half the time of the usual level for a few per cent more bytes.
      this.gzip = createGzip({ level: 4, chunkSize: 256 * 1024 })
      this.gzip.on('data', (chunk: Buffer) => this.put(chunk))
      this.gzip.on('end', () => this.file.end())
    }
  }

  async write(text: string | Uint8Array): Promise<void> {
    if (this.failure !== undefined) throw this.failure
    const bytes = typeof text === 'string' ? Buffer.from(text) : text
    const written = (): void => release(bytes)
    if (this.gzip !== undefined) {
      if (!this.gzip.write(bytes, written)) await drained(this.gzip, this.file)
    } else this.put(bytes, written)
    if (this.file.writableNeedDrain) await drained(this.file, this.file)
    if (this.failure !== undefined) throw this.failure
  }

  async end(): Promise<void> {
    if (this.gzip === undefined) this.file.end()
    else this.gzip.end()
    await this.finished
    if (this.failure !== undefined) throw this.failure
    this.md5 = this.hash?.digest('base64') ?? ''
    if (this.partial !== this.path) await rename(this.partial, this.path)
  }

  async abandon(): Promise<void> {
    this.gzip?.destroy()
    this.file.destroy()
    await this.finished
    if (this.partial !== this.path) await rm(this.partial, { force: true })
  }

  private put(bytes: Uint8Array, written?: () => void): void {
    this.hash?.update(bytes)
    this.file.write(bytes, written)
  }
}

/** The collector, which sees how few objects there are and not how large, would let a hundred pages pile up. */
function release({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** Two pages: one is written while the next is read. */
const aheadBytes = 2 * 1024 ** 2

/** Until the stream takes more; a file that failed takes nothing and says so itself. */
const drained = (stream: Transform | WriteStream, file: WriteStream): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done)
      file.off('error', done)
      file.off('close', done)
      resolve()
    }
    if (file.destroyed) return done()
    stream.once('drain', done)
    file.once('error', done)
    file.once('close', done)
  })

/** What the system says when a file cannot be written. */
export function unwritable(path: string, error: unknown): TransferError {
  return cannotWrite(path, whyUnwritable(error), error)
}

const cannotWrite = (path: string, why: string, cause?: unknown): TransferError =>
  new TransferError('transfer.unwritable-file', `cannot write ${path}: ${why}`, {
    hint: 'Nothing of it is left behind.',
    cause,
  })
