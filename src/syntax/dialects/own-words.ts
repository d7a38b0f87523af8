import { printStatement } from '../../ast/print-statement.ts'
import type { Statement } from '../../ast/statement.ts'
import { must } from '../../base/must.ts'
import { meantIn } from './dialect.ts'
import type { Dialect } from './dialect-names.ts'

type Parse = (text: string) => { readonly statements: readonly { readonly ast: Statement }[] }

/** A statement and the text that its offsets are in. */
export type Worded = { readonly ast: Statement; readonly wording: string }

/**
 * A statement of another dialect as it is written here: what is sent to the service is cut from that text. Undefined for what is
 * the same in all of them.
 */
export function inOwnWords(dialect: Dialect, statement: Statement, parse: Parse): Worded | undefined {
  if (dialect === 'default' || sameAnywhere.has(statement.kind)) return undefined
  const wording = printStatement(statement)
  const [again] = parse(wording).statements
  return { ast: meantIn(dialect, must(again, 'what is printed can be read').ast), wording }
}

const sameAnywhere: ReadonlySet<Statement['kind']> = new Set(['meta', 'expect', 'api'])
