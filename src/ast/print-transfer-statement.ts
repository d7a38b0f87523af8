import { printTable } from './print-clauses.ts'
import { printData } from './print-data-statement.ts'
import { printName, printString } from './print-expression.ts'
import { printVerb } from './print-verb-statement.ts'
import type {
  CopyStatement,
  ExportStatement,
  ImportStatement,
  NamedFormat,
  TextTable,
  TransferStatement,
} from './transfer-statement.ts'

export function printTransferStatement(statement: TransferStatement): string {
  switch (statement.kind) {
    case 'import':
      return printImport(statement)
    case 'export':
      return printExport(statement)
    case 'copy':
      return printCopy(statement)
  }
}

const words = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(' ')
const list = (names: readonly string[]): string => `(${names.map(printName).join(', ')})`
const formatText = (format: NamedFormat | undefined): string | undefined => format && `FORMAT ${printName(format.name)}`
const stringAfter = (word: string, text: string | undefined): string | undefined =>
  text === undefined ? undefined : `${word} ${printString(text)}`

const textTable = ({ columns, delimiter, nulls }: TextTable): readonly (string | undefined)[] => [
  columns && `COLUMNS ${list(columns)}`,
  stringAfter('DELIMITER', delimiter),
  stringAfter('NULLS', nulls),
]

function printImport(statement: ImportStatement): string {
  const { path, into, format, types, keys, skip, resume, onError, rejects } = statement
  return words([
    `IMPORT ${printString(path)} INTO ${printTable(into)}`,
    formatText(format),
    ...textTable(statement),
    types && (types === 'STRING' ? 'TYPES STRING' : `TYPES (${types.map(typeText).join(', ')})`),
    keys && `PRIMARY KEY (${keys.map(({ name, role }) => `${printName(name)} ${role}`).join(', ')})`,
    skip === undefined ? undefined : `SKIP ${skip}`,
    resume && 'RESUME',
    onError && `ON ERROR ${onError}`,
    stringAfter('REJECTS', rejects),
  ])
}

const typeText = ({ name, type }: { readonly name: string; readonly type: string }): string =>
  `${printName(name)} ${type}`

function printExport(statement: ExportStatement): string {
  const { source, path, format, compression, replace } = statement
  return words([
    `EXPORT ${'table' in source ? printTable(source.table) : `(${printQuery(source.query)})`} TO ${printString(path)}`,
    formatText(format),
    ...textTable(statement),
    compression && `COMPRESSION ${compression}`,
    replace && 'REPLACE',
  ])
}

const printQuery = (query: Extract<ExportStatement['source'], { readonly query: unknown }>['query']): string =>
  query.kind === 'partiql' ? printData(query) : printVerb(query)

function printCopy({ table, to, file, resume, onError }: CopyStatement): string {
  return words([
    `COPY ${printTable(table)} TO`,
    to && printTable(to),
    file === undefined ? undefined : to === undefined ? printString(file) : `IN ${printString(file)}`,
    resume && 'RESUME',
    onError && `ON ERROR ${onError}`,
  ])
}
