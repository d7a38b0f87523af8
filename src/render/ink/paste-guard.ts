/** What Ink uses of its input. */
type Input = Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode' | 'setEncoding' | 'ref' | 'unref' | 'read'> & {
  addListener(name: 'readable', listener: () => void): unknown
  removeListener(name: 'readable', listener: () => void): unknown
}

export type PasteGuardOptions = {
  /** An open paste into which nothing has come for so long is over. */
  readonly silenceMsMax?: number | undefined
  /** UTF-16 units after which an open paste is handed on in pieces. */
  readonly pieceMax?: number | undefined
  readonly nowMs?: (() => number) | undefined
}

/**
 * A terminal's input whose pastes end. Ink holds a paste back until its end mark, and one that never comes, as after a
 * lost connection in tmux or ssh, would swallow every key from then on. Here Ctrl-C gets out, as it does in readline and
 * zsh, where the kernel sees it before the paste does; and so does silence. What had come is pasted, and nothing runs.
 */
export class PasteGuard {
  private readonly stdin: Input
  private readonly silenceMsMax: number
  private readonly pieceMax: number
  private readonly nowMs: () => number
  private listener: (() => void) | undefined
  private silence: NodeJS.Timeout | undefined
  private isOpen = false
  /** How much of the open paste has been read since its beginning or its last piece. */
  private length = 0
  /** The last few characters, in which a mark may have begun. */
  private tail = ''
  private lastMs = Number.NEGATIVE_INFINITY
  /** To be read before the terminal is. */
  private added: string | undefined

  constructor(stdin: Input, options: PasteGuardOptions = {}) {
    this.stdin = stdin
    this.silenceMsMax = options.silenceMsMax ?? 5_000
    this.pieceMax = options.pieceMax ?? 1 << 20
    this.nowMs = options.nowMs ?? (() => performance.now())
  }

  get isTTY(): boolean {
    return this.stdin.isTTY
  }

  setRawMode(isRaw: boolean): this {
    this.stdin.setRawMode(isRaw)
    return this
  }

  setEncoding(encoding: BufferEncoding): this {
    this.stdin.setEncoding(encoding)
    return this
  }

  ref(): this {
    this.stdin.ref()
    return this
  }

  unref(): this {
    this.stdin.unref()
    return this
  }

  addListener(name: 'readable', listener: () => void): this {
    this.listener = listener
    this.stdin.addListener(name, listener)
    return this
  }

  /** Ink stops listening to lend the terminal to someone, or for good; a paste does not outlast that. */
  removeListener(name: 'readable', listener: () => void): this {
    this.stdin.removeListener(name, listener)
    this.listener = undefined
    this.isOpen = false
    this.tail = ''
    clearTimeout(this.silence)
    return this
  }

  read(): string | null {
    const { added } = this
    this.added = undefined
    if (added !== undefined) return added
    const chunk = this.stdin.read() as string | null
    return chunk === null ? null : this.guarded(chunk)
  }

  private guarded(chunk: string): string {
    const quietMs = this.nowMs() - this.lastMs
    this.lastMs = this.nowMs()
    if (this.isOpen && quietMs >= typedMsMin && chunk.replaceAll(ctrlC, '') === '') {
      this.close()
      return pasteEnd + chunk
    }
    const isPieceFull = this.isOpen && this.length > this.pieceMax && this.mayBeCut()
    if (isPieceFull) this.length = 0
    this.follow(chunk)
    return isPieceFull ? nextPiece + chunk : chunk
  }

  /** Not in what may be a mark, nor in a line break of two characters. */
  private mayBeCut(): boolean {
    return !this.tail.includes(esc) && !this.tail.endsWith('\r')
  }

  /** Looks whether a paste is open behind the chunk. */
  private follow(chunk: string): void {
    const text = this.tail + chunk
    this.tail = text.slice(1 - pasteStart.length)
    const [start, end] = [text.lastIndexOf(pasteStart), text.lastIndexOf(pasteEnd)]
    if (end > start) {
      this.close()
      return
    }
    if (start >= 0 && !this.isOpen) {
      this.isOpen = true
      this.length = 0
    }
    if (!this.isOpen) return
    this.length += chunk.length
    this.awaitSilence()
  }

  private close(): void {
    this.isOpen = false
    clearTimeout(this.silence)
  }

  private awaitSilence(): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => {
      const { lastMs } = this
      // After a long time of work or a stop there is more to read; it arrives when the event loop has been around once.
      setImmediate(() => setImmediate(() => this.lastMs === lastMs && this.giveUp()))
    }, this.silenceMsMax).unref()
  }

  private giveUp(): void {
    if (!this.isOpen) return
    this.close()
    this.added = pasteEnd
    this.listener?.()
  }
}

const ctrlC = '\x03'
const esc = '\x1b'
const pasteStart = `${esc}[200~`
const pasteEnd = `${esc}[201~`
const nextPiece = pasteEnd + pasteStart

/**
 * The pieces of a paste follow each other at once. A byte 03 that comes alone and after a pause was typed; one among others
 * is pasted like them, since what follows it must not be taken for keys.
 */
const typedMsMin = 20
