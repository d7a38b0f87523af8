import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { migrate, migrations, pageSizeBytes } from './migrations.ts'

/**
 * Makes a new, empty store at `path`. It appears whole or not at all: it is built beside it under another name, so
 * neither a crash nor another process that opens the same path meets half a file.
 */
export function createFile(path: string): void {
  const draft = `${path}.${randomUUID().slice(0, 8)}.new`
  // Opened here first, because it fails with the operating system's own reason.
  closeSync(openSync(draft, 'wx'))
  try {
    build(draft)
    publish(draft, path)
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true })
  }
  syncFolder(dirname(path))
}

function build(draft: string): void {
  const database = new Database(draft)
  try {
    database.pragma(`page_size = ${pageSizeBytes}`)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    migrate(database, migrations)
  } finally {
    database.close()
  }
}

/** A link does not replace a file that appeared meanwhile: that one is ours too, or will be refused when opened. */
export function publish(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (existsSync(path)) return
    // Not every file system has links.
    if (error instanceof Error) renameSync(draft, path)
  }
}

/** Makes the new name survive a power failure. Some systems cannot open a folder; they do without. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return
  }
}
