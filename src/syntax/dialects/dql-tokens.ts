import type { IToken, TokenType } from 'chevrotain'
import {
  BinaryLiteral,
  K,
  LSet,
  MetaLine,
  QuotedName,
  RSet,
  StringLiteral,
} from '../../../grammars/statement-tokens.ts'
import { LParen, RParen } from '../../../grammars/vocabulary.ts'
import { dqlAlter, dqlTable } from './dql-table.ts'
import { impliedBulk } from './implied-bulk.ts'
import { asString, madeToken } from './made-token.ts'
import { valuePlaces } from './value-places.ts'

/** Both quotes make strings; sets in round brackets; SCAN and ANALYZE before a query. Source: reference, dialects 4c. */
export function dqlTokens(tokens: readonly IToken[]): readonly IToken[] {
  const [first, second, third] = tokens
  if (/^dump$/i.test(first?.image ?? '') && /^schema$/i.test(second?.image ?? '') && first !== undefined)
    return [madeToken(first, MetaLine, third === undefined ? '.schema' : `.schema ${third.image}`)]
  const strings = asLiterals(tokens)
  if (first?.tokenType === K.CREATE && second?.tokenType === K.TABLE) return dqlTable(strings)
  if (first?.tokenType === K.ALTER && second?.tokenType === K.TABLE) return dqlAlter(strings)
  return impliedBulk(asStatement(asSets(strings)))
}

/** `"a"` and `b'bytes'`. */
function asLiterals(tokens: readonly IToken[]): readonly IToken[] {
  return tokens.flatMap((token, at): readonly IToken[] => {
    const next = tokens[at + 1]
    if (isBytesMark(token) && next !== undefined && adjacent(token, next) && isQuoted(next)) return []
    const string = token.tokenType === QuotedName ? asString(token.image) : token.image
    const before = tokens[at - 1]
    if (before !== undefined && isBytesMark(before) && adjacent(before, token) && isQuoted(token)) {
      const text = string.slice(1, -1).replaceAll("''", "'")
      return [
        {
          ...madeToken(before, BinaryLiteral, `b64'${Buffer.from(text).toString('base64')}'`),
          endOffset: token.startOffset + token.image.length - 1,
        },
      ]
    }
    return [token.tokenType === QuotedName ? madeToken(token, StringLiteral, string) : token]
  })
}

const isBytesMark = ({ image }: IToken): boolean => image === 'b'
const isQuoted = ({ tokenType }: IToken): boolean => tokenType === QuotedName || tokenType === StringLiteral
const adjacent = (a: IToken, b: IToken): boolean => a.startOffset + a.image.length === b.startOffset

/** `(1, 2)` where a value stands, also as in `ADD tags ('a')`. */
function asSets(tokens: readonly IToken[]): readonly IToken[] {
  const places = valuePlaces(tokens)
  const sets: boolean[] = []
  let clause: IToken | undefined
  return tokens.map((token, at) => {
    if (sets.length === 0 && clauses.has(token.tokenType) && at > 0) clause = token
    if (token.tokenType === LParen) {
      const set = places[at] === true || (sets.length === 0 && adds(clause))
      sets.push(set)
      return set ? madeToken(token, LSet, '<<') : token
    }
    return token.tokenType === RParen && sets.pop() === true ? madeToken(token, RSet, '>>') : token
  })
}

const clauses: ReadonlySet<TokenType> = new Set([
  K.SET,
  K.ADD,
  K.REMOVE,
  K.DELETE,
  K.WHERE,
  K.KEYS,
  K.USING,
  K.FROM,
  K.THROTTLE,
])
const adds = (clause: IToken | undefined): boolean => clause?.tokenType === K.ADD || clause?.tokenType === K.DELETE

/** `SCAN * FROM t` is a SELECT, `ANALYZE q` an EXPLAIN ANALYZE. */
function asStatement(tokens: readonly IToken[]): readonly IToken[] {
  const [first] = tokens
  if (first?.tokenType === K.ANALYZE) return [madeToken(first, K.EXPLAIN, 'EXPLAIN'), first, ...asSelect(tokens, 1)]
  return first?.tokenType === K.EXPLAIN ? [first, ...asSelect(tokens, 1)] : asSelect(tokens, 0)
}

function asSelect(tokens: readonly IToken[], from: number): readonly IToken[] {
  const [first, ...rest] = tokens.slice(from)
  const selects = first?.tokenType === K.SCAN && rest.some(({ tokenType }) => tokenType === K.FROM)
  return selects ? [madeToken(first, K.SELECT, 'SELECT'), ...rest] : tokens.slice(from)
}
