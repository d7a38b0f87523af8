import { readdirSync } from 'node:fs'
import { pathIn } from '../path-in.ts'

export type FileName = { readonly path: string; readonly isFolder: boolean }

/** A folder with more files than this is not a place to choose from. */
const filesMax = 2_000

/** The files and folders beside the path that is being typed, written as it is; hidden ones when a dot is typed. */
export function fileNames(typed: string, directory: string): readonly FileName[] {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1)
  const base = typed.slice(folder.length)
  const place = pathIn(directory, folder === '' ? '.' : folder)
  try {
    const entries = readdirSync(place, { withFileTypes: true }).slice(0, filesMax)
    return entries
      .filter(({ name }) => base.startsWith('.') || !name.startsWith('.'))
      .map((entry) => ({ path: folder + entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || (a.path < b.path ? -1 : 1))
  } catch {
    // There is no such folder, or it may not be read: nothing to propose.
    return []
  }
}
