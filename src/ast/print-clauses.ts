import type { Update, UpdateAction } from './expression.ts'
import type { Returning, TableReference } from './partiql.ts'
import { printName, printProjection, printUpdate, quotedName } from './print-expression.ts'
import type { CapacityReport } from './verb-statement.ts'

/** Clauses that several statements share. Each begins with a space, or is empty. */

/** Words that a statement may take for its own when a table has no quotes. */
const wordsBesideTables = /^(?:at|if|nowait|filter|project|limit|scan|consistent|using|start|return|returns|segment)$/i

export const printTable = ({ parts }: Pick<TableReference, 'parts'>): string =>
  parts.map((part) => (wordsBesideTables.test(part) ? quotedName(part) : printName(part))).join('.')

export const optionalTable = (table: TableReference | undefined): string =>
  table === undefined ? '' : ` ${printTable(table)}`

export const printCapacity = (report: CapacityReport | undefined): string =>
  report === undefined ? '' : ` RETURN CONSUMED CAPACITY ${report}`

export const printReturningClause = (returning: Returning | undefined): string =>
  returning === undefined ? '' : ` RETURNING ${returning.which} ${returning.when} *`

export const optionalNumber = (word: string, value: number | undefined): string =>
  value === undefined ? '' : ` ${word} ${value}`

export const printNames = (names: readonly string[]): string => names.map(printName).join(', ')

export const printPaths = (paths: Parameters<typeof printProjection>[0]['paths']): string => printProjection({ paths })

/** In the order given: a section ends where the next action is of another kind. */
export function printActions({ actions }: Update): string {
  const runs: UpdateAction[][] = []
  for (const action of actions) {
    const run = runs.at(-1)
    if (run?.[0]?.kind === action.kind) run.push(action)
    else runs.push([action])
  }
  return runs.map((run) => ` ${printUpdate({ actions: run })}`).join('')
}
