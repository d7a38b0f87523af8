import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { newRequestId } from './request-id.ts'

/** How long a connection that ends may take to hear or to say the rest. */
const lingerMs = 5000

/** The connections of a server: which wait for an answer, which end, and when. */
export class Connections {
  private readonly unanswered = new Map<Socket, Set<IncomingMessage>>()
  private readonly refused = new Set<Socket>()
  private ending = false

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.unanswered.set(socket, new Set())
      socket.on('close', () => {
        this.unanswered.delete(socket)
        this.refused.delete(socket)
      })
    })
  }

  /** One client on one connection. */
  get isOne(): boolean {
    return this.unanswered.size === 1
  }

  begin(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request
    this.unanswered.get(socket)?.add(request)
    response.on('close', () => {
      this.unanswered.get(socket)?.delete(request)
      this.settle(socket)
    })
  }

  /** Its connection takes no other request after this one. */
  isLast(request: IncomingMessage): boolean {
    return this.ending && this.unanswered.get(request.socket)?.size === 1
  }

  /** Ends a connection with a bad request, after what arrived whole on it is answered. */
  refuse(socket: Socket): void {
    this.refused.add(socket)
    this.settle(socket)
  }

  /** Ends all: those that wait for nothing at once, the others when they are answered, or will never be. */
  end(): void {
    this.ending = true
    for (const socket of this.unanswered.keys()) this.settle(socket)
    setTimeout(() => {
      for (const socket of this.unanswered.keys()) socket.destroy()
    }, lingerMs).unref()
  }

  private settle(socket: Socket): void {
    // After nearly every answer there is nothing to do.
    if (!this.ending && this.refused.size === 0) return
    const requests = [...(this.unanswered.get(socket) ?? [])]
    const refused = this.refused.has(socket)
    // What is refused may be the rest of a request: that one is never answered.
    if (requests.some(({ complete }) => complete || !refused)) return
    if (refused) sayBadRequest(socket)
    if (this.ending) socket.destroySoon()
  }
}

/** For what is no HTTP, or too large a head. Source: reference, errors 1; HTTP-7. */
function sayBadRequest(socket: Socket): void {
  if (!socket.writable) return
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nServer: Server\r\nConnection: close\r\nContent-Length: 0\r\nx-amzn-requestid: ${newRequestId()}\r\nx-amz-crc32: 0\r\n\r\n`,
  )
  // Closed while the client still sends, the connection would be reset, and the answer lost with it.
  setTimeout(() => socket.destroy(), lingerMs).unref()
}
