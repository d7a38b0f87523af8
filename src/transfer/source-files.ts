import { createHash } from 'node:crypto'
import { access, constants, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readManifest } from './export-manifest.ts'
import { cannotRead, unreadable, whereFilesAre } from './file-mistakes.ts'
import { formatOfName } from './formats.ts'
import { isLike } from './name-pattern.ts'
import type { SourceFile, SourceFiles } from './source-file.ts'

/**
 * What a path names: a file, `-` for stdin, a pattern with `*` and `?`, a folder of files, or an export to S3: the folder with
 * its manifest, or the manifest. Throws TransferError.
 */
export async function findFiles(path: string, format: string | undefined): Promise<SourceFiles> {
  if (path === '-') return { files: [{ path, bytes: 0, modifiedMs: 0 }] }
  if (/[*?]/.test(path) && !(await exists(path))) return { files: await filesLike(path) }
  if (basename(path) === 'manifest-summary.json') return readManifest(dirname(path))
  const status = await statusOf(path)
  if (!status.isDirectory()) return { files: [await readableFile(path)] }
  const manifest = await folderOfExport(path)
  return manifest === undefined ? { files: await filesIn(path, format) } : readManifest(manifest)
}

/** Says whether these are the same files as another time. */
export const fingerprintOf = ({ files }: SourceFiles): string =>
  createHash('md5')
    .update(JSON.stringify(files.map(({ path, bytes, modifiedMs }) => [path, bytes, modifiedMs])))
    .digest('hex')

export async function readableFile(path: string): Promise<SourceFile> {
  const status = await statusOf(path)
  if (status.isDirectory()) throw unreadable(`${path} is a folder`, whereFilesAre)
  try {
    await access(path, constants.R_OK)
  } catch (error) {
    throw cannotRead(path, error)
  }
  return { path, bytes: status.size, modifiedMs: status.mtimeMs }
}

async function statusOf(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    throw cannotRead(path, error)
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** The folder itself, or the only export that lies in it as the service writes them. */
async function folderOfExport(path: string): Promise<string | undefined> {
  if (await exists(join(path, 'manifest-summary.json'))) return path
  const parent = basename(path) === 'AWSDynamoDB' ? path : join(path, 'AWSDynamoDB')
  if (!(await exists(parent))) return undefined
  const names = await namesIn(parent)
  const found: string[] = []
  for (const name of names)
    if (await exists(join(parent, name, 'manifest-summary.json'))) found.push(join(parent, name))
  const [only, second] = found
  if (second === undefined) return only
  throw unreadable(`${path} holds ${found.length} exports`, `Name one of them: ${only}.`)
}

/** Of a folder, what the format or the name says is meant; files that begin with a dot or `_` are not. */
async function filesIn(folder: string, format: string | undefined): Promise<readonly SourceFile[]> {
  const names = (await namesIn(folder)).filter(
    (name) => !/^[._]/.test(name) && (format !== undefined || formatOfName(name) !== undefined),
  )
  const files: SourceFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    if (!(await statusOf(path)).isDirectory()) files.push(await readableFile(path))
  }
  if (files.length > 0) return files
  throw unreadable(
    `${folder} is a folder without a file that could be imported`,
    'Names of files say their format, as in orders.csv or orders.jsonl.gz; FORMAT takes every file.',
  )
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    throw cannotRead(folder, error)
  }
}

/** `*` and `?` stand for anything but a slash, in any part of the path. */
async function filesLike(pattern: string): Promise<readonly SourceFile[]> {
  const [first = '', ...parts] = pattern.split('/')
  let paths = [first === '' ? '/' : first]
  for (const part of parts) {
    const next: string[] = []
    for (const folder of paths) {
      if (!/[*?]/.test(part)) next.push(join(folder, part))
      else for (const name of await namesIfAny(folder)) if (isLike(name, part)) next.push(join(folder, name))
    }
    paths = next
  }
  const files: SourceFile[] = []
  for (const path of paths)
    if ((await exists(path)) && !(await statusOf(path)).isDirectory()) files.push(await readableFile(path))
  if (files.length > 0) return files
  throw unreadable(`there is no file like ${pattern}`, whereFilesAre)
}

const namesIfAny = (folder: string): Promise<readonly string[]> => namesIn(folder).catch(() => [])
