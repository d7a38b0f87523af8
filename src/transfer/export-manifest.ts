import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readWhole } from '../base/read-whole.ts'
import { cannotRead } from './file-mistakes.ts'
import type { TransferFormat } from './formats.ts'
import type { SourceFile, SourceFiles } from './source-file.ts'
import { TransferError } from './transfer-error.ts'

/** Names of an export to S3, full or incremental. Source: reference, streams-ttl-backup 8. */
export const manifestNames = { summary: 'manifest-summary.json', files: 'manifest-files.json' } as const

/** The files of an export that lies in a folder, all of them there and unchanged. Throws TransferError. */
export async function readManifest(folder: string): Promise<SourceFiles> {
  const summary = jsonOf(await checkedText(folder, manifestNames.summary), manifestNames.summary)
  const { itemCount, outputFormat, exportStatus } = summary as {
    readonly itemCount?: unknown
    readonly outputFormat?: unknown
    readonly exportStatus?: unknown
  }
  if (exportStatus === 'FAILED') throw wrong(`the export in ${folder} had failed`)
  const files: SourceFile[] = []
  const text = await checkedText(folder, manifestNames.files)
  for (const line of text.split('\n')) if (line.trim() !== '') files.push(await fileOf(folder, line))
  const counted = files.reduce((sum, { expected }) => sum + (expected?.items ?? 0), 0)
  if (typeof itemCount === 'number' && itemCount !== counted)
    throw wrong(`${manifestNames.summary} counts ${itemCount} items, ${manifestNames.files} ${counted}`)
  return { files, format: formatOf(outputFormat) }
}

const formatOf = (outputFormat: unknown): TransferFormat => (outputFormat === 'ION' ? 'ion' : 'ddb-json')

/** A manifest with what its checksum says, where there is one. */
async function checkedText(folder: string, name: string): Promise<string> {
  const text = await textIn(folder, name).catch((error: unknown) => {
    throw cannotRead(join(folder, name), error)
  })
  const stem = name.replace(/\.json$/, '')
  for (const ending of ['checksum', 'md5']) {
    const sum = await textIn(folder, `${stem}.${ending}`).catch(() => undefined)
    if (sum === undefined || sameSum(sum.trim(), createHash('md5').update(text).digest())) continue
    throw wrong(`${name} is not what ${stem}.${ending} says`)
  }
  return text
}

const textIn = async (folder: string, name: string): Promise<string> =>
  (await readWhole(join(folder, name))).toString('utf8')

const sameSum = (text: string, sum: Buffer): boolean => text === sum.toString('base64') || text === sum.toString('hex')

async function fileOf(folder: string, line: string): Promise<SourceFile> {
  const { itemCount, md5Checksum, dataFileS3Key } = jsonOf(line, manifestNames.files) as {
    readonly itemCount?: unknown
    readonly md5Checksum?: unknown
    readonly dataFileS3Key?: unknown
  }
  if (typeof dataFileS3Key !== 'string' || typeof itemCount !== 'number')
    throw wrong(`a line of ${manifestNames.files} lacks dataFileS3Key or itemCount`)
  const md5 = typeof md5Checksum === 'string' ? md5Checksum : undefined
  for (const path of placesOf(folder, dataFileS3Key)) {
    const status = await stat(path).catch(() => undefined)
    if (status === undefined) continue
    return { path, bytes: status.size, modifiedMs: status.mtimeMs, expected: { items: itemCount, md5 } }
  }
  throw wrong(`${basename(dataFileS3Key)} of ${manifestNames.files} is missing`)
}

/** Beside the manifest, as in a full export, or in the folder that incremental exports share. */
const placesOf = (folder: string, key: string): readonly string[] => [
  join(folder, 'data', basename(key)),
  join(folder, '..', 'data', basename(key)),
  join(folder, basename(key)),
]

/** Reads the whole file. Throws TransferError when it is not what the manifest says. */
export async function verifyFile({ path, expected }: SourceFile): Promise<void> {
  if (expected?.md5 === undefined) return
  const hash = createHash('md5')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  } catch (error) {
    throw cannotRead(path, error)
  }
  if (!sameSum(expected.md5, hash.digest()))
    throw wrong(`${basename(path)} is not what ${manifestNames.files} says: its MD5 differs`)
}

export const wrongCount = (path: string, found: number, expected: number): TransferError =>
  wrong(`${basename(path)} holds ${found} items, ${manifestNames.files} counts ${expected}`)

function jsonOf(text: string, name: string): object {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json === 'object' && json !== null) return json
  } catch {
    // Said below.
  }
  throw wrong(`${name} is no JSON`)
}

const wrong = (message: string): TransferError =>
  new TransferError('transfer.bad-manifest', message, {
    hint: 'The export may not have been copied wholly. Its data files can be imported by themselves: IMPORT folder/data/*.gz.',
  })
