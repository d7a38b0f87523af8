import type { IToken } from 'chevrotain'
import type { Statement } from '../../ast/statement.ts'
import { ddbshText, ddbshTokens } from './ddbsh-tokens.ts'
import { type Dialect, dialects } from './dialect-names.ts'
import { dqlTokens } from './dql-tokens.ts'

/** What a text is before its tokens are read; nothing in it moves. */
export const textIn = (dialect: Dialect, text: string): string => (dialect === 'ddbsh' ? ddbshText(text) : text)

/** The tokens of one statement as the default dialect writes them, each where its own stands. */
export function tokensIn(dialect: Dialect, tokens: readonly IToken[]): readonly IToken[] {
  if (dialect === 'ddbsh') return ddbshTokens(tokens)
  return dialect === 'dql' ? dqlTokens(tokens) : tokens
}

/** What the same words mean in another dialect: dql's INSERT overwrites, and both write as many items as a condition finds. */
export function meantIn(dialect: Dialect, statement: Statement): Statement {
  if (dialect === 'default') return statement
  switch (statement.kind) {
    case 'explain':
      return { ...statement, statement: meantIn(dialect, statement.statement) }
    case 'insert-rows':
      return dialect === 'dql' ? { ...statement, overwrite: true } : statement
    case 'bulk':
      return { ...statement, orOneItem: true }
    default:
      return statement
  }
}

/** The first other dialect in which a short text has no mistake. */
export const dialectOf = (text: string, fits: (dialect: Dialect) => boolean): Dialect | undefined =>
  text.length > recognisedMax ? undefined : dialects.slice(1).find(fits)

/** Nobody types more than that by hand; to try it twice more must not take long. */
const recognisedMax = 2048

/** `-- dialect: ddbsh` among the comments that a script begins with: the word, wherever it leads, and its place. */
export function dialectHeader(text: string): { readonly name: string; readonly start: number } | undefined {
  const comments = /^(?:\s|--[^\r\n]*)*/.exec(text.slice(0, headerMax))?.[0] ?? ''
  const found = /--[ \t]*dialect:[ \t]*([A-Za-z0-9_-]+)/i.exec(comments)
  if (found?.[1] === undefined) return undefined
  return { name: found[1], start: found.index + found[0].length - found[1].length }
}

/** A header stands near the top. */
const headerMax = 4096
