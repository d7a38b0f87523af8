import { connect, type Socket } from 'node:net'

export type Step = Buffer | { readonly pauseMs: number } | 'half-close' | 'reset' | 'stop-reading' | 'read-on'

export type WireAnswer = {
  readonly status: number
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

export type Conversation = {
  readonly answers: readonly WireAnswer[]
  /** What came and is no whole answer. */
  readonly rest: Buffer
  readonly end: 'answered' | 'closed' | 'timeout'
}

export type ConversationOptions = {
  /** So many answers end it. */
  readonly expected: number
  readonly msMax: number
  /** Answers to HEAD have the length of a body, but none. */
  readonly bodiless?: boolean | undefined
}

/** One connection, byte by byte: what an HTTP client would put right or hide is sent and seen as it is. */
export class WireConnection {
  private readonly socket: Socket
  private received: Buffer[] = []
  private closed = false
  private notify: () => void = () => {}

  static open(port: number): Promise<WireConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
      socket.once('error', reject)
      socket.once('connect', () => resolve(new WireConnection(socket.off('error', reject))))
    })
  }

  private constructor(socket: Socket) {
    this.socket = socket.setNoDelay(true)
    const close = (): void => {
      this.closed = true
      this.notify()
    }
    socket
      .on('data', (data: Buffer) => {
        this.received.push(data)
        this.notify()
      })
      // Sent into a connection that the server has closed: what it said before still counts.
      .on('error', close)
      .on('end', close)
      .on('close', close)
  }

  get usable(): boolean {
    return !this.closed && !this.socket.destroyed
  }

  /** Takes the steps and listens until the answers are there, the server closes, or the time is up. */
  async converse(steps: readonly Step[], options: ConversationOptions): Promise<Conversation> {
    const endMs = performance.now() + options.msMax
    for (const step of steps) await this.take(step)
    for (;;) {
      const bytes = Buffer.concat(this.received)
      const { answers, rest } = splitAnswers(bytes, options)
      const end = answers.length >= options.expected ? 'answered' : this.closed ? 'closed' : undefined
      if (end !== undefined || performance.now() >= endMs) {
        this.received = rest.length > 0 ? [rest] : []
        return { answers, rest, end: end ?? 'timeout' }
      }
      await this.news(endMs - performance.now())
    }
  }

  destroy(): void {
    this.socket.destroy()
  }

  private async take(step: Step): Promise<void> {
    if (this.closed) return
    if (step === 'half-close') this.socket.end()
    else if (step === 'reset') this.socket.resetAndDestroy()
    else if (step === 'stop-reading') this.socket.pause()
    else if (step === 'read-on') this.socket.resume()
    else if (Buffer.isBuffer(step)) await this.write(step)
    else await new Promise((resolve) => setTimeout(resolve, step.pauseMs))
  }

  /** Returns when the bytes are on their way, or never will be. */
  private write(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('close', resolve)
      this.socket.write(bytes, () => {
        this.socket.off('close', resolve)
        resolve()
      })
    })
  }

  private news(msMax: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, msMax)
      this.notify = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

function splitAnswers(bytes: Buffer, { expected, bodiless = false }: ConversationOptions) {
  const answers: WireAnswer[] = []
  let at = 0
  while (answers.length < expected) {
    const headEnd = bytes.indexOf('\r\n\r\n', at)
    if (headEnd < 0) break
    const [statusLine = '', ...lines] = bytes.toString('latin1', at, headEnd).split('\r\n')
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1] ?? 0)
    const headers = new Map(lines.map(headerOf))
    const length = bodiless || status < 200 ? 0 : Number(headers.get('content-length') ?? 0)
    const bodyStart = headEnd + 4
    if (bytes.length < bodyStart + length) break
    at = bodyStart + length
    // `100 Continue` announces an answer and is none.
    if (status !== 100) answers.push({ status, headers, body: bytes.subarray(bodyStart, at) })
  }
  return { answers, rest: bytes.subarray(at) }
}

function headerOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
}
