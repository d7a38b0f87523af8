import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { emptyItem, type KeyType } from '../model/value.ts'
import { valueOfCell } from './infer-value.ts'
import type { SourceItem } from './read-json.ts'
import { TransferError } from './transfer-error.ts'

export type TableOptions = {
  readonly delimiter: ',' | '\t'
  /** Types of the table's key attributes by name. */
  readonly keyTypes: ReadonlyMap<string, KeyType>
  /** Whether cells may be more than text. */
  readonly infer: boolean
}

/** CSV or TSV with names in its first row. Source: RFC 4180; see `valueOfCell` for types. */
export async function* readTable(chunks: AsyncIterable<string>, options: TableOptions): AsyncGenerator<SourceItem> {
  const { delimiter } = options
  // What fails in the file ends the rows too.
  const rows = pipeline(
    chunks,
    parse({
      delimiter,
      bom: true,
      skip_empty_lines: true,
      info: true,
      quote: delimiter === '\t' ? null : '"',
      relax_column_count_less: true,
    }),
    () => {},
  )
  let names: readonly string[] | undefined
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: readonly string[]
      info: { readonly lines: number }
    }>) {
      if (names === undefined) names = columnsOf(record)
      else yield { item: itemOfRow(record, names, options), line: info.lines }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new TransferError('transfer.bad-csv', error.message, {
      hint: 'Cells with a comma, a quote or a line break stand in double quotes, quotes doubled.',
      cause: error,
    })
  }
}

/** A column without a name is left out; two of one name would be one attribute. */
function columnsOf(record: readonly string[]): readonly string[] {
  const twice = record.find((name, at) => name !== '' && record.indexOf(name) !== at)
  if (twice === undefined) return record
  throw new TransferError('transfer.bad-csv', `the column ${twice} is there twice`, {
    hint: 'The first row names the attributes.',
  })
}

function itemOfRow(cells: readonly string[], names: readonly string[], { keyTypes, infer }: TableOptions) {
  const item = emptyItem()
  for (const [at, name] of names.entries()) {
    const value = name === '' ? undefined : valueOfCell(cells[at] ?? '', keyTypes.get(name), infer)
    if (value !== undefined) item[name] = value
  }
  return item
}
