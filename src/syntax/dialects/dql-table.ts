import type { IToken, TokenType } from 'chevrotain'
import { K, QuotedName, StringLiteral } from '../../../grammars/statement-tokens.ts'
import { Comma, LParen, RParen } from '../../../grammars/vocabulary.ts'
import { madeToken } from './made-token.ts'

/**
 * dql's `CREATE TABLE t (a STRING HASH KEY, c NUMBER KEYS INDEX('n'), THROUGHPUT (r, w)) GLOBAL INDEX ('n', c, d NUMBER)` in the
 * words of ddbsh: attributes, key, LSI, GSI and billing mode. Any other CREATE TABLE stays as it is.
 */
export function dqlTable(tokens: readonly IToken[]): readonly IToken[] {
  const open = tokens.findIndex(({ tokenType }) => tokenType === LParen)
  const close = closing(tokens, open)
  const start = tokens[open]
  if (start === undefined || close === -1) return tokens
  const parts = split(tokens.slice(open + 1, close))
  const globals = globalIndexes(tokens.slice(close + 1))
  if (globals === undefined) return tokens
  const attributes = parts.filter(([first]) => first?.tokenType !== K.THROUGHPUT)
  const hash = attributes.find((part) => part.some(({ tokenType }) => tokenType === K.HASH))?.[0]
  const definitions = [
    ...attributes.map((part) => part.slice(0, indexStart(part))),
    ...globals.flatMap(({ keys }) => keys.filter((key) => key.length > 1)),
  ]
  const locals = attributes.flatMap((part) => localIndex(part, hash))
  return [
    ...tokens.slice(0, open),
    ...bracketed(start, definitions),
    ...parts.flatMap((part) => billing(part)),
    ...(locals.length === 0 ? [] : [madeToken(start, K.LSI, 'LSI'), ...bracketed(start, locals)]),
    ...(globals.length === 0 ? [] : [madeToken(start, K.GSI, 'GSI'), ...bracketed(start, globals.map(globalIndex))]),
  ]
}

/** `SET [INDEX i] THROUGHPUT (r, w)`, `DROP INDEX i`, `CREATE GLOBAL INDEX (...)`. */
export function dqlAlter(tokens: readonly IToken[]): readonly IToken[] {
  const head = tokens.slice(0, 3)
  const [action, second, third, fourth] = tokens.slice(3)
  if (action === undefined || second === undefined) return tokens
  if (action.tokenType === K.DROP && second.tokenType === K.INDEX)
    return [...head, action, madeToken(second, K.GSI, 'GSI'), ...tokens.slice(5).map(asName)]
  if (action.tokenType === K.SET && second.tokenType === K.THROUGHPUT)
    return [...head, action, ...billing(tokens.slice(4))]
  if (action.tokenType === K.SET && second.tokenType === K.INDEX && third !== undefined && fourth !== undefined) {
    const change = [asName(third), action, ...billing(tokens.slice(6))]
    return [
      ...head,
      madeToken(action, K.UPDATE, 'UPDATE'),
      madeToken(second, K.GSI, 'GSI'),
      ...bracketed(third, [change]),
    ]
  }
  if (action.tokenType !== K.CREATE) return tokens
  const globals = globalIndexes(tokens.slice(4)) ?? []
  const typed = globals.flatMap(({ keys }) => keys.filter((key) => key.length > 1))
  return globals.length === 0
    ? tokens
    : [
        ...head,
        ...(typed.length === 0 ? [] : bracketed(action, typed)),
        ...globals.flatMap((index) => [
          action,
          madeToken(action, K.GSI, 'GSI'),
          ...bracketed(action, [globalIndex(index)]),
        ]),
      ]
}

type Tokens = readonly IToken[]
type GlobalIndex = {
  readonly word: IToken
  readonly projecting: IToken | undefined
  readonly name: Tokens
  readonly keys: readonly Tokens[]
  readonly include: Tokens
  readonly throughput: Tokens
}

/** After the bracket of the table; undefined when something else stands there. */
function globalIndexes(tokens: Tokens): readonly GlobalIndex[] | undefined {
  const indexes: GlobalIndex[] = []
  for (let at = 0; at < tokens.length; ) {
    const word = tokens[at]
    if (word === undefined || !/^global$/i.test(word.image)) return undefined
    const projecting = projections.has(tokens[at + 1]?.tokenType ?? word.tokenType) ? tokens[at + 1] : undefined
    const open = at + (projecting === undefined ? 2 : 3)
    const close = closing(tokens, open)
    if (tokens[open - 1]?.tokenType !== K.INDEX || close === -1) return undefined
    const [name = [], ...parts] = split(tokens.slice(open + 1, close))
    indexes.push({
      word,
      projecting,
      name,
      keys: parts.filter(
        ([first]) =>
          first?.tokenType !== K.THROUGHPUT && first?.tokenType !== LParen && first?.tokenType !== StringLiteral,
      ),
      include: parts.find(([first]) => first?.tokenType === LParen)?.slice(1, -1) ?? [],
      throughput: parts.find(([first]) => first?.tokenType === K.THROUGHPUT) ?? [],
    })
    at = close + 1
  }
  return indexes
}

const projections: ReadonlySet<TokenType> = new Set([K.ALL, K.KEYS, K.INCLUDE])

function globalIndex({ word, projecting, name, keys, include, throughput }: GlobalIndex): Tokens {
  const key = keys.map(([attribute], at) => (attribute === undefined ? [] : [attribute, keyWord(attribute, at)]))
  return [
    ...name.map(asName),
    madeToken(word, K.ON, 'ON'),
    ...bracketed(word, key),
    ...projection(word, projecting, include),
    ...billing(throughput),
  ]
}

const keyWord = (at: IToken, position: number): IToken =>
  position === 0 ? madeToken(at, K.HASH, 'HASH') : madeToken(at, K.RANGE, 'RANGE')

/** `c NUMBER KEYS INDEX('n')`. */
function localIndex(part: Tokens, hash: IToken | undefined): readonly Tokens[] {
  const start = indexStart(part)
  const [attribute, first] = [part[0], part[start]]
  if (attribute === undefined || first === undefined || hash === undefined) return []
  const open = part.findIndex(({ tokenType }) => tokenType === LParen)
  const [name = [], ...include] = split(part.slice(open + 1, closing(part, open)))
  const projecting = first.tokenType === K.INDEX ? undefined : first
  const names = include.flatMap((each, at) => (at === 0 ? each : [madeToken(first, Comma, ','), ...each]))
  return [
    [
      ...name.map(asName),
      madeToken(first, K.ON, 'ON'),
      ...bracketed(first, [
        [hash, keyWord(hash, 0)],
        [attribute, keyWord(attribute, 1)],
      ]),
      ...projection(
        first,
        projecting,
        names.filter(({ tokenType }) => tokenType !== LParen && tokenType !== RParen),
      ),
    ],
  ]
}

/** Where `[ALL|KEYS|INCLUDE] INDEX(...)` begins in the definition of an attribute; its end when there is none. */
function indexStart(part: Tokens): number {
  const index = part.findIndex(({ tokenType }) => tokenType === K.INDEX)
  if (index === -1) return part.length
  return projections.has(part[index - 1]?.tokenType ?? K.INDEX) ? index - 1 : index
}

function projection(at: IToken, word: IToken | undefined, include: Tokens): Tokens {
  const projecting = madeToken(at, K.PROJECTING, 'PROJECTING')
  if (word?.tokenType === K.KEYS) return [projecting, word, madeToken(word, K.ONLY, 'ONLY')]
  if (word?.tokenType === K.INCLUDE) return [projecting, word, ...bracketed(word, [include.map(asName)])]
  return [projecting, madeToken(at, K.ALL, 'ALL')]
}

/** `THROUGHPUT (5, 6)`. */
function billing(part: Tokens): Tokens {
  const [word, open, read, comma, write, close] = part
  if (word?.tokenType !== K.THROUGHPUT || !open || !read || !comma || !write || !close) return []
  return [
    madeToken(word, K.BILLING, 'BILLING'),
    madeToken(word, K.MODE, 'MODE'),
    madeToken(word, K.PROVISIONED, 'PROVISIONED'),
    open,
    read,
    madeToken(read, K.RCU, 'RCU'),
    comma,
    write,
    madeToken(write, K.WCU, 'WCU'),
    close,
  ]
}

/** `'n'` as `"n"`. */
const asName = (token: IToken): IToken =>
  token.tokenType === StringLiteral
    ? madeToken(token, QuotedName, `"${token.image.slice(1, -1).replaceAll("''", "'").replaceAll('"', '""')}"`)
    : token

const bracketed = (at: IToken, parts: readonly Tokens[]): Tokens => [
  madeToken(at, LParen, '('),
  ...parts.flatMap((part, position) => (position === 0 ? part : [madeToken(at, Comma, ','), ...part])),
  madeToken(at, RParen, ')'),
]

function closing(tokens: Tokens, open: number): number {
  let depth = 0
  for (let at = open; at >= 0 && at < tokens.length; at++) {
    if (tokens[at]?.tokenType === LParen) depth++
    else if (tokens[at]?.tokenType === RParen && --depth === 0) return at
  }
  return -1
}

/** At the commas outside of brackets. */
function split(tokens: Tokens): readonly Tokens[] {
  const parts: IToken[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.tokenType === LParen) depth++
    if (token.tokenType === RParen) depth--
    if (token.tokenType === Comma && depth === 0) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}
