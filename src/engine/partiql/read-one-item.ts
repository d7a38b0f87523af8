import type { SelectStatement } from '../../ast/partiql.ts'
import { validationError } from '../../model/api-error.ts'
import type { Item } from '../../model/value.ts'
import { planSelect } from '../../planner/partiql/plan-select.ts'
import { parseItem } from '../../storage/parse-text.ts'
import type { StoredItem } from '../../storage/types.ts'
import type { CompiledTable } from '../compiled-table.ts'
import { bindColumns, type Column } from './prepare-statement.ts'
import { rowOf } from './run-read.ts'

/** What a SELECT of a batch or transaction must be: one item by its whole key, and nothing else. */
export type ItemRead = { readonly key: Item; readonly columns: readonly Column[] | undefined }

/** Throws `message` when the SELECT reads anything else. Source: reference, PQL-73, partiql 12. */
export function readOneItem(statement: SelectStatement, table: CompiledTable, message: string): ItemRead {
  if (statement.from.parts.length > 1) throw validationError(message)
  const { steps, projection } = planSelect(statement, table.table, false)
  const [step, more] = steps
  if (step?.kind !== 'get' || step.filter !== undefined || more !== undefined) throw validationError(message)
  return { key: step.key, columns: projection === '*' ? undefined : bindColumns(projection) }
}

/** A stored item as such a SELECT shows it, which may be with nothing in it. */
export function shownItem(columns: readonly Column[] | undefined, { text }: StoredItem): Item {
  const item = parseItem(text)
  return columns === undefined ? item : rowOf(columns, item)
}
