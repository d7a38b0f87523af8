import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { publish, syncFolder } from './create-file.ts'

export type CopyOptions = {
  /** Called now and then with pages of the file. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Some milliseconds' worth: others get their turn in between. */
const pagesPerStep = 1_000

/**
 * Copies an open database into a new file, as it is when the copy ends, while others go on writing. It appears whole or not at all;
 * a file that is there already is left, and is what is found.
 */
export async function copyDatabase(
  database: Database.Database,
  path: string,
  { onProgress, signal }: CopyOptions,
): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}.new`
  try {
    await database.backup(draft, {
      progress: ({ totalPages, remainingPages }) => {
        signal?.throwIfAborted()
        onProgress?.({ done: totalPages - remainingPages, total: totalPages })
        return pagesPerStep
      },
    })
    publish(draft, path)
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true })
  }
  syncFolder(dirname(path))
}
