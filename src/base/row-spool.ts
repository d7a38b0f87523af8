import { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memoryLimitCharacters = 16 * 1024 * 1024

/** Rows that must wait for all others: in memory up to a limit, beyond it in a private temporary file. */
export class RowSpool<Row extends object> {
  private readonly limit: number
  private lines: string[] = []
  private characters = 0
  private file: SpoolFile | undefined

  constructor(limit = memoryLimitCharacters) {
    this.limit = limit
  }

  push(item: Row): void {
    const line = JSON.stringify(item)
    this.lines.push(line)
    this.characters += line.length
    if (this.characters > this.limit) {
      this.file ??= new SpoolFile()
      this.file.append(this.lines)
      this.lines = []
      this.characters = 0
    }
  }

  /** The rows in order; once. Stopping early releases the file as well. */
  *drain(): Iterable<Row> {
    try {
      for (const line of this.file?.lines() ?? []) yield JSON.parse(line) as Row
      for (const line of this.lines) yield JSON.parse(line) as Row
    } finally {
      this.file?.close()
      this.lines = []
    }
  }
}

/** A file nobody else can open: unlinked at once where the system allows it, else when it is closed. */
class SpoolFile {
  private readonly path = join(tmpdir(), `ddb-shell-${randomUUID()}.rows`)
  private readonly descriptor = openSync(this.path, 'wx+', 0o600)
  private position = 0

  constructor() {
    if (process.platform !== 'win32') rmSync(this.path)
  }

  append(lines: readonly string[]): void {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(this.descriptor, bytes, written, bytes.length - written, this.position + written)
    }
    this.position += bytes.length
  }

  *lines(): Iterable<string> {
    const chunk = Buffer.alloc(1 << 16)
    let pending = Buffer.alloc(0)
    let at = 0
    for (;;) {
      const length = readSync(this.descriptor, chunk, 0, chunk.length, at)
      if (length === 0) return
      at += length
      pending = Buffer.concat([pending, chunk.subarray(0, length)])
      for (let end = pending.indexOf(10); end !== -1; end = pending.indexOf(10)) {
        yield pending.toString('utf8', 0, end)
        pending = pending.subarray(end + 1)
      }
    }
  }

  close(): void {
    closeSync(this.descriptor)
    if (process.platform === 'win32') rmSync(this.path, { force: true })
  }
}
