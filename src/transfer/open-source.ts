import type { KeyType } from '../model/value.ts'
import { verifyFile, wrongCount } from './export-manifest.ts'
import { formatOf, type Reading, readingOf } from './formats.ts'
import { readJson } from './read-json.ts'
import type { TableReading } from './read-table.ts'
import { openText, type TextSource } from './read-text.ts'
import type { SourceFile, SourceFiles } from './source-file.ts'
import { findFiles, fingerprintOf } from './source-files.ts'
import type { Records, SourceRecord } from './source-record.ts'

export type SourceOptions = {
  /** Absent: names of files say. */
  readonly format?: string | undefined
  readonly keyTypes: ReadonlyMap<string, KeyType>
  /** Of CSV and TSV. */
  readonly table?: TableReading | undefined
  /** A row that cannot be read does not end the reading. */
  readonly skipsErrors?: boolean | undefined
}

/** Records of one of the files. */
export type SourceBatch = { readonly path: string; readonly records: readonly SourceRecord[] }

/** What a path names, read as a stream, file after file. */
export type Source = {
  readonly files: readonly SourceFile[]
  readonly batches: AsyncIterable<SourceBatch>
  /** Share of all bytes read so far, from 0 to 1. */
  readonly fraction: () => number
  /** Bytes that were read, unpacked. */
  readonly bytes: () => number
  /** Another one: they are no longer the same files. */
  readonly fingerprint: string
}

/** Throws TransferError when there is nothing to read, or when its format is not known. */
export async function openSource(path: string, options: SourceOptions): Promise<Source> {
  if (options.format !== undefined) formatOf(path, options.format)
  return readFiles(await findFiles(path, options.format), options)
}

/** The same of files that are known. */
export function readFiles(found: SourceFiles, options: SourceOptions): Source {
  const { files } = found
  const format = options.format ?? found.format
  const readings = files.map((file) => readingOf(file.path, format))
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let before = 0
  let unpackedBefore = 0
  let text: Pick<TextSource, 'bytesRead' | 'bytesUnpacked'> = nothingRead
  const batches = async function* (): AsyncGenerator<SourceBatch> {
    // All of them before the first is written: a damaged export leaves no trace.
    for (const file of files) await verifyFile(file)
    for (const [at, file] of files.entries()) {
      const opened = openText(file.path)
      text = opened
      let count = 0
      for await (const records of await recordsOf(opened.chunks, readings[at], options)) {
        count += records.length
        yield { path: file.path, records }
      }
      if (file.expected !== undefined && file.expected.items !== count)
        throw wrongCount(file.path, count, file.expected.items)
      before += file.bytes
      unpackedBefore += opened.bytesUnpacked()
      text = nothingRead
    }
  }
  return {
    files,
    batches: batches(),
    fraction: () => (total === 0 ? 0 : Math.min(1, (before + text.bytesRead()) / total)),
    bytes: () => unpackedBefore + text.bytesUnpacked(),
    fingerprint: fingerprintOf(found),
  }
}

const nothingRead = { bytesRead: () => 0, bytesUnpacked: () => 0 }

/** Readers are loaded when one is wanted. */
async function recordsOf(
  chunks: AsyncIterable<string>,
  reading: Reading | undefined,
  options: SourceOptions,
): Promise<Records> {
  if (reading?.kind === 'table') {
    const { readTable } = await import('./read-table.ts')
    const { table, keyTypes, skipsErrors = false } = options
    return readTable(chunks, { ...table, delimiter: table?.delimiter ?? reading.delimiter, keyTypes, skipsErrors })
  }
  if (reading?.kind === 'ion') return (await import('./read-ion.ts')).readIon(chunks)
  return readJson(chunks, { typed: reading?.typed, lines: reading?.lines ?? false })
}
