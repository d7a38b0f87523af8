import { appendFileSync, chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../base/make-folder.ts'
import type { HistoryEntry, StatementHistory } from '../session/statement-history.ts'

/** Entries read from the file and kept in a session. When there are twice as many, the older half is dropped. */
const entriesMax = 5_000

/**
 * What was typed, over all sessions: one JSON object a line, for nobody else to read, written at once. A leading space or a
 * credential keeps an entry off the disk; it is still there until the session ends.
 */
export class History {
  private readonly texts: string[] = []
  /** Of each text, where it was entered. */
  private readonly databases: (string | undefined)[] = []
  /** The answer to who asked last, as long as nothing is added: every key asks. */
  private own: { readonly database: string; readonly of: number; readonly entries: readonly string[] } | undefined
  private readonly path: string
  /** Why nothing more is written; said once. */
  private failure: string | undefined

  /** What cannot be read is no history: the file is then left as it is. */
  static open(folder: string): History {
    const path = join(folder, 'history.jsonl')
    const lines = linesOf(path)
    const entries = lines.flatMap(entryIn)
    if (lines.length > 2 * entriesMax) shorten(path, lines.slice(-entriesMax))
    return new History(path, entries.slice(-entriesMax))
  }

  private constructor(path: string, entries: readonly HistoryEntry[]) {
    this.path = path
    for (const { text, database } of entries) this.push(text, database)
  }

  /** Oldest first. */
  entries(): readonly string[] {
    return this.texts
  }

  /** Those entered where this database was open, and those of which nobody knows where. */
  entriesOf(database: string): readonly string[] {
    const { texts, databases, own } = this
    if (own?.database !== database || own.of !== texts.length) {
      const entries = texts.filter((_, at) => databases[at] === undefined || databases[at] === database)
      this.own = { database, of: texts.length, entries }
      return entries
    }
    return own.entries
  }

  /** For `.history`. */
  asStatements(): StatementHistory {
    const entries = () => this.texts.map((text, at) => ({ text, database: this.databases[at] }))
    return { entries, clear: () => this.clear() }
  }

  /** Only until the session ends. */
  remember(text: string, database?: string): void {
    if (text.trim() !== '' && text !== this.texts.at(-1)) this.push(text, database)
    if (this.texts.length <= 2 * entriesMax) return
    this.texts.splice(0, entriesMax)
    this.databases.splice(0, entriesMax)
  }

  /** Also on disk. Returns what is to be said when that fails for the first time. */
  add(text: string, atMs: number, database?: string): string | undefined {
    const isNew = text !== this.texts.at(-1)
    this.remember(text, database)
    if (!isNew || this.failure !== undefined || text.trim() === '' || staysOff(text)) return undefined
    try {
      this.append({ at: new Date(atMs).toISOString(), text, database })
      return undefined
    } catch (error) {
      this.failure = `the history is not saved: ${error instanceof Error ? error.message : String(error)}`
      return this.failure
    }
  }

  private push(text: string, database: string | undefined): void {
    this.texts.push(text)
    this.databases.push(database)
  }

  private clear(): string | undefined {
    this.texts.length = 0
    this.databases.length = 0
    try {
      rmSync(this.path, { force: true })
      return undefined
    } catch (error) {
      return `the history stays on the disk: ${error instanceof Error ? error.message : String(error)}`
    }
  }

  private append(entry: HistoryEntry & { readonly at: string }): void {
    const line = `${JSON.stringify(entry)}\n`
    try {
      appendFileSync(this.path, line, { mode: 0o600 })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      makeFolder(join(this.path, '..'), 0o700)
      appendFileSync(this.path, line, { mode: 0o600 })
    }
  }
}

/** A pasted data set is no statement to come back to. */
const lengthMax = 100_000

/** AWS keys by their form, and whatever is called a secret or a password. */
const credential = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|secret|password|passwd|session_?token/i

const staysOff = (text: string): boolean => text.startsWith(' ') || text.length > lengthMax || credential.test(text)

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    return []
  }
}

function entryIn(line: string): readonly HistoryEntry[] {
  try {
    const { text, database } = JSON.parse(line) as { readonly text?: unknown; readonly database?: unknown }
    return typeof text === 'string' ? [{ text, database: typeof database === 'string' ? database : undefined }] : []
  } catch {
    return []
  }
}

function shorten(path: string, lines: readonly string[]): void {
  const partial = `${path}.${process.pid}.partial`
  try {
    writeFileSync(partial, `${lines.join('\n')}\n`, { mode: 0o600 })
    chmodSync(partial, 0o600)
    renameSync(partial, path)
  } catch {
    // A history that is too long is still a history.
  }
}
