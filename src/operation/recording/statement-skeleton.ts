import type { Value } from '../../model/value.ts'

export type StatementSkeleton = { readonly statement: string; readonly values: readonly Value[] }

/** Longer ones are refused. Source: reference, partiql 1, ExecuteStatement. */
const statementMax = 8192

/** Names in double quotes are passed over, then: texts, numbers that belong to no name, parameters. */
const pieces = /"(?:[^"]|"")*"|'((?:[^']|'')*)'|(?<![\w."$])(-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?!\w)|(\?)/g

/**
 * A PartiQL statement with `?` for every text, number and parameter, blanks made one. What `?` stands for comes in order; of
 * parameters that were not given nothing is known. List positions such as `a[0]` stay: they are no values.
 */
export function statementSkeleton(text: string, parameters: readonly Value[]): StatementSkeleton {
  if (text.length > statementMax) return { statement: 'a statement that is too long', values: [] }
  const values: Value[] = []
  let given = 0
  const statement = text.replace(pieces, (piece, string?: string, number?: string, parameter?: string, at?: number) => {
    if (string !== undefined) {
      // The name of a member.
      if (/^\s*:/.test(text.slice(Number(at) + piece.length, Number(at) + piece.length + 20))) return piece
      values.push({ S: string.replaceAll("''", "'") })
    } else if (number !== undefined) {
      if (isPosition(text, Number(at), piece)) return piece
      values.push({ N: number } as Value)
    } else if (parameter !== undefined) values.push(parameters[given++] ?? { NULL: true })
    else return piece
    return '?'
  })
  return { statement: withoutLooseQuote(statement.replace(/\s+/g, ' ').trim()), values }
}

/** A text that never ends is no statement, but may still be somebody's data. */
const withoutLooseQuote = (statement: string): string =>
  (statement.match(/'/g)?.length ?? 0) % 2 === 0 ? statement : statement.slice(0, statement.lastIndexOf("'") + 1)

/** `[0]` right after a name, not the list in `IN [0]`. */
const isPosition = (text: string, at: number, piece: string): boolean =>
  text[at - 1] === '[' && text[at + piece.length] === ']' && /[\w"\]]/.test(text[at - 2] ?? '')
