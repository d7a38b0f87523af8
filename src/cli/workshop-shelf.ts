import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from '../base/make-folder.ts'
import { readWholeSync } from '../base/read-whole.ts'
import { ScriptSyntaxError } from '../session/script-error.ts'
import { notUtf8Line } from '../session/script-text.ts'
import { SessionError } from '../session/session-error.ts'
import type { Connection, WorkshopShelf } from '../session/session-state.ts'
import { type Progress, progressOf } from '../session/workshop/progress.ts'
import type { ReadWorkshop } from '../session/workshop/read-workshop.ts'
import { readWorkshop } from '../session/workshop/read-workshop.ts'
import type { Workshop } from '../session/workshop/workshop.ts'
import { workshopNames } from '../session/workshop/workshop-names.ts'
import { nearest } from '../syntax/nearest.ts'
import { type OpenBackendOptions, openBackend } from './open-backend.ts'

// The same relative path holds for src/cli and for dist/cli.
const ownFolder = fileURLToPath(new URL('../../fixtures/workshops/', import.meta.url))

export type ShelfOptions = {
  readonly region: string
  /** Keeps databases and progress in files here; undefined: in memory, as long as this process. */
  readonly folder: string | undefined
  /** Opens the database of whoever learns; undefined: in this thread. */
  readonly open: ((options: OpenBackendOptions) => Promise<Connection> | Connection) | undefined
}

/** Workshops that come with the shell and those in files of their own, and what is kept of who is in one. */
export class Shelf implements WorkshopShelf {
  readonly names: readonly string[] = workshopNames
  private readonly options: ShelfOptions
  private readonly known = new Map<string, Workshop>()
  private readonly inMemory = new Map<string, Progress>()

  constructor(options: ShelfOptions) {
    this.options = options
  }

  read(name: string): Workshop {
    const before = this.known.get(name)
    if (before !== undefined) return before
    const found = readWorkshopFile(name)
    const { workshop, mistakes } = found.read
    if (workshop === undefined) {
      throw new ScriptSyntaxError(found.text, { file: found.file, diagnostics: mistakes, moreDiagnostics: 0 })
    }
    this.known.set(name, workshop)
    return workshop
  }

  async open(workshop: Workshop, fresh: boolean): Promise<Connection> {
    const { folder, region, open = openBackend } = this.options
    // Time stands still until a statement moves it, so that what is taught comes out the same for everyone.
    const options = { readOnly: false, region, deterministic: true }
    if (folder === undefined) return open({ ...options, file: undefined })
    makeFolder(folder)
    const file = join(folder, `${this.keyOf(workshop)}.db`)
    if (fresh) for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    return open({ ...options, file })
  }

  async openCopy(): Promise<Connection> {
    return openBackend({ file: undefined, readOnly: false, region: this.options.region, deterministic: true })
  }

  progress(workshop: Workshop): Progress | undefined {
    const { folder } = this.options
    const key = this.keyOf(workshop)
    if (folder === undefined) return this.inMemory.get(key)
    const file = join(folder, `${key}.json`)
    // What was reached in a database that is gone is gone.
    if (!existsSync(join(folder, `${key}.db`)) || !existsSync(file)) return undefined
    return progressOf(readFileSync(file, 'utf8'))
  }

  save(workshop: Workshop, progress: Progress): void {
    const { folder } = this.options
    const key = this.keyOf(workshop)
    if (folder === undefined) {
      this.inMemory.set(key, progress)
      return
    }
    const file = join(folder, `${key}.json`)
    makeFolder(folder)
    writeFileSync(`${file}.new`, `${JSON.stringify(progress)}\n`)
    renameSync(`${file}.new`, file)
  }

  /** Two files of one name in two folders are two workshops. */
  private keyOf(workshop: Workshop): string {
    const { path } = workshop
    if (path.startsWith(ownFolder)) return workshop.name
    return `${workshop.name}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`
  }
}

export type WorkshopFile = {
  readonly text: string
  /** As messages call it. */
  readonly file: string
  readonly read: ReadWorkshop
}

/** By a name of ours, or by the path of a file or of a folder with a `workshop.ddbq`. Throws SessionError. */
export function readWorkshopFile(name: string): WorkshopFile {
  const { file, path } = placeOf(name)
  const bytes = readWholeSync(path)
  const line = notUtf8Line(bytes)
  if (line !== undefined)
    throw new SessionError('session.unreadable-file', `cannot read ${file}: line ${line} is not UTF-8 text`, {
      hint: 'Save the file as UTF-8.',
    })
  const text = bytes.toString('utf8')
  const own = basename(path) === folderFile ? basename(dirname(path)) : basename(path).replace(/\.ddbq$/, '')
  return { text, file, read: readWorkshop(text, { name: own, file, path }) }
}

const folderFile = 'workshop.ddbq'

function placeOf(name: string): { readonly file: string; readonly path: string } {
  if (workshopNames.some((known) => known === name)) {
    for (const file of [`${name}.ddbq`, join(name, folderFile)]) {
      const path = join(ownFolder, file)
      if (existsSync(path)) return { file, path }
    }
  }
  for (const file of [name, join(name, folderFile)]) {
    if (existsSync(file) && statSync(file).isFile()) return { file, path: resolve(file) }
  }
  const isPath = /[/\\.]/.test(name)
  const guesses = nearest(name, workshopNames)
  throw new SessionError(
    'session.unknown-workshop',
    isPath ? `there is no workshop at ${name}` : `there is no workshop ${name}`,
    {
      hint: isPath
        ? `It is a file, or a folder with a ${folderFile}.`
        : guesses.length > 0
          ? `Did you mean ${guesses.join(' or ')}?`
          : `There are ${workshopNames.join(', ')}.`,
    },
  )
}
