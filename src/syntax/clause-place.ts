import type { IToken, TokenType } from 'chevrotain'
import { K, lexStatements } from '../../grammars/statement-tokens.ts'

/** Clauses of an access pattern that a message may point at. */
export type ClauseWord = 'returns' | 'item-size' | 'peak' | 'rate' | 'budget'

const words: { readonly [clause in ClauseWord]: readonly TokenType[] } = {
  returns: [K.RETURNS],
  'item-size': [K.ITEM, K.SIZE],
  peak: [K.PEAK],
  rate: [K.RATE],
  budget: [K.BUDGET],
}

/** Where a clause begins in the text of its ACCESS PATTERN; 0 where it has none. */
export function clauseOffset(text: string, clause: ClauseWord): number {
  const tokens = lexStatements(text)
  // The name of the pattern may be such a word itself.
  const first = tokens[2]?.tokenType === K.OR ? 5 : 3
  const found = tokens.find((_, at) => at >= first && words[clause].every((type, step) => is(tokens[at + step], type)))
  return found?.startOffset ?? 0
}

const is = (token: IToken | undefined, type: TokenType): boolean => token?.tokenType === type
