import type { Span } from '../base/shell-error.ts'
import type { CellType } from '../model/cell-type.ts'
import type { DataStatement } from './data-statement.ts'
import type { TableReference } from './partiql.ts'
import type { KeyElement } from './table-statement.ts'
import type { VerbStatement } from './verb-statement.ts'

/** Data in and out. Absent members are not mentioned. */
export type TransferStatement = ImportStatement | ExportStatement | CopyStatement

/** As it is written; whoever moves data knows which there are. */
export type NamedFormat = { readonly name: string; readonly span: Span }

/** How a table of text is written: CSV and TSV. */
export type TextTable = {
  readonly columns?: readonly string[] | undefined
  /** One character. */
  readonly delimiter?: string | undefined
  /** The text that stands for null. */
  readonly nulls?: string | undefined
}

/** IMPORT 'file' INTO t. */
export type ImportStatement = TextTable & {
  readonly kind: 'import'
  readonly path: string
  readonly into: TableReference
  readonly format?: NamedFormat | undefined
  /** TYPES STRING: whatever is no key is text. */
  readonly types?: 'STRING' | readonly ColumnType[] | undefined
  /** PRIMARY KEY (...): the table is made where there is none. */
  readonly keys?: readonly KeyElement[] | undefined
  /** Records at the start that are left out. */
  readonly skip?: number | undefined
  readonly resume?: true | undefined
  readonly onError?: OnError | undefined
  /** Where records go that are left out. */
  readonly rejects?: string | undefined
  readonly span: Span
}

export type ColumnType = { readonly name: string; readonly type: CellType; readonly span: Span }

export type OnError = 'STOP' | 'SKIP'

/** EXPORT t TO 'file', EXPORT (SELECT ...) TO 'file'. */
export type ExportStatement = TextTable & {
  readonly kind: 'export'
  readonly source:
    | { readonly table: TableReference }
    | { readonly query: Extract<DataStatement | VerbStatement, { readonly kind: 'partiql' | 'query' | 'scan' }> }
  readonly path: string
  readonly format?: NamedFormat | undefined
  readonly compression?: 'GZIP' | 'NONE' | undefined
  /** A file of that name may be overwritten. */
  readonly replace?: true | undefined
  readonly span: Span
}

/** COPY t TO u, COPY t TO 'other.db', COPY t TO u IN 'other.db'. */
export type CopyStatement = {
  readonly kind: 'copy'
  readonly table: TableReference
  /** Absent: of the same name, in another file. */
  readonly to?: TableReference | undefined
  /** Another database; absent: this one. */
  readonly file?: string | undefined
  readonly resume?: true | undefined
  readonly onError?: OnError | undefined
  readonly span: Span
}
