import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = dirname(import.meta.dirname)

/**
 * Scripts that stand by themselves: the golden ones and the access patterns of the fixtures, from the root, sorted. A workshop
 * stands for several.
 */
export const scriptFiles: readonly string[] = ['test/scripts', 'fixtures']
  .flatMap((folder) => filesIn(folder))
  .filter((file) => file.endsWith('.ddbq') && !/\/(?:model|data|tour)\.ddbq$|^fixtures\/workshops\//.test(file))
  .sort()

/** These and the ones they read. */
export const allScriptFiles: readonly string[] = ['test/scripts', 'fixtures']
  .flatMap((folder) => filesIn(folder))
  .filter((file) => file.endsWith('.ddbq'))
  .sort()

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}
