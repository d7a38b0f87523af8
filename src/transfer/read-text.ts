import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { TransferError } from './transfer-error.ts'

/** A file's text, `.gz` unpacked, as a stream. Every error is a TransferError that says what is wrong with the file. */
export type TextSource = {
  readonly chunks: AsyncIterable<string>
  /** Share of the file read so far, from 0 to 1. */
  readonly fraction: () => number
}

/** `-` is stdin, which can be read once. */
export async function openText(path: string): Promise<TextSource> {
  if (path === '-') return { chunks: decoded(stdinIfAny, 'stdin'), fraction: () => 0 }
  const sizeBytes = await fileBytes(path)
  let file: ReadStream | undefined
  // Opened when someone reads: a stream that fails while nobody listens ends the process.
  const open = (): Readable => {
    file = createReadStream(path)
    // What fails in the file also ends the unpacking, and shows there.
    return path.toLowerCase().endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file
  }
  return {
    chunks: decoded(open, path),
    fraction: () => (sizeBytes === 0 ? 1 : Math.min(1, (file?.bytesRead ?? 0) / sizeBytes)),
  }
}

function stdinIfAny(): Readable {
  const { stdin } = process
  if (!stdin.isTTY && !stdin.readableEnded) return stdin
  throw new TransferError('transfer.unreadable-file', 'there is nothing on stdin', {
    hint: stdin.isTTY
      ? 'Name a file, or send one to the shell: ddb-shell ... < FILE.'
      : 'The statements came from there.',
  })
}

/** Bytes that are no text are refused: they would be stored as something else. A byte order mark is no text. */
async function* decoded(open: () => Readable, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of open()) yield decoder.decode(chunk as Buffer, { stream: true })
    yield decoder.decode()
  } catch (error) {
    throw readError(error, path)
  }
}

function readError(error: unknown, path: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new TransferError('transfer.not-text', `${path} is not UTF-8 text`, {
      hint: 'Convert it first: iconv -f latin1 -t utf-8, if it is that.',
      cause: error,
    })
  }
  if (code.startsWith('Z_')) {
    return unreadable(
      `${path} is no whole gzip file: ${message}`,
      'It may have been cut off when it was copied.',
      error,
    )
  }
  // What whoever takes the text throws is not about the file.
  return 'syscall' in (error as object) ? unreadable(`cannot read ${path}: ${message}`, whereFilesAre, error) : error
}

const whereFilesAre = 'Paths are relative to the script they stand in, or to where the shell was started.'

const unreadable = (message: string, hint: string, cause: unknown): TransferError =>
  new TransferError('transfer.unreadable-file', message, { hint, cause })

async function fileBytes(path: string): Promise<number> {
  try {
    const status = await stat(path)
    if (!status.isDirectory()) return status.size
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw unreadable(missing ? `there is no file ${path}` : `cannot read ${path}`, whereFilesAre, error)
  }
  throw unreadable(`${path} is a folder`, whereFilesAre, undefined)
}
