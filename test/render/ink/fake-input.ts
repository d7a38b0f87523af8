import { EventEmitter } from 'node:events'

/** A terminal's input as Ink reads it: chunks, however they were cut. */
export class FakeInput extends EventEmitter {
  readonly isTTY = true
  private readonly chunks: string[] = []

  setRawMode(): this {
    return this
  }

  setEncoding(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  read(): string | null {
    return this.chunks.shift() ?? null
  }

  send(chunk: string): void {
    this.chunks.push(chunk)
    this.emit('readable')
  }
}
