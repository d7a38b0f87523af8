import { connect, type Socket } from 'node:net'

export type Address = { readonly host: string; readonly port: number }
export type Answer = { readonly status: number; readonly body: Buffer }

/**
 * One keep-alive connection, one request at a time. Cheap on purpose: the client competes with the server for the machine,
 * so an answer is counted by its Content-Length, and its body is only kept for those who ask.
 */
export class LoadConnection {
  private readonly socket: Socket
  private waiting: ((answer: Answer | Error) => void) | undefined
  private keepBody = false
  private parts: Buffer[] = []
  private inBody = false
  private status = 0
  /** Bytes of the body still to come. */
  private missing = 0

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk: Buffer) => this.read(chunk))
    socket.on('error', (error) => this.finish(error))
    socket.on('close', () => this.finish(new Error('the server closed the connection')))
  }

  static open({ host, port }: Address): Promise<LoadConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true })
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.off('error', reject)
        resolve(new LoadConnection(socket))
      })
    })
  }

  /** Calls `then` with the answer; the next request may be sent from there. */
  send(request: Buffer, then: (answer: Answer | Error) => void, keepBody = false): void {
    this.waiting = then
    this.keepBody = keepBody
    this.inBody = false
    this.parts = []
    this.socket.write(request)
  }

  close(): void {
    this.waiting = undefined
    this.socket.destroy()
  }

  private read(chunk: Buffer): void {
    let body = chunk
    if (!this.inBody) {
      const bytes = this.parts.length === 0 ? chunk : Buffer.concat([...this.parts, chunk])
      const end = bytes.indexOf('\r\n\r\n')
      if (end === -1) {
        this.parts = [bytes]
        return
      }
      const head = bytes.toString('latin1', 0, end)
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
      if (length === undefined) {
        this.finish(new Error('an answer had no Content-Length'))
        return
      }
      this.status = Number(head.slice(9, 12))
      this.missing = Number(length)
      this.inBody = true
      this.parts = []
      body = bytes.subarray(end + 4)
    }
    if (this.keepBody) this.parts.push(body)
    this.missing -= body.length
    if (this.missing === 0) this.finish({ status: this.status, body: Buffer.concat(this.parts) })
  }

  private finish(answer: Answer | Error): void {
    const then = this.waiting
    this.waiting = undefined
    then?.(answer)
  }
}
