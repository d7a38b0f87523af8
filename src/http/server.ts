import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { crc32, gzipSync } from 'node:zlib'
import { answerRequest, type HttpAnswer, type ProtocolParts } from './answer-request.ts'
import { Connections } from './connections.ts'
import { newRequestId } from './request-id.ts'

export type ServeOptions = {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** Called once the port is its own, and before any request is read. What it throws gives the port back and is thrown. */
  readonly open: () => ProtocolParts
}

export type Serving = {
  /** As clients on this machine write it: `http://127.0.0.1:8000`. */
  readonly url: string
  /** What the host came to: `127.0.0.1` for `localhost`, `0.0.0.0` and `::` for every address there is. */
  readonly address: string
  readonly port: number
  /** Takes no new connection and resolves once every request that had arrived is answered; at most 5 seconds later. */
  stop(): Promise<void>
}

/** Source: reference, errors 1: headers and request line. */
const headBytesMax = 16 * 1024
const bodySecondsMax = 60
/** Longer than SDKs keep theirs, so that the client closes first. */
const idleSecondsMax = 75
/** A smaller answer is not worth compressing. */
const gzipLengthMin = 4096

/** Serves the DynamoDB JSON protocol until it is stopped. Rejects as `listen` fails: a port in use, a host that is not here. */
export async function serve({ host, port, open }: ServeOptions): Promise<Serving> {
  const server = createServer({
    maxHeaderSize: headBytesMax,
    headersTimeout: bodySecondsMax * 1000,
    requestTimeout: bodySecondsMax * 1000,
    keepAliveTimeout: idleSecondsMax * 1000,
    // Node's own refusal lacks what every answer has (HTTP-7): `answerRequest` has another.
    requireHostHeader: false,
  })
  // A client may close its side once it has said all. Node has no option for it, only this member.
  Object.assign(server, { httpAllowHalfOpen: true })
  const connections = new Connections(server)
  await listen(server, { host, port }, () => {
    const parts = open()
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      connections.begin(request, response)
      void respond(parts, request, response, connections)
    }
    server.on('request', answer)
    // An expectation that is not known is no reason to refuse.
    server.on('checkExpectation', answer)
    server.on('connect', (_request, socket: Socket) => connections.refuse(socket))
    server.on('clientError', (_error, socket: Socket) => connections.refuse(socket))
  })
  const { address, port: bound } = server.address() as AddressInfo
  // Not every system takes a client to itself by an address that stands for all.
  const name = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? host
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${bound}`,
    address,
    port: bound,
    stop: async () => {
      // What has arrived at the socket is no idle connection, but is known only after it was read.
      await nextTurn()
      await nextTurn()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        connections.end()
      })
    },
  }
}

/**
 * The end of this turn of the event loop, for all who wait for it. Answers of one turn are written one right after the other:
 * each write wakes the client, which costs more than all the rest when it has just gone to sleep again. A client that has one
 * connection waits for nothing else.
 */
class Turn {
  private waiting: (() => void)[] = []

  ends(): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.length === 0) setImmediate(this.end)
      this.waiting.push(resolve)
    })
  }

  private readonly end = (): void => {
    const { waiting } = this
    this.waiting = []
    for (const resolve of waiting) resolve()
  }
}

const turn = new Turn()

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** `begin` runs in the very turn in which the port is had: a connection is not seen before the next. */
function listen(server: Server, { host, port }: Pick<ServeOptions, 'host' | 'port'>, begin: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      try {
        begin()
        resolve()
      } catch (error) {
        server.close(() => reject(error))
      }
    })
  })
}

async function respond(
  parts: ProtocolParts,
  request: IncomingMessage,
  response: ServerResponse,
  connections: Connections,
): Promise<void> {
  try {
    const answer = await answerRequest(parts, request, connections.isOne)
    if (!connections.isOne) await turn.ends()
    send(request, response, connections.isLast(request) ? { ...answer, closes: true } : answer)
  } catch (error) {
    // Whoever has gone hears nothing; an error that is not theirs is a bug of ours.
    if (!request.destroyed || request.complete) parts.onFailure?.(error)
    request.destroy()
  }
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body, closes }: HttpAnswer): void {
  const packed = body.length >= gzipLengthMin && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  // A text goes out with its head in one write; bytes would be a second.
  const content = packed ? gzipSync(body, { level: 1 }) : body
  response.writeHead(status, {
    server: 'Server',
    ...headers,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    ...(closes === true ? { connection: 'close' } : {}),
    'content-length': Buffer.byteLength(content),
    'x-amzn-requestid': newRequestId(),
    'x-amz-crc32': crc32(content),
  })
  response.end(content)
}
