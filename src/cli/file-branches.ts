import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Branch, type Branching, isBranchName, mainBranch } from '../session/branching.ts'
import type { CopyOptions } from '../storage/copy-database.ts'

/** Stands between the file's name and the branch's: `shop.db@try`. */
const mark = '@'

/** The branches of a file, which are files beside it. `file` may be one of them itself. */
export function fileBranches(file: string, copyTo: (path: string, options: CopyOptions) => Promise<void>): Branching {
  const { main, current } = branchOf(file)
  const locationOf = (name: string): string => (name === mainBranch ? main : `${main}${mark}${name}`)
  return {
    current,
    locationOf,
    list: () => [mainBranch, ...branchNames(main)].map((name) => described(name, locationOf(name))),
    create: (name, onProgress, signal) => copyTo(locationOf(name), { onProgress, signal }),
    drop: (name) => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(locationOf(name) + suffix, { force: true })
    },
  }
}

/** A file is a branch where the one that it is named after stands beside it. */
function branchOf(file: string): { readonly main: string; readonly current: string } {
  const at = file.lastIndexOf(mark)
  const name = file.slice(at + 1)
  const isBranch = at > 0 && isBranchName(name) && existsSync(file.slice(0, at))
  return isBranch ? { main: file.slice(0, at), current: name } : { main: file, current: mainBranch }
}

function branchNames(main: string): readonly string[] {
  const start = `${basename(main)}${mark}`
  return readdirSync(dirname(main))
    .flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []))
    .filter(isBranchName)
    .filter((name) => name !== mainBranch)
    .sort()
}

/** The log belongs to it: what was written last may be nowhere else. */
function described(name: string, path: string): Branch {
  const files = [path, `${path}-wal`].flatMap((each) => statSync(each, { throwIfNoEntry: false }) ?? [])
  return {
    name,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    changedMs: Math.floor(Math.max(0, ...files.map(({ mtimeMs }) => mtimeMs))),
  }
}
