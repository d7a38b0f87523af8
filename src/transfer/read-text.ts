import { createReadStream, type ReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable, type Transform } from 'node:stream'
import zlib from 'node:zlib'
import { cannotRead, unreadable } from './file-mistakes.ts'
import { TransferError } from './transfer-error.ts'

/** A file's text, gzip unpacked, as a stream. Every error is a TransferError that says what is wrong with the file. */
export type TextSource = {
  readonly chunks: AsyncIterable<string>
  /** Bytes of the file read so far. */
  readonly bytesRead: () => number
  /** The same when they are unpacked. */
  readonly bytesUnpacked: () => number
}

/** `-` is stdin, which can be read once. */
export function openText(path: string): TextSource {
  let unpacked = 0
  const count = (bytes: number): void => {
    unpacked += bytes
  }
  const bytesUnpacked = (): number => unpacked
  if (path === '-') return { chunks: decoded(stdinIfAny, 'stdin', count), bytesRead: bytesUnpacked, bytesUnpacked }
  let file: ReadStream | undefined
  // Opened when someone reads: a stream that fails while nobody listens ends the process.
  const read = async (): Promise<Readable> => {
    const unpack = await unpackerOf(path)
    file = createReadStream(path, { highWaterMark: chunkBytes })
    // What fails in the file also ends the unpacking, and shows there.
    return unpack === undefined ? file : pipeline(file, unpack, () => {})
  }
  return { chunks: decoded(read, path, count), bytesRead: () => file?.bytesRead ?? 0, bytesUnpacked }
}

const chunkBytes = 256 * 1024

/** By its first bytes; a name that ends with `.gz` promises them. */
async function unpackerOf(path: string): Promise<Transform | undefined> {
  const start = await firstBytes(path)
  if (path.toLowerCase().endsWith('.gz') || start.startsWith('1f8b'))
    return zlib.createGunzip({ chunkSize: chunkBytes })
  // Node has it since 22.15.
  return start === '28b52ffd' && 'createZstdDecompress' in zlib ? zlib.createZstdDecompress() : undefined
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead).toString('hex')
  } finally {
    await file.close()
  }
}

async function stdinIfAny(): Promise<Readable> {
  const { stdin } = process
  if (!stdin.isTTY && !stdin.readableEnded) return stdin
  throw unreadable(
    'there is nothing on stdin',
    stdin.isTTY ? 'Name a file, or send one to the shell: ddb-shell ... < FILE.' : 'The statements came from there.',
  )
}

/** Bytes that are no text are refused: they would be stored as something else. A byte order mark is no text. */
async function* decoded(
  read: () => Promise<Readable>,
  path: string,
  count: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of (await read()) as AsyncIterable<Buffer>) {
      count(chunk.length)
      yield decoder.decode(chunk, { stream: true })
    }
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
  if (code.startsWith('Z_') || code.startsWith('ZSTD_')) {
    return unreadable(
      `${path} is no whole ${code.startsWith('Z_') ? 'gzip' : 'zstd'} file: ${message}`,
      'It may have been cut off when it was copied.',
      error,
    )
  }
  // What whoever takes the text throws is not about the file.
  return 'syscall' in (error as object) ? cannotRead(path, error) : error
}
