import { Writable } from 'node:stream'

/** A stream whose lines are put above the prompt, those written in the same turn together. */
export class PromptOutput extends Writable {
  private readonly put: (lines: string) => void
  /** A line that has not ended yet. */
  private rest = ''

  constructor(put: (lines: string) => void) {
    super({ decodeStrings: false, highWaterMark: 64 * 1024 })
    this.put = put
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.putLines(String(chunk), done)
  }

  override _writev(chunks: readonly { readonly chunk: string }[], done: () => void): void {
    this.putLines(chunks.map(({ chunk }) => String(chunk)).join(''), done)
  }

  /** The prompt begins a row of its own. Call it when everything has been written. */
  endLine(): void {
    if (this.rest !== '') this.put(`${this.rest}\n`)
    this.rest = ''
  }

  private putLines(text: string, done: () => void): void {
    const end = text.lastIndexOf('\n') + 1
    if (end > 0) this.put(this.rest + text.slice(0, end))
    this.rest = end > 0 ? text.slice(end) : this.rest + text
    setImmediate(done)
  }
}
