import { type IToken, tokenMatcher } from 'chevrotain'
import {
  AnyWord,
  Colon,
  K,
  LBrace,
  NumberLiteral,
  QuotedName,
  RBrace,
  StringLiteral,
} from '../../../grammars/statement-tokens.ts'
import { Comma, Comparator, Dot, Equals, LBracket, LParen, RBracket, RParen } from '../../../grammars/vocabulary.ts'
import type { FunctionCall, NamedTable, Pinned } from './slot.ts'

/** What can be told from the tokens before a cursor without reading them. */

const openers = new Set([LParen, LBracket, LBrace])
const closers = new Set([RParen, RBracket, RBrace])

/** The position of the innermost bracket that is open; -1 when none is. */
export function openerBefore(tokens: readonly IToken[], from = tokens.length): number {
  let depth = 0
  for (let at = from - 1; at >= 0; at--) {
    const type = tokens[at]?.tokenType
    if (type === undefined) continue
    if (closers.has(type)) depth++
    else if (openers.has(type) && depth-- === 0) return at
  }
  return -1
}

/** A name as it is meant, without quotes. */
export function nameOf(token: IToken | undefined): string | undefined {
  if (token === undefined) return undefined
  const { image, tokenType } = token
  if (tokenType === QuotedName) return image.slice(1, -1).replaceAll('""', '"')
  if (tokenType === StringLiteral) return image.slice(1, -1).replaceAll("''", "'")
  return tokenMatcher(token, AnyWord) ? image : undefined
}

/** The innermost call whose brackets are open. */
export function callAround(tokens: readonly IToken[]): FunctionCall | undefined {
  for (let at = openerBefore(tokens); at > 0; at = openerBefore(tokens, at)) {
    const [name, bracket] = [tokens[at - 1], tokens[at]]
    if (bracket?.tokenType !== LParen || name === undefined || !tokenMatcher(name, AnyWord)) continue
    if (notFunctions.has(name.tokenType)) continue
    return { name: name.image.toLowerCase(), argument: commasAfter(tokens, at) }
  }
  return undefined
}

const notFunctions = new Set([K.IN, K.AND, K.OR, K.NOT, K.WHERE, K.FILTER, K.IF])

/** Commas between an open bracket and the end that are in no bracket of their own. */
function commasAfter(tokens: readonly IToken[], opener: number): number {
  let [commas, depth] = [0, 0]
  for (const { tokenType } of tokens.slice(opener + 1)) {
    if (openers.has(tokenType)) depth++
    else if (closers.has(tokenType)) depth--
    else if (tokenType === Comma && depth === 0) commas++
  }
  return commas
}

/** The keys of the map that is open. */
export function entriesSoFar(tokens: readonly IToken[]): readonly string[] {
  const opener = openerBefore(tokens)
  if (tokens[opener]?.tokenType !== LBrace) return []
  const names: string[] = []
  let depth = 0
  for (let at = opener + 1; at < tokens.length; at++) {
    const type = tokens[at]?.tokenType
    if (type === undefined) continue
    if (openers.has(type)) depth++
    else if (closers.has(type)) depth--
    else if (depth === 0 && (type === Comma || at === opener + 1)) {
      const name = nameOf(tokens[type === Comma ? at + 1 : at])
      if (name !== undefined) names.push(name)
    }
  }
  return names
}

/** The path that ends before the position, its names apart: `a.b[0].c`. */
export function pathBefore(tokens: readonly IToken[], end: number): readonly string[] {
  const names: string[] = []
  let at = end - 1
  while (at >= 0) {
    if (tokens[at]?.tokenType === RBracket) {
      at -= 3
      continue
    }
    const name = nameOf(tokens[at])
    if (name === undefined) return []
    names.unshift(name)
    if (tokens[at - 1]?.tokenType !== Dot) return names
    at -= 2
  }
  return []
}

/** The attribute that a value at the end would be compared with, or be the value of. */
export function attributeOfValue(tokens: readonly IToken[]): string | undefined {
  const end = tokens.length
  const last = tokens[end - 1]
  if (last === undefined) return undefined
  if (tokenMatcher(last, Comparator) || last.tokenType === Colon) return only(pathBefore(tokens, end - 1))
  if (last.tokenType === K.BETWEEN) return only(pathBefore(tokens, withoutNot(tokens, end - 1)))
  const between = tokens.findLastIndex(({ tokenType }) => tokenType === K.BETWEEN)
  if (last.tokenType === K.AND && between === end - 3) return only(pathBefore(tokens, withoutNot(tokens, between)))
  const opener = openerBefore(tokens)
  if (tokens[opener]?.tokenType === LBrace || opener < 1) return undefined
  if (tokens[opener - 1]?.tokenType === K.IN) return only(pathBefore(tokens, withoutNot(tokens, opener - 1)))
  const call = callAround(tokens)
  return call?.argument === 1 ? nameOf(tokens[opener + 1]) : undefined
}

const only = (path: readonly string[]): string | undefined => (path.length === 1 ? path[0] : undefined)
const withoutNot = (tokens: readonly IToken[], end: number): number =>
  tokens[end - 1]?.tokenType === K.NOT ? end - 1 : end

/** `pk = 'c#1'` and `{pk: 'c#1'}`, wherever they stand. */
export function pinnedIn(tokens: readonly IToken[]): readonly Pinned[] {
  return tokens.flatMap((token, at) => {
    if (token.tokenType !== Equals && token.tokenType !== Colon) return []
    const [attribute, value] = [nameOf(tokens[at - 1]), literalText(tokens[at + 1])]
    return attribute === undefined || value === undefined ? [] : [{ attribute, value }]
  })
}

function literalText(token: IToken | undefined): string | undefined {
  if (token?.tokenType === NumberLiteral) return token.image
  return token?.tokenType === StringLiteral ? nameOf(token) : undefined
}

/** Words that a table follows in some statement. */
const beforeTables = new Set([K.FROM, K.INTO])

/** The table of a statement whose FROM comes after the cursor. */
export function tableAfter(tokens: readonly IToken[]): NamedTable | undefined {
  const at = tokens.findIndex(({ tokenType }) => beforeTables.has(tokenType))
  const table = at === -1 ? undefined : nameOf(tokens[at + 1])
  if (table === undefined) return undefined
  const index = tokens[at + 2]?.tokenType === Dot ? nameOf(tokens[at + 3]) : undefined
  return { table, index }
}
