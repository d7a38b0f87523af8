import type { KeyType } from '../model/value.ts'
import { readingOf } from './formats.ts'
import { readJson, type SourceItem } from './read-json.ts'
import { openText } from './read-text.ts'

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
  const { chunks, fraction } = await openText(path)
  if (reading.kind === 'json') return { items: readJson(chunks, reading.typed), fraction }
  const { readTable } = await import('./read-table.ts')
  const table = { delimiter: reading.delimiter, keyTypes: options.keyTypes, infer: options.infer ?? true }
  return { items: readTable(chunks, table), fraction }
}
