import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { KeyType } from '../model/value.ts'
import { readingOf } from './formats.ts'
import { readJson, type SourceItem } from './read-json.ts'
import { TransferError } from './transfer-error.ts'

export type SourceOptions = {
  /** Absent: the file's name says. */
  readonly format?: string | undefined
  readonly keyTypes: ReadonlyMap<string, KeyType>
  /** Whether cells of a CSV file may become more than text; true when absent. */
  readonly infer?: boolean | undefined
}

/** A file of items, read as a stream. */
export type Source = {
  readonly items: AsyncIterable<SourceItem>
  /** Share of the file read so far, from 0 to 1. */
  readonly fraction: () => number
}

/** Opens a file of items. Throws TransferError when there is none, or when its format is not known. */
export async function openSource(path: string, options: SourceOptions): Promise<Source> {
  const reading = readingOf(path, options.format)
  const sizeBytes = await fileBytes(path)
  const file = createReadStream(path)
  const bytes = path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file
  // Decoding as a whole keeps characters together that a chunk boundary would cut.
  bytes.setEncoding('utf8')
  const { delimiter } = reading.kind === 'table' ? reading : { delimiter: undefined }
  const items =
    delimiter === undefined
      ? readJson(bytes as AsyncIterable<string>, reading.kind === 'json' ? reading.typed : undefined)
      : (await import('./read-table.ts')).readTable(bytes as AsyncIterable<string>, {
          delimiter,
          keyTypes: options.keyTypes,
          infer: options.infer ?? true,
        })
  return { items, fraction: () => (sizeBytes === 0 ? 1 : Math.min(1, file.bytesRead / sizeBytes)) }
}

async function fileBytes(path: string): Promise<number> {
  try {
    const { size } = await stat(path)
    return size
  } catch (error) {
    const missing = (error as { readonly code?: string }).code === 'ENOENT'
    throw new TransferError('transfer.unreadable-file', missing ? `there is no file ${path}` : `cannot read ${path}`, {
      hint: 'Paths are relative to the script they stand in, or to where the shell was started.',
      cause: error,
    })
  }
}
