import type { ItemLines } from '../operation/item-lines.ts'
import { CsvEncoder, type CsvOptions } from './csv-encoder.ts'
import type { Sink } from './file-sink.ts'
import type { TransferFormat } from './formats.ts'
import { type ItemEncoder, type Losses, lineEncoder } from './item-encoder.ts'

/** Where items go. */
export interface ExportTarget {
  write(items: ItemLines): Promise<void>
  end(): Promise<Losses>
  abandon(): Promise<void>
}

export const encoderOf = (
  format: TransferFormat,
  csv: Omit<CsvOptions, 'delimiter'> & { readonly delimiter?: string | undefined },
): ItemEncoder =>
  format === 'csv' || format === 'tsv'
    ? new CsvEncoder({ ...csv, delimiter: csv.delimiter ?? (format === 'csv' ? ',' : '\t') })
    : lineEncoder(format)

/** Items of a format into one text. */
export function sinkTarget(sink: Sink, encoder: ItemEncoder): ExportTarget {
  const write = async (text: string | Uint8Array): Promise<void> => {
    if (text.length > 0) await sink.write(text)
  }
  return {
    write: (items) => write(encoder.encode(items)),
    end: async () => {
      for (const text of encoder.end()) await write(text)
      await sink.end()
      return encoder.losses
    },
    abandon: () => sink.abandon(),
  }
}
