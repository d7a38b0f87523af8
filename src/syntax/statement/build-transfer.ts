import type {
  ColumnTypeCstNode,
  CopyStatementCstNode,
  ExportStatementCstNode,
  FormatClauseCstNode,
  ImportStatementCstNode,
  OnErrorClauseCstNode,
  TextTableClauseCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type {
  ColumnType,
  CopyStatement,
  ExportStatement,
  ImportStatement,
  NamedFormat,
  OnError,
  TextTable,
} from '../../ast/transfer-statement.ts'
import { type CellType, cellTypes } from '../../model/cell-type.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { listed, mistake, quotedText } from '../diagnostic.ts'
import { nearest } from '../nearest.ts'
import { buildTable, given, once, saidTwice } from './build-clauses.ts'
import { buildSelect } from './build-data.ts'
import { buildKeyElements } from './build-table.ts'
import { buildName, stringOf, wholeNumber } from './build-value.ts'
import { all, buildQuery, buildScan } from './build-verb.ts'

export function buildImport(node: ImportStatementCstNode): ImportStatement {
  const { StringLiteral: file, table, importOption } = node.children
  const options = (importOption ?? []).map(({ children }) => children)
  const types = once(all(options, 'TYPES'), tokenSpan)
  const columns = all(options, 'columnTypes')[0]
  const keys = once(all(options, 'primaryKeyClause'), nodeSpan)
  const skip = once(all(options, 'SKIP'), tokenSpan)
  const rejects = once(all(options, 'REJECTS'), tokenSpan)
  return {
    kind: 'import',
    path: stringOf(one(file)),
    into: buildTable(one(table)),
    ...formatOf(all(options, 'formatClause')),
    ...textTable(all(options, 'textTableClause')),
    ...(types && { types: columns === undefined ? 'STRING' : columns.children.columnType.map(buildColumnType) }),
    ...(keys && { keys: buildKeyElements(one(keys.children.keyElements)) }),
    ...(skip && { skip: wholeNumber(one(all(options, 'NumberLiteral'))) }),
    ...resumed(all(options, 'RESUME')),
    ...onError(all(options, 'onErrorClause')),
    ...(rejects && { rejects: stringOf(one(all(options, 'StringLiteral'))) }),
    span: nodeSpan(node),
  }
}

export function buildExport(node: ExportStatementCstNode): ExportStatement {
  const { StringLiteral: file, exportOption } = node.children
  const options = (exportOption ?? []).map(({ children }) => children)
  const compression = once(all(options, 'COMPRESSION'), tokenSpan)
  return {
    kind: 'export',
    source: buildSource(node),
    path: stringOf(one(file)),
    ...formatOf(all(options, 'formatClause')),
    ...textTable(all(options, 'textTableClause')),
    ...(compression && { compression: all(options, 'GZIP').length > 0 ? 'GZIP' : 'NONE' }),
    ...(given(all(options, 'REPLACE')) ? { replace: true } : {}),
    span: nodeSpan(node),
  }
}

function buildSource({ children }: ExportStatementCstNode): ExportStatement['source'] {
  const { selectStatement, queryStatement, scanStatement, table } = children
  if (selectStatement !== undefined) return { query: buildSelect(one(selectStatement)) }
  if (queryStatement !== undefined) return { query: buildQuery(one(queryStatement)) }
  if (scanStatement !== undefined) return { query: buildScan(one(scanStatement)) }
  return { table: buildTable(one(table)) }
}

export function buildCopy(node: CopyStatementCstNode): CopyStatement {
  const { table: tables, StringLiteral: file, copyOption } = node.children
  const options = (copyOption ?? []).map(({ children }) => children)
  const [table, to] = tables
  return {
    kind: 'copy',
    table: buildTable(one(table && [table])),
    ...(to && { to: buildTable(to) }),
    ...(file && { file: stringOf(one(file)) }),
    ...resumed(all(options, 'RESUME')),
    ...onError(all(options, 'onErrorClause')),
    span: nodeSpan(node),
  }
}

function formatOf(nodes: FormatClauseCstNode[]): { readonly format?: NamedFormat } {
  const node = once(nodes, nodeSpan)
  if (node === undefined) return {}
  const { name, span } = buildName(one(node.children.name))
  return { format: { name, span } }
}

function textTable(nodes: readonly TextTableClauseCstNode[]): TextTable {
  let table: TextTable = {}
  for (const node of nodes) {
    const { COLUMNS, DELIMITER, name, StringLiteral } = node.children
    const next: TextTable =
      COLUMNS !== undefined
        ? { columns: (name ?? []).map((each) => buildName(each).name) }
        : DELIMITER !== undefined
          ? { delimiter: delimiterOf(node) }
          : { nulls: stringOf(one(StringLiteral)) }
    if (Object.keys(next).some((member) => member in table)) throw saidTwice(nodeSpan(node))
    table = { ...table, ...next }
  }
  return table
}

/** Those that the service's import takes. Source: reference, streams-ttl-backup 9. */
const delimiters = [',', ';', ':', '|', '\t', ' ']

function delimiterOf(node: TextTableClauseCstNode): string {
  const token = one(node.children.StringLiteral)
  const text = stringOf(token).replace('\\t', '\t')
  if (delimiters.includes(text)) return text
  throw mistake('E0104', `${quotedText(text)} is no delimiter`, tokenSpan(token), {
    hint: "Delimiters are ',', ';', ':', '|', ' ' and '\\t', a tab.",
  })
}

function buildColumnType(node: ColumnTypeCstNode): ColumnType {
  const [name, type] = node.children.name.map(buildName)
  const found = one(type && [type])
  return { name: one(name && [name]).name, type: typeNamed(found.name, found.span), span: nodeSpan(node) }
}

function typeNamed(given: string, span: ColumnType['span']): CellType {
  const word = given.toUpperCase()
  const found = cellTypes.find((type) => type === word) ?? (word === 'BOOLEAN' ? 'BOOL' : undefined)
  if (found !== undefined) return found
  throw mistake('E0141', `${quotedText(given)} is no type of a cell`, span, {
    suggestions: nearest(word, cellTypes),
    hint: `Types are ${listed(cellTypes)}.`,
  })
}

const resumed = (tokens: Parameters<typeof given>[0]): { readonly resume?: true } =>
  given(tokens) ? { resume: true } : {}

function onError(nodes: OnErrorClauseCstNode[]): { readonly onError?: OnError } {
  const node = once(nodes, nodeSpan)
  return node === undefined ? {} : { onError: node.children.SKIP === undefined ? 'STOP' : 'SKIP' }
}
