import type { ModelFile, ModelTable } from './model-file.ts'
import { ModelFileError } from './model-file-error.ts'

/** The table of a model that goes into a format with room for one. */
export function onlyTable({ tables }: ModelFile, what: string): ModelTable {
  const [table, more] = tables
  if (table !== undefined && more === undefined) return table
  const names = tables.map(({ request }) => request.TableName)
  throw new ModelFileError('modelling.not-that-format', `${what} is for one table, not for ${names.length}`, {
    hint: table === undefined ? 'There is none here.' : `Name it: EXPORT MODEL ${table.request.TableName} TO ...`,
  })
}
