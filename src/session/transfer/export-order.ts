import type { ExportStatement } from '../../ast/transfer-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import type { PlanContext } from '../../planner/plan-context.ts'
import { tableOf } from '../../planner/resolve-table.ts'
import { pathOf } from './import-order.ts'

/** What an export is to do, whether a statement says it or a dot command. */
export type ExportOrder = {
  readonly source: { readonly table: string } | Extract<ExportStatement['source'], { readonly query: unknown }>
  /** `-` is where results go. */
  readonly path: string
  readonly span: Span
  readonly format: string | undefined
  /** Undefined: as the name of the file says. */
  readonly gzip: boolean | undefined
  readonly columns: readonly string[] | undefined
  readonly delimiter: string | undefined
  readonly nullText: string | undefined
  readonly replace: boolean
}

export function exportOrder(statement: ExportStatement, directory: string, context: PlanContext): ExportOrder {
  const { source, format, compression, columns, delimiter, nulls, replace, span } = statement
  return {
    source: 'table' in source ? { table: tableOf(source.table, source.table.span, context) } : source,
    path: pathOf(statement, directory),
    span,
    format: format?.name,
    gzip: compression && compression === 'GZIP',
    columns,
    delimiter,
    nullText: nulls,
    replace: replace === true,
  }
}
