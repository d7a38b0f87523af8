import type { IToken } from 'chevrotain'
import { Dot } from '../../../grammars/vocabulary.ts'
import type { TokenRole } from '../role-parser.ts'
import type { NamedTable } from './slot.ts'
import { nameOf } from './tokens-before.ts'

/** The tables of a statement in its order, and the index that USING names. New tables are none. */
export function namedTables(tokens: readonly IToken[], roles: readonly TokenRole[]): readonly NamedTable[] {
  const tables: string[][] = []
  let within = false
  let index: string | undefined
  for (const [at, { path, as }] of roles.entries()) {
    const token = tokens[at]
    if (token === undefined) break
    const place = path.lastIndexOf('table')
    if (place === -1) {
      within = false
      if (path.at(-2) === 'usingClause') index = nameOf(token)
      continue
    }
    if (path[place - 1] === 'createTableStatement') continue
    if (!within) tables.push([''])
    within = true
    const parts = tables.at(-1)
    if (as === Dot.name) parts?.push('')
    else if (parts !== undefined) parts.push(`${parts.pop() ?? ''}${nameOf(token) ?? token.image}`)
  }
  return tables.map(([table = '', part]) => ({ table, index: part === '' ? undefined : (part ?? index) }))
}
