import type { IToken, TokenType } from 'chevrotain'
import { K, LBrace, LSet, RBrace, RSet } from '../../../grammars/statement-tokens.ts'
import { Comma, Comparator, comparators, LBracket, LParen, RBracket, RParen } from '../../../grammars/vocabulary.ts'
import { conditionFunctions, updateFunctions } from '../functions.ts'

/** What a bracket holds: names of columns, values, the operands of a function, of a map, or just part of a condition. */
type Bracket = { readonly holds: 'names' | 'values' | 'operands' | 'map'; commas: number }

const comparing: ReadonlySet<TokenType> = new Set([...comparators, Comparator])
const beforeValue: ReadonlySet<TokenType> = new Set([K.BETWEEN, K.LIKE, K.TOKEN])

/**
 * Of each token of a statement whether it begins a value: after a comparison, in VALUES and IN, as a later operand of a
 * function. In ddbsh that is where double quotes make a string.
 */
export function valuePlaces(tokens: readonly IToken[]): readonly boolean[] {
  const open: Bracket[] = []
  let between = false
  let rows = false
  return tokens.map((token, at) => {
    const before = tokens[at - 1]
    const top = open.at(-1)
    const isValue = before !== undefined && valueAfter(before, top, between)
    between = token.tokenType === K.BETWEEN || (between && before?.tokenType !== K.AND)
    rows ||= token.tokenType === K.VALUES
    if (opens.has(token.tokenType)) open.push({ holds: insideOf(token, before, { top, rows, isValue }), commas: 0 })
    else if (closes.has(token.tokenType)) open.pop()
    else if (token.tokenType === Comma && top !== undefined) top.commas++
    return isValue
  })
}

function valueAfter(before: IToken, top: Bracket | undefined, between: boolean): boolean {
  const type = before.tokenType
  if (comparing.has(type) || beforeValue.has(type) || before.image === '!=' || /^pitr$/i.test(before.image)) return true
  if (type === K.AND) return between
  if (before.image === ':') return top?.holds === 'map'
  if (type !== Comma && !opens.has(type)) return false
  return top?.holds === 'values' || (top?.holds === 'operands' && top.commas > 0)
}

const opens: ReadonlySet<TokenType> = new Set([LParen, LBracket, LBrace, LSet])
const closes: ReadonlySet<TokenType> = new Set([RParen, RBracket, RBrace, RSet])

type Around = { readonly top: Bracket | undefined; readonly rows: boolean; readonly isValue: boolean }

function insideOf(token: IToken, before: IToken | undefined, { top, rows, isValue }: Around): Bracket['holds'] {
  if (token.tokenType === LBrace) return 'map'
  if (token.tokenType !== LParen) return 'values'
  const word = before?.image.toLowerCase() ?? ''
  if (conditionFunctions.has(word) || updateFunctions.has(word)) return 'operands'
  const row = before?.tokenType === K.VALUES || (rows && before?.tokenType === Comma && top === undefined)
  return isValue || row || before?.tokenType === K.IN ? 'values' : 'names'
}
