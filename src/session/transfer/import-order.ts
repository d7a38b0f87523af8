import type { ImportStatement } from '../../ast/transfer-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import type { PlanContext } from '../../planner/plan-context.ts'
import { tableOf } from '../../planner/resolve-table.ts'
import type { TableReading } from '../../transfer/read-table.ts'
import { pathIn } from '../path-in.ts'
import { SessionError } from '../session-error.ts'

/** What an import is to do, whether a statement says it or a dot command. */
export type ImportOrder = {
  /** `-` is stdin. */
  readonly path: string
  readonly table: string
  readonly span: Span
  readonly format: string | undefined
  readonly reading: TableReading
  /** Key attributes of a table to make first. */
  readonly keys: { readonly pk: string; readonly sk: string | undefined } | undefined
  /** Undefined: where an earlier one got to. */
  readonly skip: number | undefined
  readonly skipsErrors: boolean
  /** A file for what is left out. */
  readonly rejects: string | undefined
  /** How one says that it is to go on after so many records. */
  readonly goOn: (place: number) => string
}

export function importOrder(statement: ImportStatement, directory: string, context: PlanContext): ImportOrder {
  const { into, format, columns, delimiter, nulls, types, keys, skip = 0, resume, onError, rejects } = statement
  return {
    path: pathOf(statement, directory),
    table: tableOf(into, into.span, context),
    span: statement.span,
    format: format?.name,
    reading: {
      columns,
      delimiter,
      nullText: nulls,
      infer: types !== 'STRING',
      types: Array.isArray(types) ? new Map(types.map(({ name, type }) => [name, type])) : undefined,
    },
    keys: keys && keysOf(keys, statement.span),
    skip: resume === true ? undefined : skip,
    skipsErrors: onError === 'SKIP' || (onError === undefined && rejects !== undefined),
    rejects: rejects === undefined ? undefined : pathIn(directory, rejects),
    goOn: (place) => `SKIP ${place}`,
  }
}

/** A slash at the end says that it is a folder. */
export function pathOf({ path, span }: { readonly path: string; readonly span: Span }, directory: string): string {
  if (path === '-') return path
  if (path === '') throw new SessionError('session.bad-argument', 'there is no name of a file', { span })
  const whole = pathIn(directory, path)
  return path.endsWith('/') && !whole.endsWith('/') ? `${whole}/` : whole
}

function keysOf(
  keys: NonNullable<ImportStatement['keys']>,
  span: Span,
): { readonly pk: string; readonly sk: string | undefined } {
  const [hash, ...moreHash] = keys.filter(({ role }) => role === 'HASH')
  const [range, ...moreRange] = keys.filter(({ role }) => role === 'RANGE')
  if (hash !== undefined && moreHash.length === 0 && moreRange.length === 0) return { pk: hash.name, sk: range?.name }
  throw new SessionError('session.bad-argument', 'a table has one partition key and at most one sort key', {
    span,
    hint: 'As in PRIMARY KEY (pk HASH, sk RANGE).',
  })
}
