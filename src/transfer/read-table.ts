import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { emptyItem, type KeyType } from '../model/value.ts'
import { valueOfCell } from './infer-value.ts'
import type { SourceItem } from './read-json.ts'
import { TransferError } from './transfer-error.ts'
import { type TableRow, tsvRows } from './tsv-rows.ts'

export type TableOptions = {
  readonly delimiter: ',' | '\t'
  /** Types of the table's key attributes by name. */
  readonly keyTypes: ReadonlyMap<string, KeyType>
  /** Whether cells may be more than text. */
  readonly infer: boolean
}

/** CSV or TSV with names in its first row; see `valueOfCell` for types. */
export async function* readTable(chunks: AsyncIterable<string>, options: TableOptions): AsyncGenerator<SourceItem> {
  let names: readonly string[] | undefined
  for await (const { cells, line } of options.delimiter === '\t' ? tsvRows(chunks) : csvRows(chunks)) {
    if (names === undefined) {
      names = columnsOf(cells)
      continue
    }
    if (cells.length > names.length) {
      throw new TransferError(
        'transfer.bad-csv',
        `line ${line} has ${cells.length} cells, the first row ${names.length}`,
        { hint: whatIsQuoted(options.delimiter) },
      )
    }
    yield { item: itemOfRow(cells, names, options), line }
  }
}

const whatIsQuoted = (delimiter: ',' | '\t'): string =>
  `Cells with a ${delimiter === ',' ? 'comma' : 'tab'}, a quote or a line break stand in double quotes, quotes doubled.`

/** Source: RFC 4180. */
async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<TableRow> {
  // What fails in the file ends the rows too.
  const rows = pipeline(
    chunks,
    parse({ bom: true, skip_empty_lines: true, info: true, relax_column_count: true }),
    () => {},
  )
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: readonly string[]
      info: { readonly lines: number }
    }>)
      yield { cells: record, line: info.lines }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new TransferError('transfer.bad-csv', error.message, { hint: whatIsQuoted(','), cause: error })
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
