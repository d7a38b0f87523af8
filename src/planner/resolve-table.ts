import type { TableReference } from '../ast/partiql.ts'
import type { Span } from '../base/shell-error.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'

/** A table, and the index of it that a statement reads. */
export type Target = { readonly table: string; readonly index?: string | undefined }

/** What the reference names, or the table that USE chose. */
export function targetOf(reference: TableReference | undefined, span: Span, context: PlanContext): Target {
  if (reference === undefined) {
    if (context.currentTable !== undefined) return context.currentTable
    throw new PlanError('plan.no-table', 'no table is named', {
      span,
      hint: 'Name one after the verb, or choose one with USE.',
    })
  }
  const [table, index, third] = reference.parts
  if (table === undefined || third !== undefined) {
    throw new PlanError('plan.bad-table-name', `expected a table or table.index, found ${reference.parts.join('.')}`, {
      span: reference.span,
      hint: 'A table whose name has dots in it needs double quotes.',
    })
  }
  return index === undefined ? { table } : { table, index }
}

/** The table of a statement that cannot address an index. */
export function tableOf(reference: TableReference | undefined, span: Span, context: PlanContext): string {
  const target = targetOf(reference, span, context)
  if (target.index !== undefined && reference !== undefined) {
    throw new PlanError(
      'plan.index-not-here',
      `an index cannot be addressed here, found ${reference.parts.join('.')}`,
      {
        span: reference.span,
        hint: 'Only QUERY, SCAN, SELECT and BULK statements read an index.',
      },
    )
  }
  return target.table
}

/** For plans that need the key schema. */
export function descriptionOf(table: string, span: Span, context: PlanContext): TableDescription {
  const description = context.tables.describe(table)
  if (description === undefined) {
    throw new PlanError('plan.unknown-table', `table ${table} does not exist`, {
      span,
      hint: 'SHOW TABLES lists the tables there are.',
    })
  }
  return description
}
