import type { IToken, TokenType } from 'chevrotain'
import { must } from '../../base/must.ts'

/** A token that stands where another one does. */
export const madeToken = (at: IToken, tokenType: TokenType, image: string): IToken => ({
  ...at,
  tokenType,
  tokenTypeIdx: must(tokenType.tokenTypeIdx, 'the lexer knows the type'),
  image,
})

/** `"it""s"` as `'it''s'`. */
export function asString(image: string): string {
  const text = image.slice(1, -1).replaceAll('""', '"')
  return `'${text.replaceAll("'", "''")}'`
}
