import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { CellType } from '../model/cell-type.ts'
import { emptyItem, type Item, type KeyType } from '../model/value.ts'
import { valueOfCell } from './infer-value.ts'
import type { BadRecord, SourceRecord } from './source-record.ts'
import { TransferError } from './transfer-error.ts'
import { type TableRow, tsvRows } from './tsv-rows.ts'
import { valueOfTyped } from './typed-cell.ts'

/** How a table of text is to be understood; what is absent is guessed, or as the format has it. */
export type TableReading = {
  /** One character; absent: that of the format. */
  readonly delimiter?: string | undefined
  /** Names of the columns; absent: the first row has them. */
  readonly columns?: readonly string[] | undefined
  /** Types of columns by name. Those of key attributes are the table's. */
  readonly types?: ReadonlyMap<string, CellType> | undefined
  /** Whether cells of other columns may be more than text. True when absent. */
  readonly infer?: boolean | undefined
  /** A cell that stands for null. `NULL` when absent, where types are guessed. */
  readonly nullText?: string | undefined
}

export type TableOptions = TableReading & {
  readonly delimiter: string
  /** Types of the table's key attributes by name. */
  readonly keyTypes: ReadonlyMap<string, KeyType>
  /** A row that cannot be read is a record of its own; else the reading ends there. */
  readonly skipsErrors: boolean
}

/** CSV or TSV; see `valueOfCell` for types. */
export async function* readTable(
  chunks: AsyncIterable<string>,
  options: TableOptions,
): AsyncGenerator<readonly SourceRecord[]> {
  let names = options.columns
  let batch: SourceRecord[] = []
  // The first item comes alone: of it a table may be made, and that one's key types are for all that follow.
  let most = 1
  for await (const row of options.delimiter === '\t' ? tsvRows(chunks) : csvRows(chunks, options)) {
    if ('error' in row) batch.push(row)
    else if (names === undefined) names = columnsOf(row.cells)
    else batch.push(recordOf(row, names, options))
    if (batch.length < most) continue
    yield batch
    batch = []
    most = batchMax
  }
  if (batch.length > 0) yield batch
}

const batchMax = 256

function recordOf({ cells, line }: TableRow, names: readonly string[], options: TableOptions): SourceRecord {
  const bad = (message: string, hint: string): SourceRecord => ({
    line,
    error: new TransferError('transfer.bad-csv', `line ${line}${message}`, { hint }),
    text: cells.join(options.delimiter),
  })
  if (cells.length > names.length) {
    const columns = options.columns === undefined ? 'the first row' : 'COLUMNS'
    return bad(` has ${cells.length} cells, ${columns} ${names.length}`, whatIsQuoted(options.delimiter))
  }
  const misfit = names.findIndex((name, at) => !fits(cells[at] ?? '', options.types?.get(name), options.nullText))
  const name = names[misfit] ?? ''
  if (misfit !== -1) {
    const type = options.types?.get(name) ?? 'STRING'
    return bad(`: ${name} is no ${type}: ${short(cells[misfit] ?? '')}`, typeHints[type])
  }
  const size = cells.reduce((sum, { length }) => sum + length, 0)
  return { line, write: { put: itemOfRow(cells, names, options) }, size }
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text)

const typeHints: { readonly [type in CellType]: string } = {
  STRING: 'Any text is one.',
  NUMBER: 'A number has digits, perhaps a point and an exponent.',
  BINARY: 'Binary data is base64.',
  BOOL: 'It is true or false.',
  LIST: 'A list is a JSON array.',
  MAP: 'A map is a JSON object.',
  SS: 'A set of strings is a JSON array of strings.',
  NS: 'A set of numbers is a JSON array of numbers.',
  BS: 'A set of binaries is a JSON array of base64 strings.',
}

const fits = (cell: string, type: CellType | undefined, nullText: string | undefined): boolean =>
  type === undefined || cell === '' || cell === nullText || valueOfTyped(cell, type) !== undefined

const whatIsQuoted = (delimiter: string): string =>
  `Cells with a ${delimiterNames[delimiter] ?? delimiter}, a quote or a line break stand in double quotes, quotes doubled.`

const delimiterNames: { readonly [delimiter: string]: string } = { ',': 'comma', '\t': 'tab', ' ': 'space' }

/** Source: RFC 4180. */
async function* csvRows(
  chunks: AsyncIterable<string>,
  { delimiter, skipsErrors }: TableOptions,
): AsyncGenerator<TableRow | BadRecord> {
  const skipped: BadRecord[] = []
  // What fails in the file ends the rows too.
  const rows = pipeline(
    chunks,
    parse({
      bom: true,
      delimiter,
      skip_empty_lines: true,
      info: true,
      relax_column_count: true,
      ...(skipsErrors ? { skip_records_with_error: true, raw: false } : {}),
      on_skip: (error, text) => void skipped.push(badRow(error, text, delimiter)),
    }),
    () => {},
  )
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: readonly string[]
      info: { readonly lines: number }
    }>) {
      yield* skipped.splice(0)
      yield { cells: record, line: info.lines }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new TransferError('transfer.bad-csv', error.message, { hint: whatIsQuoted(delimiter), cause: error })
  }
  yield* skipped
}

function badRow(error: CsvError | undefined, text: string | undefined, delimiter: string): BadRecord {
  const line = typeof error?.['lines'] === 'number' ? error['lines'] : 0
  const message = error?.message ?? 'the row cannot be read'
  return {
    line,
    error: new TransferError('transfer.bad-csv', message, { hint: whatIsQuoted(delimiter) }),
    text: text ?? '',
  }
}

/** A column without a name is left out; two of one name would be one attribute. */
function columnsOf(record: readonly string[]): readonly string[] {
  const lastAt = new Map(record.map((name, at) => [name, at]))
  const twice = record.find((name, at) => name !== '' && lastAt.get(name) !== at)
  if (twice === undefined) return record
  throw new TransferError('transfer.bad-csv', `the column ${twice} is there twice`, {
    hint: 'The first row names the attributes; COLUMNS (a, b) names them where it does not.',
  })
}

function itemOfRow(cells: readonly string[], names: readonly string[], options: TableOptions): Item {
  const { keyTypes, types, infer = true, nullText } = options
  const item = emptyItem()
  for (const [at, name] of names.entries()) {
    const cell = cells[at] ?? ''
    if (name === '' || cell === '') continue
    const keyType = keyTypes.get(name)
    const type = keyType === undefined ? types?.get(name) : undefined
    const value =
      keyType === undefined && cell === nullText
        ? ({ NULL: true } as const)
        : type === undefined
          ? valueOfCell(cell, keyType, infer)
          : valueOfTyped(cell, type)
    if (value !== undefined) item[name] = value
  }
  return item
}
