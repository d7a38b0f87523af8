import { CsvEncoder, type CsvOptions } from './csv-encoder.ts'
import type { Sink } from './file-sink.ts'
import type { TransferFormat } from './formats.ts'
import { type ItemEncoder, type Losses, lineEncoder } from './item-encoder.ts'

/** Where items go. They come as the JSON texts that are stored. */
export interface ExportTarget {
  write(texts: readonly string[]): Promise<void>
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
  const write = async (text: string): Promise<void> => {
    if (text !== '') await sink.write(text)
  }
  return {
    write: (texts) => write(encoder.encode(texts)),
    end: async () => {
      for (const text of encoder.end()) await write(text)
      await sink.end()
      return encoder.losses
    },
    abandon: () => sink.abandon(),
  }
}
