import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { gunzip } from 'node:zlib'

/** Source: reference, errors 1; HTTP-4. */
export const bodyBytesMax = 16 * 1024 * 1024

/** `malformed` for a compression that is none, and for bytes that are no text. */
export type Body = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' | 'malformed' }

/** A client that writes all before it reads would not see the answer: what is too much is still taken in, up to here. */
const drainedBytesMax = 64 * 1024 * 1024

/** The whole body as text, decompressed. Rejects when the client goes away. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const encoding = request.headers['content-encoding']
  const bytes = await readBytes(request)
  if (bytes === undefined) return { kind: 'too-large' }
  if (encoding === undefined || encoding === 'identity') return textOf(bytes)
  return encoding.toLowerCase() === 'gzip' ? decompressed(bytes) : { kind: 'malformed' }
}

/** JSON is UTF-8 (RFC 8259, 8.1). Bytes that are not would become U+FFFD, and other data than was sent. */
const textOf = (bytes: Buffer): Body =>
  isUtf8(bytes) ? { kind: 'text', text: bytes.toString() } : { kind: 'malformed' }

/** Undefined: there are too many. */
function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= bodyBytesMax) chunks.push(chunk)
      else chunks = []
      if (length > drainedBytesMax) resolve(undefined)
    })
    request.on('end', () => {
      const [first] = chunks
      if (length > bodyBytesMax) resolve(undefined)
      else resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks))
    })
    request.on('error', reject)
    // Every request closes, and an error costs as much as finding an item: it is made for those that have not ended.
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('the client has gone'))
    })
  })
}

function decompressed(bytes: Buffer): Promise<Body> {
  return new Promise((resolve) =>
    gunzip(bytes, { maxOutputLength: bodyBytesMax }, (error, text) => {
      if (error === null) resolve(textOf(text))
      else resolve({ kind: 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'malformed' })
    }),
  )
}
