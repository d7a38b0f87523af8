import type { IToken, TokenType } from 'chevrotain'
import { K } from '../../../grammars/statement-tokens.ts'
import { explainLength } from '../split-script.ts'
import { madeToken } from './made-token.ts'

/** In ddbsh and dql an UPDATE or a DELETE is of as many items as its condition finds. One that asks for values, or names keys, is not. */
export function impliedBulk(tokens: readonly IToken[]): readonly IToken[] {
  const at = explainLength(tokens)
  const [first, second] = [tokens[at], tokens[at + 1]]
  if (first === undefined || second === undefined) return tokens
  const writes = first.tokenType === K.UPDATE || (first.tokenType === K.DELETE && second.tokenType === K.FROM)
  if (!writes || tokens.some(({ tokenType }) => ofOneItem.has(tokenType))) return tokens
  return [...tokens.slice(0, at), madeToken(first, K.BULK, 'BULK'), ...tokens.slice(at)]
}

const ofOneItem: ReadonlySet<TokenType> = new Set([K.RETURN, K.RETURNS, K.RETURNING, K.KEYS])
