import type { Span } from '../base/shell-error.ts'
import type { TableReference } from './partiql.ts'

/** What FORMAT may name. */
export const modelFormats = [
  'DDBQ',
  'WORKBENCH',
  'CLOUDFORMATION',
  'CDK',
  'TERRAFORM',
  'MCP',
  'MCP_SCHEMA',
  'ONETABLE',
  'ELECTRODB',
] as const
export type ModelFormat = (typeof modelFormats)[number]

/** IMPORT MODEL 'shop.json' FORMAT WORKBENCH WITH DATA. */
export type ImportModelStatement = {
  readonly kind: 'import-model'
  readonly path: string
  /** Absent: found out from name and content. */
  readonly format?: ModelFormat | undefined
  /** WITH DATA: the items of the file are put into the tables. */
  readonly data: boolean
  readonly span: Span
}

/** EXPORT MODEL orders, customers TO 'tables.tf' FORMAT TERRAFORM REPLACE. */
export type ExportModelStatement = {
  readonly kind: 'export-model'
  /** Empty: the whole model. */
  readonly tables: readonly TableReference[]
  readonly path: string
  readonly format?: ModelFormat | undefined
  readonly data: boolean
  /** A file that is there is written over. */
  readonly replace: boolean
  readonly span: Span
}

export type ModelFileStatement = ImportModelStatement | ExportModelStatement
